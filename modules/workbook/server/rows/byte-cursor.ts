/** Small steps over XML as bytes. All take and give indexes; they give `bytes.length` when nothing more is there. */

/** Index of the next `<`. */
export function nextTag(bytes: Buffer, from: number): number {
  let at = from
  const { length } = bytes
  while (at < length && bytes[at] !== 60) at += 1
  return at
}

/** Index after the `>` that ends the tag at `at`; `>` inside quotes does not. */
export function tagEnd(bytes: Buffer, at: number): number {
  const { length } = bytes
  for (let index = at + 1; index < length; index += 1) {
    const byte = bytes[index]
    if (byte === 62) return index + 1
    if (byte === 34 || byte === 39) {
      index += 1
      while (index < length && bytes[index] !== byte) index += 1
    }
  }
  return length
}

/** Index after a comment, a processing instruction or a CDATA section; -1 when it is something that no workbook has. */
export function pastSpecial(bytes: Buffer, at: number): number {
  const [open, close] =
    bytes[at + 1] === 63 ? ['<?', '?>'] : bytes[at + 2] === 45 ? ['<!--', '-->'] : ['<![CDATA[', ']]>']
  if (bytes.toString('latin1', at, at + open.length) !== open) return -1
  const end = bytes.indexOf(close, at + open.length, 'latin1')
  return end < 0 ? bytes.length : end + close.length
}

/** True when an element name ends at `at`. */
export function endsName(byte: number | undefined): boolean {
  return byte === 62 || byte === 32 || byte === 47 || byte === 10 || byte === 13 || byte === 9
}

/** A run of digits as an integer; NaN when there is anything else or nothing. */
export function readInteger(bytes: Buffer, from: number, to: number): number {
  if (from >= to || to - from > 15) return Number.NaN
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power)

/** A number as written in a cell; the text itself when it is none. Up to 15 digits are read here, exactly; longer ones by `Number`. */
export function readNumber(bytes: Buffer, from: number, to: number): number | string {
  const negative = bytes[from] === 45
  let value = 0
  let point = -1
  const start = negative ? from + 1 : from
  if (to - start > 16 || to <= start) return slowNumber(bytes, from, to)
  for (let at = start; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= 48 && byte <= 57) value = value * 10 + byte - 48
    else if (byte === 46 && point < 0) point = at
    else return slowNumber(bytes, from, to)
  }
  // 16 digits without a point may not be exact.
  if (value >= 1e15) return slowNumber(bytes, from, to)
  if (point >= 0) value /= POWERS[to - point - 1] ?? 1
  return negative ? -value : value
}

function slowNumber(bytes: Buffer, from: number, to: number): number | string {
  const text = bytes.toString('utf8', from, to).trim()
  const value = Number(text)
  return text === '' || Number.isNaN(value) ? text : value
}
