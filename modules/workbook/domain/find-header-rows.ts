import { isIndexRow, isLineRow, isTotalRow, isUnitRow } from './classify-row.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'
import { isDataShaped, isHeaderWord } from './read-text-shape.ts'

/** Header rows of a list or statistics table. `labelBottom` is the last row with names; numbered and unit rows follow up to `bottom`. */
export interface HeaderRows {
  readonly top: number
  readonly labelBottom: number
  readonly bottom: number
  readonly indexRow?: number
  readonly unitRow?: number
}

const MOST_LEVELS = 6

export function findHeaderRows(lattice: Lattice, window: Window, top: number): HeaderRows {
  let bottom = top
  while (bottom - top < MOST_LEVELS) {
    const merged = deepestHeader(lattice, window, top, bottom)
    if (merged > bottom) bottom = merged
    else if (bottom < window.bottom && continuesHeader(lattice, window, top, bottom + 1)) bottom += 1
    else break
  }
  return withTail(lattice, window, top, bottom)
}

function deepestHeader(lattice: Lattice, window: Window, top: number, bottom: number): number {
  let deepest = bottom
  for (let row = top; row <= bottom; row += 1)
    for (const block of lattice.textsIn(row, window))
      if (block.bottom - top < MOST_LEVELS) deepest = Math.max(deepest, block.bottom)
  return Math.min(deepest, window.bottom)
}

function withTail(lattice: Lattice, window: Window, top: number, labelBottom: number): HeaderRows {
  let rows: HeaderRows = { top, labelBottom, bottom: labelBottom }
  // Merged singles may reach down over the numbered and the unit row; these then lie inside the label rows.
  for (let row = labelBottom; row > top; row -= 1) {
    if (rows.indexRow === undefined && isIndexRow(lattice, window, row))
      rows = { ...rows, indexRow: row, labelBottom: row - 1 }
    else if (rows.unitRow === undefined && isUnitRow(lattice, window, row))
      rows = { ...rows, unitRow: row, labelBottom: row - 1 }
    else break
  }
  for (let row = labelBottom + 1; row <= Math.min(window.bottom, labelBottom + 3); row += 1) {
    if (rows.indexRow === undefined && isIndexRow(lattice, window, row)) rows = { ...rows, indexRow: row, bottom: row }
    else if (rows.unitRow === undefined && isUnitRow(lattice, window, row))
      rows = { ...rows, unitRow: row, bottom: row }
    else break
  }
  return rows
}

function continuesHeader(lattice: Lattice, window: Window, top: number, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  if (texts.length === 0 || isIndexRow(lattice, window, row) || isUnitRow(lattice, window, row)) return false
  if (isLineRow(lattice, window, row) || (isTotalRow(lattice, window, row) && !holdsOnlyNames(texts))) return false
  if (startsStub(lattice, window, row, texts)) return false
  return dividesMergedParent(lattice, row, texts) || fillsBlanks(lattice, window, top, row, texts)
}

/** 合计│城市│农村 is a header level, 合计│12│30 a total row. */
const holdsOnlyNames = (texts: readonly Block[]): boolean =>
  texts.length >= 3 &&
  texts.every(
    (text) => text.cell?.formula === undefined && typeof text.cell?.value !== 'number' && !isDataShaped(text.text),
  )

/**
 * Row labels of two levels under one corner (年龄段 over 未成年│0-5岁): all texts stand under the leftmost header, which is
 * merged across, the rest of the row waits for values, and the labels go on in the next row. A header level has no such row below.
 */
function startsStub(lattice: Lattice, window: Window, row: number, texts: readonly Block[]): boolean {
  const corner = lattice.blockAt(row - 1, window.left)
  if (corner.text === '' || corner.right === corner.left || corner.bottom !== row - 1) return false
  if (texts.some((text) => text.right > corner.right)) return false
  const rest = lattice.blocksIn(row, window).filter((block) => block.left > corner.right)
  if (rest.length === 0 || rest.some((block) => block.top < row)) return false
  return lattice.textsIn(row + 1, { ...window, right: corner.right }).length > 0
}

/** Two or more texts under one merged parent, or header words alone under narrower cells of it. */
function dividesMergedParent(lattice: Lattice, row: number, texts: readonly Block[]): boolean {
  const under = new Map<Block, Block[]>()
  for (const text of texts) {
    const parent = lattice.blockAt(row - 1, text.left)
    if (parent.text === '' || parent.bottom !== row - 1 || parent.right === parent.left) continue
    if (text.left < parent.left || text.right > parent.right || text.right - text.left >= parent.right - parent.left)
      continue
    under.set(parent, [...(under.get(parent) ?? []), text])
  }
  if (under.size === 0) return false
  const children = [...under.values()].flat()
  const dividing = [...under.values()].some((group) => group.length >= 2)
  const looksTyped = children.filter((child) => isDataShaped(child.text) && !isHeaderWord(child.text)).length
  const wholeRowTyped =
    texts.length > children.length && texts.some((text) => isDataShaped(text.text) && !children.includes(text))
  if (dividing) return looksTyped < children.length || isSeries(children) ? !wholeRowTyped : false
  return texts.every((text) => isHeaderWord(text.text) && !isDataShaped(text.text))
}

/** Days 1–31, years, doses: numbers that rise by one. */
export function isSeries(blocks: readonly Block[]): boolean {
  const numbers = blocks.map((block) => Number(block.text.replace(/[日号年月季度剂次针]/gu, '')))
  return (
    numbers.length >= 2 &&
    numbers.every((value, at) => !Number.isNaN(value) && (at === 0 || value === (numbers[at - 1] ?? 0) + 1))
  )
}

/** Unmerged levels: the texts of this row stand under blanks, or under parents that have a blank to the right. */
function fillsBlanks(lattice: Lattice, window: Window, top: number, row: number, texts: readonly Block[]): boolean {
  const hasTextAbove = (column: number): boolean => {
    for (let at = top; at < row; at += 1) if (lattice.blockAt(at, column).text !== '') return true
    return false
  }
  const underBlank = texts.filter((text) => !hasTextAbove(text.left))
  if (underBlank.length === 0) return false
  const leadingBlank = (block: Block): boolean => {
    for (let column = window.left; column < block.left; column += 1) if (hasTextAbove(column)) return false
    return true
  }
  // A lone text under an empty corner is the first row label of a cross table.
  if (underBlank.every(leadingBlank) && texts.every((text) => leadingBlank(text) || isDataShaped(text.text)))
    return false
  const typed = texts.filter((text) => isDataShaped(text.text) && !isHeaderWord(text.text))
  if (typed.length > 0 && !isSeries(typed) && (typed.length > 1 || texts.length < 4)) return false
  return texts.every((text) => {
    if (!hasTextAbove(text.left)) return true
    const parent = lattice.blockAt(row - 1, text.left)
    if (parent.text === '') return false
    if (parent.right > text.right) return true
    for (let next = parent.right + 1; next <= window.right && !hasTextAbove(next); next += 1)
      if (lattice.blockAt(row, next).text !== '') return true
    return false
  })
}
