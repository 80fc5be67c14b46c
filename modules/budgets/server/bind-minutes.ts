import type { Ctx } from '#platform/http/index.ts'
import { decideOverBudget, type Account, type Overdraft } from '../domain/decide-over-budget.ts'
import { problems } from './problems.ts'
import { endEntries, holdAccounts, insertEntries, readAccounts } from './store.ts'

/** What one request takes: minutes of each village, all of them from the department's year. */
export interface Ask {
  readonly requestId: string
  /** Body of the department that asks. */
  readonly bodyId: string
  /** `2026` */
  readonly year: string
  /** `2026-11`: the month the villages give the minutes in. */
  readonly month: string
  readonly villages: readonly { readonly areaCode: string; readonly minutes: number }[]
}

export interface BudgetOutlook {
  readonly department: Account
  readonly villages: readonly Account[]
  /** Who would be overdrawn if the request passed now. */
  readonly over: readonly Overdraft[]
}

/** How the accounts stand, and who would be overdrawn; binds nothing. */
export async function readOutlook(ctx: Pick<Ctx, 'tx' | 'actor'>, ask: Ask): Promise<BudgetOutlook> {
  const total = ask.villages.reduce((sum, village) => sum + village.minutes, 0)
  const [department] = await readAccounts(ctx, 'department', ask.year, [ask.bodyId], ask.requestId)
  if (department === undefined) throw new Error('an account for every holder asked')
  const villages = await readAccounts(
    ctx,
    'village',
    ask.month,
    ask.villages.map((village) => village.areaCode),
    ask.requestId,
  )
  const over = decideOverBudget([
    { ...department, minutes: total },
    ...villages.map((account, at) => ({ ...account, minutes: ask.villages[at]?.minutes ?? 0 })),
  ])
  return { department, villages, over }
}

/**
 * Binds the minutes of an admitted request: the hard stop. Binding again replaces what the request had bound.
 * @param mayExceed a named approver has let it pass; the overdraft is then marked, not refused
 * @throws budgets/exhausted
 */
export async function bindMinutes(ctx: Ctx, ask: Ask, mayExceed: boolean): Promise<void> {
  await holdAccounts(ctx)
  const { over } = await readOutlook(ctx, ask)
  if (over.length > 0 && !mayExceed) {
    throw problems.exhausted({
      holders: over
        .slice(0, 5)
        .map(
          (line) => `${line.holder === 'department' ? '部门' : line.holderId} ${line.period} +${Math.ceil(line.over)}`,
        )
        .concat(over.length > 5 ? [`… ${over.length}`] : []),
    })
  }
  await endEntries(ctx, ask.requestId, { state: 'released' })
  const isOver = new Set(over.map((line) => `${line.holder}\n${line.holderId}`))
  const base = {
    request_id: ask.requestId,
    state: 'bound' as const,
    settled_minutes: null,
    bound_at: ctx.now().toISOString(),
    ended_at: null,
  }
  await insertEntries(
    ctx,
    ask.villages.flatMap(({ areaCode, minutes }) => [
      {
        ...base,
        holder: 'department' as const,
        holder_id: ask.bodyId,
        period: ask.year,
        area_code: areaCode,
        bound_minutes: minutes,
        over_budget: isOver.has(`department\n${ask.bodyId}`),
      },
      {
        ...base,
        holder: 'village' as const,
        holder_id: areaCode,
        period: ask.month,
        area_code: areaCode,
        bound_minutes: minutes,
        over_budget: isOver.has(`village\n${areaCode}`),
      },
    ]),
  )
}

/** Gives back what a request had bound, for one village or for all: it was returned, withdrawn, lapsed or expired. */
export const releaseMinutes = (ctx: Ctx, requestId: string, areaCode?: string): Promise<void> =>
  endEntries(ctx, requestId, { state: 'released', ...(areaCode === undefined ? {} : { areaCode }) })

/** The work is done: what was bound is spent, as measured where it was measured. */
export const settleMinutes = (ctx: Ctx, requestId: string, areaCode: string, measured?: number): Promise<void> =>
  endEntries(ctx, requestId, { state: 'settled', areaCode, ...(measured === undefined ? {} : { minutes: measured }) })
