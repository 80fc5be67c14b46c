import { sql } from 'kysely'
import type { Transaction } from '#platform/database/index.ts'
import { isLedgerEntity } from '../../domain/entity-shape.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import type { Compilation, Compiled } from './compile-element.ts'
import { letterCases, named, unpackFacts, written } from './list-columns.ts'

/** One field of a long list as its reader wants it. */
export interface CopyCell {
  /** Index among the columns asked. */
  readonly column: number
  /** Other words for the names of codes, or for 是 and 否: what a drop-down or a checkbox text of the form says. */
  readonly wording?: ReadonlyMap<string, string>
  /** From the ledger's unit to the form's. */
  readonly factor?: number
}

/** Of one column: how many of the list's rows hold it too old, or contradicted. */
export interface DoubtCount {
  readonly stale: number
  readonly conflict: number
  /** Of those that are NULL, how many are no gap because nothing of the kind can be asked of the row. */
  readonly notApplicable: number
}

/** What both statements are made of. */
export interface LongList {
  readonly c: Compilation
  readonly compiled: readonly (Compiled | undefined)[]
  /** `from … join …` */
  readonly from: string
  /** `where …` */
  readonly where: string
  readonly orderBy: string
}

function field({ c }: LongList, compiled: Compiled | undefined, cell: CopyCell): string {
  if (compiled === undefined) return 'null'
  const { element, sql: value } = compiled
  const { wording, factor } = cell
  const word = (name: string): string => wording?.get(name) ?? name
  switch (element.type) {
    case 'boolean':
      return wording === undefined
        ? value
        : `case ${value} when true then ${quoteText(word('是'))} when false then ${quoteText(word('否'))} end`
    case 'code': {
      const domain = wording === undefined ? undefined : c.catalogue.valueDomains.get(element.valueDomain ?? '')
      return domain === undefined
        ? written(c, compiled)
        : named(
            value,
            domain.values.map((each) => [each.code, word(each.nameZh)]),
          )
    }
    case 'integer':
    case 'decimal':
    case 'money':
    case 'year':
      // Six decimals, as for a list that is read row by row.
      return factor === undefined || factor === 1 ? value : `trim_scale(round((${value} * ${factor}::numeric), 6))`
    case 'string':
    case 'text':
    case 'date':
    case 'datetime':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return written(c, compiled)
  }
}

/**
 * The statement whose COPY holds the fields and nothing else; with `numbered`, the row's number first. Booleans are `t` and `f`
 * unless they have a wording, a date known only to its month or year is `YYYY-MM` or `YYYY`.
 */
export function copyStatement(list: LongList, cells: readonly CopyCell[], numbered: boolean): string {
  const fields = cells.map((cell) => field(list, list.compiled[cell.column], cell))
  const number = numbered ? [`row_number() over (order by ${list.orderBy})`] : []
  return `${list.c.joins.with}select ${[...number, ...fields].join(',\n  ')}\n${list.from}\n${list.where}\norder by ${list.orderBy}`
}

/**
 * Elements under an open conflict, of the entities that are joined in: mostly none, and then the scan needs no join, which costs
 * more than this look.
 */
async function findDisputed(tx: Transaction, { c, compiled }: LongList): Promise<ReadonlySet<string>> {
  const joined = compiled.flatMap((each) =>
    each?.stored !== undefined && each.row !== 't' && isLedgerEntity(each.stored.entity) ? [each.stored.entity] : [],
  )
  if (joined.length === 0) return new Set()
  const looks = [...new Set(joined)].map(
    (entity) =>
      `select distinct unnest(open_conflicts) as element from ledger.${quoteName(entity)} where county_code = ${quoteText(c.joins.countyCode)} and open_conflicts is not null`,
  )
  const { rows } = await sql.raw<{ element: string }>(looks.join(' union all ')).execute(tx.kysely)
  return new Set(rows.map((row) => row.element))
}

type Cases = ReturnType<typeof letterCases>
const NO_DOUBT: DoubtCount = { stale: 0, conflict: 0, notApplicable: 0 }

/** One scan for the number of rows and, by column, for the cases given. What is missing its reader sees as NULL. */
async function scan(
  tx: Transaction,
  { compiled, c, from, where }: LongList,
  cases: readonly Cases[],
): Promise<{ readonly rows: number; readonly doubts: readonly DoubtCount[] }> {
  const counts = cases.flatMap(({ conflict, stale, outside }, at) => [
    ...(conflict === undefined ? [] : [`count(*) filter (where ${conflict}) as conflict${at}`]),
    ...(stale === undefined ? [] : [`count(*) filter (where ${stale}) as stale${at}`]),
    ...(outside === undefined ? [] : [`count(*) filter (where ${outside}) as outside${at}`]),
  ])
  // Only what can go stale needs to be looked into.
  const aging = unpackFacts(compiled.filter((_, at) => cases[at]?.stale !== undefined))
  const statement = `${c.joins.with}select ${['count(*)::int as rows', ...counts].join(',\n  ')}\n${from}\n${aging}\n${where}`
  const [found] = (await sql.raw<Readonly<Record<string, number | string>>>(statement).execute(tx.kysely)).rows
  const count = (name: string): number => Number(found?.[name] ?? 0)
  return {
    rows: count('rows'),
    doubts: compiled.map((_, at) => ({
      stale: count(`stale${at}`),
      conflict: count(`conflict${at}`),
      notApplicable: count(`outside${at}`),
    })),
  }
}

