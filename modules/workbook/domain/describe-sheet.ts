import type { FormField, SheetDescription, SheetGrid, TableDescription } from '../contract.ts'
import { cellRef } from './cell-reference.ts'
import { compactText, halfWidth } from './compact-text.ts'
import { withHeadings } from './name-tables.ts'
import { describeLabelLines } from './describe-label-lines.ts'
import { findTables } from './find-tables.ts'
import { findTitle, titleText } from './find-title.ts'
import { isLineRow } from './classify-row.ts'
import { TITLE_END } from './header-words.data.ts'
import { isReferenceSheet } from './is-reference-sheet.ts'
import { parseEquations } from './parse-equations.ts'
import { readFormFields } from './read-form-fields.ts'
import { readLattice, usedWindow } from './read-lattice.ts'
import type { Block, Lattice, Window } from './read-lattice.ts'
import { readBlankPeriod, readStatedAsOf, readTitlePeriod } from './read-period.ts'
import { readUnitList } from './read-units.ts'
import { splitSideBySide } from './split-tables.ts'

/** Describes one sheet. `dictionaries` are the drop-down lists used elsewhere in the workbook. */
export function describeSheet(sheet: SheetGrid, dictionaries: readonly (readonly string[])[]): SheetDescription {
  const lattice = readLattice(sheet)
  const used = usedWindow(lattice, { top: 1, left: 1, bottom: lattice.rows, right: lattice.columns })
  if (used === undefined) return empty(sheet)
  const lead = leadLines(lattice, used)
  const guess = findTitle(lead)
  const hint = guess === undefined ? (shapeTitle(sheet, used) ?? sheet.name) : titleText(guess)
  const windows = splitSideBySide(lattice, used)
  const found = windows.flatMap((window) => findTables(lattice, window, hint))
  const lines = found.length === 0 ? describeLabelLines(lattice, used, guess) : undefined
  const tables = lines === undefined || lines.columns.length < 3 ? found : [lines]
  if (tables.length === 0 || isReferenceSheet(sheet, tables, dictionaries)) {
    const all = outsideLines(lattice, used, [])
    return {
      ...empty(sheet),
      ...(guess === undefined ? {} : { title: hint }),
      notes: all.filter((block) => block !== guess).map((block) => block.raw.trim()),
    }
  }
  return describeLines(sheet, lattice, used, tables)
}

const empty = (sheet: SheetGrid): SheetDescription => ({
  name: sheet.name,
  kind: 'none',
  hidden: sheet.state !== 'visible',
  preamble: [],
  notes: [],
  tables: [],
  fields: [],
  units: [],
})

function leadLines(lattice: Lattice, used: Window): readonly Block[] {
  const lines: Block[] = []
  for (let row = used.top; row <= Math.min(used.bottom, used.top + 12); row += 1) {
    const texts = lattice.textsIn(row, used)
    if (texts.length > 0 && !isLineRow(lattice, used, row)) break
    lines.push(...texts)
  }
  return lines
}

function outsideLines(lattice: Lattice, used: Window, tables: readonly TableDescription[]): readonly Block[] {
  const lines: Block[] = []
  for (let row = used.top; row <= used.bottom; row += 1)
    for (const block of lattice.sheet.hiddenRows.has(row) ? [] : lattice.textsIn(row, used))
      if (!tables.some(({ range }) => contains(range, row, block.left))) lines.push(block)
  return lines
}

/** A title that stands in a text box over the table. */
function shapeTitle(sheet: SheetGrid, { bottom }: Window): string | undefined {
  const texts = (sheet.shapeTexts ?? []).filter(({ row }) => row <= bottom).map(({ text }) => compactText(text))
  return texts.find((text) => text.length <= 80 && TITLE_END.test(text))
}

