import { tablesOf } from '#platform/database/database.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import type { LedgerTables } from '../tables.ts'
import type { Reading } from './read-list.ts'

export interface PastResidence {
  readonly areaCode: string
  /** Half-open; null: as long as the ledger knows. */
  readonly from: string | null
  readonly to: string
  readonly reason: string | null
}

/** Where a subject lived before, newest first: the areas the reader may see. */
export async function listResidences(
  ctx: Reading,
  entity: LedgerEntity,
  subjectId: string,
): Promise<readonly PastResidence[]> {
  if (entity !== 'person' && entity !== 'household') return []
  const rows = await tablesOf<LedgerTables>(ctx.tx)
    .selectFrom('ledger.moved as m')
    .innerJoin('ledger.change as g', (join) =>
      join.onRef('g.county_code', '=', 'm.county_code').onRef('g.no', '=', 'm.change_no'),
    )
    .select(['m.area_code', 'm.lived_from', 'm.moved_on', 'g.reason'])
    .where('m.county_code', '=', ctx.actor.countyCode)
    .where('m.entity', '=', entity)
    .where('m.subject_id', '=', subjectId)
    .where('m.retracted', '=', false)
    .orderBy('m.id', 'desc')
    .execute()
  return rows.map((row) => ({ areaCode: row.area_code, from: row.lived_from, to: row.moved_on, reason: row.reason }))
}
