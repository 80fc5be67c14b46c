import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Filter } from '#modules/catalogue/contract.ts'
import { canonicalFilter, printFilter } from '#modules/catalogue/contract.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import type { AskedColumn, CountedArea, CoverageQuestion } from '../read/count-coverage.ts'
import type { Reading } from '../read/read-list.ts'

/** The only code that writes ledger.counted_coverage. */
export const columnKey = ({ element, role }: AskedColumn): string =>
  role === undefined ? element : `${element}/${role}`
const keyOf = (population: Filter): string =>
  createHash('sha256')
    .update(printFilter(canonicalFilter(population)))
    .digest('hex')

const wholeCounty = (ctx: Reading): string => ctx.actor.countyCode.padEnd(12, '0')

export interface CountedWhole {
  readonly countedAt: string
  readonly changeNo: number
  readonly columns: readonly string[]
}

/** When the whole county was last counted for that day, and which columns; undefined: never, or not for this reader to see. */
export async function findCountedWhole(
  ctx: Reading,
  question: Pick<CoverageQuestion, 'entity' | 'population' | 'asOf'>,
): Promise<CountedWhole | undefined> {
  const { rows } = await sql<{ counted_at: string; change_no: number; columns: Record<string, unknown> }>`
    select counted_at, change_no, columns from ledger.counted_coverage
    where county_code = ${ctx.actor.countyCode} and entity = ${question.entity} and population = ${keyOf(question.population)}
      and area_code = ${wholeCounty(ctx)} and counted_for = ${question.asOf}::date`.execute(ctx.tx.kysely)
  const [row] = rows
  return row === undefined
    ? undefined
    : { countedAt: row.counted_at, changeNo: Number(row.change_no), columns: Object.keys(row.columns) }
}

/** The villages of a count, with the columns asked, in the order asked. */
export async function listCounted(ctx: Reading, question: CoverageQuestion): Promise<readonly CountedArea[]> {
  const keys = question.columns.map(columnKey)
  const { rows } = await sql<{ area_code: string; subjects: number; columns: readonly (readonly [number, number])[] }>`
    select c.area_code, c.subjects,
      (select coalesce(jsonb_agg(c.columns->k.key order by k.at), '[]') from unnest(${keys}::text[]) with ordinality as k(key, at)) as columns
    from ledger.counted_coverage c
    where c.county_code = ${ctx.actor.countyCode} and c.entity = ${question.entity}
      and c.population = ${keyOf(question.population)} and c.area_code <> ${wholeCounty(ctx)}
      and exists (select from unnest(${question.areas.map((area) => area.from)}::text[], ${question.areas.map((area) => area.to)}::text[]) as r(from_code, to_code)
        where c.area_code >= r.from_code and c.area_code < r.to_code)
    order by c.area_code`.execute(ctx.tx.kysely)
  return rows.map((row) => ({ areaCode: row.area_code, subjects: row.subjects, columns: row.columns }))
}

/** The rows each village has of an entity, as counted last, on whatever day. */
export async function listSizes(ctx: Reading, entity: LedgerEntity): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ area_code: string; subjects: number }>`
    select area_code, subjects from ledger.counted_coverage
    where county_code = ${ctx.actor.countyCode} and entity = ${entity} and population = ${keyOf([])}
      and area_code <> ${wholeCounty(ctx)} and counted_at is not null`.execute(ctx.tx.kysely)
  return new Map(rows.map((row) => [row.area_code, row.subjects]))
}

/** Replaces what was counted of a population before. */
export async function saveCounted(
  ctx: Reading,
  question: CoverageQuestion,
  areas: readonly CountedArea[],
  seen: { readonly changeNo: number; readonly at: Date },
): Promise<void> {
  const keys = question.columns.map(columnKey)
  const county = ctx.actor.countyCode
  const sum = (at: number, part: 0 | 1): number =>
    areas.reduce((total, area) => total + (area.columns[at]?.[part] ?? 0), 0)
  const whole: CountedArea = {
    areaCode: wholeCounty(ctx),
    subjects: areas.reduce((total, area) => total + area.subjects, 0),
    columns: keys.map((_, at) => [sum(at, 0), sum(at, 1)] as const),
  }
  const rows = [whole, ...areas].map((area) => ({
    area: area.areaCode,
    subjects: area.subjects,
    columns: Object.fromEntries(keys.map((key, at) => [key, area.columns[at] ?? [0, 0]])),
  }))
  await sql`delete from ledger.counted_coverage
    where county_code = ${county} and entity = ${question.entity} and population = ${keyOf(question.population)}`.execute(
    ctx.tx.kysely,
  )
  await sql`insert into ledger.counted_coverage
      (county_code, entity, population, area_code, counted_at, counted_for, change_no, ordered_at, subjects, columns)
    select ${county}, ${question.entity}, ${keyOf(question.population)}, r.area, ${seen.at.toISOString()}, ${question.asOf}::date, ${seen.changeNo}::bigint, ${seen.at.toISOString()}, r.subjects, r.columns
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(area text, subjects integer, columns jsonb)`.execute(
    ctx.tx.kysely,
  )
}

/** Notes that somebody wants it counted; false when that was noted within the last minutes and nothing more is wanted since. */
export async function noteOrder(
  ctx: Reading & { readonly now: () => Date },
  question: Pick<CoverageQuestion, 'entity' | 'population' | 'columns'>,
  minutes: number,
): Promise<boolean> {
  const now = ctx.now()
  const { rows } = await sql`insert into ledger.counted_coverage as c
      (county_code, entity, population, area_code, ordered_at, subjects, columns)
    values (${ctx.actor.countyCode}, ${question.entity}, ${keyOf(question.population)}, ${wholeCounty(ctx)}, ${now.toISOString()}, 0, '{}')
    on conflict (county_code, entity, population, area_code) do update set ordered_at = excluded.ordered_at
      where c.ordered_at < ${new Date(now.getTime() - minutes * 60_000).toISOString()}
        or (c.counted_at >= c.ordered_at and not c.columns ?& ${question.columns.map(columnKey)}::text[])
    returning 1 as ordered`.execute(ctx.tx.kysely)
  return rows.length > 0
}
