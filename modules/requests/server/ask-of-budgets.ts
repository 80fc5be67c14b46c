import type { Ask } from '#modules/budgets/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { Price } from '../contract.ts'
import type { RequestRow } from './store/requests.ts'

/** The table of rules whose rows are overdrafts: an override of one of them is the approval to go over. */
export const OVER_BUDGET_TABLE = 'budget'

/** What a request takes of the budgets: the villages give it in the month it is due. */
export function askOfBudgets(
  ctx: Pick<Ctx, 'now'>,
  row: Pick<RequestRow, 'id' | 'issuer_body_id' | 'due_at'>,
  { price }: { readonly price: Pick<Price, 'perVillage'> },
): Ask {
  const day = row.due_at === null ? civilDay(ctx.now()) : civilDay(new Date(row.due_at))
  return {
    requestId: row.id,
    bodyId: row.issuer_body_id,
    year: day.slice(0, 4),
    month: day.slice(0, 7),
    villages: price.perVillage.map((village) => ({ areaCode: village.areaCode, minutes: village.minutes.middle })),
  }
}
