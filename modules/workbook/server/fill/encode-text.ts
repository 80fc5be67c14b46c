/**
 * Cell text as UTF-8 XML, straight into a buffer: `&`, `<`, `>` escaped, characters that XML does not allow left out, line ends as Excel keeps them
 * (one line feed), and `_x0041_` written `_x005F_x0041_`, because Excel reads `_xHHHH_` as a character (ECMA-376 part 1, 22.9.2.19).
 */

/** Bytes that need a look: controls, `& < > _`, and 0xEF, with which U+FFFE and U+FFFF begin. */
const special = new Uint8Array(256)
for (let code = 0; code < 32; code += 1) special[code] = 1
for (const code of [38, 60, 62, 95, 0xef, 92]) special[code] = 1

const AMP = Buffer.from('&amp;')
const LT = Buffer.from('&lt;')
const GT = Buffer.from('&gt;')
const ESCAPED = Buffer.from('_x005F_')

/** Most bytes that one byte of UTF-8 or one UTF-16 unit can become. */
export const WIDEST = 7

export function putBytes(target: Uint8Array, at: number, bytes: Uint8Array): number {
  const { length } = bytes
  for (let index = 0; index < length; index += 1) target[at + index] = bytes[index] as number
  return at + length
}

const isHex = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)

const escapes: Readonly<Record<number, number>> = { 98: 8, 102: 12, 110: 10, 114: 13, 116: 9, 118: 11 }

/**
 * Writes bytes `from` to `to` of UTF-8 text at `at` and returns the offset after them; room for `WIDEST` times their number must be there.
 * With `isCopyText` the backslash escapes of COPY are undone on the way.
 */
export function putUtf8(
  target: Uint8Array,
  at: number,
  source: Uint8Array,
  from: number,
  to: number,
  isCopyText: boolean,
): number {
  let out = at
  for (let index = from; index < to; index += 1) {
    let code = source[index] as number
    if (special[code] === 0) {
      target[out] = code
      out += 1
      continue
    }
    if (code === 92 && isCopyText && index + 1 < to) {
      index += 1
      code = escapes[source[index] as number] ?? (source[index] as number)
    }
    if (code === 38) out = putBytes(target, out, AMP)
    else if (code === 60) out = putBytes(target, out, LT)
    else if (code === 62) out = putBytes(target, out, GT)
    else if (code === 95 && isEscapeLike(source, index, to)) out = putBytes(target, out, ESCAPED)
    else if (code === 13) {
      // A return alone or before a line feed is one line end.
      const isPair = isCopyText ? source[index + 1] === 92 && source[index + 2] === 110 : source[index + 1] === 10
      if (!isPair || index + 1 >= to) {
        target[out] = 10
        out += 1
      }
    } else if (code === 0xef && source[index + 1] === 0xbf && (source[index + 2] as number) >= 0xbe && index + 2 < to)
      index += 2
    else if (code >= 32 || code === 9 || code === 10) {
      target[out] = code
      out += 1
    }
  }
  return out
}

const isEscapeLike = (source: Uint8Array, at: number, to: number): boolean =>
  at + 6 < to &&
  source[at + 1] === 120 &&
  isHex(source[at + 2] as number) &&
  isHex(source[at + 3] as number) &&
  isHex(source[at + 4] as number) &&
  isHex(source[at + 5] as number) &&
  source[at + 6] === 95

let scratch = Buffer.allocUnsafeSlow(8 * 1024)

/** Writes a JavaScript string; lone surrogates are left out. */
export function putText(target: Uint8Array, at: number, text: string): number {
  const whole = text.isWellFormed()
    ? text
    : text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  if (scratch.length < whole.length * 3) scratch = Buffer.allocUnsafeSlow(whole.length * 3)
  return putUtf8(target, at, scratch, 0, scratch.write(whole, 0, 'utf8'), false)
}

export function putDigits(target: Uint8Array, at: number, value: number): number {
  let width = 1
  for (let limit = 10; value >= limit; limit *= 10) width += 1
  let rest = value
  for (let index = at + width - 1; index >= at; index -= 1) {
    target[index] = 48 + (rest % 10)
    rest = Math.floor(rest / 10)
  }
  return at + width
}

/** White space at an end is lost without `xml:space="preserve"`. */
export const isSpaceByte = (code: number | undefined): boolean =>
  code === 32 || code === 9 || code === 10 || code === 13
