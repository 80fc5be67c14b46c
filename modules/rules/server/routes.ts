import { routesOf } from '#platform/http/index.ts'
import { declineProposal, takeProposal } from './commands/decide-proposal.ts'
import { discardRuleDraft } from './commands/discard-rule-draft.ts'
import { endOverride } from './commands/end-override.ts'
import { overrideLocally } from './commands/override-locally.ts'
import { publishRuleTable } from './commands/publish-rule-table.ts'
import { saveRuleDraft } from './commands/save-rule-draft.ts'
import { publishedRules } from './views/published-rules.ts'
import { ruleProposals } from './views/rule-proposals.ts'
import { ruleTablePage } from './views/rule-table-page.ts'
import { ruleTables } from './views/rule-tables.ts'

export const routes = routesOf('rules')
  .get('/rule-tables', ruleTables)
  .get('/rule-tables/:key', ruleTablePage)
  .put('/rule-tables/:key/draft', saveRuleDraft)
  .delete('/rule-tables/:key/draft', discardRuleDraft)
  .post('/rule-tables/:key/publication', publishRuleTable)
  .post('/rule-tables/:key/overrides', overrideLocally)
  .post('/rule-overrides/:overrideId/end', endOverride)
  .get('/rule-proposals', ruleProposals)
  .post('/rule-proposals/:proposalId/taking', takeProposal)
  .post('/rule-proposals/:proposalId/declining', declineProposal)
  .get('/published-rules', publishedRules)
