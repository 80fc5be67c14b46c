import type { CopyTextField, CopyTextRows, FillValue, ListFill } from '../../contract.ts'
import { problems } from '../problems.ts'
import { isSpaceByte, putBytes, putDigits, putUtf8, WIDEST } from './encode-text.ts'
import { MAX_TEXT, putBlankCell, putFixedCell, putRowNumber, putValueCell, startRow } from './inserted-row.ts'
import type { RowPattern, Slot } from './inserted-row.ts'
import { openCopyLines } from './copy-lines.ts'
import type { CopyLines } from './copy-lines.ts'
import type { PartOutput } from './part-output.ts'
import type { RowSource } from './row-source.ts'
import { decideWrittenForm } from './written-form.ts'

const TAB = 9
const BACKSLASH = 92

const isNull = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === 78

const unescapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function readField(field: CopyTextField, bytes: Uint8Array, from: number, to: number): FillValue {
  if (isNull(bytes, from, to)) return { kind: 'blank' }
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')
  const text = raw.includes('\\') ? raw.replace(/\\(.)/gs, (_, letter: string) => unescapes[letter] ?? letter) : raw
  switch (field.kind) {
    case 'text':
      return { kind: 'text', text }
    case 'number':
      return isPlainNumber(text)
        ? { kind: 'number', number: Number(text) }
        : text === 'NaN' || text.endsWith('Infinity')
          ? { kind: 'blank' }
          : { kind: 'text', text }
    case 'date':
      return readDate(text, field)
    case 'boolean':
      return {
        kind: 'boolean',
        value: text === 't',
        ...(field.wording === undefined ? {} : { wording: field.wording }),
      }
  }
}

/** `YYYY-MM` and `YYYY` are dates known no nearer than that. */
function readDate(text: string, field: Extract<CopyTextField, { kind: 'date' }>): FillValue {
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(text) && !text.endsWith('BC')
  if (!isDay && !/^\d{4}(?:-\d{2})?$/.test(text)) return { kind: 'text', text }
  return {
    kind: 'date',
    date: isDay ? text.slice(0, 10) : `${text}-01-01`.slice(0, 10),
    precision: isDay ? field.precision : text.length === 7 ? 'month' : 'year',
    ...(field.pattern === undefined ? {} : { pattern: field.pattern }),
  }
}

/** Digits that a double holds without loss: at most 15 of them. */
const isPlainNumber = (text: string): boolean =>
  /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && text.replace(/[eE].*$|\D/g, '').replace(/^0+/, '').length <= 15

/** A number that can go into the cell as the bytes it came in. */
function isPlainNumberAt(bytes: Uint8Array, from: number, to: number): boolean {
  let at = bytes[from] === 45 ? from + 1 : from
  if (at === to || to - at > 16) return false
  let digits = 0
  let points = 0
  for (; at < to; at += 1) {
    const code = bytes[at] as number
    if (code >= 48 && code <= 57) digits += 1
    else if (code === 46) points += 1
    else return false
  }
  return digits > 0 && digits <= 15 && points <= 1
}

type FieldWriter = (output: PartOutput, bytes: Uint8Array, from: number, to: number) => boolean

