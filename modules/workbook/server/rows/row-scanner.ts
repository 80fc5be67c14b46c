import type { CellValue } from '../../contract.ts'
import { LAST_COLUMN, LAST_ROW } from '../../domain/cell-reference.ts'
import { problems } from '../problems.ts'
import type { SheetRow } from '../row-batch.ts'
import { isoToSerial } from '../serial-dates.ts'
import { endsName, nextTag, pastSpecial, readInteger, readNumber, tagEnd } from './byte-cursor.ts'
import { CellTag } from './cell-tag.ts'
import type { DateTexts } from './date-texts.ts'
import { takeText } from './read-string-store.ts'
import type { StringStore } from './string-store.ts'
import { TextsInCells } from './texts-in-cells.ts'

/** Cell slots of one batch: rows that reach far to the right make batches short, so that memory stays flat. */
const MAX_SLOTS = 16_384

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
  readonly #texts: TextsInCells
  readonly #tag: CellTag

  constructor(context: RowScannerContext) {
    this.#context = context
    this.#tag = new CellTag(context.sheet)
    this.#texts = new TextsInCells(context.part)
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
    this.#tag.column = 0
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
    const open = this.#tag.read(bytes, from)
    if (bytes[open - 2] === 47) return open
    const prefix = this.#prefix
    // The usual form, `<v>…</v></c>`, is read without looking at tags in general.
    if (bytes[open + 1 + prefix] === 118 && bytes[open + 2 + prefix] === 62 && bytes[open] === 60) {
      const start = open + 3 + prefix
      const plain = this.#plainNumber(bytes, start)
      const stop = plain < 0 ? nextTag(bytes, start) : plain
      if (bytes[stop + 1] === 47) {
        if (plain < 0) this.#value(bytes, start, stop)
        const past = stop + 4 + prefix
        const name = past + 2 + prefix
        return bytes[past + 1] === 47 && bytes[name] === 99 && bytes[name + 1] === 62 ? name + 2 : past
      }
    }
    return this.#content(bytes, open)
  }

  /** Takes a value of at most 15 digits up to the next `<`, in one pass, and gives the index of that; -1 when it is anything else. */
  #plainNumber(bytes: Buffer, start: number): number {
    const { type } = this.#tag
    if (type !== 115 && type !== 110) return -1
    let value = 0
    let at = start
    let digit = (bytes[at] ?? 0) - 48
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      digit = (bytes[(at += 1)] ?? 0) - 48
    }
    if (digit !== 12 || at === start || at - start > 15) return -1
    if (type === 115) this.#put(this.#shared(value))
    else this.#putNumber(value)
    return at
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
        at = takeText(bytes, end, phonetic ? undefined : this.#texts.store)
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
    const end = takeText(bytes, from, this.#texts.store)
    this.#putText()
    return end
  }

  #value(bytes: Buffer, from: number, to: number): void {
    if (from === to) return
    switch (this.#tag.type) {
      case 115:
        return this.#put(this.#shared(readInteger(bytes, from, to)))
      case 98:
        return this.#put(bytes[from] === 49 || bytes[from] === 116)
      case 110: {
        const number = readNumber(bytes, from, to)
        return typeof number === 'number' ? this.#putNumber(number) : this.#put(number)
      }
      case 100: {
        const text = bytes.toString('utf8', from, to)
        return this.#put(
          this.#context.dates ? text.replace('T', ' ') : (isoToSerial(text, this.#context.date1904) ?? text),
        )
      }
      default:
        this.#texts.store.append(bytes, from, to)
        this.#putText()
    }
  }

  #shared(index: number): string {
    const text = this.#context.strings?.at(index)
    if (text === undefined) throw problems.corrupt({ part: 'sharedStrings' })
    return text
  }

  #putText(): void {
    this.#texts.add(this.#cells, this.#tag.column)
    this.#put(true)
  }

  #putNumber(number: number): void {
    const { dates } = this.#context
    this.#put(dates === undefined ? number : dates.textOf(number, this.#tag.style))
  }

  #put(value: CellValue): void {
    if (value === '') return
    const cells = this.#cells
    const { column } = this.#tag
    if (column > LAST_COLUMN) throw this.#outside(`R${this.#number}C${column}`)
    while (cells.length < column) cells.push(null)
    cells[column - 1] = value
    if (column > this.#width) this.#width = column
  }

  #takeRows(): SheetRow[] {
    const rows = this.#rows
    this.#texts.settle()
    this.#rows = []
    this.#slots = 0
    return rows
  }

  #outside(where: string): Error {
    return problems.outsideTheSheet({ sheet: this.#context.sheet, where })
  }
}
