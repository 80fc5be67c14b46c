/** What a cell of a workbook or a field of a screen gives us. */
export type RawValue = string | number | boolean | null | undefined

/**
 * The outcome of one cell: canonical text as PostgreSQL reads it (`true`, `12.5`, `1986-05-01`, a code), or null when nothing
 * was given. `precision` says that a date was known to the month or the year only.
 */
export interface NormalValue {
  readonly text: string | null
  readonly precision?: 'month' | 'year'
}

export const NOTHING: NormalValue = { text: null }

/**
 * Written forms of "nothing was given". 无 is not among them: it says that there is none, and means something different for
 * each type (see normalise-cell.ts).
 */
const BLANKS: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '／',
  '/',
  '\\',
  '不详',
  '未知',
  '不清楚',
  '未填',
  '待补',
  '暂无数据',
  'N/A',
  'n/a',
  'NA',
  'null',
  'NULL',
  '#N/A',
  '*',
])

export const isBlank = (text: string): boolean => BLANKS.has(text)

/** Written forms of "there is none". */
const NONE: ReadonlySet<string> = new Set(['无', '没有', '暂无', '未有'])
export const saysNone = (text: string): boolean => NONE.has(text)

const PLAIN = /^[\x21-\x7e\u4e00-\u9fa5]*$/

// A control character in a cell is never meant.
// oxlint-disable-next-line no-control-regex
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000e-\u001f]/g

/** Full-width letters, digits and signs to ASCII; any run of spaces, line breaks and invisible characters to one space; trimmed. */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(INVISIBLE, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim()
}

/** Any raw value as clean text; a number in full digits, without exponent. */
export function textOf(raw: RawValue): string {
  if (raw === null || raw === undefined) return ''
  if (typeof raw === 'string') return cleanText(raw)
  if (typeof raw === 'boolean') return raw ? 'true' : 'false'
  return Number.isInteger(raw) && Math.abs(raw) < 1e21 ? BigInt(raw).toString() : String(raw)
}
