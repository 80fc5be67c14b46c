import { z } from 'zod'
import { view } from '#platform/http/index.ts'
import { RuleProposalList } from '../../contract.ts'
import { mayEditRules, maySeeRules } from '../policy.ts'
import { listProposals, listVersions } from '../store.ts'
import { describeProposal } from '../table-page.ts'

/** Proposals to change a rule, newest first, open ones before the decided. */
export const ruleProposals = view({
  name: 'ruleProposals',
  input: z.object({}),
  output: RuleProposalList,
  may: maySeeRules,
  async run(ctx) {
    const county = ctx.actor.countyCode
    const newest = new Map((await listVersions(ctx.tx, county)).map((each) => [each.table_key, each]))
    const all = await listProposals(ctx.tx, county)
    const sorted = [...all.filter(({ state }) => state === 'open'), ...all.filter(({ state }) => state !== 'open')]
    return {
      proposals: sorted.map((each) => describeProposal(each, newest.get(each.table_key))),
      mayDecide: mayEditRules(ctx.actor),
    }
  },
})
