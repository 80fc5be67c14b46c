import type { CellValue } from '../../contract.ts'
import { LAST_COLUMN, LAST_ROW } from '../../domain/cell-reference.ts'
import { problems } from '../problems.ts'
import type { SheetRow } from '../row-batch.ts'
import { isoToSerial } from '../serial-dates.ts'
import { endsName, nextTag, pastSpecial, readInteger, readNumber, tagEnd } from './byte-cursor.ts'
import type { DateTexts } from './date-texts.ts'
import { takeText } from './read-string-store.ts'
import { StringStore } from './string-store.ts'

/** Cell slots of one batch: rows that reach far to the right make batches short, so that memory stays flat. */
const MAX_SLOTS = 131_072

export interface RowScannerContext {
  readonly sheet: string
  readonly part: string
  readonly strings: StringStore | undefined
  /** When given, numbers in cells with a date format become text. */
  readonly dates: DateTexts | undefined
  readonly date1904: boolean
}

/** Reads rows out of stretches of a sheet part, byte by byte: `feed` a stretch, then `next` until undefined. */
export class RowScanner {
  /** Set when `sheetData` closes; the rest of the part is of no interest. */
  finished = false
  readonly #context: RowScannerContext
  #bytes: Buffer = Buffer.alloc(0)
  #prefix = 0
  #at = 0
  #rows: SheetRow[] = []
  #slots = 0
  #number = 0
  #cells: CellValue[] = []
  #blankRow: CellValue[] = []
  /** Columns of the row so far; 0 outside a row. */
  #width = 0
  /** Text written in the cells themselves: decoded once per batch, then put where it belongs. */
  #texts: StringStore
  #textRows: CellValue[][] = []
  #textColumns: number[] = []
  // The cell being read.
  #column = 0
  #style = 0
  #type = 0

  constructor(context: RowScannerContext) {
    this.#context = context
    this.#texts = new StringStore(context.part)
  }

  feed(bytes: Buffer, prefix: number): void {
    this.#bytes = bytes
    this.#prefix = prefix
    this.#at = 0
  }

  /** Some rows, or undefined when the stretch holds no more. */
  next(): SheetRow[] | undefined {
    const bytes = this.#bytes
    while (!this.finished && this.#slots < MAX_SLOTS) {
      const at = nextTag(bytes, this.#at)
      if (at >= bytes.length) {
        this.#at = at
        break
      }
      this.#element(bytes, at)
    }
    return this.#rows.length === 0 ? undefined : this.#takeRows()
  }

  #element(bytes: Buffer, at: number): void {
    const second = bytes[at + 1]
    const closing = second === 47
    const name = at + (closing ? 2 : 1) + this.#prefix
    const first = bytes[name]
    if (second === 33 || second === 63) this.#at = this.#special(bytes, at)
    else if (first === 99 && !closing && endsName(bytes[name + 1])) this.#at = this.#cell(bytes, name + 1)
    else if (first === 114 && bytes[name + 1] === 111 && bytes[name + 2] === 119 && endsName(bytes[name + 3])) {
      if (closing) {
        this.#endRow()
        this.#at = tagEnd(bytes, at)
      } else this.#at = this.#openRow(bytes, name + 3)
    } else {
      this.#at = tagEnd(bytes, at)
      if (first === 115 && bytes.toString('latin1', name, name + 9) === 'sheetData')
        this.finished = closing || bytes[this.#at - 2] === 47
    }
  }

  #special(bytes: Buffer, at: number): number {
    const past = pastSpecial(bytes, at)
    if (past < 0) throw problems.unsafe({ part: this.#context.part })
    return past
  }

  #openRow(bytes: Buffer, from: number): number {
    const end = tagEnd(bytes, from - 1)
    let number = this.#number + 1
    for (let at = from; at < end - 2; at += 1) {
      // ` r="` or ` r='`; other attributes of a row are of no interest.
      if (bytes[at] === 114 && bytes[at + 1] === 61 && (bytes[at - 1] ?? 0) <= 32) {
        const quote = bytes[at + 2] ?? 34
        const stop = bytes.indexOf(quote, at + 3)
        number = readInteger(bytes, at + 3, stop)
        break
      }
    }
    if (!(number >= 1 && number <= LAST_ROW))
      throw this.#outside(bytes.toString('latin1', from, Math.min(end, from + 30)).trim())
    // Cells of a row that never closed: cut off or made up, and not to be lost in silence.
    if (this.#width > 0) throw problems.corrupt({ part: this.#context.part })
    this.#number = number
    this.#column = 0
    this.#cells = this.#blankRow.slice()
    return end
  }

  #endRow(): void {
    const width = this.#width
    if (width === 0) return
    const cells = this.#cells
    if (cells.length > width) cells.length = width
    // Rows are mostly alike: the next one begins as a copy of blanks of the same width, which is far cheaper than growing an array.
    if (this.#blankRow.length !== width) this.#blankRow = Array.from({ length: Math.min(width, 256) }, () => null)
    this.#rows.push({ number: this.#number, cells })
    this.#slots += width
    this.#width = 0
  }

  #cell(bytes: Buffer, from: number): number {
    this.#column += 1
    this.#style = 0
    this.#type = 110
    const open = this.#attributes(bytes, from)
    if (bytes[open - 2] === 47) return open
    const prefix = this.#prefix
    // The usual form, `<v>…</v></c>`, is read without looking at tags in general.
    if (bytes[open + 1 + prefix] === 118 && bytes[open + 2 + prefix] === 62 && bytes[open] === 60) {
      const start = open + 3 + prefix
      const stop = nextTag(bytes, start)
      if (bytes[stop + 1] === 47) {
        this.#value(bytes, start, stop)
        return stop + 4 + prefix
      }
    }
    return this.#content(bytes, open)
  }

  /** Reads `r`, `s` and `t` in any order; gives the index after the tag. */
  #attributes(bytes: Buffer, from: number): number {
    let at = from
    for (;;) {
      let byte = bytes[at] ?? 62
      while (byte <= 32) byte = bytes[(at += 1)] ?? 62
      if (byte === 62) return at + 1
      if (byte === 47) {
        at += 1
        continue
      }
      const name = at
      while (at < bytes.length && bytes[at] !== 61) at += 1
      const length = at - name
      at += 1
      while ((bytes[at] ?? 62) <= 32) at += 1
      const quote = bytes[at]
      const start = at + 1
      at = start
      while (at < bytes.length && bytes[at] !== quote) at += 1
      if (length === 1 || (bytes[name + 1] ?? 62) <= 32) this.#attribute(bytes, byte, start, at)
      at += 1
    }
  }

