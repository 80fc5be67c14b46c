import type { HeaderLeaf } from '../contract.ts'
import type { Lattice } from './read-lattice.ts'
import { isDots, isPlaceholder } from './read-text-shape.ts'

/**
 * Rows that hold something typed. A serial number alone, formulas, dots, boxes to tick, printed 元 and zeros leave a row free.
 * `valuesFrom` leaves the row labels of a cross table out of account.
 */
export function findOccupiedRows(
  lattice: Lattice,
  columns: readonly HeaderLeaf[],
  rows: readonly number[],
  valuesFrom?: number,
): readonly number[] {
  const asked = columns.filter(
    (leaf) => !isSerialColumn(leaf) && (valuesFrom === undefined || leaf.index >= valuesFrom),
  )
  const first = columns[0]
  return rows.filter((row) =>
    asked.some((leaf) => {
      // A value merged down occupies every row it covers.
      const { cell, text } = lattice.blockAt(row, leaf.index)
      if (
        cell === undefined ||
        cell.formula !== undefined ||
        text === '' ||
        text === '0' ||
        isDots(text) ||
        isPlaceholder(text)
      )
        return false
      return !(
        leaf === first &&
        columns.length > 1 &&
        /^\d{1,4}$/u.test(text) &&
        isRunningNumber(lattice, leaf.index, rows)
      )
    }),
  )
}

const isSerialColumn = (leaf: HeaderLeaf): boolean =>
  /^(?:序号|编号|序次|No\.?|行次|项次)$/iu.test(leaf.path.at(-1) ?? '')

function isRunningNumber(lattice: Lattice, column: number, rows: readonly number[]): boolean {
  const numbers = rows.slice(0, 20).map((row) => Number(lattice.sheet.cell(row, column)?.value ?? Number.NaN))
  return numbers.every((value, at) => at === 0 || Number.isNaN(value) || value === (numbers[at - 1] ?? 0) + 1)
}

/** Columns merged down over the members of a household, beside columns that are not. */
export function findMergedDownColumns(
  lattice: Lattice,
  columns: readonly HeaderLeaf[],
  rows: readonly number[],
): readonly number[] {
  const isDown = (leaf: HeaderLeaf): boolean => {
    let count = 0
    for (const row of rows.slice(0, 400)) {
      const block = lattice.blockAt(row, leaf.index)
      if (block.top === row && block.bottom > row) count += 1
    }
    return count > 0
  }
  const down = columns.filter(isDown)
  return down.length === columns.length ? [] : down.map((leaf) => leaf.index)
}
