import type { CellRange } from '../../contract.ts'

export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384

/** `28` → `AB`. */
export function writeColumn(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** `AB` → `28`; 0 when empty. */
export function parseColumn(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

export const writeCellReference = (row: number, column: number): string => `${writeColumn(column)}${row}`

const cellPattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/

export function parseCellReference(text: string): { row: number; column: number } | undefined {
  const match = cellPattern.exec(text)
  return match === null ? undefined : { row: Number(match[2]), column: parseColumn(match[1] ?? '') }
}

/** `A1:B3` or `A1`; whole columns `A:B` and whole rows `1:3` give a range over all rows or columns. */
export function parseRangeReference(text: string): CellRange | undefined {
  const [from = '', to = from] = text.split(':')
  const start = parseCellReference(from)
  const end = parseCellReference(to)
  if (start !== undefined && end !== undefined) {
    return {
      top: Math.min(start.row, end.row),
      left: Math.min(start.column, end.column),
      bottom: Math.max(start.row, end.row),
      right: Math.max(start.column, end.column),
    }
  }
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(text)
  if (columns !== null)
    return { top: 1, left: parseColumn(columns[1] ?? ''), bottom: LAST_ROW, right: parseColumn(columns[2] ?? '') }
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(text)
  if (rows !== null) return { top: Number(rows[1]), left: 1, bottom: Number(rows[2]), right: LAST_COLUMN }
  return undefined
}

export function writeRangeReference(range: CellRange): string {
  const start = writeCellReference(range.top, range.left)
  return range.top === range.bottom && range.left === range.right
    ? start
    : `${start}:${writeCellReference(range.bottom, range.right)}`
}

export const isInRange = (range: CellRange, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
