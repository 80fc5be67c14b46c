import { tablesOf } from '#platform/database/database.ts'
import type { ChangeKind, LedgerTables } from '../tables.ts'
import type { Writing } from './write-facts.ts'

export interface NewChange {
  readonly kind: ChangeKind
  /** The body that gave the facts, in its own words: 公安局, 村自采. Where it begins with an element's authority, its word counts. */
  readonly source: string
  /** 12 digits: the area it is about. */
  readonly areaCode: string
  readonly evidence?: string
  readonly reason?: string
  /** The day from which the facts are said to be true, where somebody said so: not the day of a file. */
  readonly beginsOn?: string
}

/** Records who says what is about to be written, and on what evidence (PROV: an activity). */
export async function openChange(
  ctx: Writing,
  change: NewChange,
): Promise<{ readonly no: number; readonly source: string }> {
  const row = await tablesOf<LedgerTables>(ctx.tx)
    .insertInto('ledger.change')
    .values({
      county_code: ctx.actor.countyCode,
      area_code: change.areaCode,
      kind: change.kind,
      source: change.source,
      member_id: ctx.actor.memberId,
      evidence: change.evidence ?? null,
      reason: change.reason ?? null,
      begins_on: change.beginsOn ?? null,
    })
    .returning('no')
    .executeTakeFirstOrThrow()
  return { no: Number(row.no), source: change.source }
}
