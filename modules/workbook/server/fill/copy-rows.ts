import type { CopyTextField, CopyTextRows, FillValue, ListFill } from '../../contract.ts'
import { problems } from '../problems.ts'
import { isSpaceByte, putBytes, putUtf8, WIDEST } from './encode-text.ts'
import { MAX_TEXT, putBlankCell, putFixedCell, putRowNumber, putValueCell, startRow } from './inserted-row.ts'
import type { RowPattern, Slot } from './inserted-row.ts'
import type { PartOutput } from './part-output.ts'
import type { RowSource } from './row-source.ts'
import { decideWrittenForm } from './written-form.ts'
import { writeSerial } from './cell-formats.ts'

const LINE = 10
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
      return /^\d{4}-\d{2}-\d{2}/.test(text) && !text.endsWith('BC')
        ? {
            kind: 'date',
            date: text.slice(0, 10),
            precision: field.precision,
            ...(field.pattern === undefined ? {} : { pattern: field.pattern }),
          }
        : { kind: 'text', text }
    case 'boolean':
      return {
        kind: 'boolean',
        value: text === 't',
        ...(field.wording === undefined ? {} : { wording: field.wording }),
      }
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
  return field.kind === 'date' ? rememberDates(general, field, slot, pattern) : general
}

/** Dates repeat (birth days of a county are some 40,000 days): the digits of a serial are kept by the date's bytes. */
function rememberDates(
  general: FieldWriter,
  field: Extract<CopyTextField, { kind: 'date' }>,
  slot: Slot,
  pattern: RowPattern,
): FieldWriter {
  const { format, is1904 } = slot.target
  if (format.kind !== 'date' || field.precision !== 'day') return general
  const known = new Map<number, Uint8Array>()
  return (output, bytes, from, to) => {
    if (to - from !== 10 || bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return general(output, bytes, from, to)
    let key = 0
    for (let index = from; index < to; index += 1)
      if (index !== from + 4 && index !== from + 7) key = key * 10 + (bytes[index] as number) - 48
    let digits = known.get(key)
    if (digits === undefined) {
      const serial = writeSerial(Buffer.from(bytes.buffer, bytes.byteOffset + from, 10).toString('latin1'), is1904)
      if (serial === undefined) return general(output, bytes, from, to)
      digits = Buffer.from(`${serial}`)
      known.set(key, digits)
    }
    const out = output.bytes
    let at = putRowNumber(out, putBytes(out, output.at, slot.lead))
    at = putBytes(out, at, slot.number)
    output.at = putBytes(out, putBytes(out, at, digits), pattern.numberEnd)
    return true
  }
}

/** Lines of COPY text, whole, out of pieces that are cut anywhere. */
function openLines(rows: CopyTextRows): {
  bytes: Uint8Array
  at: number
  lineEnd: number
  next(): Promise<boolean> | boolean
  close(): Promise<void>
} {
  const { chunks } = rows
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  const lines = {
    bytes: new Uint8Array(0) as Uint8Array,
    at: 0,
    lineEnd: -1,
    /** Finds the next line: `bytes` from `at` to `lineEnd`. */
    next(): Promise<boolean> | boolean {
      lines.at = lines.lineEnd + 1
      lines.lineEnd = lines.bytes.indexOf(LINE, lines.at)
      return lines.lineEnd >= 0 ? !isEndMark(lines.bytes, lines.at, lines.lineEnd) : load()
    },
    async close(): Promise<void> {
      await iterator.return?.()
    },
  }
  const load = async (): Promise<boolean> => {
    for (;;) {
      const rest = lines.bytes.subarray(lines.at)
      // What is left of this piece must outlive it.
      const kept = Uint8Array.prototype.slice.call(rest)
      const result = await iterator.next()
      if (result.done === true) {
        lines.bytes = kept
        lines.at = 0
        lines.lineEnd = kept.length > 0 ? kept.length : -1
        return kept.length > 0 && !isEndMark(kept, 0, kept.length)
      }
      const piece = result.value
      lines.bytes = kept.length === 0 ? piece : Buffer.concat([kept, piece])
      lines.at = 0
      lines.lineEnd = lines.bytes.indexOf(LINE, kept.length)
      if (lines.lineEnd >= 0) return !isEndMark(lines.bytes, 0, lines.lineEnd)
    }
  }
  return lines
}

const isEndMark = (bytes: Uint8Array, from: number, to: number): boolean =>
  to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === 46

/** The rows of `COPY … TO STDOUT`, from the database's bytes to the sheet's bytes. */
export function openCopyRows(list: ListFill, copyText: CopyTextRows): RowSource {
  const { fields } = copyText
  const lines = openLines(copyText)
  const starts = new Int32Array(fields.length + 1)
  let taken = 0
  const split = (): void => {
    const { bytes, lineEnd } = lines
    let count = 1
    starts[0] = lines.at
    for (let at = lines.at; at < lineEnd; at += 1) {
      if (bytes[at] !== TAB) continue
      if (count < fields.length) starts[count] = at + 1
      count += 1
    }
    if (count !== fields.length) throw new Error(`COPY sent ${count} fields where ${fields.length} were announced`)
    // As if a tab stood where the line ends, so that every field ends one before the next one starts.
    starts[count] = lineEnd + 1
  }
  const advance = async (): Promise<void> => {
    if (!(await lines.next())) throw problems.rowsChanged({ expected: list.count, actual: taken })
  }
  return {
    async take() {
      await advance()
      taken += 1
      split()
      return fields.map((field, index) =>
        readField(field, lines.bytes, starts[index] ?? 0, (starts[index + 1] ?? 1) - 1),
      )
    },
    async write(output, pattern, firstRow, count, groups) {
      const writers = pattern.slots.map((slot) =>
        slot.field === undefined ? undefined : chooseWriter(pattern, slot, fields[slot.field] ?? { kind: 'text' }),
      )
      let written = 0
      for (let row = firstRow; row < firstRow + count; row += 1) {
        const coming = lines.next()
        if (!(coming === true || (coming !== false && (await coming))))
          throw problems.rowsChanged({ expected: list.count, actual: taken })
        taken += 1
        split()
        output.ensure(pattern.fixedLength + (lines.lineEnd - lines.at) * WIDEST)
        written += writeLine(output, pattern, writers, row, groups.next())
        if (output.isFull) await output.flush()
      }
      return written
    },
    async finish() {
      if (await lines.next()) throw problems.rowsChanged({ expected: list.count, actual: taken + 1 })
    },
    abandon: () => lines.close(),
  }

  function writeLine(
    output: PartOutput,
    pattern: RowPattern,
    writers: readonly (FieldWriter | undefined)[],
    row: number,
    isFirst: boolean,
  ): number {
    const { bytes } = lines
    const { slots } = pattern
    let written = 0
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
      if (from === to || (slot.isGrouped && !isFirst) || isNull(bytes, from, to))
        output.at = putBlankCell(slot, output.bytes, output.at)
      else if (writer(output, bytes, from, to)) {
        written += 1
        // Words and patterns may be longer than what the database sent: room for the rest of the row again.
        output.ensure(pattern.fixedLength + (lines.lineEnd - to) * WIDEST)
      }
    }
    output.at = putBytes(output.bytes, output.at, pattern.rowEnd)
    return written
  }
}
