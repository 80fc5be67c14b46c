import { routesOf } from '#platform/http/index.ts'
import { confirmFact } from './commands/confirm-fact.ts'
import { correctFact } from './commands/correct-fact.ts'
import { moveSubject } from './commands/move-subject.ts'
import { recordFacts } from './commands/record-facts.ts'
import { registerDataElement } from './commands/register-data-element.ts'
import { settleConflict } from './commands/settle-conflict.ts'
import { undoMove } from './commands/undo-move.ts'
import { conflicts } from './views/conflicts.ts'
import { ledgerSummary } from './views/ledger-summary.ts'
import { subjectFacts, subjectFactsWhole } from './views/subject-facts.ts'
import { subjects } from './views/subjects.ts'

export const routes = routesOf('ledger')
  .get('/subjects', subjects)
  .get('/subjects/:entity/:subjectId', subjectFacts)
  .get('/subjects/:entity/:subjectId/whole', subjectFactsWhole)
  .get('/conflicts', conflicts)
  .get('/ledger-summaries/:areaCode', ledgerSummary)
  .post('/facts', recordFacts)
  .post('/subjects/:entity/:subjectId/corrections', correctFact)
  .post('/subjects/:entity/:subjectId/confirmations', confirmFact)
  .post('/subjects/:entity/:subjectId/moves', moveSubject)
  .post('/subjects/:entity/:subjectId/moves/undo', undoMove)
  .post('/conflicts/:conflictId/settlement', settleConflict)
  .post('/data-elements', registerDataElement)
