import { findAttribute, findElement, findElementEnd, findTag, listAttributes } from './xml-edit.ts'
import { problems } from '../problems.ts'

/** A row as it stands in the XML: offsets of the element and of the end of its start tag. */
export interface RowSpan {
  readonly start: number
  readonly openEnd: number
  readonly end: number
  readonly number: number
  /** Written without `r`: its number follows from the row before. */
  readonly isImplicit: boolean
}

export interface CellSpan {
  readonly start: number
  readonly openEnd: number
  readonly end: number
  readonly column: number
  readonly isImplicit: boolean
}

/** A worksheet part cut into what stands before the rows, the rows, and what stands after. */
export interface SheetOutline {
  readonly xml: string
  /** `x:` when elements are written with a prefix. */
  readonly prefix: string
  /** Everything up to and with the start tag of sheetData. */
  readonly head: string
  readonly rows: readonly RowSpan[]
  /** White space before the first row. */
  readonly rowsStart: number
  readonly rowsEnd: number
  /** From the end tag of sheetData. */
  readonly tail: string
}

/** Elements that may stand before the rows (CT_Worksheet is a sequence). */
const before = new Set(['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols'])

export function readSheetOutline(source: string, sheet: string): SheetOutline {
  const root = findTag(source, 0)
  if (root === undefined || root.name !== 'worksheet') throw problems.notAGrid({ sheet })
  const prefix = root.prefix === '' ? '' : `${root.prefix}:`
  const xml = withSheetData(source, prefix)
  const open = findElement(xml, 'sheetData')
  if (open === undefined) throw problems.corrupt({ part: sheet })
  const close = xml.lastIndexOf(`</${prefix}sheetData`)
  // Parts whose elements change their prefix midway are written by no program known; half of them would be missed.
  if (close < open.end || open.prefix !== root.prefix) throw problems.corrupt({ part: sheet })
  const rows = readRows(xml, open.end, close, root.prefix)
  return {
    xml,
    prefix,
    head: xml.slice(0, open.end),
    rows,
    rowsStart: open.end,
    rowsEnd: close,
    tail: xml.slice(close),
  }
}

/** Makes sure that the sheet has a start and an end tag of sheetData: an empty sheet may have `<sheetData/>` or none. */
function withSheetData(xml: string, prefix: string): string {
  const data = findElement(xml, 'sheetData')
  if (data?.kind === 'open') return xml
  if (data !== undefined)
    return `${xml.slice(0, data.start)}<${prefix}sheetData></${prefix}sheetData>${xml.slice(data.end)}`
  const root = findTag(xml, 0)
  if (root === undefined) return xml
  if (root.kind === 'empty') {
    const open = `${xml.slice(root.start, root.end - 2)}>`
    return `${xml.slice(0, root.start)}${open}<${prefix}sheetData></${prefix}sheetData></${prefix}worksheet>${xml.slice(root.end)}`
  }
  let at = root.end
  for (
    let tag = findTag(xml, at);
    tag !== undefined && tag.kind !== 'close' && before.has(tag.name);
    tag = findTag(xml, at)
  )
    at = findElementEnd(xml, tag)
  return `${xml.slice(0, at)}<${prefix}sheetData></${prefix}sheetData>${xml.slice(at)}`
}

function readRows(xml: string, from: number, to: number, prefix: string): RowSpan[] {
  const rows: RowSpan[] = []
  let number = 0
  let isSorted = true
  for (
    let tag = findTag(xml, from);
    tag !== undefined && tag.start < to;
    tag = findTag(xml, rows.at(-1)?.end ?? tag.end)
  ) {
    if (tag.name !== 'row' || tag.kind === 'close' || tag.prefix !== prefix)
      throw problems.corrupt({ part: 'sheetData' })
    const written = findAttribute(xml.slice(tag.start, tag.end), 'r')
    const next = written === undefined ? number + 1 : Number(written)
    if (next <= number) isSorted = false
    number = next
    rows.push({
      start: tag.start,
      openEnd: tag.end,
      end: findElementEnd(xml, tag),
      number,
      isImplicit: written === undefined,
    })
  }
  return isSorted ? rows : rows.toSorted((a, b) => a.number - b.number)
}

/** Column of `AB12`. */
function readColumn(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code >= 65 && code <= 90) column = column * 26 + code - 64
    else if (code >= 97 && code <= 122) column = column * 26 + code - 96
    else break
  }
  return column
}

export function readCells(xml: string, row: RowSpan): CellSpan[] {
  const cells: CellSpan[] = []
  let column = 0
  let at = row.openEnd
  for (let tag = findTag(xml, at); tag !== undefined && tag.start < row.end; tag = findTag(xml, at)) {
    if (tag.kind === 'close') break
    at = findElementEnd(xml, tag)
    if (tag.name !== 'c') continue
    const written = findAttribute(xml.slice(tag.start, tag.end), 'r')
    column = written === undefined ? column + 1 : readColumn(written)
    cells.push({ start: tag.start, openEnd: tag.end, end: at, column, isImplicit: written === undefined })
  }
  return cells
}

/** Style index of each column that has one, by column number. */
export function readColumnStyles(head: string): (column: number) => string | undefined {
  const spans: { min: number; max: number; style: string }[] = []
  for (let tag = findElement(head, 'col'); tag !== undefined; tag = findElement(head, 'col', tag.end)) {
    const attributes = new Map(listAttributes(head.slice(tag.start, tag.end)))
    const style = attributes.get('style')
    if (style !== undefined)
      spans.push({ min: Number(attributes.get('min')), max: Number(attributes.get('max')), style })
  }
  return (column) => spans.find((span) => column >= span.min && column <= span.max)?.style
}
