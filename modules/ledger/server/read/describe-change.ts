import { tablesOf } from '#platform/database/database.ts'
import type { LedgerTables } from '../tables.ts'
import type { Reading } from './read-list.ts'

export interface DescribedChange {
  readonly no: number
  readonly kind: string
  readonly source: string
  readonly memberId: string | null
  readonly recordedAt: string
  readonly evidence: string | null
  readonly reason: string | null
}

/** Who said it, when it was recorded and on what evidence, by change number. Unknown numbers are left out. */
export async function describeChange(
  ctx: Reading,
  changeNos: readonly number[],
): Promise<ReadonlyMap<number, DescribedChange>> {
  if (changeNos.length === 0) return new Map()
  const rows = await tablesOf<LedgerTables>(ctx.tx)
    .selectFrom('ledger.change')
    .select(['no', 'kind', 'source', 'member_id', 'recorded_at', 'evidence', 'reason'])
    .where('county_code', '=', ctx.actor.countyCode)
    .where('no', 'in', [...new Set(changeNos)])
    .execute()
  return new Map(
    rows.map((row) => [
      Number(row.no),
      {
        no: Number(row.no),
        kind: row.kind,
        source: row.source,
        memberId: row.member_id,
        recordedAt: row.recorded_at,
        evidence: row.evidence,
        reason: row.reason,
      },
    ]),
  )
}
