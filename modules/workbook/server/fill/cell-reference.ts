import type { CellRange } from '../../contract.ts'
import { cellRef, columnNumber, LAST_COLUMN, LAST_ROW } from '../../domain/cell-reference.ts'

const cellPattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/

export function parseCellReference(text: string): { row: number; column: number } | undefined {
  const match = cellPattern.exec(text)
  return match === null ? undefined : { row: Number(match[2]), column: columnNumber(match[1] ?? '') }
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
    return { top: 1, left: columnNumber(columns[1] ?? ''), bottom: LAST_ROW, right: columnNumber(columns[2] ?? '') }
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(text)
  if (rows !== null) return { top: Number(rows[1]), left: 1, bottom: Number(rows[2]), right: LAST_COLUMN }
  return undefined
}

export function writeRangeReference(range: CellRange): string {
  const start = cellRef(range.top, range.left)
  return range.top === range.bottom && range.left === range.right
    ? start
    : `${start}:${cellRef(range.bottom, range.right)}`
}
