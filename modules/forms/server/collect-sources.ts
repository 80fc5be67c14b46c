import type { CellRecord, FillListener, RowRecord } from './fill/filling.ts'
import type { FillColumn } from './tables.ts'

/** Rows whose sources are kept for the screen; a longer list is explained in the 来源 sheet or by `--explain`. */
export const MOST_EXPLAINED_ROWS = 20_000

export interface CollectedSources extends FillListener {
  readonly rows: readonly RowRecord[]
  readonly cells: readonly CellRecord[]
  columns(): readonly FillColumn[]
}

/** Keeps what a fill tells, up to the rows a screen can explain; `onRow` hears of every row. */
export function collectSources(onRow: (rows: number) => void = () => undefined): CollectedSources {
  const rows: RowRecord[] = []
  const cells: CellRecord[] = []
  const columns = new Map<number, readonly FillColumn[]>()
  let heard = 0
  return {
    mostRows: MOST_EXPLAINED_ROWS,
    rows,
    cells,
    columns: () => [...columns.values()].flat(),
    row(record) {
      heard += 1
      onRow(heard)
      if (!columns.has(record.sheet))
        columns.set(
          record.sheet,
          record.cells.map((cell) => ({
            sheet: record.sheet,
            column: cell.column,
            element: cell.element,
            name: cell.nameZh,
          })),
        )
      if (rows.length < MOST_EXPLAINED_ROWS) rows.push(record)
    },
    cell: (record) => void cells.push(record),
  }
}
