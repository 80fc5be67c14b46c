import type { HeaderRows } from './find-header-rows.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'

/** A leaf header and its parents, outermost first, the leaf last. */
export interface HeaderChain {
  readonly column: number
  readonly lastColumn: number
  readonly blocks: readonly Block[]
  /** The last parent also is a column of its own: `总数` drawn as an L around `男│女`. */
  readonly partOf?: string
}

/** Reads header rows column by column; a merged leaf over several columns is one leaf. */
export function buildHeaderTree(lattice: Lattice, window: Window, rows: HeaderRows): readonly HeaderChain[] {
  const chains: HeaderChain[] = []
  for (let column = window.left; column <= window.right; column += 1) {
    const chain = chainAt(lattice, window, rows, column)
    const leaf = chain.blocks.at(-1)
    if (leaf === undefined) continue
    const before = chains.at(-1)
    if (before !== undefined && before.blocks.at(-1) === leaf)
      chains[chains.length - 1] = { ...before, lastColumn: column }
    else chains.push({ column, lastColumn: column, ...chain })
  }
  return chains
}

function chainAt(
  lattice: Lattice,
  window: Window,
  rows: HeaderRows,
  column: number,
): Pick<HeaderChain, 'blocks' | 'partOf'> {
  const blocks: Block[] = []
  let partOf: string | undefined
  for (let row = rows.top; row <= rows.labelBottom; row += 1) {
    const own = lattice.blockAt(row, column)
    if (own.text !== '') {
      if (!blocks.includes(own)) blocks.push(own)
      continue
    }
    const parent = visualParent(lattice, window, rows, row, column)
    if (parent === undefined || blocks.includes(parent.block)) continue
    blocks.push(parent.block)
    if (parent.isWhole) partOf = parent.block.text
  }
  return partOf === undefined ? { blocks } : { blocks, partOf }
}

const WHOLE = /总|合计|小计|数|面积|金额|支出|收入|资金|人口|产值|产量|补贴|人$|户$/u

/** A parent that is not merged: its text stands left, blanks follow up to the next text. */
function visualParent(
  lattice: Lattice,
  window: Window,
  rows: HeaderRows,
  row: number,
  column: number,
): { readonly block: Block; readonly isWhole: boolean } | undefined {
  const below = textBelow(lattice, rows, row, column)
  if (below === undefined) return undefined
  let left = column - 1
  while (left >= window.left && lattice.blockAt(row, left).text === '') left -= 1
  if (left < window.left) return undefined
  const block = lattice.blockAt(row, left)
  if (block.right > block.left || block.top !== row) return undefined
  if (row > rows.top && !sameAncestor(lattice, window, rows, row - 1, left, column)) return undefined
  if (block.bottom === row && textBelow(lattice, rows, row, left) !== undefined) {
    return /^备注$|^序号$/u.test(below.text) ? undefined : { block, isWhole: false }
  }
  const runEnds =
    column - left >= 2 || textBelow(lattice, rows, row, column + 1) !== undefined || below.text.startsWith('其中')
  return WHOLE.test(block.text) && runEnds && !/^备注$/u.test(below.text) ? { block, isWhole: true } : undefined
}

function textBelow(lattice: Lattice, rows: HeaderRows, row: number, column: number): Block | undefined {
  for (let at = row + 1; at <= rows.labelBottom; at += 1) {
    const block = lattice.blockAt(at, column)
    if (block.text !== '' && block.top > row) return block
  }
  return undefined
}

function sameAncestor(
  lattice: Lattice,
  window: Window,
  rows: HeaderRows,
  row: number,
  left: number,
  column: number,
): boolean {
  const owner = (at: number): Block | undefined => {
    const block = lattice.blockAt(row, at)
    return block.text === '' ? visualParent(lattice, window, rows, row, at)?.block : block
  }
  return owner(left) === owner(column)
}

/** Share of the header's columns that have a name; empty merged cells and blanks between names speak for a card. */
export function headerCoverage(lattice: Lattice, window: Window, rows: HeaderRows): number {
  let [named, all] = [0, 0]
  let started = false
  for (let column = window.left; column <= window.right; column += 1) {
    let texts = 0
    let wideBlank = false
    for (let row = rows.top; row <= rows.labelBottom; row += 1) {
      const block = lattice.blockAt(row, column)
      if (block.text !== '') texts += 1
      else if (block.right > block.left && block.top > rows.top) wideBlank = true
    }
    // A blank corner over row labels is no gap.
    if (texts === 0 && !started) continue
    started = true
    all += 1
    if (texts > 0 && !wideBlank) named += 1
  }
  return all === 0 ? 0 : named / all
}
