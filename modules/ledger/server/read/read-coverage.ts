import { sql } from 'kysely'
import type { Filter } from '#modules/catalogue/contract.ts'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteText } from '../../domain/sql-text.ts'
import { problems } from '../problems.ts'
import { compileElement, runsOn } from './compile-element.ts'
import { compileFilter, fromEntity } from './compile-filter.ts'
import { letterCases, unpackFacts } from './list-columns.ts'
import { periodsOf } from './periods.ts'
import { findPastDay } from './find-past-day.ts'
import type { Reading } from './read-list.ts'
import { Joins } from './relations.ts'

export interface CoverageQuestion {
  readonly entity: LedgerEntity
  readonly population: Filter
  readonly columns: readonly { readonly element: string; readonly role?: string }[]
  /** Half-open ranges of area codes. */
  readonly areas: readonly { readonly from: string; readonly to: string }[]
  /** YYYY-MM-DD */
  readonly asOf: string
}

export interface Coverage {
  /** Villages with at least one subject. */
  readonly areas: readonly { readonly areaCode: string; readonly subjects: number }[]
  readonly subjects: number
  /** In the order asked; subjects whose value is held, and held without doubt: neither stale nor contradicted. */
  readonly columns: readonly { readonly held: number; readonly fresh: number }[]
}

/**
 * How many meet a population in some areas, and of how many of them the ledger holds each element. No name leaves.
 * @throws ledger/not-computable
 */
export async function readCoverage(ctx: Reading, question: CoverageQuestion): Promise<Coverage> {
  const catalogue = await loadCatalogue(ctx)
  const { asOf, entity } = question
  const past = await findPastDay(ctx, asOf)
  const joins = new Joins(ctx.actor.countyCode, asOf, past.isDifferent)
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
  const ranges = question.areas.map(
    ({ from, to }) => `(t.area_code >= ${quoteText(from)} and t.area_code < ${quoteText(to)})`,
  )
  const alive =
    entity === 'person' ? ` and (t.person_death_date is null or t.person_death_date > date ${quoteText(asOf)})` : ''
  const statement = `${joins.with}select ${['t.area_code', 'count(*)::integer as subjects', ...counts].join(', ')}
from ${fromEntity(c)}
${joins.sql}
${unpackFacts(compiled)}
where t.county_code = ${quoteText(ctx.actor.countyCode)} and (${ranges.length === 0 ? 'false' : ranges.join(' or ')}) and ${where.value}${alive}
group by t.area_code order by t.area_code`
  const { rows } = await sql.raw<Record<string, string | number>>(statement).execute(ctx.tx.kysely)
  const total = (name: string): number => rows.reduce((sum, row) => sum + Number(row[name]), 0)
  return {
    areas: rows.map((row) => ({ areaCode: String(row['area_code']), subjects: Number(row['subjects']) })),
    subjects: total('subjects'),
    columns: compiled.map((_, at) => ({
      held: total(`held_${at}`),
      fresh: total(`held_${at}`) - total(`doubt_${at}`),
    })),
  }
}
