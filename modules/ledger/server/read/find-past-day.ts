import { sql } from 'kysely'
import type { Writing } from '../store/write-facts.ts'

/** How a question about a day is to be read. */
export interface PastDay {
  /** Something came into the ledger after the day. */
  readonly isPast: boolean
  /** Something of it replaced a value, moved someone, or is said to begin later: rows are put back as they were. */
  readonly isDifferent: boolean
}

/** Whether the current rows answer for a day. One look at an index for a day nothing is newer than. */
export async function findPastDay(ctx: Pick<Writing, 'tx' | 'actor'>, asOf: string): Promise<PastDay> {
  const { countyCode } = ctx.actor
  const newest = await sql<{
    day: string
  }>`select (recorded_at at time zone 'Asia/Shanghai')::date::text as day from ledger.change
where county_code = ${countyCode} order by no desc limit 1`.execute(ctx.tx.kysely)
  const day = newest.rows[0]?.day
  if (day === undefined || day <= asOf) return { isPast: false, isDifferent: false }
  const found = await sql<{
    different: boolean
  }>`select exists (select from ledger.history where county_code = ${countyCode} and not retracted)
or exists (select from ledger.change where county_code = ${countyCode} and kind = 'move')
or exists (select from ledger.change where county_code = ${countyCode} and begins_on > ${asOf}::date) as different`.execute(
    ctx.tx.kysely,
  )
  return { isPast: true, isDifferent: found.rows[0]?.different === true }
}
