import type { HeaderLeaf } from '../contract.ts'
import { cellRef } from './cell-reference.ts'
import { cleanHeaderText } from './clean-header-text.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'
import { isUnit, splitUnit } from './read-units.ts'
import type { Stub } from './read-stub.ts'

/** Row headers of a cross table: path from the outermost stub column to the innermost; 其中 rows know what they are part of. */
export function describeCrossTable(
  lattice: Lattice,
  window: Window,
  stub: Stub,
  rows: readonly number[],
): readonly HeaderLeaf[] {
  const leaves: HeaderLeaf[] = []
  let whole = { text: '', indent: 0 }
  // Indent of the first 其中 row: the rows below it that stand as far in belong to the same whole.
  let part: number | undefined
  for (const row of rows) {
    const blocks = stubBlocks(lattice, stub, row)
    const leaf = blocks.at(-1)
    if (leaf === undefined) continue
    const path = blocks.map((block) => cleanHeaderText(block.raw))
    const last = path.at(-1) ?? ''
    const indent = indentOf(leaf.raw)
    const isPart =
      path.some((text) => text.startsWith('其中')) ||
      (part !== undefined && indent > 0 && indent > whole.indent && indent >= part)
    part = isPart ? (part ?? indent) : undefined
    if (!isPart) whole = { text: last, indent }
    const unit = unitOf(lattice, stub, row, leaf)
    const printedIndex = indexOf(lattice, stub, row)
    leaves.push({
      cell: cellRef(leaf.top, leaf.left),
      path,
      rawPath: blocks.map((block) => block.raw),
      axis: 'row',
      index: row,
      ...(unit === undefined ? {} : { unit }),
      ...(printedIndex === undefined ? {} : { printedIndex }),
      ...(isPart && whole.text !== '' ? { partOf: whole.text } : {}),
      samples: [],
      hidden: lattice.sheet.hiddenRows.has(row),
      computed: isComputed(lattice, window, stub, row),
    })
  }
  return leaves
}

/** Leading blanks, a full-width one counts two. */
const indentOf = (raw: string): number =>
  Array.from(/^[ \u3000\u00a0]*/u.exec(raw)?.[0] ?? '').reduce((sum, blank) => sum + (blank === '\u3000' ? 2 : 1), 0)

/** Labels of one row; an unmerged outer label holds for the rows below it until the next. */
function stubBlocks(lattice: Lattice, stub: Stub, row: number): readonly Block[] {
  const blocks: Block[] = []
  for (const column of stub.labelColumns) {
    const block = lattice.blockAt(row, column)
    if (block.text !== '' && !blocks.includes(block)) blocks.push(block)
  }
  const innermost = stub.labelColumns.at(-1) ?? 0
  const outer = stub.labelColumns[0] ?? 0
  const own = blocks[0]
  if (own === undefined || own.left === outer || own.left > innermost) return blocks
  for (let above = row - 1; above >= Math.max(1, row - 60); above -= 1) {
    const block = lattice.blockAt(above, outer)
    if (block.text === '') continue
    const isSibling = stub.labelColumns.some(
      (column) => column > outer && column > block.right && lattice.blockAt(above, column).text !== '',
    )
    return isSibling && block.bottom === block.top ? [block, ...blocks] : blocks
  }
  return blocks
}

function unitOf(lattice: Lattice, stub: Stub, row: number, leaf: Block): string | undefined {
  const printed = stub.unitColumn === undefined ? '' : lattice.blockAt(row, stub.unitColumn).text
  if (printed !== '') return printed
  return isUnit(leaf.text) ? leaf.text : splitUnit(leaf.text).unit
}

function indexOf(lattice: Lattice, stub: Stub, row: number): string | undefined {
  const column = stub.codeColumn
  const text = column === undefined ? '' : lattice.blockAt(row, column).text
  return text === '' ? undefined : text
}

function isComputed(lattice: Lattice, window: Window, stub: Stub, row: number): boolean {
  let formulas = 0
  for (let column = stub.valuesFrom; column <= window.right; column += 1) {
    const block = lattice.blockAt(row, column)
    if (block.cell?.formula !== undefined) formulas += 1
    else if (block.text !== '') return false
  }
  return formulas > 0 && formulas >= 0.5 * (window.right - stub.valuesFrom + 1)
}
