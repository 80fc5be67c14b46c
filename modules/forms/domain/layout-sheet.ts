import { cellRef, type CellRange, type SheetDescription, type SheetGrid } from '#modules/workbook/contract.ts'

const MOST_ROWS = 200
const MOST_COLUMNS = 100

export interface LaidOutCell {
  readonly ref: string
  readonly text: string
  readonly rowSpan: number
  readonly colSpan: number
  readonly bold: boolean
  readonly centred: boolean
  readonly bordered: boolean
  readonly header?: string
  readonly role: 'title' | 'preamble' | 'header' | 'body' | 'total' | 'note' | 'other'
}

export interface LaidOutSheet {
  readonly rows: readonly { readonly row: number; readonly height?: number; readonly cells: readonly LaidOutCell[] }[]
  readonly columnWidths: readonly number[]
  readonly truncated: boolean
}

const inside = (range: CellRange | undefined, row: number, column: number): boolean =>
  range !== undefined && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

/** What a cell is for, as the description says. */
function roleOf(description: SheetDescription, row: number, column: number, text: string): LaidOutCell['role'] {
  for (const table of description.tables) {
    if (!inside(table.range, row, column)) continue
    if (row >= table.headerRows.top && row <= table.headerRows.bottom) return 'header'
    if (table.totalRows.includes(row)) return 'total'
    return 'body'
  }
  if (text === '') return 'other'
  if (description.title !== undefined && text.replace(/\s/g, '') === description.title.replace(/\s/g, ''))
    return 'title'
  const firstTable = Math.min(...description.tables.map((table) => table.range.top))
  return row < firstTable ? 'preamble' : 'note'
}

/** Span of a merged cell as shown: hidden rows and columns and those beyond the preview do not count. */
function spanOf(from: number, to: number, most: number, hidden: ReadonlySet<number>): number {
  let span = 0
  for (let at = from; at <= Math.min(to, most); at++) if (!hidden.has(at)) span++
  return Math.max(1, span)
}

/** The sheet as a person sees it, 200 rows from `fromRow`: visible cells with their spans; cells covered by a merge are left out. */
export function layOutSheet(grid: SheetGrid, description: SheetDescription, fromRow = 1): LaidOutSheet {
  const lastRow = Math.min(grid.rows, fromRow + MOST_ROWS - 1)
  const lastColumn = Math.min(grid.columns, MOST_COLUMNS)
  const headers = new Set(
    description.tables.flatMap((table) => [...table.columns, ...table.rows].map((leaf) => leaf.cell)),
  )
  const rows: LaidOutSheet['rows'][number][] = []
  for (let row = fromRow; row <= lastRow; row++) {
    if (grid.hiddenRows.has(row)) continue
    const cells: LaidOutCell[] = []
    for (let column = 1; column <= lastColumn; column++) {
      if (grid.hiddenColumns.has(column)) continue
      const cell = layOutCell(grid, description, headers, row, column, lastRow, lastColumn)
      if (cell !== undefined) cells.push(cell)
    }
    const height = grid.rowHeights.get(row)
    rows.push(height === undefined ? { row, cells } : { row, height, cells })
  }
  const columnWidths: number[] = []
  for (let column = 1; column <= lastColumn; column++) {
    if (!grid.hiddenColumns.has(column)) columnWidths.push(grid.columnWidths.get(column) ?? 9)
  }
  return { rows, columnWidths, truncated: grid.rows > lastRow || grid.columns > MOST_COLUMNS }
}

function layOutCell(
  grid: SheetGrid,
  description: SheetDescription,
  headers: ReadonlySet<string>,
  row: number,
  column: number,
  lastRow: number,
  lastColumn: number,
): LaidOutCell | undefined {
  const merge = grid.mergeAt(row, column)
  if (merge !== undefined && !isShownCorner(grid, merge, row, column)) return undefined
  const anchor = merge === undefined ? grid.cell(row, column) : grid.cell(merge.top, merge.left)
  const ref = cellRef(merge?.top ?? row, merge?.left ?? column)
  const text = anchor?.value === null || anchor?.value === undefined ? '' : String(anchor.value)
  return {
    ref,
    text,
    rowSpan: merge === undefined ? 1 : spanOf(merge.top, merge.bottom, lastRow, grid.hiddenRows),
    colSpan: merge === undefined ? 1 : spanOf(merge.left, merge.right, lastColumn, grid.hiddenColumns),
    bold: anchor?.bold ?? false,
    centred: anchor?.centred ?? false,
    bordered: anchor?.bordered ?? false,
    ...(headers.has(ref) ? { header: ref } : {}),
    role: roleOf(description, row, column, text),
  }
}

/** The first visible cell of a merge stands for it (its own corner may be hidden). */
function isShownCorner(grid: SheetGrid, merge: CellRange, row: number, column: number): boolean {
  for (let at = merge.top; at < row; at++) if (!grid.hiddenRows.has(at)) return false
  for (let at = merge.left; at < column; at++) if (!grid.hiddenColumns.has(at)) return false
  return true
}
