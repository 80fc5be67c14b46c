import type { FillValue } from '../../contract.ts'
import type { RowPattern } from './inserted-row.ts'
import type { PartOutput } from './part-output.ts'

/** Which rows start a household block; without groups every row does. */
export interface GroupCursor {
  /** Moves to the next row and says whether it is the first of its group. */
  next(): boolean
}

/** The rows of a list, taken one by one (into rows that exist) or written in one go (into rows that are new). */
export interface RowSource {
  take(): Promise<readonly FillValue[]>
  /** Writes `count` new rows from `firstRow` on. Returns the cells that got a value. */
  write(output: PartOutput, pattern: RowPattern, firstRow: number, count: number, groups: GroupCursor): Promise<number>
  /** No more rows may come. Frees the source. */
  finish(): Promise<void>
  abandon(): Promise<void>
}

export function openGroupCursor(sizes: readonly number[] | undefined): GroupCursor {
  if (sizes === undefined) return { next: () => true }
  let group = -1
  let left = 0
  return {
    next() {
      const isFirst = left === 0
      if (isFirst) {
        group += 1
        left = Math.max(1, sizes[group] ?? 1)
      }
      left -= 1
      return isFirst
    },
  }
}
