import { halfWidth } from './compact-text.ts'

/** A period left blank to be written in: `____年__月`, `年 月 日`, `____年第__季度`. Offsets are into the text as given. */
export interface BlankPeriod {
  readonly precision: 'day' | 'month' | 'quarter' | 'year'
  readonly start: number
  readonly end: number
  /** The parts that are already printed: `2026年__月` has its year. */
  readonly year?: number
  readonly month?: number
}

const GAP = String.raw`[_＿\s.…×xX*\u3000-]`
const BLANK = new RegExp(
  String.raw`((?:20\d{2}|${GAP}*(?:20${GAP}*)?))年(?:(?:第|${GAP})*(季)度?|(?:(${GAP}*)|(\d{1,2}))月(?:${GAP}*(日))?)?`,
  'u',
)

/** Finds the first period on the line that still has a blank in it; undefined when every part is printed or there is none. */
export function readBlankPeriod(text: string): BlankPeriod | undefined {
  const wide = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const match = BLANK.exec(wide)
  if (match === null) return undefined
  const year = /^20\d{2}$/.test(match[1] ?? '') ? Number(match[1]) : undefined
  const month = match[4] === undefined ? undefined : Number(match[4])
  const hasMonth = match[3] !== undefined || month !== undefined
  const before = match[1] ?? ''
  // 当年, 本年, 出生年月: a 年 that follows a word is no blank.
  if (year === undefined && !/[_＿×*…]|\s/u.test(before) && match.index > 0) return undefined
  if (year === undefined && before === '' && !hasMonth) return undefined
  if (year === undefined && before === '' && match[3] === '') return undefined
  const precision = match[2] !== undefined ? 'quarter' : match[5] !== undefined ? 'day' : hasMonth ? 'month' : 'year'
  const complete = year !== undefined && (precision === 'year' || (precision === 'month' && month !== undefined))
  if (complete || (precision === 'year' && !/[_＿×*…]/u.test(before) && !/^\s{2,}$/u.test(before))) return undefined
  const lead = before.length - before.replace(/^[\s\u3000.-]+/u, '').length
  return {
    precision,
    start: match.index + (year === undefined ? lead : 0),
    end: match.index + match[0].length,
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
  }
}

const pad = (value: number): string => String(value).padStart(2, '0')
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function lastDay(year: number, month: number, day?: number): string | undefined {
  if (year < 1949 || year > 2099 || month < 1 || month > 12) return undefined
  const days = daysIn(year, month)
  if (day !== undefined && (day < 1 || day > days)) return undefined
  return `${year}-${pad(month)}-${pad(day ?? days)}`
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** 二〇二六年十月 → 2026年10月. */
const arabic = (text: string): string =>
  halfWidth(text)
    .replace(/[零○O]/gu, '〇')
    .replace(/[二一][〇一二三四五六七八九]{3}(?=年)/gu, (year) =>
      Array.from(year)
        .map((d) => CHINESE_DIGITS.indexOf(d))
        .join(''),
    )
    .replace(/([一二三]?)十([一二三四五六七八九]?)(?=[月日])/gu, (_, tens: string, ones: string) =>
      String((tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE_DIGITS.indexOf(ones))),
    )
    .replace(/[一二三四五六七八九](?=[月日])/gu, (digit) => String(CHINESE_DIGITS.indexOf(digit)))

const DAY = String.raw`(\d{4})\s*(?:年\s*(\d{1,2})\s*月|[./-]\s*(\d{1,2})\s*[./-])\s*(\d{1,2})\s*日?`
const MONTH = String.raw`(\d{4})\s*年\s*(?:\d{1,2}\s*[-至~～—]\s*)?(\d{1,2})\s*月`

/** The day a form says it counts at, as `YYYY-MM-DD`: 截至2026年10月31日, 统计时点:2026.9.30. A month means its last day. */
export function readStatedAsOf(text: string): string | undefined {
  const plain = arabic(text)
  const lead = String.raw`(?:截至|截止|统计时点|时点|统计截止|数据截止|以)[\p{Script=Han}]{0,6}?[:：]?\s*(?:到|至|于)?\s*`
  const day =
    new RegExp(lead + DAY, 'u').exec(plain) ?? new RegExp(`${DAY}\\s*(?:零时|24时|0时|时点|为准|为止)`, 'u').exec(plain)
  if (day !== null) return lastDay(Number(day[1]), Number(day[2] ?? day[3]), Number(day[4]))
  const month = new RegExp(lead + MONTH, 'u').exec(plain)
  if (month !== null) return lastDay(Number(month[1]), Number(month[2]))
  const yearEnd = new RegExp(`${lead}(\\d{4})\\s*年(?:底|末)`, 'u').exec(plain)
  return yearEnd === null ? undefined : lastDay(Number(yearEnd[1]), 12)
}

/** The last day of the period in a title: 2026年9月, 2026年1-10月, 2026年第三季度, 2026年上半年, 2025年底. A bare year says nothing. */
export function readTitlePeriod(text: string): string | undefined {
  const stated = readStatedAsOf(text)
  if (stated !== undefined) return stated
  const plain = arabic(text)
  const day = new RegExp(DAY, 'u').exec(plain)
  if (day !== null) return lastDay(Number(day[1]), Number(day[2] ?? day[3]), Number(day[4]))
  const month = new RegExp(MONTH, 'u').exec(plain)
  if (month !== null) return lastDay(Number(month[1]), Number(month[2]))
  const quarter = /(\d{4})\s*年\s*第?\s*([1-4一二三四])\s*季度/u.exec(plain)
  if (quarter !== null)
    return lastDay(Number(quarter[1]), 3 * (Number(quarter[2]) || CHINESE_DIGITS.indexOf(quarter[2] ?? '')))
  const half = /(\d{4})\s*年\s*(上|下)半年/u.exec(plain)
  if (half !== null) return lastDay(Number(half[1]), half[2] === '上' ? 6 : 12)
  const yearEnd = /(\d{4})\s*年(?:底|末)/u.exec(plain)
  return yearEnd === null ? undefined : lastDay(Number(yearEnd[1]), 12)
}
