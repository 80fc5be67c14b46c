import type { CellRange, HeaderLeaf, TableDescription } from '../contract.ts'
import { cellRef } from './cell-reference.ts'
import { cleanHeaderText } from './clean-header-text.ts'
import { compactText } from './compact-text.ts'
import { findDropDown } from './describe-columns.ts'
import { isSectionRow } from './classify-row.ts'
import { takesValue } from './find-card.ts'
import { findMemberBlock } from './find-member-block.ts'
import type { MemberBlock } from './find-member-block.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'
import { readCheckboxes } from './read-checkboxes.ts'
import { isDataShaped, isHeaderWord, isNoteText, isPlaceholder } from './read-text-shape.ts'
import { isUnit, splitUnit } from './read-units.ts'

interface CardState {
  readonly lattice: Lattice
  readonly region: Window
  readonly leaves: HeaderLeaf[]
  readonly rows: HeaderLeaf[]
  /** Blocks that already are the label of a value. */
  readonly labels: Set<Block>
  readonly used: Set<Block>
  readonly blocks: { readonly block: MemberBlock; readonly path: readonly string[] }[]
  section: Block | undefined
}

/** A card: every label with the cell that takes its value; the first member block as `repeats`. */
export function describeCard(lattice: Lattice, region: Window): TableDescription {
  const state: CardState = {
    lattice,
    region,
    leaves: [],
    rows: [],
    labels: new Set(),
    used: new Set(),
    blocks: [],
    section: undefined,
  }
  for (let row = region.top; row <= region.bottom; row += 1) readRow(state, row)
  const [first] = state.blocks.filter(({ block }) => block.bottom > block.top)
  return {
    kind: 'card',
    range: region,
    headerRows: { top: region.top, bottom: region.top },
    columns: state.leaves,
    rows: state.rows,
    body: undefined,
    templateRow: first?.block.top,
    totalRows: [],
    occupiedRows: [],
    mergedDownColumns: [],
    ...(first === undefined ? {} : { repeats: { top: first.block.top, bottom: first.block.bottom, path: first.path } }),
    equations: [],
  }
}

function readRow(state: CardState, row: number): void {
  const { lattice, region } = state
  if (isSectionRow(lattice, region, row)) {
    const only = lattice.textsIn(row, region)[0]
    if (only !== undefined && !isNoteText(only) && !takesValue(only) && !state.used.has(only)) state.section = only
    return
  }
  const texts = lattice.textsIn(row, region)
  // 指标│数量│指标│数量 heads the pairs below and names nothing itself.
  if (
    texts.length >= 2 &&
    texts.every((block) => /^(?:指标|项目|内容|数量|数值|名称|指标名称|数据|情况|序号)$/u.test(block.text))
  ) {
    texts.forEach((block) => state.used.add(block))
    return
  }
  const members = findMemberBlock(lattice, region, row)
  if (members !== undefined && (members.bottom > members.top || hasNoPairs(lattice, region, members)))
    addMembers(state, row, members)
  for (const block of lattice.textsIn(row, region)) {
    if (state.used.has(block) || isNoteText(block)) continue
    readLabel(state, row, block)
  }
}

/** One empty row below: values stand below only if no label of the run has its value to the right. */
const hasNoPairs = (lattice: Lattice, region: Window, members: MemberBlock): boolean => {
  const last = members.headers.at(-1)
  if (last === undefined || last.right >= region.right) return true
  const next = lattice.blockAt(last.top, last.right + 1)
  return next.text !== '' && !isPlaceholder(next.text)
}

function addMembers(state: CardState, row: number, members: MemberBlock): void {
  const { lattice } = state
  const first = members.headers[0]
  if (first === undefined) return
  const parents = parentsOf(state, row, first)
  const prefix = parents.map((parent) => cleanHeaderText(parent.raw))
  const repeats = members.bottom > members.top
  const isMain = repeats && !state.blocks.some(({ block }) => block.bottom > block.top)
  state.blocks.push({ block: members, path: prefix })
  members.rowLabels.forEach((label) => {
    state.used.add(label)
    if (isMain) state.rows.push({ ...leafOf(state, label, parents, label), axis: 'row', index: label.top })
  })
  for (const header of members.headers) {
    state.used.add(header)
    state.labels.add(header)
    const rows = {
      top: members.top,
      bottom: repeats ? members.bottom : members.top,
      left: header.left,
      right: header.right,
    }
    for (let at = rows.top; at <= rows.bottom; at += 1) state.used.add(lattice.blockAt(at, header.left))
    const base = leafOf(state, header, parents, rows)
    // Rows of a second block have no place in `repeats`: its columns point at their first row.
    if (isMain) state.leaves.push({ ...base, axis: 'column', index: header.left })
    else state.leaves.push({ ...base, axis: 'label', index: header.left, valueRange: { ...rows, bottom: rows.top } })
  }
}

