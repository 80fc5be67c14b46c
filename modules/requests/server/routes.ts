import { routesOf } from '#platform/http/index.ts'
import { createRequest, discardRequest, editRequest } from './commands/apply.ts'
import { attachTemplate, describeFields, trimFields } from './commands/state-fields.ts'
import { requestList, requestPage } from './views/requests.ts'

export const routes = routesOf('requests')
  .get('/requests', requestList)
  .post('/requests', createRequest)
  .get('/requests/:requestId', requestPage)
  .patch('/requests/:requestId', editRequest)
  .delete('/requests/:requestId', discardRequest)
  .post('/requests/:requestId/template', attachTemplate)
  .put('/requests/:requestId/items', describeFields)
  .patch('/requests/:requestId/items', trimFields)