const contains = (range: TableDescription['range'], row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

function describeLines(
  sheet: SheetGrid,
  lattice: Lattice,
  used: Window,
  tables: readonly TableDescription[],
): SheetDescription {
  const lines = outsideLines(lattice, used, tables)
  const top = Math.min(...tables.map((table) => table.range.top))
  const above = lines.filter((block) => block.top < top)
  const title = findTitle(above)
  const named = title === undefined ? shapeTitle(sheet, { ...used, bottom: top }) : titleText(title)
  const fields = lines.flatMap((block) => (block === title ? titlePeriod(block) : fieldsOf(lattice, used, block)))
  const preamble = above.filter((block) => block !== title).map((block) => block.raw.trim())
  const taken = new Set(fields.map((field) => field.cell))
  const notes = lines
    .filter(
      (block) =>
        block.top >= top &&
        !fields.some((field) => field.value === block.text) &&
        !(taken.has(cellRef(block.top, block.left)) && !/^(?:备?注|说明|填[表报写]说明)/u.test(block.text)),
    )
    .map((block) => block.raw.trim())
  const asOf = asOfDay(title, fields, lines)
  const units = [
    ...new Set(
      fields.filter((field) => field.role === 'measure-unit').flatMap((field) => readUnitList(field.value ?? '')),
    ),
  ]
  return {
    name: sheet.name,
    kind: mainKind(tables),
    hidden: sheet.state !== 'visible',
    ...(named === undefined ? {} : { title: named }),
    preamble,
    notes,
    tables: withHeadings(lattice, withEquations(tables, lines), title),
    fields,
    ...(asOf === undefined ? {} : { asOf }),
    units,
  }
}

/** Fields on a line; a label whose value stands in the next cell takes it from there. */
function fieldsOf(lattice: Lattice, used: Window, block: Block): readonly FormField[] {
  if (
    block.text.length > 200 ||
    /^[(（]?[\d一二三四五六七八九十①-⑳]{1,2}[)）]?[、.．]/u.test(block.text) ||
    /^(?:备?注|说明|填表说明)[:：]/u.test(block.text)
  )
    return []
  const cell = cellRef(block.top, block.left)
  const fields = readFormFields(block.raw)
  return fields.map((field, at) => {
    const next =
      at === fields.length - 1 && field.value === undefined && block.right < used.right
        ? lattice.blockAt(block.top, block.right + 1)
        : undefined
    const beside =
      next !== undefined &&
      next.text !== '' &&
      !halfWidth(next.text).includes(':') &&
      readFormFields(next.raw).length === 0
    return { cell, ...field, ...(beside ? { value: next.text } : {}) }
  })
}

/** ____年__月 in the title is a period to write in. */
function titlePeriod(title: Block): readonly FormField[] {
  const blank = readBlankPeriod(title.raw)
  if (blank === undefined) return []
  return [
    { cell: cellRef(title.top, title.left), role: 'period', label: title.raw.slice(blank.start, blank.end).trim() },
  ]
}

/** The stated day counts first, then the field, then the period in the title, then one printed above the table. */
function asOfDay(title: Block | undefined, fields: readonly FormField[], lines: readonly Block[]): string | undefined {
  const stated = lines.map((block) => readStatedAsOf(block.raw)).find((day) => day !== undefined)
  if (stated !== undefined) return stated
  const field = fields.find(({ role, value }) => (role === 'as-of-date' || role === 'period') && value !== undefined)
  const fromField = field?.value === undefined ? undefined : readTitlePeriod(field.value)
  if (fromField !== undefined) return fromField
  const fromTitle = title === undefined ? undefined : readTitlePeriod(title.raw)
  if (fromTitle !== undefined) return fromTitle
  const alone = lines.find((block) =>
    /^\(?\d{4}年(?:\d{1,2}月(?:份|\d{1,2}日)?|第?[1-4一二三四]季度|[上下]半年)\)?$/u.test(compactText(block.raw)),
  )
  return alone === undefined ? undefined : readTitlePeriod(alone.raw)
}

function mainKind(tables: readonly TableDescription[]): SheetDescription['kind'] {
  const largest = [...tables].sort((a, b) => b.columns.length + b.rows.length - (a.columns.length + a.rows.length))[0]
  return largest?.kind ?? 'none'
}

/** Equations printed in notes belong to every table that has numbered columns or rows; else to the first. */
function withEquations(tables: readonly TableDescription[], lines: readonly Block[]): readonly TableDescription[] {
  const printed = lines.flatMap((block) => parseEquations(block.raw))
  if (printed.length === 0) return tables
  const isNumbered = (table: TableDescription): boolean =>
    [...table.columns, ...table.rows].some((leaf) => leaf.printedIndex !== undefined)
  const some = tables.some(isNumbered)
  return tables.map((table, at) => {
    if (some ? !isNumbered(table) : at > 0) return table
    const known = new Set(table.equations.map((equation) => equation.text))
    return {
      ...table,
      equations: [...table.equations, ...printed.filter(({ text }) => !known.has(text) && known.add(text))],
    }
  })
}
