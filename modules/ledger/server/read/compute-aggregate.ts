import { sql } from 'kysely'
import { areaRange } from '#modules/organisations/server/index.ts'
import type { Aggregate, Catalogue, Filter } from '#modules/catalogue/contract.ts'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { isLedgerEntity, type LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import { compileElement, runsOn, type Compilation, type Period } from './compile-element.ts'
import { compileFilter, fromEntity, inArea, readTime } from './compile-filter.ts'
import { periodsOf } from './periods.ts'
import { findPastDay } from './find-past-day.ts'
import type { Reading } from './read-list.ts'
import { Joins } from './relations.ts'

export interface StatisticsQuestion {
  readonly aggregates: readonly Aggregate[]
  /** The rows of the sheet: areas, categories (each a filter of its own), or one row of all. */
  readonly rows:
    | { readonly kind: 'areas'; readonly codes: readonly string[] }
    | { readonly kind: 'categories'; readonly filters: readonly Filter[] }
    | { readonly kind: 'whole' }
  /** Holds for every cell: whom the form is about. */
  readonly population?: Filter
  readonly areaCode: string
  readonly asOf: string
  /** The report's month and year, half-open; those of the as-of day when absent. */
  readonly month?: Period
  readonly year?: Period
}

export type StatisticsCell =
  | { readonly kind: 'value'; readonly value: number | null }
  /** The ledger cannot decide this; never a guess. */
  | { readonly kind: 'not-computable'; readonly because: string }

export interface Statistics {
  /** cells[row][aggregate] */
  readonly cells: readonly (readonly StatisticsCell[])[]
  /** The statement behind each aggregate, to be shown. */
  readonly sql: readonly string[]
}

interface Group {
  readonly entity: LedgerEntity
  readonly c: Compilation
  readonly parts: { readonly name: string; readonly sql: string; readonly row: number; readonly column: number }[]
}

const YUAN: Readonly<Record<string, number>> = { 元: 1, 千元: 1000, 万元: 10_000, 亿元: 100_000_000 }

/** An amount is what is paid in a month: a year to date adds the months the enrolment ran. */
function monthsRun(year: Period): string {
  const last = `least(coalesce(t.subsidy_end - 1, date ${quoteText(year.to)} - 1), date ${quoteText(year.to)} - 1)`
  const first = `greatest(coalesce(t.subsidy_start, date ${quoteText(year.from)}), date ${quoteText(year.from)})`
  const monthOf = (day: string): string => `(extract(year from ${day}) * 12 + extract(month from ${day}))`
  return `greatest(0, ${monthOf(last)} - ${monthOf(first)} + 1)`
}

function targetOf(catalogue: Catalogue, aggregate: Aggregate): LedgerEntity | undefined {
  const field = aggregate.field === undefined ? undefined : catalogue.elements.get(aggregate.field)
  if (field !== undefined && field.entity === 'enrolment') return 'enrolment'
  const namesProgramme = aggregate.filter.some((each) =>
    ['programme', 'program', 'subsidy_program'].includes(each.name),
  )
  if (aggregate.entity === 'event' && namesProgramme) return 'enrolment'
  return isLedgerEntity(aggregate.entity) ? aggregate.entity : undefined
}

class Sheet {
  readonly groups = new Map<string, Group>()
  private readonly ctx: Reading
  private readonly catalogue: Catalogue
  private readonly question: StatisticsQuestion
  readonly month: Period
  readonly year: Period

  private readonly isPast: boolean

  constructor(ctx: Reading, catalogue: Catalogue, question: StatisticsQuestion, isPast: boolean) {
    this.isPast = isPast
    this.ctx = ctx
    this.catalogue = catalogue
    this.question = question
    const own = periodsOf(question.asOf)
    this.month = question.month ?? own.month
    this.year = question.year ?? own.year
  }

  private groupOf(entity: LedgerEntity, filter: Filter): Group {
    const { window } = readTime(filter, this.month, this.year)
    const key = `${entity} ${window ?? ''}`
    const made = this.groups.get(key) ?? {
      entity,
      c: {
        catalogue: this.catalogue,
        entity,
        joins: new Joins(this.ctx.actor.countyCode, this.question.asOf, this.isPast),
        asOf: this.question.asOf,
        window: window ?? runsOn(this.question.asOf),
        programmes: [],
      },
      parts: [],
    }
    this.groups.set(key, made)
    return made
  }

  /** Adds one cell to its statement; answers why not when it cannot be computed. */
  add(aggregate: Aggregate, extra: Filter, row: number, column: number): string | undefined {
    const entity = targetOf(this.catalogue, aggregate)
    if (entity === undefined) return aggregate.entity
    const filter = [...(this.question.population ?? []), ...extra, ...aggregate.filter]
    const group = this.groupOf(entity, filter)
    const where = compileFilter(group.c, filter, this.month, this.year)
    if (!where.ok) return where.reason
    const measured = this.measure(group, aggregate, where.value, filter)
    if (measured === undefined) return aggregate.field ?? aggregate.measure
    group.parts.push({ name: `c${row}_${column}`, sql: measured, row, column })
    return undefined
  }

  private measure(group: Group, aggregate: Aggregate, where: string, filter: Filter): string | undefined {
    const when = `filter (where ${where})`
    const subject = group.entity === 'enrolment' ? 'distinct t.holder_id' : '*'
    if (aggregate.measure === 'count') return `count(${subject}) ${when}`
    if (aggregate.measure === 'ratio') return this.ratio(group, aggregate, subject, where)
    if (aggregate.field === undefined) return undefined
    const field = compileElement(group.c, aggregate.field)
    if (field === undefined || !['integer', 'decimal', 'money'].includes(field.element.type)) return undefined
    const asked = YUAN[aggregate.unit ?? '']
    const held = YUAN[(field.element.unit ?? '').replace(/\/.*/, '')]
    const scale = asked === undefined || held === undefined ? '' : ` * ${held}::numeric / ${asked}`
    const isToDate = filter.some((each) => each.name === 'ytd' || each.name === 'year_to_date')
    const value = group.entity === 'enrolment' && isToDate ? `(${field.sql} * ${monthsRun(this.year)})` : field.sql
    if (aggregate.measure === 'sum') return `coalesce(sum(${value}) ${when}, 0)${scale}`
    if (aggregate.measure === 'avg') return `round((avg(${value}) ${when})${scale}, 2)`
    return `round((sum(${value}) ${when})${scale} / nullif(count(${subject}) ${when}, 0), 2)`
  }

  private ratio(group: Group, aggregate: Aggregate, subject: string, where: string): string | undefined {
    const base = aggregate.of?.filter ?? this.question.population ?? []
    if (aggregate.of !== undefined && aggregate.of.entity !== group.entity) return undefined
    const whole = compileFilter(group.c, base, this.month, this.year)
    if (!whole.ok) return undefined
    return `round(100.0 * count(${subject}) filter (where ${where}) / nullif(count(${subject}) filter (where ${whole.value}), 0), 2)`
  }

  statement(group: Group): string {
    const { countyCode } = this.ctx.actor
    const { rows, areaCode, asOf } = this.question
    const alive =
      group.entity === 'person'
        ? ` and (t.person_death_date is null or t.person_death_date > date ${quoteText(asOf)})`
        : ''
    const scope = `t.county_code = ${quoteText(countyCode)} and ${inArea('t', areaRange(areaCode))}${alive}`
    const from = fromEntity(group.c)
    const cells = group.parts.map((part) => `${part.sql} as ${quoteName(part.name)}`).join(',\n  ')
    if (rows.kind !== 'areas')
      return `${group.c.joins.with}select 0 as area_row,\n  ${cells}\nfrom ${from}\n${group.c.joins.sql}\nwhere ${scope}`
    const areas = rows.codes.map((code, at) => {
      const range = areaRange(code)
      return `(${at}, ${quoteText(range.from)}, ${quoteText(range.to)})`
    })
    return `${group.c.joins.with}select area.at as area_row,\n  ${cells}\nfrom (values ${areas.join(', ')}) area (at, from_code, to_code)
join ${from} on t.area_code >= area.from_code and t.area_code < area.to_code and ${scope}
${group.c.joins.sql}\ngroup by area.at`
  }
}

/** Splits what one statement asks: PostgreSQL answers at most 1,664 columns. */
const LIMIT = 1_000

/** All cells of a statistics sheet, one statement for each entity and time window. Cells that cannot be computed say why. */
export async function computeAggregate(ctx: Reading, question: StatisticsQuestion): Promise<Statistics> {
  const catalogue = await loadCatalogue(ctx)
  const { rows, aggregates } = question
  const height = rows.kind === 'areas' ? rows.codes.length : rows.kind === 'categories' ? rows.filters.length : 1
  const sheet = new Sheet(ctx, catalogue, question, (await findPastDay(ctx, question.asOf)).isDifferent)
  const cells: StatisticsCell[][] = Array.from({ length: height }, () =>
    aggregates.map(({ measure }) => ({ kind: 'value', value: measure === 'count' || measure === 'sum' ? 0 : null })),
  )
  const extras = rows.kind === 'categories' ? rows.filters : [[]]
  extras.forEach((extra, row) => {
    aggregates.forEach((aggregate, column) => {
      const because = sheet.add(aggregate, extra, row, column)
      if (because === undefined) return
      for (const [at, line] of cells.entries())
        if (rows.kind !== 'categories' || at === row) line[column] = { kind: 'not-computable', because }
    })
  })
  const statements: string[] = []
  for (const group of sheet.groups.values()) {
    for (let at = 0; at < group.parts.length; at += LIMIT) {
      const part = { ...group, parts: group.parts.slice(at, at + LIMIT) }
      const statement = sheet.statement(part)
      statements.push(statement)
      const answer = await sql.raw<Record<string, number | string | null>>(statement).execute(ctx.tx.kysely)
      for (const line of answer.rows) {
        for (const { name, row, column } of part.parts) {
          const target = cells[rows.kind === 'areas' ? Number(line['area_row']) : row]
          const value = line[name]
          if (target !== undefined)
            target[column] = { kind: 'value', value: value === null || value === undefined ? null : Number(value) }
        }
      }
    }
  }
  return { cells, sql: statements }
}
