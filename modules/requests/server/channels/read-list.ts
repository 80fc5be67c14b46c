import { isDateFormat, readWorkbookGrid, serialToIso } from '#modules/workbook/server/index.ts'
import type { SheetGrid } from '#modules/workbook/contract.ts'
import { channelProblems as problems } from './problems.ts'

export interface ListColumn<K extends string> {
  readonly key: K
  /** The first is what a returned file is headed by. */
  readonly names: readonly string[]
  readonly needed: boolean
}

export interface ReadListRow<K extends string> {
  /** Row of the sheet, from 1. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<K, string>>>
}

const MOST_ROWS = 2000
const HEADER_WITHIN = 10

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[（(].*?[)）]/g, '')
    .replace(/[\s*＊:：]/g, '')
    .toLowerCase()

function textAt(sheet: SheetGrid, row: number, column: number): string {
  const cell = sheet.cell(row, column)
  if (cell === undefined || cell.value === null) return ''
  if (typeof cell.value === 'number' && isDateFormat(cell.format)) return serialToIso(cell.value) ?? String(cell.value)
  return String(cell.value).trim()
}

function findColumns<K extends string>(sheet: SheetGrid, columns: readonly ListColumn<K>[]) {
  for (let row = 1; row <= Math.min(sheet.rows, HEADER_WITHIN); row++) {
    const at = new Map<K, number>()
    for (let column = 1; column <= sheet.columns; column++) {
      const name = plain(textAt(sheet, row, column))
      const found = columns.find((one) => !at.has(one.key) && one.names.some((each) => plain(each) === name))
      if (name !== '' && found !== undefined) at.set(found.key, column)
    }
    if (columns.every((one) => !one.needed || at.has(one.key))) return { row, at }
  }
  return undefined
}

/**
 * The rows of a list (.xlsx, .xls, .et, .csv) by the names of its columns; empty rows are passed over.
 * @throws workbook/… · requests/list-without-header · list-without-rows · list-too-long
 */
export async function readList<K extends string>(
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  columns: readonly ListColumn<K>[],
): Promise<readonly ReadListRow<K>[]> {
  const { sheets } = await readWorkbookGrid({ bytes: file.bytes }, { fileName: file.fileName })
  for (const sheet of sheets) {
    const header = findColumns(sheet, columns)
    if (header === undefined) continue
    const rows: ReadListRow<K>[] = []
    for (let row = header.row + 1; row <= sheet.rows; row++) {
      const cells: Partial<Record<K, string>> = {}
      for (const [key, column] of header.at) {
        const text = textAt(sheet, row, column)
        if (text !== '') cells[key] = text
      }
      if (Object.keys(cells).length > 0) rows.push({ row, cells })
    }
    if (rows.length === 0) throw problems.listWithoutRows()
    if (rows.length > MOST_ROWS) throw problems.listTooLong({ most: MOST_ROWS })
    return rows
  }
  throw problems.listWithoutHeader({
    columns: columns.filter((column) => column.needed).map((column) => column.names[0] ?? column.key),
  })
}
