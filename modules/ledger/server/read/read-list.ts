import { sql } from 'kysely'
import { areaRange } from '#modules/organisations/server/index.ts'
import type { DataType, Filter } from '#modules/catalogue/contract.ts'
import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { LedgerEntity } from '../../domain/entity-shape.ts'
import { quoteText } from '../../domain/sql-text.ts'
import { problems } from '../problems.ts'
import type { Writing } from '../store/write-facts.ts'
import { compileElement, findCode, runsOn, type Compilation } from './compile-element.ts'
import { compileFilter, fromEntity, inArea } from './compile-filter.ts'
import { periodsOf } from './periods.ts'
import { findPastDay } from './find-past-day.ts'
import { flags, sources, unpackFacts, written } from './list-columns.ts'
import {
  copyStatement,
  countDoubts,
  countRows,
  sumColumns,
  countLater,
  type LaterCount,
  type CopyCell,
  type DoubtCount,
  type LongList,
} from './long-list.ts'
import { Joins } from './relations.ts'
import { whenNotApplicable } from './when-it-applies.ts'

export type Reading = Pick<Writing, 'tx' | 'actor'>

export interface ListQuestion {
  readonly entity: LedgerEntity
  readonly columns: readonly {
    readonly element: string
    readonly role?: string
    /** Of a fact of an enrolment: tokens of the programmes the column is about; those of the population when absent. */
    readonly programmes?: readonly string[]
  }[]
  readonly population: Filter
  /** 12 digits: this area and all below it. */
  readonly areaCode: string
  /** YYYY-MM-DD */
  readonly asOf: string
  /** Element ids; the area, the household and the row itself when absent. */
  readonly orderBy?: readonly string[]
  /** Ids of the subjects wanted; everyone of the population when absent. */
  readonly subjects?: readonly string[]
}

export interface ListColumn {
  readonly element: string
  readonly nameZh: string
  readonly type: DataType
  readonly unit: string | null
  /** Index of the row alias its source is told by; -1: computed. */
  readonly from: number
}

export interface List {
  /** The statement itself, to be shown with the answer. */
  readonly sql: string
  readonly count: number
  /** In the order asked; undefined where the ledger cannot tell. */
  readonly columns: readonly (ListColumn | undefined)[]
  /** Rows from which a column's source may come: `t` is the row itself. */
  readonly sources: readonly string[]
  /** COPY text; see read-rows.ts for what the columns are. */
  stream(): AsyncIterable<Uint8Array>
  /** COPY text of these fields alone (see copyStatement), for a list too long to be explained row by row. */
  copyCells(cells: readonly CopyCell[], options: { readonly numbered: boolean }): AsyncIterable<Uint8Array>
  /** One per column asked; takes a scan of its own unless the list was read `withDoubts`. */
  countDoubts(): Promise<readonly DoubtCount[]>
  /** Sums of columns that hold numbers, by index, in the ledger's unit; null where no row has a value. Takes a scan of its own. */
  sum(columns: readonly number[]): Promise<{ readonly values: readonly (number | null)[]; readonly sql: string }>
  /** For a day before the newest change: what of each column the ledger does not know for that day. Takes a scan of its own. */
  countLater(): Promise<readonly LaterCount[] | undefined>
}

function programmesOf(c: Pick<Compilation, 'catalogue'>, filter: Filter): readonly string[] {
  const domain = c.catalogue.valueDomains.get('programme')
  return filter.flatMap(({ name, op, value }) => {
    if ((name === 'programme' || name === 'subsidy_program') && (op === '==' || op === 'in'))
      return [value].flat().flatMap((token) => (typeof token === 'string' ? (findCode(domain, token) ?? []) : []))
    return (name === 'person_dibao' || name === 'person_tekun') && value === true
      ? (findCode(domain, name.slice('person_'.length)) ?? [])
      : []
  })
}

