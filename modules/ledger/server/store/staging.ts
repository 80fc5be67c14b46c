import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { columnTypeOf } from '../../domain/entity-shape.ts'
import type { PlannedTarget } from '../../domain/plan-write.ts'
import { quoteName } from '../../domain/sql-text.ts'

/** One row on its way in; null where nothing was given. */
export interface StagedRow {
  readonly row: number
  readonly areaCode: string
  /** In the order of the target's columns. */
  readonly values: readonly (string | null)[]
  /** Element → month | year. */
  readonly precision: Readonly<Record<string, 'month' | 'year'>> | undefined
  /** Key of the parent by link, in the order of `linkKeys`. */
  readonly links: readonly (string | null)[]
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const NEEDS_ESCAPE = /[\\\t\n\r\0]/

const encode = (value: string | null): string => {
  if (value === null) return '\\N'
  return NEEDS_ESCAPE.test(value) ? value.replace(/[\\\t\n\r\0]/g, (letter) => ESCAPES[letter] ?? '') : value
}

/** Rows as COPY text, in pieces of about 256 kB. `idHead` and the row number make the id of each. */
export function* encodeRows(rows: readonly StagedRow[], idOf: (index: number) => string): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]
    if (row === undefined) continue
    text += `${row.row}\t${idOf(at)}\t${row.areaCode}\t${row.precision === undefined ? '\\N' : encode(JSON.stringify(row.precision))}`
    for (const key of row.links) text += `\t${encode(key)}`
    for (const value of row.values) text += `\t${encode(value)}`
    text += '\n'
    if (text.length > 262_144) {
      yield encoder.encode(text)
      text = ''
    }
  }
  if (text !== '') yield encoder.encode(text)
}

export const linkColumn = (link: string): string => quoteName(`key_of_${link}`)

/** Makes the temporary tables of one target: what comes in, which rows are known, what differs. Dropped at commit. */
export async function openStage(
  tx: Transaction,
  name: string,
  target: PlannedTarget,
  links: readonly string[],
): Promise<void> {
  const columns = [
    'row_no integer primary key',
    'id uuid',
    'area_code text collate "C"',
    'date_precision jsonb',
    ...links.map((link) => `${linkColumn(link)} text`),
    ...target.columns.map(({ element }) => `${quoteName(element.id)} ${columnTypeOf(element.type)}`),
  ]
  const table = quoteName(name)
  await sql
    .raw(`drop table if exists pg_temp.${table}, pg_temp.${quoteName(`${name}_known`)}, pg_temp.${quoteName(`${name}_difference`)};
create temporary table ${table} (${columns.join(', ')}) on commit drop;
create temporary table ${quoteName(`${name}_known`)} (row_no integer primary key, id uuid) on commit drop;
create temporary table ${quoteName(`${name}_difference`)} (row_no integer primary key, id uuid, kinds text) on commit drop`)
    .execute(tx.kysely)
}

export async function fillStage(
  tx: Transaction,
  name: string,
  rows: readonly StagedRow[],
  idOf: (index: number) => string,
): Promise<void> {
  const tables = [name, `${name}_known`, `${name}_difference`].map(quoteName)
  await sql.raw(`truncate ${tables.join(', ')}`).execute(tx.kysely)
  await tx.copyIn(`pg_temp.${quoteName(name)}`, encodeRows(rows, idOf))
  await sql.raw(`analyze ${quoteName(name)}`).execute(tx.kysely)
}
