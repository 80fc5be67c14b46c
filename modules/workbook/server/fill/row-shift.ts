import type { CellRange } from '../../contract.ts'
import { LAST_ROW } from '../../domain/cell-reference.ts'
import { parseRangeReference, writeRangeReference } from './cell-reference.ts'

/** Rows put in after `last`, the last row of a table body that starts at `first`; they are copies of `template`. Rows as before the insertion. */
export interface Insertion {
  readonly first: number
  readonly last: number
  readonly template: number
  readonly added: number
}

/** The insertions of one sheet, from top to bottom, bodies apart from each other. */
export type RowShift = readonly Insertion[]

/** What moved, seen from one part. */
export interface ShiftedSheet {
  readonly name: string
  readonly shift: RowShift
}

/** The row a row becomes. */
export function shiftRow(shift: RowShift, row: number): number {
  let moved = row
  for (const one of shift) if (one.last < row) moved += one.added
  return moved
}

/** Says whether a range that ends on the last body row takes the new rows in. */
export type GrowRule = (insertion: Insertion, range: { readonly top: number; readonly bottom: number }) => boolean

export const neverGrows: GrowRule = () => false

/**
 * A range seen from outside the body: `SUM(D5:D8)` under a body of rows 5 to 8 means "all of the body" and grows. A range over the last
 * row alone, `C8:E8`, means that row and stays, unless the body is that one row.
 */
export const growsWithBody: GrowRule = (insertion, range) =>
  range.top < insertion.last || insertion.first === insertion.last

/** A merged stub cell grows only when it spans the whole body: two merged members of a household must not swallow their neighbours. */
export const growsWhenWhole: GrowRule = (insertion, range) =>
  range.top <= insertion.first && insertion.first < insertion.last

export function shiftRows(
  shift: RowShift,
  range: { readonly top: number; readonly bottom: number },
  grows: GrowRule,
): { top: number; bottom: number } {
  let bottom = shiftRow(shift, range.bottom)
  for (const one of shift) if (one.last === range.bottom && grows(one, range)) bottom += one.added
  return { top: Math.min(shiftRow(shift, range.top), LAST_ROW), bottom: Math.min(bottom, LAST_ROW) }
}

export const shiftRange = (shift: RowShift, range: CellRange, grows: GrowRule): CellRange => ({
  ...range,
  ...shiftRows(shift, range, grows),
})

/** A reference without `$` as attributes hold it; the text itself when nothing moves or it is not a range. */
export function shiftReference(shift: RowShift, text: string, grows: GrowRule): string {
  const range = parseRangeReference(text)
  if (range === undefined || /^[A-Za-z$]+:[A-Za-z$]+$/.test(text)) return text
  const moved = shiftRange(shift, range, grows)
  if (moved.top === range.top && moved.bottom === range.bottom) return text
  return /^\d/.test(text) ? `${moved.top}:${moved.bottom}` : writeRangeReference(moved)
}

/**
 * The places a rule (validation, conditional format) holds at. Inserted rows behave like the template row, so a rule that covers the template
 * row covers the inserted rows too, and one that covers only the last row does not reach them.
 */
export function shiftPlaces(shift: RowShift, sqref: string): string {
  const texts = sqref.split(/\s+/).filter((text) => text !== '')
  const moved: string[] = []
  const added: string[] = []
  for (const text of texts) {
    const range = parseRangeReference(text)
    if (range === undefined) {
      moved.push(text)
      continue
    }
    const coversTemplate = (one: Insertion): boolean => range.top <= one.template && one.template <= range.bottom
    moved.push(shiftReference(shift, text, coversTemplate))
    for (const one of shift) {
      if (range.bottom >= one.last || !coversTemplate(one)) continue
      const top = shiftRow(shift, one.last) + 1
      added.push(writeRangeReference({ top, bottom: top + one.added - 1, left: range.left, right: range.right }))
    }
  }
  return moved.every((text, index) => text === texts[index]) && added.length === 0
    ? sqref
    : [...moved, ...added].join(' ')
}
