import { isLineRow } from './classify-row.ts'
import type { Lattice, Window } from './read-lattice.ts'

/**
 * Tables side by side: an empty, unbordered column with at least two named columns on both sides, in the same row.
 * Lines merged over the gap (title, notes) do not close it.
 */
export function splitSideBySide(lattice: Lattice, window: Window): readonly Window[] {
  const gaps: number[] = []
  for (let column = window.left + 2; column <= window.right - 2; column += 1)
    if (isGap(lattice, window, column)) gaps.push(column)
  if (gaps.length === 0) return [window]
  const windows: Window[] = []
  let left = window.left
  for (const gap of [...gaps, window.right + 1]) {
    if (gap > left) windows.push({ ...window, left, right: gap - 1 })
    left = gap + 1
  }
  const holdsHeader = (part: Window): boolean => {
    for (let row = part.top; row <= Math.min(part.bottom, part.top + 30); row += 1)
      if (
        lattice.textsIn(row, part).filter((block) => block.right <= part.right).length >= 2 &&
        !isLineRow(lattice, part, row)
      )
        return true
    return false
  }
  return windows.length >= 2 && windows.every(holdsHeader) ? windows : [window]
}

function isGap(lattice: Lattice, window: Window, column: number): boolean {
  let facing = 0
  let borderedBoth = 0
  for (let row = window.top; row <= window.bottom; row += 1) {
    const block = lattice.blockAt(row, column)
    if (block.left < column || block.right > column) {
      if (block.text === '' && block.bordered) return false
      if (block.text !== '' && block.bordered && block.right - block.left + 1 < 0.6 * (window.right - window.left + 1))
        return false
      continue
    }
    if (block.text !== '' || block.bordered) return false
    const left = lattice.textsIn(row, { ...window, right: column - 1 })
    const right = lattice.textsIn(row, { ...window, left: column + 1 })
    if (lattice.blockAt(row, column - 1).bordered && lattice.blockAt(row, column + 1).bordered) borderedBoth += 1
    if (left.length >= 2 && right.length >= 2) facing += 1
  }
  // Without borders a blank column may only be a header somebody forgot.
  return facing >= 1 && (borderedBoth >= 2 || (facing === 1 && !hasBorders(lattice, window)))
}

function hasBorders(lattice: Lattice, window: Window): boolean {
  for (let row = window.top; row <= Math.min(window.bottom, window.top + 40); row += 1)
    if (lattice.borderedShare(row, window) > 0.2) return true
  return false
}
