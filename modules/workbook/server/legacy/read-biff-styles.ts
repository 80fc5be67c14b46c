import { builtInFormats } from '../number-formats.data.ts'
import type { CellStyle } from '../read-styles.ts'

/** Fonts, borders and alignment of a BIFF8 stream, which the parser of the cells leaves out ([MS-XLS] 2.4.122 Font, 2.4.126 Format, 2.4.353 XF). */
export interface BiffStyles {
  readonly styles: readonly CellStyle[]
  /** Per sheet, in the order of the BoundSheet records: style index by row and column (1-based). */
  readonly cells: readonly ReadonlyMap<number, ReadonlyMap<number, number>>[]
}

const FONT = 0x31,
  FORMAT = 0x41e,
  XF = 0xe0,
  BOUND_SHEET = 0x85,
  BOF = 0x809,
  EOF = 0x0a
const SINGLE_CELLS = new Set([0x06, 0x201, 0x203, 0x204, 0x205, 0x27e, 0xfd, 0xd6])
const MUL_BLANK = 0xbe
const MUL_RK = 0xbd

export function readBiffStyles(stream: Uint8Array): BiffStyles {
  const bytes = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const fonts: { bold: boolean; size: number }[] = []
  const formats = new Map<number, string>()
  const styles: CellStyle[] = []
  const offsets: number[] = []
  walk(bytes, 0, (type, body) => {
    if (type === FONT && body.length >= 8)
      fonts.push({ size: body.readUInt16LE(0) / 20, bold: body.readUInt16LE(6) >= 600 })
    else if (type === FORMAT && body.length >= 5) formats.set(body.readUInt16LE(0), unicodeText(body, 2))
    else if (type === XF && body.length >= 18) styles.push(styleOf(body, fonts, formats))
    else if (type === BOUND_SHEET && body.length >= 4) offsets.push(body.readUInt32LE(0))
  })
  return { styles, cells: offsets.map((offset) => sheetCells(bytes, offset)) }
}

function sheetCells(bytes: Buffer, offset: number): Map<number, Map<number, number>> {
  const rows = new Map<number, Map<number, number>>()
  const put = (row: number, column: number, style: number): void => {
    let cells = rows.get(row + 1)
    if (!cells) rows.set(row + 1, (cells = new Map()))
    cells.set(column + 1, style)
  }
  walk(bytes, offset, (type, body) => {
    if (SINGLE_CELLS.has(type) && body.length >= 6)
      put(body.readUInt16LE(0), body.readUInt16LE(2), body.readUInt16LE(4))
    else if ((type === MUL_BLANK || type === MUL_RK) && body.length >= 6) {
      const width = type === MUL_BLANK ? 2 : 6
      for (
        let at = 4, column = body.readUInt16LE(2);
        at + width <= body.length - 2 && column < 256;
        at += width, column += 1
      )
        put(body.readUInt16LE(0), column, body.readUInt16LE(at))
    }
  })
  return rows
}

/** Calls back for each record of the substream at `offset`, up to its end; embedded substreams (charts) are passed over. */
function walk(bytes: Buffer, offset: number, onRecord: (type: number, body: Buffer) => void): void {
  let depth = 0
  for (let at = offset; at + 4 <= bytes.length;) {
    const type = bytes.readUInt16LE(at)
    const length = bytes.readUInt16LE(at + 2)
    const end = at + 4 + length
    if (end > bytes.length) return
    if (type === BOF) depth += 1
    else if (type === EOF) {
      depth -= 1
      if (depth <= 0) return
    } else if (depth === 1) onRecord(type, bytes.subarray(at + 4, end))
    at = end
  }
}

function styleOf(
  body: Buffer,
  fonts: readonly { bold: boolean; size: number }[],
  formats: ReadonlyMap<number, string>,
): CellStyle {
  const fontIndex = body.readUInt16LE(0)
  // Font number 4 does not exist, by decree of the format.
  const font = fonts[fontIndex > 3 ? fontIndex - 1 : fontIndex]
  const formatId = body.readUInt16LE(2)
  const horizontal = (body[6] ?? 0) & 7
  return {
    format: formats.get(formatId) ?? builtInFormats.get(formatId) ?? 'General',
    bold: font?.bold ?? false,
    fontSize: font?.size ?? 11,
    bordered: body.readUInt16LE(10) !== 0,
    centred: horizontal === 2 || horizontal === 6,
  }
}

function unicodeText(body: Buffer, at: number): string {
  const count = body.readUInt16LE(at)
  const wide = ((body[at + 2] ?? 0) & 1) === 1
  return wide ? body.toString('utf16le', at + 3, at + 3 + count * 2) : body.toString('latin1', at + 3, at + 3 + count)
}
