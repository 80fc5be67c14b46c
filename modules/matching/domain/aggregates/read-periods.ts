import type { Condition } from '#modules/catalogue/contract.ts'

export type Span = 'ytd' | 'month' | 'last_month' | 'quarter' | 'year' | 'last_year'
export type Flow = 'in' | 'out' | 'paid'

export interface PeriodReading {
  readonly span?: Span
  readonly flow?: Flow
  /** The text without the words of time. */
  readonly rest: string
}

const SPANS: readonly (readonly [Span, RegExp])[] = [
  ['ytd', /\d{0,2}月?-\d{0,2}月份?|年初至今|本年累计|全年累计|累计|截至(?:当月|目前)?/],
  ['last_month', /上个?月/],
  ['month', /(?:当|本)月|本期/],
  ['quarter', /(?:当|本)季度?/],
  ['last_year', /(?:上|去)年度?(?:末|底|初)?/],
  ['year', /(?:当|本|今)年度?(?:初|末|底)?|全年/],
]
const STOCK = /^(?:年末|年底|期末|月末|季末|年初|期初)/
const FLOWS: readonly (readonly [Flow, RegExp])[] = [
  ['in', /新增|新纳入|新识别|新批准?|新入|增加/],
  ['out', /退出|减少|停发|清退|核减|退保|取消|停保/],
  ['paid', /(?:已|实际?)?发放(?!率)/],
]

/** Takes the words of time and of coming and going off a header text. */
export function readPeriod(text: string): PeriodReading {
  let rest = text.replace(STOCK, '')
  let span: Span | undefined
  for (const [name, pattern] of SPANS) {
    if (!pattern.test(rest)) continue
    span ??= name
    rest = rest.replace(pattern, '')
  }
  let flow: Flow | undefined
  for (const [name, pattern] of FLOWS) {
    if (!pattern.test(rest)) continue
    flow ??= name
    rest = rest.replace(pattern, '')
  }
  return { rest, ...(span === undefined ? {} : { span }), ...(flow === undefined ? {} : { flow }) }
}

const WHEN: Readonly<Record<Exclude<Span, 'ytd'>, readonly [string, string]>> = {
  month: ['month', 'report_month'],
  last_month: ['month', 'last_month'],
  quarter: ['quarter', 'report_quarter'],
  year: ['year', 'report_year'],
  last_year: ['year', 'last_year'],
}

/**
 * Time as conditions. Things that happen (payments, events) happened in the span. People and households are counted as they
 * stand, so 当月 alone adds nothing; coming and going are months of beginning and end.
 */
export function describePeriod(period: { span?: Span; flow?: Flow }, happens: boolean, isDibao: boolean): Condition[] {
  const { span, flow } = period
  if (flow === 'in' || flow === 'out') {
    const [unit, reference] = span === undefined || span === 'ytd' ? (['period', 'report_period'] as const) : WHEN[span]
    const within: Condition[] = span === 'ytd' ? [{ name: 'ytd', op: '==', value: true }] : []
    const name =
      flow === 'in' && isDibao && unit === 'month' ? 'person_dibao_start' : `${flow === 'in' ? 'start' : 'end'}_${unit}`
    return [{ name, op: '==', value: reference }, ...within]
  }
  if (span === undefined) return []
  if (span === 'ytd') return [{ name: 'ytd', op: '==', value: true }]
  const [unit, reference] = WHEN[span]
  if (happens) return [{ name: unit, op: '==', value: reference }]
  return flow === 'paid' ? [{ name: `paid_${unit}`, op: '==', value: reference }] : []
}
