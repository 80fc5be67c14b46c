import { routesOf } from '#platform/http/index.ts'
import { calendar, freeDay } from '../calendar/calendar.ts'
import { importDispatches } from '../channels/import-dispatches.ts'
import { refusedListRows } from '../channels/refused-list.ts'
import { revokeNumber } from '../channels/revoke-number.ts'
import { answerCorrection, correctionList, reportWrongFact } from '../sharing/corrections.ts'
import { askDataBack, dataReturnList, receiveData } from '../sharing/data-returns.ts'
import { answerShare, askToShare, deliverShare, shareList, withdrawShare } from '../sharing/shares.ts'
import { fileEntry, fileRequest, newVersion, setFieldsToLeave, withdrawEntry } from './commands.ts'
import { importEntries } from './import-entries.ts'
import { judgeUrgency, urgentReviews, urgentUse } from './urgent-reviews.ts'
import { registryEntryPage, registryList, registryProposals } from './views.ts'

/** What is filed, shared, planned and sent by other channels. */
export const registryRoutes = routesOf('requests')
  .get('/registry', registryList)
  .post('/registry', fileEntry)
  .post('/registry/imports', importEntries)
  .get('/registry/:entryId', registryEntryPage)
  .post('/registry/:entryId/versions', newVersion)
  .post('/registry/:entryId/withdrawal', withdrawEntry)
  .put('/registry/:entryId/leaving-fields', setFieldsToLeave)
  .get('/registry-proposals', registryProposals)
  .post('/requests/:requestId/filing', fileRequest)
  .get('/urgent-reviews', urgentReviews)
  .post('/urgent-reviews/:requestId', judgeUrgency)
  .get('/urgent-use', urgentUse)
  .post('/requests/:requestId/share-applications', askToShare)
  .get('/share-applications', shareList)
  .post('/share-applications/:applicationId/answer', answerShare)
  .post('/share-applications/:applicationId/delivery', deliverShare)
  .post('/share-applications/:applicationId/withdrawal', withdrawShare)
  .get('/corrections', correctionList)
  .post('/corrections', reportWrongFact)
  .post('/corrections/:correctionId/answer', answerCorrection)
  .get('/data-returns', dataReturnList)
  .post('/data-returns', askDataBack)
  .post('/data-returns/:returnId/receipt', receiveData)
  .get('/calendar', calendar)
  .get('/calendar/free-day', freeDay)
  .post('/dispatches/imports', importDispatches)
  .get('/list-imports/:importId/refused', refusedListRows)
  .post('/control-numbers/:number/revocation', revokeNumber)
