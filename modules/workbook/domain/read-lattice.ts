import type { CellRange, GridCell, SheetGrid } from '../contract.ts'
import { compactText } from './compact-text.ts'

/** A cell or merged range with what it shows. `text` is compact, empty when the block shows nothing. */
export interface Block extends CellRange {
  readonly text: string
  /** As written, line breaks kept. */
  readonly raw: string
  readonly cell: GridCell | undefined
  readonly bordered: boolean
}

/** Part of a sheet looked at as one: tables side by side get one window each. */
export type Window = CellRange

/** The sheet as blocks: merged ranges are one block, clipped to the used area. */
export interface Lattice {
  readonly sheet: SheetGrid
  readonly rows: number
  readonly columns: number
  blockAt(row: number, column: number): Block
  /** Blocks with text whose first row is `row`, from left to right. */
  textsIn(row: number, window: Window): readonly Block[]
  /** Blocks of the row that lie in the window, empty ones included, whatever row they start in. */
  blocksIn(row: number, window: Window): readonly Block[]
  borderedShare(row: number, window: Window): number
}

const KEY = 16_384

export function readLattice(sheet: SheetGrid): Lattice {
  const rows = Math.max(0, Math.floor(sheet.rows) || 0)
  const columns = Math.max(0, Math.floor(sheet.columns) || 0)
  const owners = mergeOwners(sheet, rows, columns)
  const hasLines = (row: number, column: number): boolean =>
    sheet.tableRanges?.some(
      ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
    ) === true
  const blocks = new Map<number, Block>()
  const make = (range: CellRange): Block => {
    const cell = sheet.cell(range.top, range.left)
    const raw = cell?.value === null || cell?.value === undefined ? '' : String(cell.value)
    return {
      ...range,
      raw,
      text: compactText(raw),
      cell,
      bordered: cell?.bordered === true || hasLines(range.top, range.left),
    }
  }
  const blockAt = (row: number, column: number): Block => {
    const owner = owners.get(row * KEY + column)
    const range = owner ?? { top: row, left: column, bottom: row, right: column }
    const key = range.top * KEY + range.left
    const known = blocks.get(key)
    if (known !== undefined && known.bottom === range.bottom && known.right === range.right) return known
    const made = make(range)
    blocks.set(key, made)
    return made
  }
  const blocksIn = (row: number, window: Window): readonly Block[] => {
    const found: Block[] = []
    for (let column = window.left; column <= window.right;) {
      const block = blockAt(row, column)
      found.push(block)
      column = Math.max(column, block.right) + 1
    }
    return found
  }
  return {
    sheet,
    rows,
    columns,
    blockAt,
    blocksIn,
    textsIn: (row, window) => blocksIn(row, window).filter((block) => block.top === row && block.text !== ''),
    borderedShare: (row, window) => {
      const all = blocksIn(row, window)
      return all.length === 0 ? 0 : all.filter((block) => block.bordered).length / all.length
    },
  }
}

/** Each merged cell → its range. Overlapping or absurd merges cannot hurt: the first wins and ranges are clipped. */
function mergeOwners(sheet: SheetGrid, rows: number, columns: number): ReadonlyMap<number, CellRange> {
  const owners = new Map<number, CellRange>()
  let budget = 2_000_000
  for (const merge of sheet.merges) {
    const range = {
      top: Math.max(1, merge.top),
      left: Math.max(1, merge.left),
      bottom: Math.min(rows, merge.bottom),
      right: Math.min(columns, merge.right),
    }
    const size = (range.bottom - range.top + 1) * (range.right - range.left + 1)
    if (range.bottom < range.top || range.right < range.left || size <= 1 || (budget -= size) < 0) continue
    if (overlaps(owners, range)) continue
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) owners.set(row * KEY + column, range)
  }
  return owners
}

function overlaps(owners: ReadonlyMap<number, CellRange>, range: CellRange): boolean {
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.left; column <= range.right; column += 1) if (owners.has(row * KEY + column)) return true
  return false
}

/** The smallest window that holds every text and border of these rows; undefined when they hold none. */
export function usedWindow(lattice: Lattice, within: Window): Window | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0]
  for (let row = within.top; row <= within.bottom; row += 1) {
    for (const block of lattice.blocksIn(row, within)) {
      if (block.text === '' && !block.bordered) continue
      top = Math.min(top, row)
      bottom = Math.max(bottom, row)
      left = Math.min(left, Math.max(block.left, within.left))
      right = Math.max(right, Math.min(block.right, within.right))
    }
  }
  return bottom === 0 ? undefined : { top, left, bottom, right }
}
