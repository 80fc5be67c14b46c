import { routesOf } from '#platform/http/index.ts'
import { decideMapping } from './commands/decide-mapping.ts'
import { archiveForm, renameForm, restoreForm } from './commands/keep-form.ts'
import { restoreMapping } from './commands/restore-mapping.ts'
import { startFill } from './commands/start-fill.ts'
import { uploadForm } from './commands/upload-form.ts'
import { cellSource } from './views/cell-source.ts'
import { filledSheet } from './views/filled-sheet.ts'
import { filledWorkbook } from './views/filled-workbook.ts'
import { fillList, fillSummary } from './views/fills.ts'
import { formList } from './views/form-list.ts'
import { formPage, originalWorkbook, populationReading } from './views/form-page.ts'
import { gapPage } from './views/gap-page.ts'
import { sampleTemplate, sampleTemplates } from './views/sample-templates.ts'

export const routes = routesOf('forms')
  .get('/forms', formList)
  .post('/forms', uploadForm)
  .get('/forms/:formId', formPage)
  .patch('/forms/:formId', renameForm)
  .delete('/forms/:formId', archiveForm)
  .post('/forms/:formId/restoration', restoreForm)
  .patch('/forms/:formId/mapping', decideMapping)
  .post('/forms/:formId/mapping/restorations', restoreMapping)
  .get('/forms/:formId/population-reading', populationReading)
  .get('/forms/:formId/original', originalWorkbook)
  .get('/forms/:formId/fills', fillList)
  .post('/forms/:formId/fills', startFill)
  .get('/fills/:fillId', fillSummary)
  .get('/fills/:fillId/sheets/:index', filledSheet)
  .get('/fills/:fillId/sheets/:index/cells/:ref', cellSource)
  .get('/fills/:fillId/gaps', gapPage)
  .get('/fills/:fillId/workbook', filledWorkbook)
  .get('/sample-templates', sampleTemplates)
  .get('/sample-templates/:name', sampleTemplate)
