import { problems } from '../problems.ts'
import { parseRangeReference, writeRangeReference } from './cell-reference.ts'
import { copyFormula, shiftFormula } from './formula-references.ts'
import { growsWithBody, neverGrows, shiftRange, shiftRow } from './row-shift.ts'
import type { RowShift, ShiftedSheet } from './row-shift.ts'
import { readCells } from './sheet-outline.ts'
import type { CellSpan, SheetOutline } from './sheet-outline.ts'
import { findStale } from './stale-results.ts'
import type { FilledPlaces } from './stale-results.ts'
import {
  collectEdits,
  decodeEntities,
  encodeXml,
  findAttribute,
  findElement,
  findElementEnd,
  findTag,
  removeAttribute,
  setAttribute,
} from './xml-edit.ts'

interface FormulaCell {
  readonly row: number
  readonly column: number
  /** Offsets of the f element. */
  readonly start: number
  readonly end: number
  readonly open: string
  readonly text: string
  readonly kind: string
  readonly group: string | undefined
  readonly isFilled: boolean
  /** Offsets of the cell and of the end of its start tag. */
  readonly cell: CellSpan
}

export interface SettleContext {
  readonly sheet: string
  /** The sheet whose rows move; undefined when no row moves. */
  readonly moved?: ShiftedSheet | undefined
  /** True when it is this sheet. */
  readonly isHere: boolean
  readonly isFilled: (row: number, column: number) => boolean
  /** Rows whose formulas will be copied into new rows. */
  readonly templateRows?: readonly number[]
  /** What is filled: stored results that follow from it are dropped. */
  readonly filledPlaces?: FilledPlaces
}

/** A formula to be copied: its final text in its final row. */
export interface TemplateFormula {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly isArray: boolean
}

export interface SettledFormulas {
  readonly xml: string
  /** Formulas left on the sheet. */
  readonly count: number
  /** Formula cells that are overwritten. */
  readonly replaced: number
  readonly templates: readonly TemplateFormula[]
}

/**
 * Rewrites the formulas of the rows for what is about to happen: cells filled over, rows moved. Cells keep their place in the XML; only the text of
 * formulas changes. A shared formula stays shared when one text still says the same for all its cells; when its first cell is filled over, the next one
 * takes its part; when its cells no longer agree, each gets its own text.
 */
export function settleFormulas(outline: SheetOutline, context: SettleContext): SettledFormulas {
  const cells = listFormulas(outline, context)
  if (cells.length === 0) return { xml: outline.xml, count: 0, replaced: 0, templates: [] }
  const changes = new Map<FormulaCell, string>()
  const groups = new Map<string, FormulaCell[]>()
  for (const cell of cells) {
    if (cell.kind === 'array' || cell.kind === 'dataTable') settleArray(cell, context, changes)
    else if (cell.kind === 'shared' && cell.group !== undefined) {
      const group = groups.get(cell.group)
      if (group === undefined) groups.set(cell.group, [cell])
      else group.push(cell)
    } else if (!cell.isFilled) {
      const text = shiftOne(cell.text, cell.row, context)
      if (text !== cell.text) changes.set(cell, cell.open + encodeXml(text) + closeTag(outline))
    }
  }
  for (const group of groups.values()) settleGroup(group, outline, context, changes)
  const xml = applyChanges(outline.xml, cells, changes, findStaleCells(cells, groups, context))
  const replaced = cells.filter((cell) => cell.isFilled).length
  return {
    xml,
    count: cells.length - replaced,
    replaced,
    templates: listTemplates(cells, groups, context),
  }
}

/** The text a cell stands for: that of its group, moved to its place, when it is shared. */
function readText(cell: FormulaCell, groups: ReadonlyMap<string, readonly FormulaCell[]>): string {
  const master = cell.group === undefined ? undefined : findMaster(groups.get(cell.group) ?? [])
  return master === undefined ? cell.text : copyFormula(master.text, cell.row - master.row, cell.column - master.column)
}

