import { checkCharacterOf } from '#modules/ledger/contract.ts'
import type { CellValue, TableDescription } from '#modules/workbook/contract.ts'
import type { MappedColumn } from './effective-mapping.ts'
import { sortColumns, type PlannedColumn, type UnfilledColumn } from './plan-list.ts'

/** How the rows of a list that came filled in are known again. */
export interface PrefilledKey {
  readonly element: string
  readonly column: number
}

export interface PrefilledRow {
  readonly row: number
  /** As the ledger writes it; undefined when the row has none that can be read. */
  readonly key: string | undefined
  /** As it stands on the form, for the gap list. */
  readonly shown: string
  /** The village or township written in the row, when the key is a name. */
  readonly place: string | undefined
}

/** A department's list that already says whom it is about: its blank cells are filled, and nothing is written over. */
export interface PrefilledPlan {
  readonly kind: 'prefilled'
  readonly table: TableDescription
  readonly entity: 'person' | 'household' | 'enterprise'
  readonly key: PrefilledKey
  /** The key may be another's as well: a name. */
  readonly keyIsName: boolean
  readonly rows: readonly PrefilledRow[]
  readonly columns: readonly PlannedColumn[]
  readonly unfilled: readonly UnfilledColumn[]
}

/** What tells a row's subject, surest first. */
const KEYS = [
  { element: 'person_id_number', entity: 'person', isName: false },
  { element: 'org_credit_code', entity: 'enterprise', isName: false },
  { element: 'household_no', entity: 'household', isName: false },
  { element: 'person_name', entity: 'person', isName: true },
  { element: 'household_head_name', entity: 'household', isName: true },
  { element: 'org_name', entity: 'enterprise', isName: true },
] as const

const plain = (value: CellValue): string => (value === null ? '' : String(value).normalize('NFKC').replace(/\s/gu, ''))

/** An ID number as the ledger holds it: 18 places, capital X; 15 digits are completed. Undefined for anything else. */
export function idNumberKey(value: CellValue): string | undefined {
  // A number has lost its last digits: Excel keeps fifteen.
  if (typeof value === 'number' && value > 999_999_999_999_999) return undefined
  const text = plain(value).toUpperCase().replace(/^'/u, '')
  if (/^\d{17}[\dX]$/u.test(text)) return text
  if (!/^\d{15}$/u.test(text)) return undefined
  const body = `${text.slice(0, 6)}19${text.slice(6)}`
  return body + checkCharacterOf(body)
}

function keyOf(element: string, value: CellValue): string | undefined {
  if (element === 'person_id_number') return idNumberKey(value)
  const text = plain(value)
  return text === '' ? undefined : element === 'org_credit_code' ? text.toUpperCase() : text
}

const elementOf = (mapped: MappedColumn | undefined): string | undefined =>
  mapped?.column.verdict === 'element' && mapped.column.role === undefined ? mapped.column.element : undefined

/**
 * The plan for a list whose rows came with names or numbers. Undefined for an empty list, and for one that shows how to fill it:
 * a single written row above blank ones is an example.
 */
export function planPrefilled(
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
  valueAt: (row: number, column: number) => CellValue,
): PrefilledPlan | undefined {
  const { body } = table
  const occupied = table.occupiedRows.filter(
    (row) => !table.totalRows.includes(row) && table.sampleRows?.includes(row) !== true,
  )
  if (body === undefined || occupied.length === 0) return undefined
  if (occupied.length === 1 && body.bottom > body.top) return undefined
  const columnOf = (element: string): number | undefined =>
    table.columns.find((leaf) => elementOf(mapped.get(leaf.cell)) === element)?.index
  // A key column counts when most of its rows hold one.
  const found = KEYS.map((key) => ({ key, column: columnOf(key.element) })).find(
    ({ key, column }) =>
      column !== undefined &&
      occupied.filter((row) => keyOf(key.element, valueAt(row, column)) !== undefined).length * 2 > occupied.length,
  )
  if (found?.column === undefined) return undefined
  const { key, column } = found
  const places = ['region_village', 'region_group', 'region_town', 'region_name']
    .map(columnOf)
    .filter((one) => one !== undefined)
  const names = ['person_name', 'household_head_name', 'org_name'].map(columnOf).filter((one) => one !== undefined)
  const { columns, unfilled } = sortColumns(table.columns, mapped)
  const rows = occupied.map((row): PrefilledRow => {
    const value = keyOf(key.element, valueAt(row, column))
    const place = places.map((at) => plain(valueAt(row, at))).find((text) => text !== '')
    const shown = [...names, column].map((at) => plain(valueAt(row, at))).find((text) => text !== '') ?? ''
    return { row, key: value, shown, place }
  })
  return {
    kind: 'prefilled',
    table,
    entity: key.entity,
    key: { element: key.element, column },
    keyIsName: key.isName,
    rows,
    columns: columns.filter((one) => one.column !== column),
    unfilled,
  }
}
