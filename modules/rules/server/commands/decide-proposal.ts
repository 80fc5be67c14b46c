import { z } from 'zod'
import { command, type Ctx } from '#platform/http/index.ts'
import { RuleProposal } from '../../contract.ts'
import { mayEditRules } from '../policy.ts'
import { problems } from '../problems.ts'
import { Reason } from '../reason.ts'
import { findDraft, findProposal, saveDraft, updateProposal, type ProposalRow } from '../store.ts'
import { describeProposal, getNewest } from '../table-page.ts'

const DecideProposalInput = z.object({ proposalId: z.uuid(), reason: Reason })

async function close(ctx: Ctx, id: string, state: 'taken' | 'declined', reason: string): Promise<ProposalRow> {
  const { countyCode: county, memberId, name } = ctx.actor
  const found = await findProposal(ctx.tx, county, id)
  if (found === undefined) throw problems.proposalNotFound()
  if (found.state !== 'open') throw problems.proposalDecided()
  const decided = {
    state,
    decided_at: ctx.now().toISOString(),
    decided_by: memberId,
    decided_by_name: name,
    decision_reason: reason,
  }
  await updateProposal(ctx.tx, county, id, decided)
  return { ...found, ...decided }
}

/** The proposal as a draft: the suggested figure put in. A draft somebody works on already is left as it is. */
async function draftFor(
  ctx: Ctx,
  { table_key: key, kind, target, suggested_value: suggested }: ProposalRow,
): Promise<void> {
  const { countyCode: county, memberId, name } = ctx.actor
  const newest = await getNewest(ctx.tx, county, key)
  if ((await findDraft(ctx.tx, county, key)) !== undefined) return
  const parameters = newest.content.parameters.map((each) =>
    kind === 'parameter' && each.name === target && suggested !== null ? { ...each, value: suggested } : each,
  )
  await saveDraft(ctx.tx, {
    county_code: county,
    table_key: key,
    based_on: newest.version,
    revision: 1,
    content: JSON.stringify({ ...newest.content, parameters }),
    member_id: memberId,
    member_name: name,
    saved_at: ctx.now().toISOString(),
  })
}

/** Takes a proposal to change a rule up: it becomes a draft. */
export const takeProposal = command({
  name: 'takeProposal',
  input: DecideProposalInput,
  output: RuleProposal,
  may: mayEditRules,
  audit: {
    event: 'rule-proposal.taken',
    title: { zh: '采纳规则修改建议', en: 'Took up a proposal to change a rule' },
    line: ({ input, output }) => ({ subject: input.proposalId, data: { table: output.table, reason: input.reason } }),
  },
  async run(ctx, { proposalId, reason }) {
    const taken = await close(ctx, proposalId, 'taken', reason)
    await draftFor(ctx, taken)
    return describeProposal(taken, await getNewest(ctx.tx, ctx.actor.countyCode, taken.table_key))
  },
})

/** Leaves the rule as it is, and says why. The same deviations are not counted again. */
export const declineProposal = command({
  name: 'declineProposal',
  input: DecideProposalInput,
  output: RuleProposal,
  may: mayEditRules,
  audit: {
    event: 'rule-proposal.declined',
    title: { zh: '不采纳规则修改建议', en: 'Declined a proposal to change a rule' },
    line: ({ input, output }) => ({ subject: input.proposalId, data: { table: output.table, reason: input.reason } }),
  },
  async run(ctx, { proposalId, reason }) {
    const declined = await close(ctx, proposalId, 'declined', reason)
    return describeProposal(declined, await getNewest(ctx.tx, ctx.actor.countyCode, declined.table_key))
  },
})
