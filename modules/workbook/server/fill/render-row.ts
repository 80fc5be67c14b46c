import { cutToCell, hasOuterSpace } from './inserted-row.ts'
import { cellRef } from '../../domain/cell-reference.ts'
import type { CellSpan, RowSpan, SheetOutline } from './sheet-outline.ts'
import { readCells } from './sheet-outline.ts'
import type { WrittenForm } from './written-form.ts'
import { encodeXml, findAttribute, removeAttribute, setAttribute } from './xml-edit.ts'

/** `_x0041_` would be read as a character (22.9.2.19); a return is a line end like any other. */
const encodeCellText = (text: string): string =>
  encodeXml(
    cutToCell(text)
      .replace(/\r\n?/g, '\n')
      .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_'),
  )

/**
 * One cell with its value. A text is always an inline string and never `<f>`, so a text that starts with `=`, `+`, `-` or `@` stays a text; Excel needs
 * no leading apostrophe (quotePrefix) for that, it would only change the cell's style.
 */
export function writeCell(prefix: string, attributes: string, form: WrittenForm): string {
  const open = `<${prefix}c${attributes}`
  if (form === undefined) return `${open}/>`
  if (form.as === 'number') return `${open}><${prefix}v>${form.digits}</${prefix}v></${prefix}c>`
  const space = hasOuterSpace(form.text) ? ' xml:space="preserve"' : ''
  return `${open} t="inlineStr"><${prefix}is><${prefix}t${space}>${encodeCellText(form.text)}</${prefix}t></${prefix}is></${prefix}c>`
}

export interface RowEdit {
  /** Number of the row after the fill. */
  readonly number: number
  /** Number of the row before it in the result, 0 at the start. */
  readonly after: number
  /** Values by column. */
  readonly values: ReadonlyMap<number, WrittenForm>
  /** Style index for a cell that does not exist yet. */
  styleAt(column: number, rowStyle: string | undefined): string | undefined
  /** The row's cells, when they were read before. */
  readonly cells?: readonly CellSpan[]
}

/** A row that exists, with values put in and its number changed; what is not touched stays as written. */
export function editRow(outline: SheetOutline, row: RowSpan, edit: RowEdit): string {
  const { xml, prefix } = outline
  let open = xml.slice(row.start, row.openEnd)
  const isMoved = row.number !== edit.number
  if (row.isImplicit ? edit.number !== edit.after + 1 : isMoved) open = setAttribute(open, 'r', `${edit.number}`)
  const cells = edit.cells ?? readCells(xml, row)
  const existing = new Set(cells.map((cell) => cell.column))
  const rowStyle = isTrue(findAttribute(open, 'customFormat')) ? findAttribute(open, 's') : undefined
  const created = [...edit.values.keys()].filter((column) => !existing.has(column)).toSorted((a, b) => a - b)
  if (edit.values.size > 0) open = widenSpans(open, [...edit.values.keys()])
  if (cells.length === 0 && created.length === 0) return open + xml.slice(row.openEnd, row.end)
  const isEmpty = open.endsWith('/>')
  const pieces = [isEmpty ? `${open.slice(0, -2).trimEnd()}>` : open]
  let at = row.openEnd
  let last = 0
  const create = (until: number): void => {
    for (let column = created[0]; column !== undefined && column < until; column = created[0]) {
      created.shift()
      const style = edit.styleAt(column, rowStyle)
      pieces.push(
        writeCell(
          prefix,
          ` r="${cellRef(edit.number, column)}"${style === undefined ? '' : ` s="${style}"`}`,
          edit.values.get(column),
        ),
      )
      last = column
    }
  }
  for (const cell of cells) {
    pieces.push(xml.slice(at, cell.start))
    create(cell.column)
    pieces.push(editCell(outline, cell, edit, isMoved, last))
    last = cell.column
    at = cell.end
  }
  const close = isEmpty ? row.end : xml.lastIndexOf(`</${prefix}row`, row.end)
  // Cells come before an extLst of the row, which hardly any file has.
  create(Infinity)
  pieces.push(xml.slice(at, isEmpty ? at : close), isEmpty ? `</${prefix}row>` : xml.slice(close, row.end))
  return pieces.join('')
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

function editCell(outline: SheetOutline, cell: CellSpan, edit: RowEdit, isMoved: boolean, last: number): string {
  const { xml, prefix } = outline
  const reference = cellRef(edit.number, cell.column)
  const mustName = !cell.isImplicit || cell.column !== last + 1
  const open = xml.slice(cell.start, cell.openEnd)
  if (!edit.values.has(cell.column)) {
    const isChanged = mustName && (isMoved || cell.isImplicit)
    return isChanged
      ? setAttribute(open, 'r', reference) + xml.slice(cell.openEnd, cell.end)
      : xml.slice(cell.start, cell.end)
  }
  // Attributes that belong to the old value go: its type, and the metadata of array formulas and pictures in cells.
  let kept = ['t', 'cm', 'vm'].reduce(removeAttribute, open)
  if (mustName && (isMoved || cell.isImplicit)) kept = setAttribute(kept, 'r', reference)
  const attributes = kept.slice(prefix.length + 2, kept.endsWith('/>') ? -2 : -1).trimEnd()
  return writeCell(prefix, attributes, edit.values.get(cell.column))
}

/** A row that does not exist yet. */
export function createRow(prefix: string, edit: RowEdit, attributes = ''): string {
  const cells = [...edit.values.entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([column, form]) => {
      const style = edit.styleAt(column, undefined)
      return writeCell(
        prefix,
        ` r="${cellRef(edit.number, column)}"${style === undefined ? '' : ` s="${style}"`}`,
        form,
      )
    })
  return `<${prefix}row r="${edit.number}"${attributes}>${cells.join('')}</${prefix}row>`
}

/** `spans` is a hint of the columns in use; a wrong one makes Excel repair the file. */
export function widenSpans(open: string, columns: readonly number[]): string {
  const spans = findAttribute(open, 'spans')
  const match = spans === undefined ? null : /^(\d+):(\d+)$/.exec(spans)
  if (spans === undefined || columns.length === 0) return open
  if (match === null) return open
  const low = Math.min(Number(match[1]), ...columns)
  const high = Math.max(Number(match[2]), ...columns)
  return `${low}:${high}` === spans ? open : setAttribute(open, 'spans', `${low}:${high}`)
}
