import { addDays, type PlainDate } from '#platform/time.ts'
import type { DataElement } from '#modules/catalogue/contract.ts'
import { quoteText } from '../../domain/sql-text.ts'
import type { Compilation, Compiled } from './compile-element.ts'

const SHANGHAI = "at time zone 'Asia/Shanghai'"

/**
 * A branch per code: twice as fast as looking each one up in a constant object, and a code the domain does not hold
 * is shown as it is instead of vanishing.
 */
export const named = (value: string, names: readonly (readonly [string, string])[]): string =>
  names.length === 0
    ? value
    : `case ${value} ${names.map(([code, name]) => `when ${quoteText(code)} then ${quoteText(name)}`).join(' ')} else ${value} end`

/** The value as a form would say it: names for codes, 是/否, a date only as far as it is known. */
export function written(c: Compilation, compiled: Compiled): string {
  const { element, sql: value, row, stored } = compiled
  switch (element.type) {
    case 'code': {
      const domain = c.catalogue.valueDomains.get(element.valueDomain ?? '')
      if (domain === undefined) return value
      return named(
        value,
        domain.values.map((each) => [each.code, each.nameZh]),
      )
    }
    case 'boolean':
      return `case ${value} when true then '是' when false then '否' end`
    case 'date': {
      if (row === undefined || stored === undefined) return value
      const known = `${row}.date_precision->>${quoteText(stored.id)}`
      return `case when ${row}.date_precision is null then ${value}::text else case ${known} when 'month' then to_char(${value}, 'YYYY-MM') when 'year' then to_char(${value}, 'YYYY') else ${value}::text end end`
    }
    case 'datetime':
      return `to_char(${value} ${SHANGHAI}, 'YYYY-MM-DD HH24:MI')`
    case 'string':
    case 'text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'year':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return value
  }
}

const cutoff = (asOf: string, stored: DataElement): string | undefined =>
  stored.freshnessDays === null ? undefined : addDays(asOf as PlainDate, -stored.freshnessDays)

const rowsOf = (columns: readonly (Compiled | undefined)[]): readonly string[] => [
  ...new Set(
    columns.flatMap((column) => (column?.row === undefined || column.stored === undefined ? [] : [column.row])),
  ),
]

const facts = (row: string): string => `${row}_facts.map`

/**
 * Joins under which `letterCases`, `flags` and `sources` read what is known of each fact. A row of several sources keeps that
 * compressed: looked into fact by fact it is unpacked as often as there are columns, here once, by a
 * function in FROM (a subquery with OFFSET would keep PostgreSQL from counting in parallel).
 */
export const unpackFacts = (columns: readonly (Compiled | undefined)[]): string =>
  rowsOf(columns)
    .map((row) => `left join lateral jsonb_concat(${row}.provenance, '{}'::jsonb) as ${row}_facts(map) on true`)
    .join('\n')

/**
 * When a known value is contradicted, when it is too old (and not contradicted), and when one that is not known does not apply;
 * undefined: never.
 */
export function letterCases(
  asOf: string,
  compiled: Compiled | undefined,
): Readonly<Record<'conflict' | 'stale' | 'outside', string | undefined>> {
  const { row, stored, sql: value, notApplicable } = compiled ?? {}
  const outside = notApplicable === undefined ? undefined : `${value} is null and ${notApplicable}`
  if (row === undefined || stored === undefined) return { conflict: undefined, stale: undefined, outside }
  const contradicted = `${row}.open_conflicts is not null and ${row}.open_conflicts @> array[${quoteText(stored.id)}]`
  const oldest = cutoff(asOf, stored)
  const old = `coalesce(${facts(row)}->${quoteText(stored.id)}->>2, ${row}.confirmed_on::text) collate "C" < ${quoteText(oldest ?? '')}`
  return {
    conflict: `${contradicted} and ${value} is not null`,
    stale: oldest === undefined ? undefined : `${value} is not null and ${old} and not (${contradicted})`,
    outside,
  }
}

/** One letter: n(ot applicable), m(issing), c(onflict), s(tale), o(k). */
function letter(asOf: string, compiled: Compiled | undefined): string {
  if (compiled === undefined) return "'m'"
  const { conflict, stale, outside } = letterCases(asOf, compiled)
  const cases = [
    ...(outside === undefined ? [] : [`when ${outside} then 'n'`]),
    `when ${compiled.sql} is null then 'm'`,
    ...(conflict === undefined ? [] : [`when ${conflict} then 'c'`]),
    ...(stale === undefined ? [] : [`when ${stale} then 's'`]),
  ]
  return `case ${cases.join(' ')} else 'o' end`
}

/** Holds where nothing asked of a row is stale, contradicted or of several sources; undefined when no column rests on a row. */
export function plainRow(asOf: string, columns: readonly (Compiled | undefined)[]): string | undefined {
  const cutoffs = new Map<string, string | undefined>()
  for (const column of columns) {
    if (column?.row === undefined || column.stored === undefined) continue
    const mine = cutoff(asOf, column.stored)
    const before = cutoffs.get(column.row)
    cutoffs.set(column.row, mine === undefined ? before : before === undefined || mine > before ? mine : before)
  }
  const plain = [...cutoffs].map(([row, oldest]) => {
    const fresh = oldest === undefined ? '' : ` and ${row}.confirmed_on >= date ${quoteText(oldest)}`
    const isPlain = `${row}.provenance is null and ${row}.open_conflicts is null${fresh}`
    return row === 't' ? isPlain : `(${row}.id is null or (${isPlain}))`
  })
  return plain.length === 0 ? undefined : plain.join(' and ')
}

/** Plain rows need no letters: a missing value is seen by itself, unless it may be one that does not apply. */
export function flags(asOf: string, columns: readonly (Compiled | undefined)[]): string {
  const held = columns.flatMap((column) => (column?.notApplicable === undefined ? [] : [`${column.sql} is not null`]))
  const alone = plainRow(asOf, columns)
  const plain = alone === undefined && held.length === 0 ? undefined : [alone ?? 'true', ...held].join(' and ')
  const letters = columns.map((column) => letter(asOf, column)).join(' || ')
  return plain === undefined ? "''" : `case when not (${plain}) then ${letters} else '' end`
}

/** `12|7#3:15,4:16`: change of each source row, then of the columns that differ from their row. */
export function sources(rows: readonly string[], columns: readonly (Compiled | undefined)[]): string {
  const bases = rows.map((row) => `coalesce(${row}.change_no::text, '')`).join(" || '|' || ")
  const own = columns.flatMap((column, at) =>
    column?.row === undefined || column.stored === undefined ? [] : [{ row: column.row, id: column.stored.id, at }],
  )
  const differing = own.map(({ row, id, at }) => `',${at}:' || (${facts(row)}->${quoteText(id)}->>0)`)
  const used = [...new Set(own.map((each) => each.row))]
  if (used.length === 0) return bases
  return `${bases} || case when num_nonnulls(${used.map((row) => `${row}.provenance`).join(', ')}) > 0 then '#' || concat(${differing.join(', ')}) else '' end`
}