const NO_CASES: Cases = { conflict: undefined, stale: undefined, outside: undefined }

/** The number of rows; `withDoubts`, also doubts about what stands in the rows themselves, which is nearly all there is, in the same scan. */
export async function countRows(
  tx: Transaction,
  list: LongList,
  withDoubts: boolean,
): Promise<{ readonly rows: number; readonly own: readonly DoubtCount[] | undefined }> {
  const cases = list.compiled.map((each) =>
    withDoubts && each?.row === 't' ? letterCases(list.c.asOf, each) : NO_CASES,
  )
  const { rows, doubts } = await scan(tx, list, cases)
  return { rows, own: withDoubts ? doubts : undefined }
}

/** Doubts about a whole list by column, counted where the rows are. `own`: those that `countRows` has found already. */
export async function countDoubts(
  tx: Transaction,
  list: LongList,
  own: readonly DoubtCount[] | undefined,
): Promise<readonly DoubtCount[]> {
  const disputed = await findDisputed(tx, list)
  const cases = list.compiled.map((each): Cases => {
    if (each?.row === 't') return own === undefined ? letterCases(list.c.asOf, each) : NO_CASES
    const { conflict, ...rest } = letterCases(list.c.asOf, each)
    return { conflict: disputed.has(each?.stored?.id ?? '') ? conflict : undefined, ...rest }
  })
  const isNeeded = cases.some((one) => Object.values(one).some((each) => each !== undefined))
  const others = isNeeded ? (await scan(tx, list, cases)).doubts : []
  return list.compiled.map((each, at) => (each?.row === 't' ? (own ?? others)[at] : others[at]) ?? NO_DOUBT)
}

/** Of one column, for a past day: how many values are known only from a later day on, and how many are said to have begun later. */
export interface LaterCount {
  /** Shown although the ledger knows them only from a later day. */
  readonly firstKnownLater: number
  /** Left out. */
  readonly beganLater: number
}

/** What the ledger does not know for the list's day, by column: one scan. */
export async function countLater(tx: Transaction, list: LongList): Promise<readonly LaterCount[]> {
  const { c, compiled, from, where } = list
  const day = quoteText(c.asOf)
  const counts = compiled.flatMap((each, at) => {
    if (each?.row === undefined || each.stored === undefined) return []
    const own = `(${each.row}_facts.map->${quoteText(each.stored.id)}->>1)`
    const value = `${each.row}.${quoteName(each.stored.id)}`
    return [
      `count(*) filter (where ${value} is not null and coalesce(${own}, ${each.row}.valid_from::text) collate "C" > ${day}) as later${at}`,
      `count(*) filter (where ${value} is null and ${own} collate "C" > ${day}) as began${at}`,
    ]
  })
  if (counts.length === 0) return compiled.map(() => ({ firstKnownLater: 0, beganLater: 0 }))
  const statement = `${c.joins.with}select ${counts.join(',\n  ')}\n${from}\n${unpackFacts(compiled)}\n${where}`
  const [found] = (await sql.raw<Readonly<Record<string, number | string>>>(statement).execute(tx.kysely)).rows
  const count = (name: string): number => Number(found?.[name] ?? 0)
  return compiled.map((_, at) => ({ firstKnownLater: count(`later${at}`), beganLater: count(`began${at}`) }))
}

/** Sums over the whole list, of columns by index; null where no row has a value. */
export async function sumColumns(
  tx: Transaction,
  { compiled, c, from, where }: LongList,
  columns: readonly number[],
): Promise<{ readonly values: readonly (number | null)[]; readonly sql: string }> {
  const sums = columns.map((at, nth) => `sum(${compiled[at]?.sql ?? 'null::numeric'}) as sum${nth}`)
  const statement = `${c.joins.with}select ${sums.join(',\n  ')}\n${from}\n${where}`
  const [found] = (await sql.raw<Readonly<Record<string, number | string | null>>>(statement).execute(tx.kysely)).rows
  const valueOf = (value: number | string | null | undefined): number | null =>
    value === null || value === undefined ? null : Number(value)
  return { values: columns.map((_, nth) => valueOf(found?.[`sum${nth}`])), sql: statement }
}
