import { sql } from 'kysely'
import type { Catalogue, Filter } from '#modules/catalogue/contract.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import { problems } from '../problems.ts'
import { compileElement, runsOn } from './compile-element.ts'
import { compileFilter, fromEntity } from './compile-filter.ts'
import { letterCases, unpackFacts } from './list-columns.ts'
import { periodsOf } from './periods.ts'
import type { Reading } from './read-list.ts'
import { Joins } from './relations.ts'

export interface AskedColumn {
  readonly element: string
  readonly role?: string
}

export interface CoverageQuestion {
  readonly entity: LedgerEntity
  readonly population: Filter
  readonly columns: readonly AskedColumn[]
  /** Half-open ranges of area codes. */
  readonly areas: readonly { readonly from: string; readonly to: string }[]
  /** YYYY-MM-DD */
  readonly asOf: string
}

/** One village: its subjects, and of how many of them each column asked is held, and held without doubt. */
export interface CountedArea {
  readonly areaCode: string
  readonly subjects: number
  readonly columns: readonly (readonly [held: number, fresh: number])[]
}

/** One row in 64, chosen by a hash of its id; an index holds exactly these (migration 20261123-46). */
export const SAMPLE_RATE = 1 / 64
const IS_SAMPLED = 'uuid_hash(t.id) < -2080374784'
const SAMPLED: ReadonlySet<LedgerEntity> = new Set([
  'person',
  'household',
  'dwelling',
  'plot',
  'enterprise',
  'event',
  'enrolment',
])
export const hasSample = (entity: LedgerEntity): boolean => SAMPLED.has(entity)

/** Joins that look up each row's relatives by index instead of grouping the whole county first: for few rows. */
class JoinsOfFew extends Joins {
  private readonly known = new Set<string>()

  override members(household: string, condition: string, name: string): string {
    const alias = this.add(
      `${household}_${name}`,
      `left join lateral (select nullif(count(*), 0)::int as n from ${this.table('person')} m where m.county_code = ${quoteText(this.countyCode)} and m.household_id = ${household}.id and ${condition}) ${household}_${name} on true`,
    )
    return `${alias}.n`
  }

  override enrolment(entity: LedgerEntity, programmes: readonly string[], window: string): string {
    if (entity === 'household') return super.enrolment(entity, programmes, window)
    const alias = ['enrolled', ...programmes.toSorted()].join('_')
    if (!this.known.has(alias)) this.rowAliases.push(alias)
    this.known.add(alias)
    const which = programmes.length === 0 ? '' : ` and e.subsidy_program in (${programmes.map(quoteText).join(', ')})`
    const total = programmes.length > 1 ? ', sum(e.subsidy_amount) over () as total_amount' : ''
    return this.add(
      alias,
      `left join lateral (select e.*${total} from ${this.table('enrolment')} e where e.county_code = ${quoteText(this.countyCode)} and e.holder_id = t.id${which} and ${window} order by e.subsidy_start desc nulls last limit 1) ${alias} on true`,
    )
  }
}

export const rangesSql = (areas: CoverageQuestion['areas']): string =>
  areas.length === 0
    ? 'false'
    : `(${areas.map(({ from, to }) => `(t.area_code >= ${quoteText(from)} and t.area_code < ${quoteText(to)})`).join(' or ')})`

/**
 * Counts by scanning: everyone in the areas, or those of them who are in the sample. Villages with at least one subject, in code order.
 * @throws ledger/not-computable
 */
export async function countCoverage(
  ctx: Reading,
  catalogue: Catalogue,
  question: CoverageQuestion,
  of: { readonly sample: boolean; readonly few: boolean; readonly isPast: boolean },
): Promise<readonly CountedArea[]> {
  const { asOf, entity } = question
  const { countyCode } = ctx.actor
  const joins = of.few ? new JoinsOfFew(countyCode, asOf, of.isPast) : new Joins(countyCode, asOf, of.isPast)
  const c = { catalogue, entity, joins, asOf, window: runsOn(asOf), programmes: [] }
  const compiled = question.columns.map(({ element, role }) => compileElement(c, element, role))
  const { month, year } = periodsOf(asOf)
  const where = compileFilter(c, question.population, month, year)
  if (!where.ok) throw problems.notComputable({ predicate: where.reason })
  const counts = compiled.flatMap((one, at) => {
    if (one === undefined) return [`0 as held_${at}`, `0 as doubt_${at}`]
    const { conflict, stale } = letterCases(asOf, one)
    const doubts = [conflict, stale].flatMap((each) => (each === undefined ? [] : [`(${each})`]))
    return [
      `count(${one.sql})::integer as held_${at}`,
      doubts.length === 0
        ? `0 as doubt_${at}`
        : `(count(*) filter (where ${doubts.join(' or ')}))::integer as doubt_${at}`,
    ]
  })
  const alive =
    entity === 'person' ? ` and (t.person_death_date is null or t.person_death_date > date ${quoteText(asOf)})` : ''
  const statement = `${joins.with}select ${['t.area_code', 'count(*)::integer as subjects', ...counts].join(', ')}
from ${fromEntity(c)}
${joins.sql}
${unpackFacts(compiled)}
where t.county_code = ${quoteText(countyCode)} and ${rangesSql(question.areas)}${of.sample ? ` and ${IS_SAMPLED}` : ''} and ${where.value}${alive}
group by t.area_code order by t.area_code`
  const { rows } = await sql.raw<Record<string, string | number>>(statement).execute(ctx.tx.kysely)
  return rows.map((row) => ({
    areaCode: String(row['area_code']),
    subjects: Number(row['subjects']),
    columns: compiled.map((_, at) => {
      const held = Number(row[`held_${at}`])
      return [held, held - Number(row[`doubt_${at}`])] as const
    }),
  }))
}

/** How many rows of the sample each village has, whoever they are. Reads the index alone. */
export async function countSample(
  ctx: Reading,
  entity: LedgerEntity,
  areas: CoverageQuestion['areas'],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql
    .raw<{ area_code: string; n: number }>(
      `select t.area_code, count(*)::integer as n from ledger.${quoteName(entity)} t where t.county_code = ${quoteText(ctx.actor.countyCode)} and ${rangesSql(areas)} and ${IS_SAMPLED} group by t.area_code`,
    )
    .execute(ctx.tx.kysely)
  return new Map(rows.map((row) => [row.area_code, Number(row.n)]))
}