function findStaleCells(
  cells: readonly FormulaCell[],
  groups: ReadonlyMap<string, readonly FormulaCell[]>,
  context: SettleContext,
): ReadonlySet<FormulaCell> {
  if (context.filledPlaces === undefined) return new Set()
  const read = cells
    .filter((cell) => !cell.isFilled)
    .map((cell) => ({ row: cell.row, column: cell.column, text: readText(cell, groups), cell }))
  return new Set([...findStale(read, context.filledPlaces)].map(({ cell }) => cell))
}

function applyChanges(
  xml: string,
  cells: readonly FormulaCell[],
  changes: ReadonlyMap<FormulaCell, string>,
  stale: ReadonlySet<FormulaCell>,
): string {
  const edits = collectEdits(xml)
  for (const one of cells.toSorted((a, b) => a.start - b.start)) {
    const { cell } = one
    const result = stale.has(one) ? findElement(xml, 'v', one.end) : undefined
    const hasResult = result !== undefined && result.start < cell.end && findElementEnd(xml, result) > result.end
    // The type (`str`, `e`, `b`) is that of the result.
    if (hasResult) edits.replace(cell.start, cell.openEnd, removeAttribute(xml.slice(cell.start, cell.openEnd), 't'))
    const text = changes.get(one)
    if (text !== undefined) edits.replace(one.start, one.end, text)
    if (hasResult) edits.replace(result.start, findElementEnd(xml, result), '')
  }
  return edits.apply()
}

function listTemplates(
  cells: readonly FormulaCell[],
  groups: ReadonlyMap<string, readonly FormulaCell[]>,
  context: SettleContext,
): TemplateFormula[] {
  const rows = new Set(context.templateRows)
  return cells
    .filter((cell) => rows.has(cell.row) && !cell.isFilled && cell.kind !== 'dataTable')
    .map((cell) => {
      const text = readText(cell, groups)
      return {
        row: cell.row,
        column: cell.column,
        text: shiftOne(text, cell.row, context),
        isArray: cell.kind === 'array',
      }
    })
}

const findMaster = (group: readonly FormulaCell[]): FormulaCell | undefined =>
  group.find((cell) => findAttribute(cell.open, 'ref') !== undefined && cell.text !== '') ??
  group.find((cell) => cell.text !== '')

const closeTag = (outline: SheetOutline): string => `</${outline.prefix}f>`

function shiftOne(text: string, row: number, context: SettleContext): string {
  const { moved, isHere } = context
  return moved === undefined
    ? text
    : shiftFormula(text, moved.shift, { sheet: moved.name, isHere, ...(isHere ? { row } : {}) })
}

function listFormulas(outline: SheetOutline, context: SettleContext): FormulaCell[] {
  const { xml, prefix } = outline
  const mark = `<${prefix}f`
  const found: FormulaCell[] = []
  let first = xml.indexOf(mark, outline.rowsStart)
  for (const row of outline.rows) {
    if (first >= 0 && first < row.start) first = xml.indexOf(mark, row.start)
    if (first < 0 || first >= outline.rowsEnd) break
    if (first >= row.end) continue
    for (const cell of readCells(xml, row)) {
      let tag = findTag(xml, cell.openEnd)
      while (tag !== undefined && tag.start < cell.end && tag.name !== 'f') tag = findTag(xml, tag.end)
      if (tag === undefined || tag.start >= cell.end || tag.kind === 'close') continue
      const open = xml.slice(tag.start, tag.end)
      const end = findElementEnd(xml, tag)
      found.push({
        row: row.number,
        column: cell.column,
        start: tag.start,
        end,
        open,
        text: tag.kind === 'empty' ? '' : decodeEntities(xml.slice(tag.end, xml.indexOf('<', tag.end))),
        kind: findAttribute(open, 't') ?? 'normal',
        group: findAttribute(open, 'si'),
        isFilled: context.isFilled(row.number, cell.column),
        cell,
      })
    }
  }
  return found
}

const shiftOf = (context: SettleContext): RowShift => (context.isHere ? (context.moved?.shift ?? []) : [])

