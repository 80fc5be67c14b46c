import type { CellRange, CellValue, GridCell } from '../contract.ts'
import { cellRef, LAST_COLUMN, LAST_ROW } from '../domain/cell-reference.ts'
import { problems } from './problems.ts'
import { plainStyle } from './read-styles.ts'
import type { CellStyle } from './read-styles.ts'

export interface ColumnSpan {
  readonly from: number
  readonly to: number
  readonly width: number | undefined
  readonly hidden: boolean
}

/** A list validation as written: its ranges and what its list is (`"a,b"`, `$A$1:$A$9`, `other!$A$1:$A$9`, a name). */
export interface RawValidation {
  readonly ranges: readonly CellRange[]
  readonly formula: string
}

export interface ShapeText {
  readonly row: number
  readonly text: string
}

/** A grid is a template: more cells than this is data, and data is imported as a stream of rows. */
export const MAX_FILLED_CELLS = 200_000
const MAX_KEPT_CELLS = 1_000_000
/** Rows × columns of the used area: above this one stray cell has blown the sheet up. */
const MAX_AREA = 4_000_000
const MAX_RANGES = 50_000

/** A sheet while it is being read, whatever the format; it counts as it grows, so that no input makes it large. */
export class SheetDraft {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly rows = new Map<number, GridCell[]>()
  readonly merges: CellRange[] = []
  readonly hiddenRows = new Set<number>()
  readonly rowHeights = new Map<number, number>()
  readonly columnSpans: ColumnSpan[] = []
  readonly validations: RawValidation[] = []
  /** Ranges of tables of the sheet (ListObjects): their style draws the lines that the cells do not have. */
  readonly tableRanges: CellRange[] = []
  /** Texts of shapes, from top to bottom: a title may stand in one. */
  readonly shapeTexts: ShapeText[] = []
  readonly #styles: readonly CellStyle[]
  /** Cells without a value differ only by style: one object per style serves them all. */
  readonly #blanks = new Map<number, GridCell>()
  #filled = 0
  #kept = 0
  #ranges = 0
  #mergedRows = 0
  #lastRow = 0
  #lastColumn = 0

  constructor(name: string, state: 'visible' | 'hidden' | 'veryHidden', styles: readonly CellStyle[]) {
    this.name = name
    this.state = state
    this.#styles = styles
  }

  add(row: number, column: number, value: CellValue, style: number, formula?: string): void {
    if (row < 1 || row > LAST_ROW || column < 1 || column > LAST_COLUMN) {
      throw problems.outsideTheSheet({ sheet: this.name, where: `R${row}C${column}` })
    }
    this.#kept += 1
    const empty = value === null && formula === undefined
    if (!empty) this.#filled += 1
    if (this.#filled > MAX_FILLED_CELLS || this.#kept > MAX_KEPT_CELLS)
      throw problems.tooManyCells({ sheet: this.name, limit: MAX_FILLED_CELLS })
    const cell = empty ? this.#blank(style) : this.#cell(value, style, formula)
    let cells = this.rows.get(row)
    if (!cells) this.rows.set(row, (cells = []))
    cells[column] = cell
    if (empty && !cell.bordered) return
    if (row > this.#lastRow) this.#lastRow = row
    if (column > this.#lastColumn) this.#lastColumn = column
  }

  /** Charged per range, because a few bytes of `sqref` or `mergeCell` make one. */
  addMerge(range: CellRange): void {
    this.chargeRange(range)
    const area = (range.bottom - range.top + 1) * (range.right - range.left + 1)
    if (area > MAX_AREA) throw this.#tooWide(range.bottom, range.right)
    this.#mergedRows += range.bottom - range.top + 1
    if (this.#mergedRows > MAX_RANGES * 20) throw this.#tooWide(range.bottom, range.right)
    if (area > 1) this.merges.push(range)
  }

  chargeRange(range: CellRange): void {
    this.#ranges += 1
    if (this.#ranges > MAX_RANGES) throw problems.tooLarge({ part: `${this.name}: ${cellRef(range.top, range.left)}` })
  }

  /** Last used row and column: the last cell with a value or a border, or the far end of a merge that starts at or before it. */
  used(): { readonly rows: number; readonly columns: number } {
    let rows = this.#lastRow
    let columns = this.#lastColumn
    for (const table of this.tableRanges) {
      rows = Math.max(rows, table.bottom)
      columns = Math.max(columns, table.right)
    }
    for (const merge of this.merges) {
      const anchor = this.rows.get(merge.top)?.[merge.left]
      if (!anchor || (anchor.value === null && !anchor.bordered)) continue
      rows = Math.max(rows, merge.bottom)
      columns = Math.max(columns, merge.right)
    }
    if (rows * columns > MAX_AREA) throw this.#tooWide(rows, columns)
    return { rows, columns }
  }

  #tooWide(row: number, column: number): Error {
    return problems.tooWide({ sheet: this.name, where: cellRef(row, column) })
  }

  #blank(style: number): GridCell {
    let cell = this.#blanks.get(style)
    if (!cell) this.#blanks.set(style, (cell = this.#cell(null, style, undefined)))
    return cell
  }

  #cell(value: CellValue, style: number, formula: string | undefined): GridCell {
    const look = this.#styles[style] ?? plainStyle
    const { format, bold, fontSize, bordered, centred } = look
    const cell = { value, format, bold, fontSize, bordered, centred, style }
    return formula === undefined ? cell : { ...cell, formula }
  }
}