/** Writers for one column, chosen once: text and numbers go from bytes to bytes, the rest takes the common way. */
function chooseWriter(pattern: RowPattern, slot: Slot, field: CopyTextField): FieldWriter {
  const general: FieldWriter = (output, bytes, from, to) => {
    const form = decideWrittenForm(readField(field, bytes, from, to), slot.target)
    putValueCell(pattern, slot, output, form)
    return form !== undefined
  }
  const text: FieldWriter = (output, bytes, from, to) => {
    // More bytes than a cell holds characters, or an escape at an end that may hide a space: the careful way.
    if (to - from > MAX_TEXT || bytes[from] === BACKSLASH || bytes[to - 2] === BACKSLASH)
      return general(output, bytes, from, to)
    const out = output.bytes
    let at = putRowNumber(out, putBytes(out, output.at, slot.lead))
    at = putBytes(out, at, isSpaceByte(bytes[from]) || isSpaceByte(bytes[to - 1]) ? slot.spacedText : slot.text)
    at = putUtf8(out, at, bytes, from, to, true)
    output.at = putBytes(out, at, pattern.textEnd)
    return true
  }
  const number: FieldWriter = (output, bytes, from, to) => {
    if (!isPlainNumberAt(bytes, from, to)) return general(output, bytes, from, to)
    const out = output.bytes
    let at = putRowNumber(out, putBytes(out, output.at, slot.lead))
    at = putBytes(out, at, slot.number)
    for (let index = from; index < to; index += 1, at += 1) out[at] = bytes[index] as number
    output.at = putBytes(out, at, pattern.numberEnd)
    return true
  }
  if (field.kind === 'text') return text
  if (field.kind === 'number') return slot.target.format.kind === 'text' ? general : number
  if (field.kind === 'boolean') return chooseBooleanWriter(field, slot, pattern)
  // Where the cell is no date, the day is written as the database sent it.
  if (slot.target.format.kind !== 'date' && field.precision === 'day' && field.pattern === undefined)
    return dayAsText(text, general)
  return chooseDateWriter(general, field, slot, pattern)
}

const dayAsText =
  (text: FieldWriter, general: FieldWriter): FieldWriter =>
  (output, bytes, from, to) =>
    (to - from === 10 ? text : general)(output, bytes, from, to)

const TRUE = 116

/** There are two forms: each is decided once. */
function chooseBooleanWriter(
  field: Extract<CopyTextField, { kind: 'boolean' }>,
  slot: Slot,
  pattern: RowPattern,
): FieldWriter {
  const wording = field.wording === undefined ? {} : { wording: field.wording }
  const [no, yes] = [false, true].map((value) => decideWrittenForm({ kind: 'boolean', value, ...wording }, slot.target))
  return (output, bytes, from) => {
    const form = bytes[from] === TRUE ? yes : no
    putValueCell(pattern, slot, output, form)
    return form !== undefined
  }
}

const digitAt = (bytes: Uint8Array, at: number): number => (bytes[at] as number) - 48

