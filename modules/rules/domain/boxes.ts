import type { AtomSet } from './atoms.ts'

/** One set for each fact: the cases that lie in all of them. Empty as soon as one set is. */
export type Box = readonly AtomSet[]

export const isEmpty = (box: Box): boolean => box.some((set) => set === 0n)

export const intersect = (a: Box, b: Box): Box => a.map((set, i) => set & (b[i] ?? 0n))

/** `a` without `b`, as boxes that do not meet: at most one for each fact. */
export function without(a: Box, b: Box): readonly Box[] {
  if (isEmpty(intersect(a, b))) return isEmpty(a) ? [] : [a]
  const parts: Box[] = []
  let rest = a
  for (const [i, set] of a.entries()) {
    const outside = set & ~(b[i] ?? 0n)
    if (outside !== 0n) parts.push(rest.with(i, outside))
    rest = rest.with(i, set & (b[i] ?? 0n))
  }
  return parts
}

/** More pieces than this and a table is too large to be checked in one go. */
const MOST_PIECES = 20_000

/** What of `whole` none of the boxes covers; undefined where that falls into too many pieces to say. */
export function uncovered(whole: Box, boxes: readonly Box[]): readonly Box[] | undefined {
  let left: readonly Box[] = isEmpty(whole) ? [] : [whole]
  for (const box of boxes) {
    left = left.flatMap((piece) => without(piece, box))
    if (left.length > MOST_PIECES) return undefined
  }
  return left
}
