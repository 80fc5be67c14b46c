import type { CellRange, GridCell, ListValidation, SheetGrid } from '../contract.ts'
import type { SheetDraft } from './sheet-draft.ts'

/** Turns a draft into the grid others see; `listValidations` come later, since a list may lie on another sheet. */
export function finishGrid(draft: SheetDraft, listValidations: readonly ListValidation[] = []): SheetGrid {
  const { rows, columns } = draft.used()
  const { hiddenColumns, columnWidths } = layOutColumns(draft, columns)
  const cells = draft.rows
  let mergeRows: Map<number, CellRange[]> | undefined
  return {
    name: draft.name,
    state: draft.state,
    rows,
    columns,
    cell: (row: number, column: number): GridCell | undefined => cells.get(row)?.[column],
    merges: draft.merges,
    mergeAt(row, column) {
      mergeRows ??= indexMerges(draft.merges, rows)
      return mergeRows.get(row)?.find((merge) => column >= merge.left && column <= merge.right)
    },
    hiddenRows: draft.hiddenRows,
    hiddenColumns,
    columnWidths,
    rowHeights: draft.rowHeights,
    listValidations,
    ...(draft.tableRanges.length === 0 ? {} : { tableRanges: draft.tableRanges }),
    ...(draft.shapeTexts.length === 0 ? {} : { shapeTexts: draft.shapeTexts }),
  }
}

/** Merges by each row they touch, rows past the used area left out. */
function indexMerges(merges: readonly CellRange[], rows: number): Map<number, CellRange[]> {
  const index = new Map<number, CellRange[]>()
  for (const merge of merges) {
    for (let row = merge.top; row <= Math.min(merge.bottom, Math.max(rows, merge.top)); row += 1) {
      const there = index.get(row)
      if (there) there.push(merge)
      else index.set(row, [merge])
    }
  }
  return index
}

/** Spans often reach to column 16384; only the used columns are laid out. */
function layOutColumns(
  draft: SheetDraft,
  columns: number,
): { hiddenColumns: Set<number>; columnWidths: Map<number, number> } {
  const hiddenColumns = new Set<number>()
  const columnWidths = new Map<number, number>()
  for (const span of draft.columnSpans) {
    for (let column = span.from; column <= Math.min(span.to, columns); column += 1) {
      if (span.hidden) hiddenColumns.add(column)
      if (span.width !== undefined) columnWidths.set(column, span.width)
    }
  }
  return { hiddenColumns, columnWidths }
}