/** Days of `YYYY-MM-DD` since 1 January 1970 (days from civil, H. Hinnant); NaN when it is not a date every calendar has. */
function countDays(bytes: Uint8Array, from: number): number {
  const year =
    digitAt(bytes, from) * 1000 +
    digitAt(bytes, from + 1) * 100 +
    digitAt(bytes, from + 2) * 10 +
    digitAt(bytes, from + 3)
  const month = digitAt(bytes, from + 5) * 10 + digitAt(bytes, from + 6)
  const day = digitAt(bytes, from + 8) * 10 + digitAt(bytes, from + 9)
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** Serial 61 is 1 March 1900; before it the 1900 system has a day too many and the common way takes over. */
const EPOCH_1900 = 25_569
const EPOCH_1904 = 24_107

/** Days go into date cells as serials, computed from the bytes. */
function chooseDateWriter(
  general: FieldWriter,
  field: Extract<CopyTextField, { kind: 'date' }>,
  slot: Slot,
  pattern: RowPattern,
): FieldWriter {
  const { format, is1904 } = slot.target
  if (format.kind !== 'date' || field.precision !== 'day') return general
  return (output, bytes, from, to) => {
    const isDay = to - from === 10 && bytes[from + 4] === 45 && bytes[from + 7] === 45
    const serial = isDay ? countDays(bytes, from) + (is1904 ? EPOCH_1904 : EPOCH_1900) : Number.NaN
    if (!(serial >= (is1904 ? 0 : 61))) return general(output, bytes, from, to)
    const out = output.bytes
    let at = putRowNumber(out, putBytes(out, output.at, slot.lead))
    at = putDigits(out, putBytes(out, at, slot.number), serial)
    output.at = putBytes(out, at, pattern.numberEnd)
    return true
  }
}

interface CopyCursor {
  readonly lines: CopyLines
  /** Offset of each field of the line, and one past the end of the line after the last. */
  readonly starts: Int32Array
}

function splitLine({ lines, starts }: CopyCursor, fields: number): void {
  const { bytes, lineEnd } = lines
  let count = 1
  starts[0] = lines.at
  for (let at = lines.at; at < lineEnd; at += 1) {
    if (bytes[at] !== TAB) continue
    if (count < fields) starts[count] = at + 1
    count += 1
  }
  if (count !== fields) throw new Error(`COPY sent ${count} fields where ${fields} were announced`)
  // As if a tab stood where the line ends, so that every field ends one before the next one starts.
  starts[count] = lineEnd + 1
}

interface CopyRowWriter {
  readonly pattern: RowPattern
  /** One per slot, undefined where the row takes no value. */
  readonly writers: readonly (FieldWriter | undefined)[]
  readonly onNull: CopyTextRows['onNull']
}

function writeLine(
  output: PartOutput,
  { lines, starts }: CopyCursor,
  { pattern, writers, onNull }: CopyRowWriter,
  row: number,
  isFirst: boolean,
): number {
  const { bytes, lineEnd } = lines
  const { slots } = pattern
  let written = 0
  output.ensure(pattern.fixedLength + (lineEnd - lines.at) * WIDEST)
  output.at = startRow(pattern, output.bytes, output.at, row)
  for (let index = 0; index < slots.length; index += 1) {
    const slot = slots[index] as Slot
    const writer = writers[index]
    if (writer === undefined || slot.field === undefined) {
      output.at = putFixedCell(pattern, slot, output.bytes, output.at, row)
      continue
    }
    const from = starts[slot.field] as number
    const to = (starts[slot.field + 1] as number) - 1
    const isMissing = isNull(bytes, from, to)
    if (isMissing) onNull?.(slot.field)
    if (isMissing || from === to || (slot.isGrouped && !isFirst))
      output.at = putBlankCell(slot, output.bytes, output.at)
    else if (writer(output, bytes, from, to)) {
      written += 1
      // Words and patterns may be longer than what the database sent: room for the rest of the row again.
      output.ensure(pattern.fixedLength + (lineEnd - to) * WIDEST)
    }
  }
  output.at = putBytes(output.bytes, output.at, pattern.rowEnd)
  return written
}

/** The rows of `COPY … TO STDOUT`, from the database's bytes to the sheet's bytes. */
export function openCopyRows(list: ListFill, copyText: CopyTextRows): RowSource {
  const { fields, onNull } = copyText
  const cursor: CopyCursor = { lines: openCopyLines(copyText), starts: new Int32Array(fields.length + 1) }
  const { lines, starts } = cursor
  let taken = 0
  const tooFew = (): Error => problems.rowsChanged({ expected: list.count, actual: taken })
  return {
    async take() {
      if (!(await lines.next())) throw tooFew()
      taken += 1
      splitLine(cursor, fields.length)
      return fields.map((field, index) => {
        const [from, to] = [starts[index] ?? 0, (starts[index + 1] ?? 1) - 1]
        if (isNull(lines.bytes, from, to)) onNull?.(index)
        return readField(field, lines.bytes, from, to)
      })
    },
    async write(output, pattern, firstRow, count, groups) {
      const writers = pattern.slots.map((slot) =>
        slot.field === undefined ? undefined : chooseWriter(pattern, slot, fields[slot.field] ?? { kind: 'text' }),
      )
      const writer: CopyRowWriter = { pattern, writers, onNull }
      let written = 0
      for (let row = firstRow; row < firstRow + count; row += 1) {
        const coming = lines.next()
        // Waiting costs a turn of the loop: only where the next piece has not come yet.
        if (!(typeof coming === 'boolean' ? coming : await coming)) throw tooFew()
        taken += 1
        splitLine(cursor, fields.length)
        written += writeLine(output, cursor, writer, row, groups.next())
        if (output.isFull) await output.flush()
      }
      return written
    },
    async finish() {
      if (await lines.next()) throw problems.rowsChanged({ expected: list.count, actual: taken + 1 })
    },
    abandon: () => lines.close(),
  }
}
