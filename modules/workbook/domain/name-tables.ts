import type { TableDescription } from '../contract.ts'
import { titleText } from './find-title.ts'
import { isFieldText } from './read-form-fields.ts'
import type { Block, Lattice } from './read-lattice.ts'
import { isNoteText } from './read-text-shape.ts'

/** Lines between a heading and its table: 填报单位, 单位: 人. */
const MOST_BETWEEN = 2
const NUMBER =
  /^[(（]?[一二三四五六七八九十\d]{1,2}(?:[)）][、.．]?|[、.．])\s*|^(?:附?表)[一二三四五六七八九十\d]{1,2}[、.．:：\s]+/u

/** Gives each table of a sheet with several its own heading, where one stands right above it. */
export function withHeadings(
  lattice: Lattice,
  tables: readonly TableDescription[],
  title: Block | undefined,
): readonly TableDescription[] {
  if (tables.length < 2) return tables
  return tables.map((table) => {
    const heading = headingOf(lattice, tables, table)
    return heading === undefined || heading.text === title?.text ? table : { ...table, title: plain(heading) }
  })
}

const plain = (block: Block): string => titleText(block).replace(NUMBER, '')

function headingOf(
  lattice: Lattice,
  tables: readonly TableDescription[],
  { range }: TableDescription,
): Block | undefined {
  const inTable = (row: number, column: number): boolean =>
    tables.some(
      ({ range: other }) => row >= other.top && row <= other.bottom && column >= other.left && column <= other.right,
    )
  for (let row = range.top - 1; row >= Math.max(1, range.top - 1 - MOST_BETWEEN); row -= 1) {
    const line = lattice.textsIn(row, { ...range, top: row, bottom: row })
    if (line.some((block) => inTable(row, block.left))) return undefined
    // A line over both of two tables side by side is the sheet's.
    const own = line.filter(({ left, right }) => left >= range.left && right <= range.right)
    const [only, more] = own
    if (only !== undefined && more === undefined && isHeading(only)) return only
  }
  return undefined
}

const isHeading = (block: Block): boolean =>
  block.text.length >= 2 &&
  block.text.length <= 40 &&
  !/[:：。;；]/u.test(block.text) &&
  !isFieldText(block.raw) &&
  !isNoteText(block)
