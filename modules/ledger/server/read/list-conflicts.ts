import { areaRange } from '#modules/organisations/server/index.ts'
import type { Catalogue } from '#modules/catalogue/contract.ts'
import { tablesOf } from '#platform/database/database.ts'
import { isLedgerEntity, type LedgerEntity } from '../../domain/entity-shape.ts'
import { findFact } from '../store/settle.ts'
import type { Writing } from '../store/write-facts.ts'
import type { LedgerTables } from '../tables.ts'
import { describeValue } from './read-facts.ts'

export interface OpenConflict {
  readonly id: string
  readonly entity: LedgerEntity
  readonly subjectId: string
  readonly element: string
  readonly nameZh: string
  readonly areaCode: string
  readonly current: string | null
  readonly contender: string | null
  readonly contenderSource: string
  readonly recordedAt: string
}

interface Asked {
  readonly areaCode?: string
  readonly subjects?: readonly string[]
}

function openConflicts(ctx: Writing, of: Asked) {
  let query = tablesOf<LedgerTables>(ctx.tx)
    .selectFrom('ledger.conflict as c')
    .innerJoin('ledger.change as g', (join) =>
      join.onRef('g.county_code', '=', 'c.county_code').onRef('g.no', '=', 'c.change_no'),
    )
    .where('c.county_code', '=', ctx.actor.countyCode)
    .where('c.state', '=', 'open')
  if (of.areaCode !== undefined) {
    const range = areaRange(of.areaCode)
    query = query.where('c.area_code', '>=', range.from).where('c.area_code', '<', range.to)
  }
  if (of.subjects !== undefined) query = query.where('c.subject_id', 'in', [...of.subjects])
  return query
}

/** Open conflicts of an area or of some subjects, newest first: what is held, what was said otherwise, and by whom. */
export async function listConflicts(
  ctx: Writing,
  catalogue: Catalogue,
  of: {
    readonly areaCode?: string
    readonly subjects?: readonly string[]
    readonly limit: number
    readonly offset: number
  },
): Promise<{ readonly conflicts: readonly OpenConflict[]; readonly total: number }> {
  const query = openConflicts(ctx, of)
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst()
  const rows = await query
    .select([
      'c.id',
      'c.entity',
      'c.subject_id',
      'c.element',
      'c.area_code',
      'c.contender',
      'c.recorded_at',
      'g.source',
    ])
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  const conflicts: OpenConflict[] = []
  for (const row of rows) {
    const element = catalogue.elements.get(row.element)
    if (element === undefined || !isLedgerEntity(row.entity)) continue
    const fact = await findFact(ctx, row.entity, row.subject_id, row.element)
    const current =
      element.type === 'boolean' && fact?.value !== undefined && fact.value !== null
        ? fact.value === 'true'
        : (fact?.value ?? null)
    conflicts.push({
      id: row.id,
      entity: row.entity,
      subjectId: row.subject_id,
      element: row.element,
      nameZh: element.nameZh,
      areaCode: row.area_code,
      current: describeValue(catalogue, element, current),
      contender: describeValue(catalogue, element, row.contender),
      contenderSource: row.source,
      recordedAt: row.recorded_at,
    })
  }
  return { conflicts, total: Number(counted?.n ?? 0) }
}
