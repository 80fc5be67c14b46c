import type { CellRange } from '../contract.ts'
import { columnLetter, columnNumber, LAST_COLUMN, LAST_ROW } from '../domain/cell-reference.ts'

/** `AB12` or `$AB$12` → row and column, 1-based; undefined when it is no reference or lies outside a sheet. */
export function parseCell(text: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(text) ?? []
  if (letters === undefined || digits === undefined) return undefined
  const column = columnNumber(letters)
  const row = Number(digits)
  return row >= 1 && row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : undefined
}

/** `A1:B2`, `A1`, whole columns `A:B` or whole rows `1:2`; undefined when it is none of these or lies outside a sheet. */
export function parseRange(text: string): CellRange | undefined {
  const [first = '', second = first, more] = text.split(':')
  if (more !== undefined) return undefined
  const a = parseCorner(first, 'first')
  const b = parseCorner(second, 'last')
  // Only `A:B` and `1:2` may leave one side out: a single `A` or `1` is a name or a number.
  if (!a || !b || (first === second && !text.includes(':') && parseCell(text) === undefined)) return undefined
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  }
}

function parseCorner(
  text: string,
  side: 'first' | 'last',
): { readonly row: number; readonly column: number } | undefined {
  const cell = parseCell(text)
  if (cell) return cell
  const [, letters, digits] = /^\$?(?:([A-Za-z]{1,3})|([0-9]{1,7}))$/.exec(text) ?? []
  if (letters !== undefined) {
    const column = columnNumber(letters)
    return column <= LAST_COLUMN ? { row: side === 'first' ? 1 : LAST_ROW, column } : undefined
  }
  const row = Number(digits)
  return row >= 1 && row <= LAST_ROW ? { row, column: side === 'first' ? 1 : LAST_COLUMN } : undefined
}

/** A formula moved by rows and columns, as a shared formula is for its dependents: relative references move, `$` ones stay. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return formula.replace(
    /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|(?<![A-Za-z0-9_.$])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![A-Za-z0-9_.(!])/g,
    (
      whole,
      fixedColumn: string | undefined,
      letters: string | undefined,
      fixedRow: string | undefined,
      digits: string | undefined,
    ) => {
      if (letters === undefined || digits === undefined) return whole
      const column = columnNumber(letters) + (fixedColumn === '$' ? 0 : columns)
      const row = Number(digits) + (fixedRow === '$' ? 0 : rows)
      if (column < 1 || column > LAST_COLUMN || row < 1 || row > LAST_ROW) return '#REF!'
      return `${fixedColumn ?? ''}${columnLetter(column)}${fixedRow ?? ''}${row}`
    },
  )
}
