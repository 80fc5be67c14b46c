import type { FillValue, YesNoWording } from '../../contract.ts'
import { writeSerial } from './cell-formats.ts'
import type { CellFormat } from './cell-formats.ts'

/** What goes into the cell: a number (as its digits), a text, or nothing but the style. */
export type WrittenForm =
  | { readonly as: 'number'; readonly digits: string }
  | { readonly as: 'text'; readonly text: string }
  | undefined

export interface CellTarget {
  readonly format: CellFormat
  readonly is1904: boolean
  /** Words of the cell's own drop-down for yes and no. */
  readonly wording?: YesNoWording | undefined
}

const chinese: YesNoWording = { yes: '是', no: '否' }

/** Pairs as forms write them; the first pair whose two words both stand in the drop-down is the form's own. */
const pairs: readonly YesNoWording[] = [
  chinese,
  ...[
    ['有', '无'],
    ['√', '×'],
    ['√', 'X'],
    ['√', ''],
    ['1', '0'],
    ['Y', 'N'],
    ['Yes', 'No'],
    ['YES', 'NO'],
    ['对', '错'],
    ['是', '不是'],
    ['TRUE', 'FALSE'],
    ['已', '未'],
    ['☑', '☐'],
  ].map(([yes = '', no = '']) => ({ yes, no })),
]

/** The yes and no of a drop-down, undefined when it holds neither. */
export function findWording(values: readonly string[]): YesNoWording | undefined {
  return pairs.find(({ yes, no }) => values.includes(yes) && (no === '' || values.includes(no)))
}

/** Excel keeps 15 digits: a longer number would lose its last ones, so it is written as text. */
const MAX_DIGITS = 15

export function writeNumber(value: number): WrittenForm {
  if (!Number.isFinite(value)) return undefined
  const digits = `${value}`
  return Number.isInteger(value) && digits.replace('-', '').length > MAX_DIGITS
    ? { as: 'text', text: digits.includes('e') ? BigInt(value).toString() : digits }
    : { as: 'number', digits }
}

const cutLength = { day: 10, month: 7, year: 4 } as const

/** Writes `YYYY`, `MM`, `M`, `DD`, `D` of a pattern such as `YYYY年M月D日`. */
export function writeDatePattern(date: string, pattern: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const parts: Readonly<Record<string, string>> = {
    YYYY: year,
    MM: month,
    M: `${Number(month)}`,
    DD: day,
    D: `${Number(day)}`,
  }
  return pattern.replace(/YYYY|MM|M|DD|D/g, (token) => parts[token] ?? token)
}

function writeDate(value: Extract<FillValue, { kind: 'date' }>, target: CellTarget): WrittenForm {
  const { format } = target
  const asText: WrittenForm = {
    as: 'text',
    text:
      value.pattern === undefined
        ? value.date.slice(0, cutLength[value.precision])
        : writeDatePattern(value.date, value.pattern),
  }
  if (format.kind !== 'date') return asText
  // A serial has a day: shown by a format that prints one, `2026-10` would become 1 October.
  const isShownWhole =
    value.precision === 'day' ||
    (value.precision === 'month' ? !format.showsDay : !format.showsDay && !format.showsMonth)
  const whole = `${value.date.slice(0, cutLength[value.precision])}-01-01`.slice(0, 10)
  const serial = isShownWhole ? writeSerial(whole, target.is1904) : undefined
  return serial === undefined ? asText : { as: 'number', digits: `${serial}` }
}

/** The value in the form the template's cell asks for: its number format, its drop-down wording, text where the format is text. */
export function decideWrittenForm(value: FillValue, target: CellTarget): WrittenForm {
  switch (value.kind) {
    case 'blank':
      return undefined
    case 'text':
      return value.text === '' ? undefined : { as: 'text', text: value.text }
    case 'number': {
      const form = writeNumber(value.number)
      return form?.as === 'number' && target.format.kind === 'text' ? { as: 'text', text: form.digits } : form
    }
    case 'date':
      return writeDate(value, target)
    case 'boolean': {
      const { yes, no } = value.wording ?? target.wording ?? chinese
      const word = value.value ? yes : no
      if (word === '') return undefined
      return /^[01]$/.test(word) && target.format.kind !== 'text'
        ? { as: 'number', digits: word }
        : { as: 'text', text: word }
    }
  }
}
