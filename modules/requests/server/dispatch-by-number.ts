import { readOutlook } from '#modules/budgets/server/index.ts'
import type { Area } from '#modules/organisations/contract.ts'
import { areaRange } from '#modules/organisations/server/index.ts'
import { findDutyItem } from '#modules/responsibilities/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { DispatchChannel } from '../contract.ts'
import { parseControlNumber } from '../domain/control-number.ts'
import { askOfBudgets, OVER_BUDGET_TABLE } from './ask-of-budgets.ts'
import { channelProblems } from './channels/problems.ts'
import { holdToIssuer } from './issuer.ts'
import { listRecipients } from './list-recipients.ts'
import { problems } from './problems.ts'
import { findIssuedNumber, insertDispatches, listDispatches, type NumberRow } from './store/dispatches.ts'
import { listComments } from './store/answers.ts'
import { listOverrides } from './store/returns.ts'
import { lockRequest, moveRequest, type RequestRow } from './store/requests.ts'

/**
 * A number as it stands in the register of the actor's county, in date and not revoked.
 * @throws requests/number-missing · number-mistyped · number-unknown · number-expired · number-revoked
 */
export async function getValidNumber(ctx: Ctx, typed: string): Promise<NumberRow> {
  if (typed.trim() === '') throw problems.numberMissing()
  const read = parseControlNumber(typed)
  if (read === undefined) throw problems.numberMistyped({ number: typed })
  const issued = await findIssuedNumber(ctx.tx, ctx.actor.countyCode, read.number)
  if (issued === undefined) throw problems.numberUnknown({ number: read.number })
  if (issued.revoked_at !== null) throw problems.numberRevoked({ number: read.number })
  if (issued.valid_until < civilDay(ctx.now())) {
    throw problems.numberExpired({ number: read.number, day: issued.valid_until })
  }
  return issued
}

/** A duty may have been taken back since the gate decided. @throws requests/taken-back-since */
async function holdToDutyList(ctx: Ctx, row: RequestRow): Promise<void> {
  if (row.duty_item_id === null) return
  const admittedUnder = await findDutyItem(ctx, { itemId: row.duty_item_id })
  if (admittedUnder === undefined) return
  const now = await findDutyItem(ctx, { code: admittedUnder.code })
  if (now?.class !== 'taken-back') return
  const overrides = await listOverrides(ctx, row.id)
  if (overrides.some((one) => one.table_key === 'duties' && one.row_id === 'taken-back')) return
  throw problems.takenBackSince({ item: now.title, by: now.takenBackBy ?? '' })
}

/** Budgets may have been lowered since the gate decided: minutes nobody has are not taken. @throws requests/over-budget-since */
async function holdToBudgets(ctx: Ctx, row: RequestRow): Promise<void> {
  if (row.screening === null) return
  const { over } = await readOutlook(ctx, askOfBudgets(ctx, row, row.screening))
  if (over.length === 0) return
  const overrides = await listOverrides(ctx, row.id)
  if (overrides.some((one) => one.table_key === OVER_BUDGET_TABLE)) return
  throw channelProblems.overBudgetSince({
    holders: over
      .slice(0, 5)
      .map((one) => `${one.holder === 'department' ? row.issuer_name : one.holderId} ${one.period}`),
  })
}

/** Recipients inside one area, or all. @throws requests/area-not-asked */
async function recipientsIn(ctx: Ctx, row: RequestRow, areaCode: string | undefined): Promise<readonly Area[]> {
  const all = await listRecipients(ctx, row.area_codes, row.target_level)
  if (areaCode === undefined) return all
  const { from, to } = areaRange(areaCode)
  const inside = all.filter((area) => area.code >= from && area.code < to)
  if (inside.length === 0) throw channelProblems.areaNotAsked({ area: areaCode })
  return inside
}

export interface DispatchOrder {
  readonly controlNumber: string
  readonly channel: DispatchChannel
  readonly requestId?: string
  /** Only the recipients inside this area; all when absent. */
  readonly areaCode?: string
  /** The body the command line acts for: whoever runs it is registered with none. */
  readonly asBodyId?: string
}

/**
 * The one door every channel goes through. Sending again sends only to those that do not have it yet.
 * @throws what getValidNumber refuses, and number-of-another-request · not-your-body · comment-unanswered · taken-back-since ·
 * over-budget-since · area-not-asked
 */
export async function dispatchByNumber(
  ctx: Ctx,
  order: DispatchOrder,
): Promise<{ requestId: string; dispatched: number; already: number }> {
  const number = await getValidNumber(ctx, order.controlNumber)
  if (order.requestId !== undefined && order.requestId !== number.request_id) {
    throw problems.numberOfAnotherRequest({ number: number.number })
  }
  const row = await lockRequest(ctx, number.request_id)
  if (order.asBodyId === undefined) await holdToIssuer(ctx, row)
  else if (order.asBodyId !== row.issuer_body_id) throw problems.notYourBody({ issuer: row.issuer_name })
  await holdToDutyList(ctx, row)
  const open = (await listComments(ctx, row.id)).filter(
    (comment) => comment.answer === null && comment.from !== 'public',
  )
  if (open.length > 0) throw problems.commentUnanswered({ count: open.length })
  const recipients = await recipientsIn(ctx, row, order.areaCode)
  const sent = new Set((await listDispatches(ctx, row.id)).map((part) => part.area_code))
  if (recipients.some((area) => !sent.has(area.code))) await holdToBudgets(ctx, row)
  if (row.state !== 'dispatched') {
    await moveRequest(ctx, row, {
      event: 'dispatch',
      reason: number.number,
      byName: ctx.actor.name,
      byBody: row.issuer_name,
    })
  }
  const minutesOf = new Map(row.screening?.price.perVillage.map((one) => [one.areaCode, one.minutes.middle]))
  const dispatched = await insertDispatches(
    ctx,
    recipients.map((area) => ({
      request_id: row.id,
      area_code: area.code,
      control_number: number.number,
      channel: order.channel,
      state: 'open',
      minutes: minutesOf.get(area.code) ?? null,
      dispatched_at: ctx.now().toISOString(),
      dispatched_on: civilDay(ctx.now()),
      valid_until: number.valid_until,
      ended_at: null,
    })),
  )
  return { requestId: row.id, dispatched, already: recipients.length - dispatched }
}
