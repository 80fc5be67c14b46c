import type { Block, Lattice, Window } from './read-lattice.ts'
import { isFieldText } from './read-form-fields.ts'
import { isUnit } from './read-units.ts'
import { isNoteText, isTotalText, readPrintedIndex } from './read-text-shape.ts'

const width = (range: { readonly left: number; readonly right: number }): number => range.right - range.left + 1

/** A line that stands outside a table: title, 填报单位 line, note, signature line, or a heading merged across. */
export function isLineRow(lattice: Lattice, window: Window, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  if (texts.length === 0) return false
  if (texts.every((block) => isNoteText(block) || (!block.bordered && isFieldText(block.raw)))) return true
  if (isFieldLine(lattice, window, row, texts)) return true
  if (isSectionRow(lattice, window, row)) return true
  const [only] = texts
  return texts.length === 1 && only !== undefined && !only.bordered && lattice.borderedShare(row, window) < 0.3
}

/**
 * 填报单位: and its value in cells of their own, without borders; or a line of such labels in bordered cells that leave no cell
 * free for a value (a card would).
 */
function isFieldLine(lattice: Lattice, window: Window, row: number, texts: readonly Block[]): boolean {
  // 填报学校: without a border is a label of this kind whoever reports.
  const labels = texts.filter(
    (block) => isFieldText(block.raw) || (!block.bordered && /[\p{Script=Han})）]\s*[:：][\s_]*$/u.test(block.raw)),
  )
  if (labels.length === 0) return false
  if (texts.some((block) => block.bordered)) {
    return (
      labels.length === texts.length &&
      labels.every((block) => /[:：]/u.test(block.raw)) &&
      texts.length === lattice.blocksIn(row, window).length
    )
  }
  return texts.every((block, at) => {
    const before = texts[at - 1]
    return labels.includes(block) || (before !== undefined && labels.includes(before) && /[:：]\s*$/u.test(before.raw))
  })
}

/** One text merged over (nearly) the whole width. */
export function isSectionRow(lattice: Lattice, window: Window, row: number): boolean {
  const [only, more] = lattice.textsIn(row, window)
  return (
    only !== undefined &&
    more === undefined &&
    only.bottom === row &&
    only.right > only.left &&
    width(only) >= 0.75 * width(window)
  )
}

/** Signature lines below a table: 单位负责人: 填表人: 联系电话:, also with borders. */
export function isFieldRow(lattice: Lattice, window: Window, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  if (
    texts.length > 0 &&
    texts.every((block) => /[\p{Script=Han})）]\s*[:：][\s_]*$/u.test(block.raw) && !isTotalText(block.text))
  )
    return true
  return (
    texts.length > 0 &&
    texts.every((block) => isFieldText(block.raw)) &&
    texts.some((block) => /[:：]|[\s　]{2,}|签字|盖章/u.test(block.raw))
  )
}

export function isTotalRow(lattice: Lattice, window: Window, row: number): boolean {
  return lattice
    .textsIn(row, window)
    .slice(0, 3)
    .some((block) => isTotalText(block.text) && block.left <= window.left + 2)
}

/**
 * Numbered row: 甲 乙 1 2 5 6. Not one when several numbers stand under one merged parent that has no other leaves:
 * those are the leaves themselves (days 1–31, doses 0–3).
 */
export function isIndexRow(lattice: Lattice, window: Window, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  const indexed = texts.filter((block) => readPrintedIndex(block.text) !== undefined)
  if (
    indexed.length < 2 ||
    indexed.length < 0.6 * texts.length ||
    indexed.length < 0.5 * lattice.blocksIn(row, window).length ||
    areLeavesOfOneParent(lattice, row, indexed)
  )
    return false
  const numbers = indexed.map((block) => Number(readPrintedIndex(block.text))).filter((value) => !Number.isNaN(value))
  if (numbers.some((value, at) => at > 0 && value <= (numbers[at - 1] ?? 0))) return false
  const covered = indexed.filter((block) => row > window.top && lattice.blockAt(row - 1, block.left).text !== '')
  return (
    covered.length >= 0.5 * indexed.length ||
    (numbers.length < indexed.length && numbers.length > 0) ||
    hasTextAbove(lattice, window, row, indexed)
  )
}

function hasTextAbove(lattice: Lattice, window: Window, row: number, blocks: readonly Block[]): boolean {
  const above = blocks.filter((block) => {
    for (let at = row - 1; at >= Math.max(window.top, row - 4); at -= 1)
      if (lattice.blockAt(at, block.left).text !== '') return true
    return false
  })
  return above.length >= 0.7 * blocks.length
}

/** Units row: 万元 人 户 under the headers. */
export function isUnitRow(lattice: Lattice, window: Window, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  const units = texts.filter((block) => isUnit(block.text))
  const other = texts.filter((block) => !isUnit(block.text) && !/^(?:[-—/]+|计量单位|单位)$/u.test(block.text))
  if (units.length === 0 || other.length > 0 || areLeavesOfOneParent(lattice, row, units)) return false
  return units.length >= 2 || (units[0]?.left ?? 0) > window.left
}

function areLeavesOfOneParent(lattice: Lattice, row: number, blocks: readonly Block[]): boolean {
  const counts = new Map<Block, number>()
  for (const block of blocks) {
    const above = row > 1 ? lattice.blockAt(row - 1, block.left) : block
    if (above.text !== '' && above.right > above.left && above.bottom === row - 1)
      counts.set(above, (counts.get(above) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count >= 2)
}
