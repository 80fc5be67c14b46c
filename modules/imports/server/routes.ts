import { routesOf } from '#platform/http/index.ts'
import { cancelImport } from './commands/cancel-import.ts'
import { mapImport } from './commands/map-import.ts'
import { runImport } from './commands/run-import.ts'
import { uploadImport } from './commands/upload-import.ts'
import { importList, importPage } from './views/imports.ts'
import { refusedRows } from './views/refused-rows.ts'

export const routes = routesOf('imports')
  .get('/imports', importList)
  .post('/imports', uploadImport)
  .get('/imports/:importId', importPage)
  .put('/imports/:importId/mapping', mapImport)
  .post('/imports/:importId/run', runImport)
  .post('/imports/:importId/cancellation', cancelImport)
  .get('/imports/:importId/refused-rows', refusedRows)
