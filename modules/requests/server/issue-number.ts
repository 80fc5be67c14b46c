import { sql } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import { addDays, civilDay, startOfDay, type PlainDate } from '#platform/time.ts'
import { printControlNumber } from '../domain/control-number.ts'
import { setClock } from './clock.ts'
import { insertNumber, nextSequence } from './store/dispatches.ts'
import { moveRequest, type RequestRow } from './store/requests.ts'

/** Days a number holds after the due day, where the request names no last day itself: late answers are still lawful then. */
const HOLDS_AFTER_DUE = 30

function lastDayOf(row: RequestRow, today: PlainDate): PlainDate {
  if (row.expires_on !== null) return row.expires_on as PlainDate
  const due = row.due_at === null ? today : civilDay(new Date(row.due_at))
  return addDays(due > today ? due : today, HOLDS_AFTER_DUE)
}

/** The next number of the county's register, valid until the request's last day. @throws requests/not-in-this-state */
export async function issueNumber(ctx: Ctx, row: RequestRow): Promise<string> {
  const today = civilDay(ctx.now())
  const year = Number(today.slice(0, 4))
  // Two numbers at once: one after the other, so that the register has no gap and no double.
  await sql`select pg_advisory_xact_lock(hashtext(${`requests.number.${row.county_code}`}))`.execute(ctx.tx.kysely)
  const sequence = await nextSequence(ctx, year)
  const number = printControlNumber({ county: row.county_code, year, sequence })
  const validUntil = lastDayOf(row, today)
  // First the state, so that a second number is refused and not only impossible.
  await moveRequest(ctx, row, {
    event: 'number',
    reason: number,
    byName: ctx.actor.name,
    byBody: '准入办',
    values: { control_number: number, expires_on: validUntil },
  })
  await insertNumber(ctx, {
    number,
    request_id: row.id,
    sequence,
    year,
    issued_at: ctx.now().toISOString(),
    valid_until: validUntil,
    revoked_at: null,
  })
  await setClock(ctx, new Date(startOfDay(addDays(validUntil, 1))))
  return number
}
