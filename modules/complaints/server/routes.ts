import { routesOf } from '#platform/http/index.ts'
import { answerComplaint } from './commands/answer-complaint.ts'
import { makeComplaint } from './commands/complain.ts'
import { complaintByReceipt, complaintList, complaintStatistics } from './views/complaints.ts'

export const routes = routesOf('complaints')
  .get('/complaints', complaintList)
  .post('/complaints', makeComplaint)
  .get('/complaints/statistics', complaintStatistics)
  .get('/complaints/by-receipt/:receipt', complaintByReceipt)
  .post('/complaints/:complaintId/answer', answerComplaint)
