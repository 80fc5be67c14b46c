import type { CellRange, CellValue } from '#modules/workbook/contract.ts'
import { REASON_HEADER } from './reason-column.ts'

export type Look = 'plain' | 'header' | 'refused' | 'reason'

export interface LookedCell {
  readonly value: CellValue
  readonly look: Look
}

export interface RefusedLayout {
  readonly header: readonly (readonly LookedCell[])[]
  readonly merges: readonly CellRange[]
  row(
    cells: readonly CellValue[],
    reasons: readonly { readonly column: number; readonly reason: string }[],
  ): readonly LookedCell[]
}

/**
 * The file's own columns in their order, each column with any refused cell followed by one for its reasons. Reason columns of an
 * earlier answer are dropped. The text of a refused cell stays as it was, so that it can be mended where it stands.
 */
export function layOutRefusedRows(
  head: {
    readonly rows: readonly (readonly CellValue[])[]
    readonly merges: readonly CellRange[]
    readonly reasonColumns: readonly number[]
  },
  refused: readonly number[],
): RefusedLayout {
  const width = Math.max(0, ...head.rows.map((row) => row.length), ...refused)
  /** Column of the file, or the column whose reasons stand here. */
  const places: { readonly column: number; readonly isReason: boolean }[] = []
  const placeOf = new Map<number, number>()
  for (let column = 1; column <= width; column += 1) {
    if (head.reasonColumns.includes(column)) continue
    places.push({ column, isReason: false })
    placeOf.set(column, places.length)
    if (refused.includes(column)) places.push({ column, isReason: true })
  }
  const last = head.rows.length - 1
  const header = head.rows.map((row, at) =>
    places.map(({ column, isReason }): LookedCell => {
      const value = isReason ? (at === last ? REASON_HEADER : null) : (row[column - 1] ?? null)
      return { value, look: value === null && !isReason && at < last ? 'plain' : 'header' }
    }),
  )
  return {
    header,
    merges: head.merges.flatMap((merge) => shiftMerge(merge, placeOf, places.length)),
    row: (cells, reasons) =>
      places.map(({ column, isReason }): LookedCell => {
        const mine = reasons.filter((each) => each.column === column)
        if (isReason)
          return { value: mine.length === 0 ? null : mine.map((each) => each.reason).join('；'), look: 'reason' }
        return { value: cells[column - 1] ?? null, look: mine.length === 0 ? 'plain' : 'refused' }
      }),
  }
}

/** A merge over the same columns in their new places; reason columns between them are taken in. */
function shiftMerge(merge: CellRange, placeOf: ReadonlyMap<number, number>, width: number): readonly CellRange[] {
  const columns: number[] = []
  for (let column = merge.left; column <= merge.right; column += 1) {
    const place = placeOf.get(column)
    if (place !== undefined) columns.push(place)
  }
  const left = columns[0]
  const right = columns.at(-1)
  if (left === undefined || right === undefined || right > width) return []
  return left === right && merge.top === merge.bottom ? [] : [{ ...merge, left, right }]
}