  #attribute(bytes: Buffer, name: number, start: number, end: number): void {
    if (name === 114) this.#column = this.#columnOf(bytes, start, end)
    else if (name === 115) this.#style = readInteger(bytes, start, end)
    // `s`, `n`, `b`, `e`, `d` are told by their first letter; `str` and `inlineStr` become `t`, text in the cell.
    else if (name === 116) this.#type = end - start === 1 ? (bytes[start] ?? 110) : 116
  }

  #columnOf(bytes: Buffer, start: number, end: number): number {
    let column = 0
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte < 65) break
      column = column * 26 + (byte & 31)
    }
    if (!(column >= 1 && column <= LAST_COLUMN))
      throw this.#outside(bytes.toString('latin1', start, Math.min(end, start + 30)))
    return column
  }

  /** Any content: formulas, rich text, comments, in any order, up to `</c>`. */
  #content(bytes: Buffer, from: number): number {
    let phonetic = false
    let texts = false
    for (let at = nextTag(bytes, from); at < bytes.length; at = nextTag(bytes, at)) {
      if (bytes[at + 1] === 33 || bytes[at + 1] === 63) {
        at = this.#special(bytes, at)
        continue
      }
      const closing = bytes[at + 1] === 47
      const name = at + (closing ? 2 : 1) + this.#prefix
      const end = tagEnd(bytes, at)
      const single = endsName(bytes[name + 1]) ? bytes[name] : 0
      const opens = !closing && bytes[end - 2] !== 47
      at = end
      if (single === 99 && closing) {
        if (texts) this.#putText()
        return end
      }
      if (single === 118 && opens) at = this.#plainValue(bytes, end)
      else if (single === 116 && opens) {
        at = takeText(bytes, end, phonetic ? undefined : this.#texts)
        texts = true
      } else if (bytes[name] === 114 && bytes[name + 1] === 80 && bytes[name + 2] === 104) phonetic = opens
    }
    throw problems.corrupt({ part: this.#context.part })
  }

  #plainValue(bytes: Buffer, from: number): number {
    const stop = nextTag(bytes, from)
    if (bytes[stop + 1] === 47) {
      this.#value(bytes, from, stop)
      return stop
    }
    const end = takeText(bytes, from, this.#texts)
    this.#putText()
    return end
  }

  #value(bytes: Buffer, from: number, to: number): void {
    if (from === to) return
    switch (this.#type) {
      case 115:
        return this.#put(this.#shared(readInteger(bytes, from, to)))
      case 98:
        return this.#put(bytes[from] === 49 || bytes[from] === 116)
      case 110: {
        const number = readNumber(bytes, from, to)
        const dates = this.#context.dates
        return this.#put(dates !== undefined && typeof number === 'number' ? dates.textOf(number, this.#style) : number)
      }
      case 100: {
        const text = bytes.toString('utf8', from, to)
        return this.#put(
          this.#context.dates ? text.replace('T', ' ') : (isoToSerial(text, this.#context.date1904) ?? text),
        )
      }
      default:
        this.#texts.append(bytes, from, to)
        this.#putText()
    }
  }

  #shared(index: number): string {
    const text = this.#context.strings?.at(index)
    if (text === undefined) throw problems.corrupt({ part: 'sharedStrings' })
    return text
  }

  #putText(): void {
    this.#texts.finish()
    this.#textRows.push(this.#cells)
    this.#textColumns.push(this.#column)
    this.#put(true)
  }

  #put(value: CellValue): void {
    if (value === '') return
    const cells = this.#cells
    const column = this.#column
    if (column > LAST_COLUMN) throw this.#outside(`R${this.#number}C${column}`)
    while (cells.length < column) cells.push(null)
    cells[column - 1] = value
    if (column > this.#width) this.#width = column
  }

  #takeRows(): SheetRow[] {
    const rows = this.#rows
    const texts = this.#texts
    if (this.#textRows.length > 0) {
      texts.close()
      for (const [index, cells] of this.#textRows.entries())
        cells[(this.#textColumns[index] ?? 1) - 1] = texts.at(index) || null
      this.#texts = new StringStore(this.#context.part)
      this.#textRows = []
      this.#textColumns = []
    }
    this.#rows = []
    this.#slots = 0
    return rows
  }

  #outside(where: string): Error {
    return problems.outsideTheSheet({ sheet: this.#context.sheet, where })
  }
}