function readLabel(state: CardState, row: number, block: Block): void {
  const { lattice, region } = state
  if (takesValue(block)) return
  if (/^(?:照片|相片|贴照片处|照片粘贴处|近期.*照|.*寸.*照片?|.*照片)$/u.test(block.text)) {
    state.used.add(block)
    pushLabel(state, row, block, block)
    return
  }
  const next = block.right < region.right ? lattice.blockAt(row, block.right + 1) : undefined
  if (next !== undefined && next.top === row && next.left === block.right + 1 && isValueOf(state, block, next)) {
    state.used.add(next)
    pushLabel(state, row, block, next)
    return
  }
  const below = block.bottom < region.bottom ? lattice.blockAt(block.bottom + 1, block.left) : undefined
  const nextIsText = next === undefined || next.text !== ''
  const fits =
    below !== undefined && below.left === block.left && below.right === block.right && below.top === block.bottom + 1
  if (fits && nextIsText && takesValue(below) && !state.used.has(below) && !isParent(state, row, block)) {
    state.used.add(below)
    pushLabel(state, row, block, below)
  } else if (/[:：]_*$/u.test(block.raw.trim()) || readCheckboxes(block.raw) !== undefined)
    pushLabel(state, row, block, block)
}

/** The block to the right takes the label's value: it is empty, or holds something typed that is no label itself. */
function isValueOf(state: CardState, label: Block, next: Block): boolean {
  if (state.used.has(next)) return false
  if (isUnit(next.text)) return true
  if (takesValue(next)) return next.bottom >= label.bottom || !hasTextsBeside(state, label)
  const after = next.right < state.region.right ? state.lattice.blockAt(next.top, next.right + 1) : undefined
  if (isDataShaped(next.text) && isHeaderWord(label.text)) return true
  if (isHeaderWord(next.text) || !isHeaderWord(label.text)) return false
  return next.bottom === label.bottom && (after === undefined || after.text !== '')
}

function hasTextsBeside(state: CardState, label: Block): boolean {
  for (let row = label.top; row <= label.bottom; row += 1) {
    const beside = state.lattice.textsIn(row, { ...state.region, left: label.right + 1 })
    if (label.right < state.region.right && beside.some((block) => !takesValue(block))) return true
  }
  return false
}

function isParent(state: CardState, row: number, block: Block): boolean {
  const next = block.right < state.region.right ? state.lattice.blockAt(row, block.right + 1) : undefined
  return next !== undefined && next.text !== '' && !takesValue(next) && block.bottom > block.top
}

function pushLabel(state: CardState, row: number, block: Block, value: Block): void {
  const parents = parentsOf(state, row, block)
  state.labels.add(block)
  state.leaves.push(leafOf(state, block, parents, value))
}

/** Labels to the left that hold for this one: each further out must be taller; the section heading comes first. */
function parentsOf(state: CardState, row: number, block: Block): readonly Block[] {
  const { lattice, region } = state
  const parents: Block[] = []
  let height = block.bottom - block.top
  for (let column = block.left - 1; column >= region.left;) {
    const left = lattice.blockAt(row, column)
    const tall = left.bottom - left.top
    const isFree = left.text !== '' && !takesValue(left) && !state.used.has(left) && !isNoteText(left)
    const direct = left.right + 1 === block.left && parents.length === 0 && left.top === block.top
    const outermost = left.left === region.left && left.top === block.top
    if (isFree && !state.labels.has(left) && (tall > height || ((direct || outermost) && tall >= height))) {
      parents.unshift(left)
      height = tall
    }
    column = Math.min(left.left, column) - 1
  }
  return state.section === undefined ? parents : [state.section, ...parents]
}

function leafOf(state: CardState, block: Block, parents: readonly Block[], value: CellRange): HeaderLeaf {
  const { lattice } = state
  const chain = [...parents, block]
  const cell = lattice.sheet.cell(value.top, value.left)
  const shown = cell === undefined || cell.value === null ? '' : String(cell.value)
  const checkboxes = readCheckboxes(shown) ?? readCheckboxes(block.raw)
  const dropDown = findDropDown(lattice.sheet.listValidations, value)
  const unit = splitUnit(block.text).unit ?? (isUnit(shown) ? compactText(shown) : undefined)
  const isOwn = value.top === block.top && value.left === block.left
  return {
    cell: cellRef(block.top, block.left),
    path: chain.map((part) => cleanHeaderText(part.raw)),
    rawPath: chain.map((part) => part.raw),
    axis: 'label',
    index: value.left,
    // 签字: with no cell beside it has no place of its own to write to.
    ...(isOwn && checkboxes === undefined && /[:：]/u.test(block.raw)
      ? {}
      : { valueRange: { top: value.top, left: value.left, bottom: value.bottom, right: value.right } }),
    ...(unit === undefined ? {} : { unit }),
    ...(dropDown === undefined ? {} : { dropDown }),
    samples: shown.trim() === '' || isOwn || isPlaceholder(compactText(shown)) ? [] : [shown.trim()],
    ...(cell === undefined ? {} : { format: cell.format }),
    hidden: lattice.sheet.hiddenRows.has(block.top) || lattice.sheet.hiddenColumns.has(block.left),
    ...(checkboxes === undefined ? {} : { checkboxes }),
    computed: cell?.formula !== undefined,
  }
}