function order(c: Compilation, question: ListQuestion): string {
  const asked = (question.orderBy ?? []).flatMap((id) => compileElement(c, id)?.sql ?? [])
  const household =
    c.entity === 'person'
      ? [
          't.household_id',
          "case when t.person_relation_to_head in ('0', '01', '02') then 0 else 1 end",
          't.person_birth_date',
        ]
      : []
  return [...asked, 't.area_code', ...household, 't.id'].join(', ')
}

/** Only the living, unless the population speaks of death; only the subjects wanted. */
function aliveAndChosen({ entity, population, asOf, subjects = [] }: ListQuestion): string {
  const speaksOfDeath = population.some((each) => each.name === 'person_alive' || each.name === 'person_death_date')
  const alive =
    entity === 'person' && !speaksOfDeath
      ? ` and (t.person_death_date is null or t.person_death_date > date ${quoteText(asOf)})`
      : ''
  const chosen = subjects.length === 0 ? '' : ` and t.id = any(array[${subjects.map(quoteText).join(', ')}]::uuid[])`
  return alive + chosen
}

/**
 * Who of the ledger meets the question, and what is known of them.
 *
 * @param options `withDoubts`: counts them in the scan that counts the rows, for who will ask of a long list
 * @throws ledger/not-computable
 */
export async function readList(
  ctx: Reading,
  question: ListQuestion,
  options: { readonly withDoubts?: boolean } = {},
): Promise<List> {
  const catalogue = await loadCatalogue(ctx)
  const { asOf, entity } = question
  const past = await findPastDay(ctx, asOf)
  const joins = new Joins(ctx.actor.countyCode, asOf, past.isDifferent)
  const c: Compilation = {
    catalogue,
    entity,
    joins,
    asOf,
    window: runsOn(asOf),
    programmes: programmesOf({ catalogue }, question.population),
  }
  const compiled = question.columns.map((asked) => {
    const found = compileElement(c, asked.element, asked.role, asked.programmes)
    const notApplicable = whenNotApplicable(c, asked, found)
    return found === undefined || notApplicable === undefined ? found : { ...found, notApplicable }
  })
  const { month, year } = periodsOf(asOf)
  const where = compileFilter(c, question.population, month, year)
  if (!where.ok) throw problems.notComputable({ predicate: where.reason })
  const orderBy = order(c, question)
  const from = `from ${fromEntity(c)}
${joins.sql}`
  const condition = `where t.county_code = ${quoteText(ctx.actor.countyCode)} and ${inArea('t', areaRange(question.areaCode))} and ${where.value}${aliveAndChosen(question)}`
  const cells = compiled.map((each) => (each === undefined ? 'null' : written(c, each)))
  const statement = `${joins.with}select ${[...cells, flags(asOf, compiled), sources(joins.rowAliases, compiled), 't.id', 't.area_code'].join(',\n  ')}
${from}
${unpackFacts(compiled)}
${condition}
order by ${orderBy}`
  const long: LongList = { c, compiled, from, where: condition, orderBy }
  const { rows: count, own } = await countRows(ctx.tx, long, options.withDoubts === true)
  // Sorted on disk with the default 4 MB, a long list takes twice the time.
  if (count > 5_000) await sql`select set_config('work_mem', '128MB', true)`.execute(ctx.tx.kysely)
  return {
    sql: statement,
    count,
    columns: compiled.map((each): ListColumn | undefined =>
      each === undefined
        ? undefined
        : {
            element: each.stored?.id ?? each.element.id,
            nameZh: each.element.nameZh,
            type: each.element.type,
            unit: each.element.unit,
            from: each.row === undefined ? -1 : joins.rowAliases.indexOf(each.row),
          },
    ),
    sources: joins.rowAliases,
    stream: () => ctx.tx.copyOut(statement),
    copyCells: (fields, { numbered }) => ctx.tx.copyOut(copyStatement(long, fields, numbered)),
    countDoubts: () => countDoubts(ctx.tx, long, own),
    sum: (columns) => sumColumns(ctx.tx, long, columns),
    countLater: () => (past.isPast ? countLater(ctx.tx, long) : Promise.resolve(undefined)),
  }
}
