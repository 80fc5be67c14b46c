import type { CellRange, ListFill } from '../../contract.ts'
import { parseRangeReference, writeRangeReference } from './cell-reference.ts'
import { growsWhenWhole, shiftRange, shiftRow } from './row-shift.ts'
import type { RowShift } from './row-shift.ts'
import { findAttribute, findElement, findElementEnd, findTag, setAttribute } from './xml-edit.ts'

/** The text after the rows, cut where new merged ranges go. `added` gives them in pieces: a large list may bring hundreds of thousands. */
export interface MergedTail {
  readonly before: string
  readonly added: Iterable<string>
  readonly after: string
}

/** Elements that stand before mergeCells (CT_Worksheet is a sequence). */
const before = new Set([
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
])

interface ListMerges {
  readonly list: ListFill
  readonly added: number
  /** Ranges of the template row that lie in that one row. */
  readonly across: readonly CellRange[]
}

/**
 * Merged ranges after the fill: moved with their rows, repeated for new rows where the template row is merged across, and merged down over household
 * blocks (older merges of those columns in the body give way).
 */
export function mergeTail(tail: string, prefix: string, shift: RowShift, lists: readonly ListFill[]): MergedTail {
  const block = findElement(tail, 'mergeCells')
  const end = block === undefined ? 0 : findElementEnd(tail, block)
  const kept: string[] = []
  const across = new Map<ListFill, CellRange[]>(lists.map((list) => [list, []]))
  let isChanged = false
  if (block !== undefined) {
    for (
      let tag = findElement(tail, 'mergeCell', block.end);
      tag !== undefined && tag.start < end;
      tag = findElement(tail, 'mergeCell', tag.end)
    ) {
      const text = tail.slice(tag.start, tag.end)
      const range = parseRangeReference(findAttribute(text, 'ref') ?? '')
      if (range === undefined) {
        kept.push(text)
        continue
      }
      if (lists.some((list) => isReplacedByGroups(list, range))) {
        isChanged = true
        continue
      }
      for (const list of lists)
        if (range.top === list.templateRow && range.bottom === range.top) across.get(list)?.push(range)
      const moved = writeRangeReference(shiftRange(shift, range, growsWhenWhole))
      if (moved !== findAttribute(text, 'ref')) isChanged = true
      kept.push(moved === findAttribute(text, 'ref') ? text : setAttribute(text, 'ref', moved))
    }
  }
  const plans = lists.map((list): ListMerges => ({
    list,
    added: Math.max(0, list.count - (list.lastRow - list.firstRow + 1)),
    across: across.get(list) ?? [],
  }))
  const count = kept.length + plans.reduce((sum, plan) => sum + countNew(plan), 0)
  if (!isChanged && count === kept.length) return { before: tail, added: [], after: '' }
  const cut = block?.start ?? findPlace(tail)
  const start =
    block === undefined
      ? `<${prefix}mergeCells count="${count}">`
      : setAttribute(tail.slice(block.start, block.end), 'count', `${count}`)
  return count === 0
    ? { before: tail.slice(0, cut), added: [], after: tail.slice(end) }
    : {
        before: `${tail.slice(0, cut)}${start}${kept.join('')}`,
        added: writeNew(plans, shift, prefix),
        after: `</${prefix}mergeCells>${tail.slice(block === undefined ? cut : end)}`,
      }
}

function findPlace(tail: string): number {
  // The tail starts with the end tag of sheetData.
  let at = findTag(tail, 0)?.end ?? 0
  for (
    let tag = findTag(tail, at);
    tag !== undefined && tag.kind !== 'close' && before.has(tag.name);
    tag = findTag(tail, at)
  )
    at = findElementEnd(tail, tag)
  return at
}

const isReplacedByGroups = ({ groups, firstRow, lastRow }: ListFill, range: CellRange): boolean =>
  groups !== undefined &&
  range.left === range.right &&
  groups.columns.includes(range.left) &&
  range.top >= firstRow &&
  range.bottom <= lastRow

function countNew({ list, added, across }: ListMerges): number {
  const blocks = list.groups?.sizes.reduce((sum, size) => sum + (size > 1 ? 1 : 0), 0) ?? 0
  return across.length * added + blocks * (list.groups?.columns.length ?? 0)
}

function* writeNew(plans: readonly ListMerges[], shift: RowShift, prefix: string): Generator<string> {
  const write = (range: CellRange): string => `<${prefix}mergeCell ref="${writeRangeReference(range)}"/>`
  for (const { list, added, across } of plans) {
    const first = shiftRow(shift, list.lastRow) + 1
    for (let row = first; across.length > 0 && row < first + added; row += 1)
      yield across.map((range) => write({ ...range, top: row, bottom: row })).join('')
    let row = shiftRow(shift, list.firstRow)
    for (const size of list.groups?.sizes ?? []) {
      const [top, bottom] = [row, row + size - 1]
      if (size > 1)
        yield (list.groups?.columns ?? []).map((column) => write({ top, bottom, left: column, right: column })).join('')
      row += Math.max(1, size)
    }
  }
}
