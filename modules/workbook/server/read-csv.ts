import { LAST_COLUMN } from '../domain/cell-reference.ts'
import { isUtf8 } from 'node:buffer'
import type { CellValue } from '../contract.ts'
import { openBytes } from './package/byte-source.ts'
import type { ByteSource, WorkbookSource } from './package/byte-source.ts'
import { problems } from './problems.ts'
import type { RowBatch, SheetRow } from './row-batch.ts'

const CHUNK = 256 * 1024
const MAX_FIELD = 1024 * 1024
const BATCH = 1_000

export interface CsvShape {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
  readonly delimiter: ',' | ';' | '\t'
}

/** Reads a .csv as a stream of rows; every cell is text or null. UTF-8 when the whole file is, otherwise GB 18030. Quoted cells may hold line ends. */
export async function* readCsvRows(source: WorkbookSource): AsyncGenerator<RowBatch, void, void> {
  const bytes = await openBytes(source)
  try {
    if (bytes.size === 0) throw problems.empty()
    const shape = await findShape(bytes)
    const parser = new CsvParser(shape.delimiter)
    for await (const text of decode(bytes, shape.encoding)) {
      parser.push(text)
      if (parser.rows.length >= BATCH) yield { rows: parser.take() }
    }
    parser.end()
    if (parser.rows.length > 0) yield { rows: parser.take() }
  } finally {
    await bytes.close()
  }
}

async function findShape(bytes: ByteSource): Promise<CsvShape> {
  const head = await bytes.read(0, 64 * 1024)
  const encoding = await findEncoding(bytes, head)
  // The cut may fall inside a character: not fatal here, since only delimiters are counted.
  const text = new TextDecoder(encoding).decode(head)
  return { encoding, delimiter: findDelimiter(text) }
}

async function findEncoding(bytes: ByteSource, head: Buffer): Promise<CsvShape['encoding']> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  let held = Buffer.alloc(0)
  for (let at = 0; at < bytes.size; at += CHUNK) {
    const chunk = Buffer.concat([held, await bytes.read(at, CHUNK)])
    const cut = at + CHUNK >= bytes.size ? chunk.length : wholeCharacters(chunk)
    if (!isUtf8(chunk.subarray(0, cut))) return 'gb18030'
    held = Buffer.from(chunk.subarray(cut))
  }
  return 'utf-8'
}

function wholeCharacters(bytes: Buffer): number {
  let at = bytes.length
  while (at > bytes.length - 4 && at > 0 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at -= 1
  return at > 0 && (bytes[at - 1] ?? 0) >= 0xc0 ? at - 1 : bytes.length
}

/** The delimiter that splits the first lines most evenly; commas win ties. */
function findDelimiter(text: string): CsvShape['delimiter'] {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 20)
  const score = (mark: string): number =>
    lines.filter((line) => line.includes(mark)).length * 1000 + Math.min(999, lines.join('').split(mark).length - 1)
  const marks = [',', '\t', ';'] as const
  return marks.reduce((best, mark) => (score(mark) > score(best) ? mark : best), ',')
}

async function* decode(bytes: ByteSource, encoding: CsvShape['encoding']): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < bytes.size; at += CHUNK) {
      const text = decoder.decode(await bytes.read(at, CHUNK), { stream: at + CHUNK < bytes.size })
      if (text.includes('\0')) throw problems.notAWorkbook({ kind: '二进制数据', kindEn: 'binary data' })
      if (text !== '') yield text
    }
  } catch (error) {
    throw error instanceof TypeError ? problems.unknownEncoding() : error
  }
}

class CsvParser {
  rows: SheetRow[] = []
  readonly #delimiter: string
  #cells: CellValue[] = []
  #text = ''
  #number = 0
  #afterDelimiter = false

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(text: string): void {
    this.#text += text
    this.#parse(false)
  }

  end(): void {
    this.#parse(true)
  }

  take(): SheetRow[] {
    const rows = this.rows
    this.rows = []
    return rows
  }

  /** Takes whole cells off the front of the text; what may still grow stays for the next push. */
  #parse(last: boolean): void {
    const text = this.#text
    let at = 0
    while (at < text.length) {
      const quoted = text.charCodeAt(at) === 34 ? endOfQuoted(text, at, last) : at
      // Whatever a sloppy writer leaves between the closing quote and the delimiter belongs to the cell.
      const end = quoted < 0 ? -1 : endOfPlain(text, quoted, this.#delimiter, last)
      if (end < 0) break
      const stop = text[end]
      // A CR at the very end may be the first half of CRLF.
      if (!last && stop === '\r' && end + 1 >= text.length) break
      this.#addCell(quoted === at ? text.slice(at, end) : unquote(text.slice(at, quoted)) + text.slice(quoted, end))
      at = end + 1
      this.#afterDelimiter = stop === this.#delimiter
      if (this.#afterDelimiter) continue
      if (stop === '\r' && text[at] === '\n') at += 1
      this.#endRow()
    }
    this.#text = text.slice(Math.min(at, text.length))
    if (this.#text.length > MAX_FIELD && !last) throw problems.corrupt({ part: `csv ${this.#number + 1}` })
    if (!last || this.#cells.length === 0) return
    if (this.#afterDelimiter) this.#addCell('')
    this.#endRow()
  }

  #addCell(value: string): void {
    if (this.#cells.length >= LAST_COLUMN)
      throw problems.outsideTheSheet({ sheet: 'csv', where: `${this.#number + 1}` })
    this.#cells.push(value === '' ? null : value)
  }

  #endRow(): void {
    this.#number += 1
    if (this.#cells.some((cell) => cell !== null)) this.rows.push({ number: this.#number, cells: this.#cells })
    this.#cells = []
  }
}

function endOfPlain(text: string, at: number, delimiter: string, last: boolean): number {
  const mark = delimiter.charCodeAt(0)
  for (let end = at; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === mark || code === 10 || code === 13) return end
  }
  return last ? text.length : -1
}

/** Index after the closing quote, or -1 when it has not come yet. */
function endOfQuoted(text: string, at: number, last: boolean): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 2)) {
    if (text.charCodeAt(quote + 1) !== 34) return quote + 1
  }
  return last ? text.length : -1
}

const unquote = (text: string): string =>
  text
    .slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined)
    .replaceAll('""', '"')
    .replaceAll('\r\n', '\n')
