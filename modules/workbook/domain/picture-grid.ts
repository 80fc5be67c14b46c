import type { CellRange, CellValue, GridCell, ListValidation, SheetGrid, WorkbookGrid } from '../contract.ts'
import { parseCellRef } from './cell-reference.ts'

export interface PictureOptions {
  readonly name?: string
  readonly state?: SheetGrid['state']
  readonly hiddenColumns?: readonly number[]
  readonly hiddenRows?: readonly number[]
  /** `C5:C20` → values. */
  readonly dropDowns?: Readonly<Record<string, readonly string[]>>
}

/**
 * A sheet drawn as text, for tests. A line that begins with `|` has borders, one that begins with `/` has none; cells are set apart by `|`.
 * `<` joins the cell to its left, `^` to the one above; `\n` breaks a line; digits are numbers; `=…` is a formula; `**` makes bold; `@` is a cell without borders.
 */
export function drawSheet(picture: string, options: PictureOptions = {}): SheetGrid {
  const lines = picture.split('\n').filter((line) => line.trim() !== '')
  const cells = new Map<string, GridCell>()
  const owner = new Map<string, string>()
  let columns = 0
  lines.forEach((line, at) => {
    const bordered = line.trimStart().startsWith('|')
    const parts = line.trim().slice(1).split('|')
    columns = Math.max(columns, parts.length)
    parts.forEach((part, index) => {
      const [row, column] = [at + 1, index + 1]
      const text = part.replace(/^ +| +$/g, '')
      if (text === '<') owner.set(key(row, column), owner.get(key(row, column - 1)) ?? key(row, column - 1))
      else if (text === '^') owner.set(key(row, column), owner.get(key(row - 1, column)) ?? key(row - 1, column))
      const cell = drawCell(text, bordered, lines.length)
      if (cell !== undefined) cells.set(key(row, column), cell)
    })
  })
  return asSheet(cells, mergesOf(owner), lines.length, columns, options)
}

const key = (row: number, column: number): string => `${row},${column}`

function drawCell(text: string, bordered: boolean, size: number): GridCell | undefined {
  const bold = text.startsWith('**')
  const shown = (bold ? text.slice(2) : text).replaceAll('\\n', '\n').replaceAll('~', '\u3000')
  if (shown === '@' || (shown === '' && !bordered)) return undefined
  const style = {
    format: 'General',
    bold,
    fontSize: 11,
    bordered,
    centred: bordered || size === 0,
    style: bordered ? 1 : 0,
  }
  if (shown.startsWith('=')) return { ...style, value: 0, formula: shown.slice(1) }
  const isEmpty = shown === '' || shown === '<' || shown === '^'
  const value: CellValue = isEmpty ? null : /^-?\d{1,9}(\.\d+)?$/.test(shown) ? Number(shown) : shown
  return { ...style, value }
}

function mergesOf(owner: ReadonlyMap<string, string>): readonly CellRange[] {
  const ranges = new Map<string, CellRange>()
  for (const [cell, top] of owner) {
    const [row = 0, column = 0] = cell.split(',').map(Number)
    const [firstRow = 0, firstColumn = 0] = top.split(',').map(Number)
    const known = ranges.get(top) ?? { top: firstRow, left: firstColumn, bottom: firstRow, right: firstColumn }
    ranges.set(top, { ...known, bottom: Math.max(known.bottom, row), right: Math.max(known.right, column) })
  }
  return [...ranges.values()]
}

function asSheet(
  cells: ReadonlyMap<string, GridCell>,
  merges: readonly CellRange[],
  rows: number,
  columns: number,
  options: PictureOptions,
): SheetGrid {
  const listValidations = Object.entries(options.dropDowns ?? {}).map(([range, values]) => readDropDown(range, values))
  return {
    name: options.name ?? 'Sheet1',
    state: options.state ?? 'visible',
    rows,
    columns,
    cell: (row, column) => cells.get(key(row, column)),
    merges,
    mergeAt: (row, column) =>
      merges.find((merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right),
    hiddenRows: new Set(options.hiddenRows),
    hiddenColumns: new Set(options.hiddenColumns),
    columnWidths: new Map(),
    rowHeights: new Map(),
    listValidations,
  }
}

function readDropDown(range: string, values: readonly string[]): ListValidation {
  const [from = 'A1', to = from] = range.split(':')
  const start = parseCellRef(from) ?? { row: 1, column: 1 }
  const end = parseCellRef(to) ?? start
  return { range: { top: start.row, left: start.column, bottom: end.row, right: end.column }, values }
}

export const drawWorkbook = (...sheets: readonly SheetGrid[]): WorkbookGrid => ({ source: 'xlsx', sheets, notices: [] })
