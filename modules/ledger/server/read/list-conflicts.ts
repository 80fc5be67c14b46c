import { areaRange } from '#modules/organisations/server/index.ts'
import type { Catalogue, DataElement } from '#modules/catalogue/contract.ts'
import { tablesOf } from '#platform/database/database.ts'
import { isLedgerEntity, type LedgerEntity } from '../../domain/entity-shape.ts'
import { findFact } from '../store/settle.ts'
import type { Writing } from '../store/write-facts.ts'
import type { LedgerTables } from '../tables.ts'
import { describeChange } from './describe-change.ts'
import { nameAreas, nameSubjects } from './name-subjects.ts'
import { describeValue } from './read-facts.ts'

export interface OpenConflict {
  readonly id: string
  readonly entity: LedgerEntity
  readonly subjectId: string
  readonly element: string
  readonly nameZh: string
  readonly areaCode: string
  readonly areaName: string
  /** Whose fact it is; of an enrolment its holder. */
  readonly subjectName: string | null
  readonly current: string | null
  readonly currentSource: string | null
  readonly currentValidFrom: string | null
  readonly currentRecordedAt: string | null
  readonly contender: string | null
  readonly contenderSource: string
  readonly contenderValidFrom: string
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
      'c.valid_from',
      'g.source',
    ])
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return { conflicts: await describeRows(ctx, catalogue, rows), total: Number(counted?.n ?? 0) }
}

interface Row {
  readonly id: string
  readonly entity: string
  readonly subject_id: string
  readonly element: string
  readonly area_code: string
  readonly contender: unknown
  readonly recorded_at: string
  readonly valid_from: string
  readonly source: string
}

async function describeRows(
  ctx: Writing,
  catalogue: Catalogue,
  rows: readonly Row[],
): Promise<readonly OpenConflict[]> {
  const held: { row: Row; entity: LedgerEntity; element: DataElement; fact: Awaited<ReturnType<typeof findFact>> }[] =
    []
  for (const row of rows) {
    const element = catalogue.elements.get(row.element)
    if (element === undefined || !isLedgerEntity(row.entity)) continue
    const fact = await findFact(ctx, row.entity, row.subject_id, row.element)
    held.push({ row, entity: row.entity, element, fact })
  }
  const names = await nameSubjects(
    ctx,
    held.map(({ entity, row }) => ({ entity, id: row.subject_id })),
  )
  const areaName = await nameAreas(
    ctx,
    held.map(({ row }) => row.area_code),
  )
  const changes = await describeChange(
    ctx,
    held.flatMap(({ fact }) => fact?.changeNo ?? []),
  )
  return held.map(({ row, entity, element, fact }): OpenConflict => {
    const value = fact?.value ?? null
    const change = value === null ? undefined : changes.get(fact?.changeNo ?? -1)
    return {
      id: row.id,
      entity,
      subjectId: row.subject_id,
      element: row.element,
      nameZh: element.nameZh,
      areaCode: row.area_code,
      areaName: areaName(row.area_code),
      subjectName: names.get(row.subject_id) ?? null,
      current: describeValue(
        catalogue,
        element,
        element.type === 'boolean' && value !== null ? value === 'true' : value,
      ),
      currentSource: change?.source ?? null,
      currentValidFrom: value === null ? null : (fact?.validFrom ?? null),
      currentRecordedAt: change?.recordedAt ?? null,
      contender: describeValue(catalogue, element, row.contender),
      contenderSource: row.source,
      contenderValidFrom: row.valid_from,
      recordedAt: row.recorded_at,
    }
  })
}
