import { findDutyItem } from '#modules/responsibilities/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { DispatchChannel } from '../contract.ts'
import { parseControlNumber } from '../domain/control-number.ts'
import { holdToIssuer } from './issuer.ts'
import { listRecipients } from './list-recipients.ts'
import { problems } from './problems.ts'
import { findIssuedNumber, insertDispatches, type NumberRow } from './store/dispatches.ts'
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

/**
 * The one door every channel goes through. Sending again sends only to those that do not have it yet.
 * @throws what getValidNumber refuses, and number-of-another-request · comment-unanswered · taken-back-since
 */
export async function dispatchByNumber(
  ctx: Ctx,
  order: { readonly controlNumber: string; readonly channel: DispatchChannel; readonly requestId?: string },
): Promise<{ requestId: string; dispatched: number; already: number }> {
  const number = await getValidNumber(ctx, order.controlNumber)
  if (order.requestId !== undefined && order.requestId !== number.request_id) {
    throw problems.numberOfAnotherRequest({ number: number.number })
  }
  const row = await lockRequest(ctx, number.request_id)
  await holdToIssuer(ctx, row)
  await holdToDutyList(ctx, row)
  const open = (await listComments(ctx, row.id)).filter(
    (comment) => comment.answer === null && comment.from !== 'public',
  )
  if (open.length > 0) throw problems.commentUnanswered({ count: open.length })
  if (row.state !== 'dispatched') {
    await moveRequest(ctx, row, {
      event: 'dispatch',
      reason: number.number,
      byName: ctx.actor.name,
      byBody: row.issuer_name,
    })
  }
  const recipients = await listRecipients(ctx, row.area_codes, row.target_level)
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
