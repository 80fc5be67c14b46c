import { routesOf } from '#platform/http/index.ts'
import { answerNotice } from './commands/answer-notice.ts'
import { correctDemand } from './commands/correct-demand.ts'
import { answerQuestion, askIssuer, dismissReport, requestFromReport } from './commands/handle-report.ts'
import { reportNotice, withdrawReport } from './commands/report-notice.ts'
import { attachToNotice, discardNotice, takeNotice } from './commands/take-notice.ts'
import { noticeAnswer, noticeList, noticePage } from './views/notices.ts'
import { issuerQuestions, offChannelList, offChannelStatistics } from './views/reports.ts'

export const routes = routesOf('offchannel')
  .get('/notices', noticeList)
  .post('/notices', takeNotice)
  .get('/notices/:noticeId', noticePage)
  .delete('/notices/:noticeId', discardNotice)
  .post('/notices/:noticeId/file', attachToNotice)
  .patch('/notices/:noticeId/demands/:position', correctDemand)
  .post('/notices/:noticeId/answer', answerNotice)
  .get('/notices/:noticeId/answer', noticeAnswer)
  .post('/notices/:noticeId/report', reportNotice)
  .delete('/notices/:noticeId/report', withdrawReport)
  .get('/off-channel/reports', offChannelList)
  .post('/off-channel/reports/:reportId/request', requestFromReport)
  .post('/off-channel/reports/:reportId/question', askIssuer)
  .post('/off-channel/reports/:reportId/dismissal', dismissReport)
  .get('/off-channel/questions', issuerQuestions)
  .post('/off-channel/questions/:reportId/answer', answerQuestion)
  .get('/off-channel/statistics', offChannelStatistics)
