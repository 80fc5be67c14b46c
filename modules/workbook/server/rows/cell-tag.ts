import { LAST_COLUMN } from '../../domain/cell-reference.ts'
import { problems } from '../problems.ts'
import { readInteger } from './byte-cursor.ts'

/** What the opening tag of a cell says. One object for all cells: a new one each would cost more than reading the tag. */
export class CellTag {
  /** From 1. A cell without a reference stands behind the one before it: set to 0 where a row begins. */
  column = 0
  style = 0
  /** Letter code of `t`; `n` when there is none, `t` for text written in the cell itself. */
  type = 0
  readonly #sheet: string

  constructor(sheet: string) {
    this.#sheet = sheet
  }

  /** Reads the attributes that begin at `from`; gives the index after the tag. */
  read(bytes: Buffer, from: number): number {
    this.column += 1
    this.style = 0
    this.type = 110
    const at = this.#usual(bytes, from)
    return bytes[at] === 62 ? at + 1 : this.#attributes(bytes, at)
  }

  /** ` r="AB12" s="3" t="s"`, as every program writes it; gives the index after what was read so. */
  #usual(bytes: Buffer, from: number): number {
    if (bytes[from] !== 32 || bytes[from + 1] !== 114 || bytes[from + 2] !== 61 || bytes[from + 3] !== 34) return from
    let at = from + 4
    let column = 0
    let byte = bytes[at] ?? 0
    while (byte >= 65 && byte <= 90) {
      column = column * 26 + byte - 64
      byte = bytes[(at += 1)] ?? 0
    }
    while (byte >= 48 && byte <= 57) byte = bytes[(at += 1)] ?? 0
    // Anything else is read again in the general way, and refused there.
    if (byte !== 34 || column === 0 || column > LAST_COLUMN) return from
    this.column = column
    at = this.#usualStyle(bytes, at + 1)
    if (bytes[at] !== 32 || bytes[at + 1] !== 116 || bytes[at + 2] !== 61 || bytes[at + 3] !== 34) return at
    if (bytes[at + 5] !== 34) return at
    this.type = bytes[at + 4] ?? 110
    return at + 6
  }

  #usualStyle(bytes: Buffer, from: number): number {
    if (bytes[from] !== 32 || bytes[from + 1] !== 115 || bytes[from + 2] !== 61 || bytes[from + 3] !== 34) return from
    let style = 0
    let at = from + 4
    let digit = (bytes[at] ?? 0) - 48
    while (digit >= 0 && digit <= 9) {
      style = style * 10 + digit
      digit = (bytes[(at += 1)] ?? 0) - 48
    }
    if (bytes[at] !== 34 || at - from > 12) return from
    this.style = style
    return at + 1
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
    if (name === 114) this.column = this.#columnOf(bytes, start, end)
    else if (name === 115) this.style = readInteger(bytes, start, end)
    // `s`, `n`, `b`, `e`, `d` are told by their first letter; `str` and `inlineStr` become `t`, text in the cell.
    else if (name === 116) this.type = end - start === 1 ? (bytes[start] ?? 110) : 116
  }

  #columnOf(bytes: Buffer, start: number, end: number): number {
    let column = 0
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte < 65) break
      column = column * 26 + (byte & 31)
    }
    if (!(column >= 1 && column <= LAST_COLUMN))
      throw problems.outsideTheSheet({
        sheet: this.#sheet,
        where: bytes.toString('latin1', start, Math.min(end, start + 30)),
      })
    return column
  }
}
