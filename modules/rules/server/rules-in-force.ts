import { createHash } from 'node:crypto'
import { countyOf } from '#modules/organisations/server/index.ts'
import type { Transaction } from '#platform/database/index.ts'
import type { Bilingual, FactDefinition, RuleParameter, RuleRow, RuleTableContent } from '../contract.ts'
import type { ParameterValues } from '../domain/condition.ts'
import { readTable, valuesOf, type ReadRow } from '../domain/read-table.ts'
import { resolveParameter, type OverrideLink } from '../domain/resolve-parameter.ts'
import { listOverrides, listVersions, readStamp, type OverrideRow, type VersionRow } from './store.ts'
import type { TableFrame } from './tables.ts'

/** One table as it holds in an area on a day, read and with its figures settled. */
export interface TableInForce {
  readonly key: string
  /** 0: a draft. */
  readonly version: number
  readonly title: Bilingual
  readonly rows: readonly RuleRow[]
  readonly readRows: readonly ReadRow[]
  /** Facts that any row asks for. */
  readonly asked: readonly FactDefinition[]
  readonly dictionary: ReadonlyMap<string, FactDefinition>
  readonly parameters: ParameterValues
  /** The same with words and bounds. */
  readonly parameterList: readonly RuleParameter[]
  /** The same for tables that decide alike. */
  readonly mark: string
}

/** What `decide` needs. Good for one area and one day; kept in memory by version. */
export interface RulesInForce {
  readonly owner: string
  readonly areaCode: string
  readonly day: string
  readonly tables: readonly TableInForce[]
}

export interface RulesQuestion {
  readonly owner: string
  readonly areaCode: string
  /** `YYYY-MM-DD` */
  readonly day: string
}

interface CountyRules {
  readonly stamp: string
  readonly versions: readonly VersionRow[]
  readonly overrides: readonly OverrideRow[]
  readonly asked: Map<string, RulesInForce>
}

const KEPT_QUESTIONS = 5_000
const counties = new Map<string, CountyRules>()

export const linksOf = (overrides: readonly OverrideRow[], key: string, parameter: string): OverrideLink[] =>
  overrides
    .filter((each) => each.table_key === key && each.parameter === parameter)
    .map((each) => ({
      areaCode: each.area_code,
      value: each.value,
      sameAs: each.same_as,
      validFrom: each.valid_from,
      until: each.ended_on !== null && each.ended_on < each.expires_on ? each.ended_on : each.expires_on,
    }))

/** The figure of a parameter in an area: the table's own where no place on the way differs, or differs beyond the bounds of now. */
function settle(
  parameter: RuleParameter,
  links: readonly OverrideLink[],
  areaCode: string,
  day: string,
): RuleParameter {
  if (parameter.core || links.length === 0) return parameter
  const found = resolveParameter(links, areaCode, day)
  if (found.kind !== 'value') return parameter
  const isWithin = found.value >= (parameter.min ?? -Infinity) && found.value <= (parameter.max ?? Infinity)
  return isWithin ? { ...parameter, value: found.value } : parameter
}

/** One table with the figures of an area on a day. Rows that cannot be read are left out: publication let none through. */
export function tableFor(
  table: {
    readonly key: string
    readonly version: number
    readonly frame: TableFrame
    readonly content: RuleTableContent
  },
  overrides: readonly OverrideRow[],
  { areaCode, day }: Pick<RulesQuestion, 'areaCode' | 'day'>,
): TableInForce {
  const { key, version, frame, content } = table
  const parameterList = content.parameters.map((each) =>
    settle(each, linksOf(overrides, key, each.name), areaCode, day),
  )
  const { rows: readRows } = readTable({ facts: frame.facts, parameters: parameterList, rows: content.rows })
  const asked = frame.facts.filter(({ name }) => readRows.some((row) => row.conditions.has(name)))
  const byId = new Map(content.rows.map((row) => [row.id, row]))
  const parameters = valuesOf(parameterList)
  const decides = [key, asked, content.rows.map(({ id, when }) => [id, when]), parameters]
  return {
    key,
    version,
    title: frame.title,
    rows: readRows.flatMap(({ id }) => byId.get(id) ?? []),
    readRows,
    asked,
    dictionary: new Map(frame.facts.map((fact) => [fact.name, fact])),
    parameters,
    parameterList,
    mark: createHash('sha256').update(JSON.stringify(decides)).digest('base64'),
  }
}

/** The version of each table that holds on a day: the newest that has begun. */
export function versionsOn(versions: readonly VersionRow[], day: string): readonly VersionRow[] {
  const newest = new Map<string, VersionRow>()
  for (const version of versions) if (version.valid_from <= day) newest.set(version.table_key, version)
  return [...newest.values()]
}

async function countyRules(tx: Transaction, county: string): Promise<CountyRules> {
  const stamp = await readStamp(tx, county)
  const kept = counties.get(county)
  if (kept?.stamp === stamp) return kept
  const versions = await listVersions(tx, county)
  const read: CountyRules = { stamp, versions, overrides: await listOverrides(tx, county), asked: new Map() }
  counties.set(county, read)
  return read
}

/**
 * The tables of an owner as they hold in an area (village, township or county) on a day, local overrides in.
 * One small query when nothing has changed since it was last asked.
 */
export async function rulesInForce(ctx: { readonly tx: Transaction }, question: RulesQuestion): Promise<RulesInForce> {
  const { owner, areaCode, day } = question
  const county = await countyRules(ctx.tx, countyOf(areaCode))
  const key = `${owner}|${areaCode}|${day}`
  const kept = county.asked.get(key)
  if (kept !== undefined) return kept
  const tables = versionsOn(county.versions, day)
    .filter((version) => version.owner === owner)
    .map((row) => tableFor({ ...row, key: row.table_key }, county.overrides, question))
  const rules: RulesInForce = { owner, areaCode, day, tables }
  if (county.asked.size >= KEPT_QUESTIONS) county.asked.clear()
  county.asked.set(key, rules)
  return rules
}
