import type { CellTarget, WrittenForm } from './written-form.ts'
import { putBytes, putDigits, putText, WIDEST } from './encode-text.ts'
import type { PartOutput } from './part-output.ts'
import { columnLetter } from '../../domain/cell-reference.ts'

/** A piece of an f element from after its name up to its end tag: XML text, or a row number that moves with the row. */
export type FormulaPiece = { readonly text: string } | { readonly rowOffset: number }

/** One cell of the row that inserted rows are copies of. */
export interface SlotDescription {
  readonly column: number
  readonly style: string | undefined
  /** Which value of a row goes in, undefined when the cell is only styled or holds a formula. */
  readonly field?: number
  readonly target: CellTarget
  readonly formula?: readonly FormulaPiece[]
  /** Merged down over a household: only the first row of the group has the value. */
  readonly isGrouped: boolean
}

export interface Slot {
  readonly field: number | undefined
  readonly target: CellTarget
  readonly isGrouped: boolean
  /** `<c r="F`: the row number follows. */
  readonly lead: Uint8Array
  readonly blank: Uint8Array
  readonly number: Uint8Array
  readonly text: Uint8Array
  readonly spacedText: Uint8Array
  readonly formula: Uint8Array
  readonly pieces: readonly (Uint8Array | number)[] | undefined
}

/** The bytes of a row that do not change from row to row. */
export interface RowPattern {
  readonly slots: readonly Slot[]
  readonly rowLead: Uint8Array
  readonly rowOpen: Uint8Array
  readonly rowEnd: Uint8Array
  readonly numberEnd: Uint8Array
  readonly textEnd: Uint8Array
  readonly formulaEnd: Uint8Array
  /** Bytes of a row without its values, at most. */
  readonly fixedLength: number
  /** Hears of each text that was longer than a cell holds. */
  readonly onCut?: () => void
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** `attributes` are those of the template row without `r`, with a leading space each. */
export function compileRow(prefix: string, attributes: string, slots: readonly SlotDescription[]): RowPattern {
  const made = slots.map((slot): Slot => {
    const style = slot.style === undefined ? '"' : `" s="${slot.style}"`
    return {
      field: slot.field,
      target: slot.target,
      isGrouped: slot.isGrouped,
      lead: bytesOf(`<${prefix}c r="${columnLetter(slot.column)}`),
      blank: bytesOf(`${style}/>`),
      number: bytesOf(`${style}><${prefix}v>`),
      text: bytesOf(`${style} t="inlineStr"><${prefix}is><${prefix}t>`),
      spacedText: bytesOf(`${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">`),
      formula: bytesOf(`${style}><${prefix}f`),
      pieces: slot.formula?.map((piece) => ('text' in piece ? bytesOf(piece.text) : piece.rowOffset)),
    }
  })
  const formulaLength = (slot: Slot): number =>
    (slot.pieces ?? []).reduce<number>((sum, piece) => sum + (typeof piece === 'number' ? 7 : piece.length), 0)
  return {
    slots: made,
    rowLead: bytesOf(`<${prefix}row r="`),
    rowOpen: bytesOf(`"${attributes}>`),
    rowEnd: bytesOf(`</${prefix}row>`),
    numberEnd: bytesOf(`</${prefix}v></${prefix}c>`),
    textEnd: bytesOf(`</${prefix}t></${prefix}is></${prefix}c>`),
    formulaEnd: bytesOf(`</${prefix}f></${prefix}c>`),
    fixedLength:
      attributes.length * 3 +
      120 +
      made.reduce((sum, slot) => sum + slot.lead.length + slot.spacedText.length + 60 + formulaLength(slot), 0),
  }
}

/** Digits of the row being written, so that they are made once and copied into each cell. */
const digits = new Uint8Array(8)
let digitCount = 0

export function startRow(pattern: RowPattern, out: Uint8Array, at: number, row: number): number {
  digitCount = putDigits(digits, 0, row)
  let next = putBytes(out, at, pattern.rowLead)
  next = putRowNumber(out, next)
  return putBytes(out, next, pattern.rowOpen)
}

export function putRowNumber(out: Uint8Array, at: number): number {
  for (let index = 0; index < digitCount; index += 1) out[at + index] = digits[index] as number
  return at + digitCount
}

/** A cell without a value: styled only, or with the template row's formula. */
export function putFixedCell(pattern: RowPattern, slot: Slot, out: Uint8Array, at: number, row: number): number {
  let next = putRowNumber(out, putBytes(out, at, slot.lead))
  if (slot.pieces === undefined) return putBytes(out, next, slot.blank)
  next = putBytes(out, next, slot.formula)
  for (const piece of slot.pieces)
    next = typeof piece === 'number' ? putDigits(out, next, row + piece) : putBytes(out, next, piece)
  return putBytes(out, next, pattern.formulaEnd)
}

export const putBlankCell = (slot: Slot, out: Uint8Array, at: number): number =>
  putBytes(out, putRowNumber(out, putBytes(out, at, slot.lead)), slot.blank)

/** Excel holds 32,767 characters in a cell and calls a file with more damaged. */
export const MAX_TEXT = 32_767

export const isCut = (form: WrittenForm): boolean => form?.as === 'text' && form.text.length > MAX_TEXT

export function cutToCell(text: string): string {
  if (text.length <= MAX_TEXT) return text
  const last = text.charCodeAt(MAX_TEXT - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? MAX_TEXT - 1 : MAX_TEXT)
}

/** White space at an end of a text needs to be marked, else it is lost. */
export const hasOuterSpace = (text: string): boolean => /^[ \t\n\r]|[ \t\n\r]$/.test(text)

/** Writes one value cell into `output`, making room for it. */
export function putValueCell(pattern: RowPattern, slot: Slot, output: PartOutput, form: WrittenForm): void {
  if (form === undefined) {
    output.ensure(128)
    output.at = putBlankCell(slot, output.bytes, output.at)
    return
  }
  if (isCut(form)) pattern.onCut?.()
  const text = form.as === 'text' ? cutToCell(form.text) : form.digits
  output.ensure(text.length * 3 * WIDEST + slot.lead.length + slot.spacedText.length + 64)
  const out = output.bytes
  let at = putRowNumber(out, putBytes(out, output.at, slot.lead))
  if (form.as === 'text') {
    at = putBytes(out, at, hasOuterSpace(text) ? slot.spacedText : slot.text)
    at = putText(out, at, text)
    output.at = putBytes(out, at, pattern.textEnd)
  } else {
    at = putBytes(out, at, slot.number)
    for (let index = 0; index < text.length; index += 1) out[at + index] = text.charCodeAt(index)
    output.at = putBytes(out, at + text.length, pattern.numberEnd)
  }
}
