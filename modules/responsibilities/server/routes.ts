import { routesOf } from '#platform/http/index.ts'
import { discardDutyList } from './commands/discard-duty-list.ts'
import { bringDutyListFile, importDutyList } from './commands/import-duty-list.ts'
import { publishDutyList } from './commands/publish-duty-list.ts'
import { recordDutyResource } from './commands/record-duty-resource.ts'
import { certificateNote, certificates } from './views/certificates.ts'
import { dutyItemPage } from './views/duty-item-page.ts'
import {
  dutyComparison,
  dutyItems,
  dutyListPage,
  dutyLists,
  dutySuggestions,
  publicDutyList,
} from './views/duty-lists.ts'
import { dutyFaults, dutyWorkbook } from './views/duty-workbooks.ts'

export const routes = routesOf('responsibilities')
  .get('/duty-lists', dutyLists)
  .post('/duty-lists', importDutyList)
  .get('/duty-lists/in-force', publicDutyList)
  .get('/duty-lists/:listId', dutyListPage)
  .delete('/duty-lists/:listId', discardDutyList)
  .put('/duty-lists/:listId/file', bringDutyListFile)
  .post('/duty-lists/:listId/publication', publishDutyList)
  .get('/duty-lists/:listId/items', dutyItems)
  .get('/duty-lists/:listId/comparison', dutyComparison)
  .get('/duty-lists/:listId/faults', dutyFaults)
  .get('/duty-lists/:listId/workbook', dutyWorkbook)
  .get('/duty-items/:itemId', dutyItemPage)
  .post('/duty-items/:itemId/resources', recordDutyResource)
  .get('/duty-suggestions', dutySuggestions)
  .get('/certificates', certificates)
  .get('/certificates/:key/note', certificateNote)
