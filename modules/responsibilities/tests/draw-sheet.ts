import type { CellRange, CellValue, GridCell, SheetGrid } from '#modules/workbook/contract.ts'

const cellOf = (value: CellValue): GridCell => ({
  value,
  format: 'General',
  bold: false,
  fontSize: 11,
  bordered: false,
  centred: false,
  style: 0,
})

/** A sheet as the workbook module reads it. Of a merged range only the first cell holds a value, as in Excel. */
export function drawSheet(
  name: string,
  rows: readonly (readonly CellValue[])[],
  merges: readonly CellRange[] = [],
  state: SheetGrid['state'] = 'visible',
): SheetGrid {
  return {
    name,
    state,
    rows: rows.length,
    columns: Math.max(0, ...rows.map((row) => row.length)),
    cell(row, column) {
      const value = rows[row - 1]?.[column - 1] ?? null
      return value === null ? undefined : cellOf(value)
    },
    merges,
    mergeAt: (row, column) =>
      merges.find((m) => row >= m.top && row <= m.bottom && column >= m.left && column <= m.right),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    columnWidths: new Map(),
    rowHeights: new Map(),
    listValidations: [],
  }
}
