import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { Area, AreaLevel } from '../contract.ts'
import { countyOf } from '../domain/area-code.ts'
import { problems } from './problems.ts'
import type { AreaRow, OrganisationsTables } from './tables.ts'

export const areaOf = (row: AreaRow): Area => ({
  code: row.code,
  name: row.name,
  level: row.level,
  parentCode: row.parent_code,
  urbanRural: row.urban_rural,
  longitude: row.longitude,
  latitude: row.latitude,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  successorCode: row.successor_code,
  succession: row.succession,
})

/** All periods of one code, oldest first. */
export async function listAreaPeriods(tx: Transaction, code: string): Promise<readonly Area[]> {
  const rows = await tablesOf<OrganisationsTables>(tx)
    .selectFrom('organisations.area')
    .selectAll()
    .where('county_code', '=', countyOf(code))
    .where('code', '=', code)
    .orderBy('valid_from')
    .execute()
  return rows.map(areaOf)
}

/** The area a code named on a day (`YYYY-MM-DD`). */
export async function findAreaAt(tx: Transaction, code: string, day: string): Promise<Area | undefined> {
  const periods = await listAreaPeriods(tx, code)
  return periods.find((area) => area.validFrom <= day && (area.validTo === null || area.validTo > day))
}

/**
 * The area of a code in its latest period, whether it still stands or not.
 * @throws organisations/area-not-found
 */
export async function getArea(tx: Transaction, code: string): Promise<Area> {
  const area = (await listAreaPeriods(tx, code)).at(-1)
  if (area === undefined) throw problems.areaNotFound({ code })
  return area
}

/** What an area became, step by step, up to the areas that stand today; empty while it stands itself. */
export async function listSuccessors(tx: Transaction, code: string): Promise<readonly Area[]> {
  const chain: Area[] = []
  const seen = new Set([code])
  let last = (await listAreaPeriods(tx, code)).at(-1)
  while (last !== undefined && last.successorCode !== null && last.validTo !== null) {
    const next: Area | undefined = (await listAreaPeriods(tx, last.successorCode)).at(-1)
    if (next === undefined || (seen.has(next.code) && next.validTo !== null)) break
    chain.push(next)
    if (seen.has(next.code)) break
    seen.add(next.code)
    last = next
  }
  return chain
}

export interface AreaQuestion {
  /** The day the areas are valid on, `YYYY-MM-DD`. */
  readonly day: string
  /** Codes from, inclusive, and to, exclusive: `areaRange(code)`. */
  readonly within?: { readonly from: string; readonly to: string }
  readonly parent?: string
  readonly level?: AreaLevel
  /** Part of a name. */
  readonly search?: string
  readonly limit?: number
}

/** Areas in code order. Row-level security leaves those of the actor's county. */
export async function listAreas(tx: Transaction, question: AreaQuestion): Promise<readonly Area[]> {
  const { day, within, parent, level, search, limit } = question
  let query = tablesOf<OrganisationsTables>(tx)
    .selectFrom('organisations.area')
    .selectAll()
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
  if (within !== undefined) query = query.where('code', '>=', within.from).where('code', '<', within.to)
  if (parent !== undefined) query = query.where('county_code', '=', countyOf(parent)).where('parent_code', '=', parent)
  if (level !== undefined) query = query.where('level', '=', level)
  if (search !== undefined) query = query.where('name', 'like', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  if (limit !== undefined) query = query.limit(limit)
  return (await query.orderBy('code').execute()).map(areaOf)
}

/** Counties that have been set up here, six digits each. Runs as the system: an actor sees one county only. */
export async function listCountiesHere(tx: Transaction): Promise<readonly string[]> {
  const rows = await tablesOf<OrganisationsTables>(tx)
    .selectFrom('organisations.area')
    .select('county_code')
    .distinct()
    .orderBy('county_code')
    .execute()
  return rows.map((row) => row.county_code)
}
