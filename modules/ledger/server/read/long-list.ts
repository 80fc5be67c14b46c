import { sql } from 'kysely'
import type { Transaction } from '#platform/database/index.ts'
import { quoteText } from '../../domain/sql-text.ts'
import type { Compilation, Compiled } from './compile-element.ts'
import { letterCases, named, plainRow, written } from './list-columns.ts'

/** One field of a long list as its reader wants it. */
export interface CopyCell {
  /** Index among the columns asked. */
  readonly column: number
  /** Other words for the names of codes, or for 是 and 否: what a drop-down or a checkbox text of the form says. */
  readonly wording?: ReadonlyMap<string, string>
  /** From the ledger's unit to the form's. */
  readonly factor?: number
}

/** Of one column: how many of the list's rows lack it, hold it too old, or hold it contradicted. */
export interface GapCount {
  readonly missing: number
  readonly stale: number
  readonly conflict: number
}

/** What both statements are made of. */
export interface LongList {
  readonly c: Compilation
  readonly compiled: readonly (Compiled | undefined)[]
  /** `from … where …` */
  readonly tail: string
  readonly orderBy: string
}

function field({ c }: LongList, compiled: Compiled | undefined, cell: CopyCell): string {
  if (compiled === undefined) return 'null'
  const { element, sql: value } = compiled
  const { wording, factor } = cell
  const word = (name: string): string => wording?.get(name) ?? name
  switch (element.type) {
    case 'boolean':
      return wording === undefined ? value : `case ${value} when true then ${quoteText(word('是'))} when false then ${quoteText(word('否'))} end`
    case 'code': {
      const domain = wording === undefined ? undefined : c.catalogue.valueDomains.get(element.valueDomain ?? '')
      return domain === undefined ? written(c, compiled) : named(value, domain.values.map((each) => [each.code, word(each.nameZh)]))
    }
    case 'integer':
    case 'decimal':
    case 'money':
    case 'year':
      // Six decimals, as for a list that is read row by row.
      return factor === undefined || factor === 1 ? value : `trim_scale(round((${value} * ${factor}::numeric), 6))`
    default:
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
  return `select ${[...number, ...fields].join(',\n  ')}\n${list.tail}\norder by ${list.orderBy}`
}

const plain = (count: number | string | null | undefined): number => Number(count ?? 0)

/** Gaps of the whole list by column, counted where the rows are. */
export async function countGaps(tx: Transaction, list: LongList, rows: number): Promise<readonly GapCount[]> {
  const { compiled, c } = list
  const known = compiled.map((each, at) => (each === undefined ? `0 as k${at}` : `count(${each.sql}) as k${at}`))
  const isPlain = plainRow(c.asOf, compiled)
  const rest = isPlain === undefined ? '0' : `count(*) filter (where not (${isPlain}))`
  const counted = (await sql.raw<Record<string, number>>(`select ${known.join(', ')}, ${rest} as rest ${list.tail}`).execute(tx.kysely)).rows[0] ?? {}
  const letters = compiled.map((each) => letterCases(c.asOf, each))
  const asked = letters.flatMap(({ conflict, stale }, at) => [
    ...(conflict === undefined ? [] : [`count(*) filter (where ${conflict}) as c${at}`]),
    ...(stale === undefined ? [] : [`count(*) filter (where ${stale}) as s${at}`]),
  ])
  const doubtful =
    plain(counted['rest']) === 0 || isPlain === undefined || asked.length === 0
      ? {}
      : ((await sql.raw<Record<string, number>>(`select ${asked.join(', ')} ${list.tail} and not (${isPlain})`).execute(tx.kysely)).rows[0] ?? {})
  return compiled.map((_, at) => ({
    missing: rows - plain(counted[`k${at}`]),
    stale: plain(doubtful[`s${at}`]),
    conflict: plain(doubtful[`c${at}`]),
  }))
}
