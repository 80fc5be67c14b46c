import { routesOf } from '#platform/http/index.ts'
import { createRequest, discardRequest, editRequest } from './commands/apply.ts'
import { answerComment, commentInPublic, commentOnRequest } from './commands/comment.ts'
import { decideRequest, overrideBlock, resumeRequest } from './commands/decide.ts'
import { dispatchRequest, finishPart, finishRequest, numberRequest } from './commands/dispatch.ts'
import { answerReturn, returnRequest } from './commands/return.ts'
import { reviseRequest, screenDraft, submitRequest } from './commands/submit.ts'
import { simulateRules } from './commands/simulate-rules.ts'
import { attachTemplate, describeFields, trimFields } from './commands/state-fields.ts'
import { controlNumberQr, requestMessage, requestWorkbook } from './views/announce.ts'
import { registryRoutes } from './registry/routes.ts'
import { numberPage, returnStatistics } from './views/public.ts'
import { requestList, requestPage } from './views/requests.ts'

export const routes = routesOf('requests', registryRoutes.list)
  .get('/requests', requestList)
  .post('/requests', createRequest)
  .get('/requests/:requestId', requestPage)
  .get('/requests/:requestId/workbook', requestWorkbook)
  .get('/requests/:requestId/message', requestMessage)
  .patch('/requests/:requestId', editRequest)
  .delete('/requests/:requestId', discardRequest)
  .post('/requests/:requestId/template', attachTemplate)
  .put('/requests/:requestId/items', describeFields)
  .patch('/requests/:requestId/items', trimFields)
  .post('/requests/:requestId/screening', screenDraft)
  .post('/requests/:requestId/submission', submitRequest)
  .post('/requests/:requestId/revision', reviseRequest)
  .post('/requests/:requestId/decision', decideRequest)
  .post('/requests/:requestId/overrides', overrideBlock)
  .post('/requests/:requestId/resumption', resumeRequest)
  .post('/requests/:requestId/control-number', numberRequest)
  .post('/requests/:requestId/dispatch', dispatchRequest)
  .post('/requests/:requestId/part/completion', finishPart)
  .post('/requests/:requestId/completion', finishRequest)
  .post('/requests/:requestId/returns', returnRequest)
  .post('/returns/:returnId/answer', answerReturn)
  .get('/returns/statistics', returnStatistics)
  .post('/requests/:requestId/comments', commentOnRequest)
  .post('/comments/:commentId/answer', answerComment)
  .get('/control-numbers/:number', numberPage)
  .get('/control-numbers/:number/qr.svg', controlNumberQr)
  .post('/control-numbers/:number/comments', commentInPublic)
  .post('/rule-tables/:key/simulations', simulateRules)
