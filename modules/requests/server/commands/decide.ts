import { bindMinutes } from '#modules/budgets/server/index.ts'
import { recordDeviation } from '#modules/rules/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay, startOfDay } from '#platform/time.ts'
import { z } from 'zod'
import { DecideRequest, OverrideBlock, RequestPage, type Screening } from '../../contract.ts'
import { describeEvent } from '../../domain/describe-life.ts'
import { askOfBudgets, OVER_BUDGET_TABLE } from '../ask-of-budgets.ts'
import { setClock } from '../clock.ts'
import { standingBlocks } from '../../domain/describe-verdict.ts'
import { keepScreening } from '../keep-screening.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mergeRequest } from '../merge-request.ts'
import { mayDecide } from '../policy.ts'
import { problems } from '../problems.ts'
import { dropAskProfile } from '../similarity/ask-store.ts'
import { updateItem } from '../store/items.ts'
import { insertOverride, listOverrides } from '../store/returns.ts'
import { lockRequest, moveRequest, updateRequest, type RequestRow } from '../store/requests.ts'

const one = z.object({ requestId: z.uuid() })
type Decision = z.output<typeof DecideRequest>

/** A block stands until somebody answers for letting it pass. @throws requests/blocked */
function holdToRules(screening: Screening): void {
  const blocks = standingBlocks(screening.findings)
  if (blocks.length === 0) return
  throw problems.blocked({
    clauses: blocks.map((block) => `${block.clause} ${block.message.zh}`),
    clausesEn: blocks.map((block) => `${block.clause} ${block.message.en}`),
    rows: blocks.map((block) => `${block.table}/${block.row}`),
  })
}

/** Admits with the price as screened now; the minutes are bound here, and the budget is the hard stop. */
async function admit(ctx: Ctx, row: RequestRow, decision: Decision): Promise<void> {
  for (const position of decision.dropPositions) await updateItem(ctx, row.id, position, { action: 'dropped' })
  const { screening, values } = await keepScreening(ctx, row)
  holdToRules(screening)
  const overrides = await listOverrides(ctx, row.id)
  await bindMinutes(
    ctx,
    askOfBudgets(ctx, row, screening),
    overrides.some((override) => override.table_key === OVER_BUDGET_TABLE),
  )
  await moveRequest(ctx, row, {
    event: decision.decision === 'reduce' ? 'reduce' : 'admit',
    reason: decision.reason,
    byName: ctx.actor.name,
    byBody: '准入办',
    values: { ...values, decide_by: null },
  })
}

/** The gate decides with one action. */
export const decideRequest = command({
  name: 'decideRequest',
  input: DecideRequest.extend(one.shape),
  output: RequestPage,
  may: mayDecide,
  audit: {
    event: 'request.decided',
    title: { zh: '准入决定', en: 'Decided on a request' },
    line: ({ input }) => ({ subject: input.requestId, data: { decision: input.decision, reason: input.reason } }),
  },
  async run(ctx, decision) {
    const row = await lockRequest(ctx, decision.requestId)
    if (row.version !== decision.version) throw problems.requestChanged()
    const by = { reason: decision.reason, byName: ctx.actor.name, byBody: '准入办' }
    switch (decision.decision) {
      case 'reduce':
        if (decision.dropPositions.length === 0) throw problems.nothingReduced()
        await admit(ctx, row, decision)
        break
      case 'admit':
        await admit(ctx, row, { ...decision, dropPositions: [] })
        break
      case 'merge':
        if (decision.intoRequestId === undefined) throw problems.mergeIntoWhat()
        await mergeRequest(ctx, row, decision.intoRequestId, by)
        break
      case 'return':
        await moveRequest(ctx, row, { event: 'return', ...by, values: { decide_by: null } })
        await dropAskProfile(ctx, row.id)
        break
      case 'defer': {
        const { until } = decision
        if (until === undefined || until <= civilDay(ctx.now())) throw problems.deferUntilWhen()
        await moveRequest(ctx, row, { event: 'defer', ...by, values: { deferred_until: until, decide_by: null } })
        await setClock(ctx, new Date(startOfDay(until)))
        break
      }
    }
    return loadRequestPage(ctx, row.id)
  },
})

/** A named approver lets one block pass, with a reason that everyone can read. */
export const overrideBlock = command({
  name: 'overrideBlock',
  input: OverrideBlock.extend(one.shape),
  output: RequestPage,
  may: mayDecide,
  audit: {
    event: 'request.block-overridden',
    title: { zh: '具名放行', en: 'Let a blocked request pass by a named approver' },
    line: ({ input }) => ({
      subject: input.requestId,
      data: { table: input.table, row: input.row, approver: input.approver, reason: input.reason },
    }),
  },
  async run(ctx, { requestId, version, table, row: rowId, approver, reason }) {
    const row = await lockRequest(ctx, requestId)
    if (row.version !== version) throw problems.requestChanged()
    if (row.state !== 'screened') {
      throw problems.notInThisState({ state: row.state, stateEn: row.state, event: '具名放行', eventEn: 'override' })
    }
    const block = row.screening?.findings.find(
      (one) => one.table === table && one.row === rowId && one.effect === 'block',
    )
    if (block === undefined) throw problems.noSuchBlock({ row: `${table}/${rowId}` })
    await insertOverride(ctx, {
      request_id: requestId,
      table_key: table,
      row_id: rowId,
      clause: block.clause,
      approver,
      decided_by_name: ctx.actor.name,
      reason,
      at: ctx.now().toISOString(),
    })
    await recordDeviation(ctx, { table, row: rowId, reason, subject: requestId })
    const { values } = await keepScreening(ctx, row)
    await updateRequest(ctx, requestId, row.version, values)
    return loadRequestPage(ctx, requestId)
  },
})

/** Takes up a deferred case before its day. */
export const resumeRequest = command({
  name: 'resumeRequest',
  input: one.extend({ version: z.number().int() }),
  output: RequestPage,
  may: mayDecide,
  audit: {
    event: 'request.resumed',
    title: { zh: '恢复审核', en: 'Took up a deferred request' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId, version }) {
    const row = await lockRequest(ctx, requestId)
    if (row.version !== version) throw problems.requestChanged()
    await moveRequest(ctx, row, {
      event: 'resume',
      reason: describeEvent('resume').zh,
      byName: ctx.actor.name,
      byBody: '准入办',
      values: { deferred_until: null, decide_by: ctx.now().toISOString() },
    })
    return loadRequestPage(ctx, requestId)
  },
})
