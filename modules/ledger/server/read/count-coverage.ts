import { sql } from 'kysely'
import type { Catalogue, Filter } from '#modules/catalogue/contract.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import { problems } from '../problems.ts'
import { compileElement, runsOn, type Compiled } from './compile-element.ts'
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

interface Statement {
  readonly with: string
  /** Joins the population needs. */
  readonly from: string
  readonly where: string
  /** Pairs of columns, `held_0`, `doubt_0` …, with the joins they need. */
  readonly counts: readonly string[]
  readonly base: string
  readonly countedJoins: string
}

/** @throws ledger/not-computable */
function compile(
  ctx: Reading,
  catalogue: Catalogue,
  question: CoverageQuestion,
  of: { readonly few: boolean; readonly isPast: boolean },
): Statement {
  const { asOf, entity } = question
  const { countyCode } = ctx.actor
  const joins = of.few ? new JoinsOfFew(countyCode, asOf, of.isPast) : new Joins(countyCode, asOf, of.isPast)
  const c = { catalogue, entity, joins, asOf, window: runsOn(asOf), programmes: [] }
  const { month, year } = periodsOf(asOf)
  const where = compileFilter(c, question.population, month, year)
  if (!where.ok) throw problems.notComputable({ predicate: where.reason })
  const from = `${fromEntity(c)}\n${joins.sql}`
  const compiled = question.columns.map(({ element, role }) => compileElement(c, element, role))
  const alive =
    entity === 'person' ? ` and (t.person_death_date is null or t.person_death_date > date ${quoteText(asOf)})` : ''
  return {
    with: joins.with,
    from,
    where: `t.county_code = ${quoteText(countyCode)} and ${rangesSql(question.areas)} and ${where.value}${alive}`,
    counts: compiled.flatMap((one, at) => countsOf(asOf, one, at)),
    base: fromEntity(c),
    countedJoins: `${joins.sql}\n${unpackFacts(compiled)}`,
  }
}

function countsOf(asOf: string, one: Compiled | undefined, at: number): readonly string[] {
  if (one === undefined) return [`0 as held_${at}`, `0 as doubt_${at}`]
  const { conflict, stale } = letterCases(asOf, one)
  const doubts = [conflict, stale].flatMap((each) => (each === undefined ? [] : [`(${each})`]))
  return [
    `count(${one.sql})::integer as held_${at}`,
    doubts.length === 0
      ? `0 as doubt_${at}`
      : `(count(*) filter (where ${doubts.join(' or ')}))::integer as doubt_${at}`,
  ]
}

type CountRow = Readonly<Record<string, string | number>>
const columnsOf = (row: CountRow | undefined, columns: number): readonly (readonly [number, number])[] =>
  Array.from({ length: columns }, (_, at) => {
    const held = Number(row?.[`held_${at}`] ?? 0)
    return [held, held - Number(row?.[`doubt_${at}`] ?? 0)] as const
  })

/**
 * Counts one by one by scanning. Villages with at least one subject, in code order.
 * @throws ledger/not-computable
 */
export async function countCoverage(
  ctx: Reading,
  catalogue: Catalogue,
  question: CoverageQuestion,
  of: { readonly few: boolean; readonly isPast: boolean },
): Promise<readonly CountedArea[]> {
  const made = compile(ctx, catalogue, question, of)
  const { rows } = await sql
    .raw<CountRow>(
      `${made.with}select ${['t.area_code', 'count(*)::integer as subjects', ...made.counts].join(', ')}
from ${made.base}
${made.countedJoins}
where ${made.where}
group by t.area_code order by t.area_code`,
    )
    .execute(ctx.tx.kysely)
  return rows.map((row) => ({
    areaCode: String(row['area_code']),
    subjects: Number(row['subjects']),
    columns: columnsOf(row, question.columns.length),
  }))
}

export interface SampleSeen {
  /** Rows of the sample that meet the population, by village. */
  readonly matched: ReadonlyMap<string, number>
  /** Of at most LOOKED of them: what is held, and held without doubt. */
  readonly looked: number
  readonly columns: readonly (readonly [held: number, fresh: number])[]
}

/** Rows of the sample whose facts are looked at: a share is told to two of a hundred, and what hangs on them is fetched for few. */
const LOOKED = 1500

/**
 * Counts in the sample: everyone who meets the population, and of some of them what is held.
 * @throws ledger/not-computable
 */
export async function lookAtSample(
  ctx: Reading,
  catalogue: Catalogue,
  question: CoverageQuestion,
): Promise<SampleSeen> {
  const made = compile(ctx, catalogue, question, { few: true, isPast: false })
  const statement = `with matching as materialized (select t.id, t.area_code from ${made.from}
where ${made.where} and ${IS_SAMPLED}),
looked as materialized (select id from matching order by uuid_hash(id) limit ${LOOKED}),
counted as (select ${['count(*)::integer as subjects', ...made.counts].join(', ')}
from looked join ${made.base} on t.county_code = ${quoteText(ctx.actor.countyCode)} and t.id = looked.id
${made.countedJoins})
select area_code, count(*)::integer as subjects, null as counted from matching group by area_code
union all select '', subjects, to_jsonb(counted) from counted`
  const { rows } = await sql
    .raw<{ area_code: string; subjects: number; counted: CountRow | null }>(statement)
    .execute(ctx.tx.kysely)
  const counted = rows.find((row) => row.counted !== null)?.counted ?? undefined
  return {
    matched: new Map(
      rows.flatMap((row) => (row.counted === null ? [[row.area_code, Number(row.subjects)] as const] : [])),
    ),
    looked: Number(counted?.['subjects'] ?? 0),
    columns: columnsOf(counted, question.columns.length),
  }
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