function settleArray(cell: FormulaCell, context: SettleContext, changes: Map<FormulaCell, string>): void {
  const ref = findAttribute(cell.open, 'ref') ?? ''
  const range = parseRangeReference(ref)
  if (range === undefined) return
  const shift = shiftOf(context)
  const refuse = (): never => {
    throw problems.arrayFormula({ sheet: context.sheet, where: ref })
  }
  if (shift.some((one) => range.top <= one.last && one.last < range.bottom)) refuse()
  for (let row = range.top; row <= Math.min(range.bottom, range.top + 100_000); row += 1)
    for (let column = range.left; column <= range.right; column += 1) if (context.isFilled(row, column)) refuse()
  const text = shiftOne(cell.text, cell.row, context)
  const place = writeRangeReference(shiftRange(shift, range, neverGrows))
  const open = shift.length === 0 ? cell.open : shiftInputs(setAttribute(cell.open, 'ref', place), shift)
  if (text === cell.text && open === cell.open) return
  changes.set(
    cell,
    cell.open.endsWith('/>') ? open : `${open}${encodeXml(text)}</${/^<([^\s/>]+)/.exec(open)?.[1] ?? 'f'}>`,
  )
}

/** The input cells of a data table (`r1`, `r2`) stand beside its range. */
function shiftInputs(open: string, shift: RowShift): string {
  return ['r1', 'r2'].reduce((tag, name) => {
    const range = parseRangeReference(findAttribute(tag, name) ?? '')
    return range === undefined
      ? tag
      : setAttribute(tag, name, writeRangeReference(shiftRange(shift, range, neverGrows)))
  }, open)
}

function settleGroup(
  group: readonly FormulaCell[],
  outline: SheetOutline,
  context: SettleContext,
  changes: Map<FormulaCell, string>,
): void {
  const master = findMaster(group)
  const left = group.filter((cell) => !cell.isFilled)
  const [first] = left
  if (master === undefined || first === undefined) return
  const shift = shiftOf(context)
  const final = left.map((cell) => ({
    cell,
    row: shiftRow(shift, cell.row),
    text: shiftOne(copyFormula(master.text, cell.row - master.row, cell.column - master.column), cell.row, context),
  }))
  const lead = final.find(({ cell }) => cell === master) ?? final[0]
  if (lead === undefined) return
  const isUnmoved =
    lead.cell === master && lead.text === master.text && final.every(({ cell, row }) => row === cell.row)
  const isStillShared = final.every(
    ({ cell, row, text }) => text === copyFormula(lead.text, row - lead.row, cell.column - lead.cell.column),
  )
  if (isStillShared && isUnmoved) return
  if (!isStillShared) {
    for (const { cell, text } of final) {
      const open = ['t', 'ref', 'si'].reduce(removeAttribute, cell.open.replace(/\s*\/>$/, '>'))
      changes.set(cell, open + encodeXml(text) + closeTag(outline))
    }
    return
  }
  const rows = final.map(({ row }) => row)
  // A group may be as long as the sheet is: no spreading into an argument list.
  const range = {
    top: least(rows),
    left: least(final.map(({ cell }) => cell.column)),
    bottom: -least(rows.map((row) => -row)),
    right: -least(final.map(({ cell }) => -cell.column)),
  }
  const open = setAttribute(
    setAttribute(lead.cell.open.replace(/\s*\/>$/, '>'), 't', 'shared'),
    'ref',
    writeRangeReference(range),
  )
  changes.set(lead.cell, open + encodeXml(lead.text) + closeTag(outline))
}

const least = (values: readonly number[]): number =>
  values.reduce((smallest, value) => Math.min(smallest, value), Infinity)

/** `<dimension>` after rows moved and cells were filled (final rows). */
export function shiftDimension(
  ref: string,
  shift: RowShift,
  filled: { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number } | undefined,
): string {
  const range = parseRangeReference(ref)
  if (range === undefined) return ref
  const moved = shiftRange(shift, range, growsWithBody)
  if (filled === undefined) return writeRangeReference(moved)
  return writeRangeReference({
    top: Math.min(moved.top, filled.top),
    left: Math.min(moved.left, filled.left),
    bottom: Math.max(moved.bottom, filled.bottom),
    right: Math.max(moved.right, filled.right),
  })
}
