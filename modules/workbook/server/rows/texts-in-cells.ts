import type { CellValue } from '../../contract.ts'
import { StringStore } from './string-store.ts'

/** Text written in the cells themselves: decoded once per batch, then put where it belongs. */
export class TextsInCells {
  /** Takes the text of the cell being read. */
  store: StringStore
  readonly #part: string
  #rows: CellValue[][] = []
  #columns: number[] = []

  constructor(part: string) {
    this.#part = part
    this.store = new StringStore(part)
  }

  /** The text in the store is whole and belongs into this column, counted from 1, of this row. */
  add(cells: CellValue[], column: number): void {
    this.store.finish()
    this.#rows.push(cells)
    this.#columns.push(column)
  }

  /** Puts all texts into their rows. */
  settle(): void {
    if (this.#rows.length === 0) return
    this.store.close()
    for (const [index, cells] of this.#rows.entries())
      cells[(this.#columns[index] ?? 1) - 1] = this.store.at(index) || null
    this.store = new StringStore(this.#part)
    this.#rows = []
    this.#columns = []
  }
}
