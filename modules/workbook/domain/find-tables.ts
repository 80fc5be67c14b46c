import type { TableDescription } from '../contract.ts'
import { isFieldRow, isLineRow, isSectionRow } from './classify-row.ts'
import { describeCard } from './describe-card.ts'
import { describeTable } from './describe-table.ts'
import { startsNewHeader } from './find-body-rows.ts'
import { findRegion, isCard, pairsIn } from './find-card.ts'
import { findHeaderRows } from './find-header-rows.ts'
import { isFieldText } from './read-form-fields.ts'
import { usedWindow } from './read-lattice.ts'
import type { Lattice, Window } from './read-lattice.ts'
import { isHeaderWord, isNoteText } from './read-text-shape.ts'

/** The tables of a window from top to bottom. `title` helps to tell cards from lists and lists from statistics. */
export function findTables(lattice: Lattice, window: Window, title: string): readonly TableDescription[] {
  const tables: TableDescription[] = []
  let row = window.top
  while (row <= window.bottom && tables.length < 40) {
    const start = findTableStart(lattice, window, row, tables.length > 0)
    if (start === undefined) break
    const table = describeAt(lattice, window, start, title)
    if (table !== undefined) tables.push(table)
    row = Math.max(start, table?.range.bottom ?? start) + 1
  }
  return tables
}

function findTableStart(lattice: Lattice, window: Window, from: number, isLater: boolean): number | undefined {
  for (let row = from; row <= window.bottom; row += 1) {
    const texts = lattice.textsIn(row, window)
    if (texts.length === 0 || isLineRow(lattice, window, row) || isHiddenHead(lattice, window, row)) continue
    if (isLater) {
      // Below a table only what looks like a header starts another one.
      if (isFieldRow(lattice, window, row) || texts.some(isNoteText)) continue
      const words = texts.filter((block) => isHeaderWord(block.text)).length
      const bordered = lattice.borderedShare(row, window) >= 0.3
      if (startsNewHeader(lattice, window, row) || (texts.length >= 2 && bordered && words >= 0.6 * texts.length))
        return row
      continue
    }
    if (texts.length >= 2 || pairsIn(lattice, window, row) >= 1 || lattice.blocksIn(row, window).length === 1)
      return row
    if (lattice.borderedShare(row, window) >= 0.3) return row
  }
  return undefined
}

/** A hidden row of field codes (XM, SFZH) over the header that people read. */
function isHiddenHead(lattice: Lattice, window: Window, row: number): boolean {
  const { hiddenRows } = lattice.sheet
  let below = row
  while (hiddenRows.has(below)) below += 1
  if (below === row || below > window.bottom) return false
  const words = lattice.textsIn(below, window).filter((block) => isHeaderWord(block.text)).length
  return words >= 2 && words >= 0.6 * lattice.textsIn(row, window).length
}

function describeAt(lattice: Lattice, window: Window, start: number, title: string): TableDescription | undefined {
  const region = findRegion(lattice, window, start)
  const tight = usedWindow(lattice, region) ?? region
  // Without borders the last value cell of a card cannot be seen; it is the one right of the last label.
  const borderless = !hasBorders(lattice, region) && lattice.blockAt(start, tight.left + 1).text === ''
  const area = {
    ...region,
    left: tight.left,
    right: borderless && pairsIn(lattice, region, start) >= 1 ? tight.right + 1 : tight.right,
  }
  const header = findHeaderRows(lattice, { ...area, bottom: window.bottom }, start)
  if (isCard(lattice, area, header, title)) return describeCard(lattice, withSectionAbove(lattice, area, title))
  return describeTable(lattice, { ...area, bottom: window.bottom }, header, title)
}

/** A heading with borders right above the first pairs (一、基本情况) belongs to the card. */
function withSectionAbove(lattice: Lattice, area: Window, title: string): Window {
  let top = area.top
  while (top > 1 && isSectionRow(lattice, area, top - 1)) {
    const [heading] = lattice.textsIn(top - 1, area)
    if (
      heading === undefined ||
      !heading.bordered ||
      heading.text === title ||
      isNoteText(heading) ||
      isFieldText(heading.raw)
    )
      break
    top -= 1
  }
  return { ...area, top }
}

function hasBorders(lattice: Lattice, region: Window): boolean {
  for (let row = region.top; row <= Math.min(region.bottom, region.top + 20); row += 1)
    if (lattice.borderedShare(row, region) > 0) return true
  return false
}
