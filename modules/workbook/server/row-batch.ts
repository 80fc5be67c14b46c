import type { CellValue } from '../contract.ts'

/** `cells[0]` is column A; cells that are not there are null, trailing ones are left out. `number` is the row's number in the sheet. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly CellValue[]
}

/** Some hundred rows in order, rows without any value left out. */
export interface RowBatch {
  readonly rows: readonly SheetRow[]
}
