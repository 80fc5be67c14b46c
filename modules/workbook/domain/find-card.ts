import { headerCoverage } from './build-header-tree.ts'
import { isFieldRow, isLineRow, isSectionRow } from './classify-row.ts'
import type { HeaderRows } from './find-header-rows.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'
import { isDataShaped, isHeaderWord, isNoteText, isPlaceholder } from './read-text-shape.ts'

/** A value cell of a card: empty, or printed with boxes, 年 月 日, (盖章). */
export const takesValue = (block: Block): boolean =>
  isPlaceholder(block.text) && !/^(?:元|万元|人|户|亩|岁)$/u.test(block.text)

/** The rows from `top` that hang together: up to a blank row without borders, or an unbordered line. */
export function findRegion(lattice: Lattice, window: Window, top: number): Window {
  let bottom = top
  for (let row = top + 1; row <= window.bottom; row += 1) {
    const blocks = lattice.blocksIn(row, window)
    const bordered =
      lattice.borderedShare(row, window) >= 0.3 || blocks.some((block) => block.bordered && block.text !== '')
    const continued = blocks.some((block) => block.top < row && block.text !== '')
    const empty = blocks.every((block) => block.text === '')
    if (empty && !bordered && !continued) break
    if (
      !bordered &&
      !continued &&
      (isLineRow(lattice, window, row) || isFieldRow(lattice, window, row)) &&
      !isBareLabel(lattice, window, row)
    )
      break
    bottom = row
  }
  return { ...window, top, bottom }
}

/** In a card without borders a row may hold one label alone. */
function isBareLabel(lattice: Lattice, window: Window, row: number): boolean {
  const [only, more] = lattice.textsIn(row, window)
  return (
    only !== undefined &&
    more === undefined &&
    only.left === window.left &&
    only.right === only.left &&
    isHeaderWord(only.text) &&
    only.text.length <= 8 &&
    !/[::注]/u.test(only.text)
  )
}

/** label │ blank pairs of a row. */
export function pairsIn(lattice: Lattice, window: Window, row: number): number {
  const blocks = lattice.blocksIn(row, window)
  let pairs = 0
  blocks.forEach((block, at) => {
    const next = blocks[at + 1]
    if (block.top !== row || next === undefined || next.top !== row || block.text === '' || takesValue(block)) return
    if (/^\d+$/u.test(block.text) || isNoteText(block)) return
    if (takesValue(next)) pairs += 1
  })
  return pairs
}

/** Whether the region is label–value pairs rather than a header over rows. Several signs are weighed. */
export function isCard(lattice: Lattice, region: Window, header: HeaderRows, title: string): boolean {
  const rows = Array.from(
    { length: Math.min(region.bottom, region.top + 80) - region.top + 1 },
    (_, at) => region.top + at,
  )
  const below = rows.filter((row) => row > header.bottom)
  const pairRows = (from: readonly number[]): number => from.filter((row) => pairsIn(lattice, region, row) >= 2).length
  const coverage = headerCoverage(lattice, region, header)
  const firstPairs = pairsIn(lattice, region, header.top)
  if (filledPairRows(lattice, region, rows) >= 2 && filledPairRows(lattice, region, rows) >= 0.6 * rows.length)
    return true
  const wideRows = rows.filter((row) => isLabelWithWideBlank(lattice, region, row)).length
  if (coverage >= 0.85) {
    if (below.length > 0 && pairRows(below) >= 2 && pairRows(below) >= 0.3 * below.length) return true
    return (
      hasValuesBelow(lattice, region, header) ||
      (header.bottom > header.top && firstPairs >= 2 && pairRows(rows) >= 2 && pairRows(below) >= 1)
    )
  }
  if (coverage < 0.7 && firstPairs >= 2) return true
  if (pairRows(rows) >= 2 || (pairRows(rows) === 1 && rows.length <= 3)) return true
  if (firstPairs >= 1 && wideRows >= 2) return true
  const single = rows.filter(
    (row) => pairsIn(lattice, region, row) === 1 && lattice.textsIn(row, region).length === 1,
  ).length
  if (single >= 2 && single >= 0.6 * rows.length && lattice.blocksIn(header.top, region).length <= 2) return true
  return (
    pairRows(rows) + wideRows >= 2 && /登记表|申请表|审批表|登记卡|信息卡|采集表|调查表|档案|明白卡|卡$/u.test(title)
  )
}

/** Rows of label│typed value│label│typed value: header words in the odd places only. */
function filledPairRows(lattice: Lattice, region: Window, rows: readonly number[]): number {
  return rows.filter((row) => {
    const blocks = lattice.blocksIn(row, region).filter((block) => block.top === row)
    if (blocks.length < 2 || blocks.length % 2 === 1) return false
    return blocks.every((block, at) => {
      if (at % 2 === 0) return block.text !== '' && isHeaderWord(block.text) && !isDataShaped(block.text)
      return (
        block.text !== '' &&
        (isDataShaped(block.text) || !isHeaderWord(block.text) || /\d/u.test(block.text) || block.right > block.left)
      )
    })
  }).length
}

function isLabelWithWideBlank(lattice: Lattice, region: Window, row: number): boolean {
  const blocks = lattice.blocksIn(row, region)
  return blocks.some((block, at) => {
    const next = blocks[at + 1]
    return (
      block.text !== '' &&
      block.top === row &&
      next !== undefined &&
      next.right > next.left &&
      next.top === row &&
      takesValue(next)
    )
  })
}

/** Rows of labels and rows of blanks in turn: 姓名│性别│民族 over one empty row, then the next labels. */
function hasValuesBelow(lattice: Lattice, region: Window, header: HeaderRows): boolean {
  if (region.bottom < header.bottom + 2) return false
  let cycles = 0
  for (let row = header.bottom + 1; row < region.bottom; row += 2) {
    const blank = lattice.blocksIn(row, region).every((block) => block.top !== row || takesValue(block))
    const labels = lattice.textsIn(row + 1, region)
    if (!blank || isSectionRow(lattice, region, row + 1)) break
    if (labels.length < 2 || !labels.every((block) => isHeaderWord(block.text) && !isDataShaped(block.text))) break
    cycles += 1
  }
  return cycles >= 1
}
