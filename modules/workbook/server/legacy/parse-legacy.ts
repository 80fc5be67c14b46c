import { isUtf8 } from 'node:buffer'
import { CFB, read } from '@e965/xlsx'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import type { CellValue } from '../../contract.ts'
import { plainNumber } from '../plain-number.ts'
import { plainStyle } from '../read-styles.ts'
import type { CellStyle } from '../read-styles.ts'
import type { LegacyRequest, LegacySheet, LegacyWorkbook } from './legacy-workbook.ts'
import { readBiffStyles } from './read-biff-styles.ts'
import type { BiffStyles } from './read-biff-styles.ts'

const MAX_CELLS = 2_000_000

/** Parses an old-format workbook. Runs inside the worker only: the parser has no limits of its own. */
export function parseLegacy(request: LegacyRequest): LegacyWorkbook {
  const book = readBook(request)
  // The parser may drop a sheet it cannot read and say nothing.
  const missing = book.SheetNames.filter((name) => book.Sheets[name] === undefined)
  if (book.SheetNames.length === 0 || missing.length > 0) throw new Error(`sheets missing: ${missing.join(', ')}`)
  const biff = request.format === 'ole' ? findBiffStyles(request.bytes) : undefined
  const styles = new StyleTable(biff?.styles ?? [])
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    if (!sheet || (sheet['!type'] ?? 'sheet') !== 'sheet') return []
    return [
      readSheet(
        sheet,
        name,
        stateOf(book.Workbook?.Sheets?.[index]?.Hidden),
        biff?.cells[index],
        styles,
        request.format === 'html',
      ),
    ]
  })
  return { sheets, styles: styles.all, date1904: book.Workbook?.WBProps?.date1904 === true }
}

function readBook({ bytes, format }: LegacyRequest): WorkBook {
  // WTF makes the parser throw instead of leaving a sheet out.
  const options = {
    WTF: true,
    cellStyles: true,
    cellNF: true,
    cellFormula: true,
    cellHTML: false,
    cellText: false,
    dense: false,
    sheetStubs: true,
  }
  if (format === 'ole') return read(bytes, { ...options, type: 'array' })
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes)
  // raw: text stays text; otherwise an 18-digit ID number would lose its last digits.
  return read(text, { ...options, type: 'string', raw: format === 'html' })
}

function findBiffStyles(bytes: Uint8Array): BiffStyles | undefined {
  try {
    const container = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' }) as {
      FileIndex: { name: string; content?: ArrayLike<number> }[]
    }
    const stream = container.FileIndex.find((entry) => entry.name === 'Workbook')?.content
    return stream ? readBiffStyles(Uint8Array.from(stream)) : undefined
  } catch {
    // Looks are a help, not the content: a stream without container (BIFF2–4) simply has none.
    return undefined
  }
}

class StyleTable {
  readonly all: CellStyle[]
  readonly #byFormat = new Map<string, number>()

  constructor(known: readonly CellStyle[]) {
    this.all = [...known]
  }

  /** The style of a cell of which only the number format is known. */
  ofFormat(format: string): number {
    let index = this.#byFormat.get(format)
    if (index === undefined) {
      index = this.all.push({ ...plainStyle, format }) - 1
      this.#byFormat.set(format, index)
    }
    return index
  }
}

function readSheet(
  sheet: WorkSheet,
  name: string,
  state: LegacySheet['state'],
  looks: ReadonlyMap<number, ReadonlyMap<number, number>> | undefined,
  styles: StyleTable,
  isHtml: boolean,
): LegacySheet {
  const cells: [number, number, CellValue, number, string?][] = []
  for (const [reference, cell] of Object.entries(sheet) as [string, CellObject][]) {
    const [, letters, digits] = /^([A-Z]{1,3})([0-9]{1,7})$/.exec(reference) ?? []
    if (letters === undefined) continue
    if (cells.length >= MAX_CELLS) throw new Error('too many cells')
    const row = Number(digits)
    let column = 0
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
    const style = looks?.get(row)?.get(column) ?? styles.ofFormat(typeof cell.z === 'string' ? cell.z : 'General')
    const value = valueOf(cell, isHtml)
    if (cell.f === undefined) cells.push([row, column, value, style])
    else cells.push([row, column, value, style, cell.f])
  }
  return {
    name,
    state,
    cells,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c + 1,
      bottom: e.r + 1,
      right: e.c + 1,
    })),
    columns: entriesOf(sheet['!cols']).map(([index, column]) => ({
      column: index + 1,
      width: column.width,
      hidden: column.hidden === true,
    })),
    rows: entriesOf(sheet['!rows']).map(([index, row]) => ({
      row: index + 1,
      height: row.hpt,
      hidden: row.hidden === true,
    })),
  }
}

function entriesOf<T>(list: readonly T[] | undefined): [number, T][] {
  const entries: [number, T][] = []
  list?.forEach((value, index) => {
    if (value !== undefined && value !== null) entries.push([index, value])
  })
  return entries
}

function valueOf(cell: CellObject, isHtml: boolean): CellValue {
  if (cell.v === undefined || cell.t === 'z') return null
  if (cell.t === 'e') return typeof cell.w === 'string' ? cell.w : (errorTexts.get(Number(cell.v)) ?? '#VALUE!')
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10)
  if (typeof cell.v !== 'string') return cell.v
  if (cell.v === '') return null
  return isHtml ? plainNumber(cell.v) : cell.v
}

const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])

const stateOf = (hidden: number | undefined): LegacySheet['state'] =>
  hidden === 1 ? 'hidden' : hidden === 2 ? 'veryHidden' : 'visible'
