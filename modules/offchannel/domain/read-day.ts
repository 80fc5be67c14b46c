import { addDays, daysInMonth, plainDate, type PlainDate } from '#platform/time.ts'
import type { Sureness } from '../contract.ts'
import { readSmallNumber } from './fold-text.ts'

/** A day read at the beginning of a text. */
export interface ReadDay {
  readonly length: number
  readonly day: PlainDate
  readonly sureness: Sureness
  /** A part of the day that came with it: 明早, 今晚. */
  readonly part?: string
}

/** The moment words like 今天 are read from, in China. */
export interface Now {
  readonly day: PlainDate
  /** Minutes since midnight. */
  readonly minute: number
}

const N = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])'
const WEEKDAYS = '一二三四五六日'

const yearOf = (day: PlainDate): number => Number(day.slice(0, 4))
const monthOf = (day: PlainDate): number => Number(day.slice(5, 7))
/** Monday is 1. */
export const weekdayOf = (day: PlainDate): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

const shiftMonth = (now: PlainDate, months: number): { year: number; month: number } => {
  const count = yearOf(now) * 12 + monthOf(now) - 1 + months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}
const lastOf = (year: number, month: number): PlainDate | undefined => plainDate(year, month, daysInMonth(year, month))

// A notice may arrive a few weeks after the day it names; further back the next year is meant.
const LATE_DAYS = 45

/** A month and day without a year: the next one, unless it has only just passed. */
function nearest(month: number, day: number, now: PlainDate): { day: PlainDate; sureness: Sureness } | undefined {
  const here = plainDate(yearOf(now), month, day)
  if (here !== undefined && here >= now) return { day: here, sureness: 'sure' }
  if (here !== undefined && here >= addDays(now, -LATE_DAYS)) return { day: here, sureness: 'guess' }
  const next = plainDate(yearOf(now) + 1, month, day)
  return next === undefined ? undefined : { day: next, sureness: 'likely' }
}

type Reader = (found: RegExpExecArray, now: Now) => Omit<ReadDay, 'length'> | undefined
const number = (words: string | undefined): number => (words === '元' ? 1 : readSmallNumber(words ?? '')) ?? Number.NaN
const sure = (day: PlainDate | undefined, sureness: Sureness = 'sure') =>
  day === undefined ? undefined : { day, sureness }

function monthEnd(which: string | undefined, now: Now): Omit<ReadDay, 'length'> | undefined {
  const months = which === undefined || /本|当|这/.test(which) ? 0 : 1
  const { year, month } = shiftMonth(now.day, months)
  return sure(lastOf(year, month))
}

function dayOfMonth(which: string | undefined, day: number, now: Now): Omit<ReadDay, 'length'> | undefined {
  const inMonth = (months: number): PlainDate | undefined => {
    const { year, month } = shiftMonth(now.day, months)
    return plainDate(year, month, day)
  }
  if (which !== undefined && /下|次/.test(which)) return sure(inMonth(1))
  const here = inMonth(0)
  if (which !== undefined && /本|当|这/.test(which))
    return sure(here, here !== undefined && here < now.day ? 'guess' : 'sure')
  if (here !== undefined && here >= now.day) return sure(here, which === undefined ? 'likely' : 'sure')
  if (which === undefined && here !== undefined && here >= addDays(now.day, -3)) return sure(here, 'guess')
  return sure(inMonth(1), 'likely')
}

function dayOfWeek(which: string | undefined, name: string, now: Now): Omit<ReadDay, 'length'> | undefined {
  const today = weekdayOf(now.day)
  const monday = addDays(now.day, 1 - today)
  const weekday = name === '末' ? 7 : name === '天' ? 7 : WEEKDAYS.indexOf(name) + 1
  if (which !== undefined && which.startsWith('下'))
    return sure(addDays(monday, 7 * which.replace('个', '').length + weekday - 1))
  const here = addDays(monday, weekday - 1)
  if (which !== undefined && /上/.test(which)) return sure(addDays(here, -7))
  if (here >= now.day) return sure(here, which === undefined ? 'likely' : 'sure')
  if (which !== undefined && /[本这]/.test(which)) return sure(here, 'guess')
  return sure(addDays(here, 7), 'likely')
}

const RELATIVE: Readonly<Record<string, number>> = {
  今: 0,
  当: 0,
  即: 0,
  明: 1,
  次: 1,
  后: 2,
  大后: 3,
}

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    /(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})(?!\d)\s*[日号]?/y,
    ([, y, m, d]) => sure(plainDate(Number(y), Number(m), Number(d))),
  ],
  [
    new RegExp(`(今年|本年|明年)?\\s*(元(?=月)|${N})\\s*月(?:份)?\\s*(${N})\\s*[日号]`, 'y'),
    ([, year, m, d], now) => {
      if (year !== undefined) return sure(plainDate(yearOf(now.day) + (year === '明年' ? 1 : 0), number(m), number(d)))
      return nearest(number(m), number(d), now.day)
    },
  ],
  [
    new RegExp(`(${N})\\s*月(?:份)?\\s*(?:底|末)`, 'y'),
    ([, m], now) => {
      const month = number(m)
      if (!(month >= 1 && month <= 12)) return undefined
      return nearest(month, daysInMonth(yearOf(now.day), month), now.day)
    },
  ],
  [
    /(本月|当月|这个月|下个?月|次月|每月)?\s*(?:月底|月末|底前|(?<=月)[底末])/y,
    ([, which], now) => monthEnd(which, now),
  ],
  [
    new RegExp(`(本月|当月|这个月|下个?月|次月|每月)\\s*(${N})\\s*[日号]`, 'y'),
    ([, which, d], now) => dayOfMonth(which === '每月' ? undefined : which, number(d), now),
  ],
  [/(?:今年|本年)?年[底末]/y, (_, now) => sure(plainDate(yearOf(now.day), 12, 31))],
  [
    /(?:本季度?|季度?)[底末]/y,
    (_, now) => {
      const month = Math.ceil(monthOf(now.day) / 3) * 3
      return sure(lastOf(yearOf(now.day), month), 'likely')
    },
  ],
  [
    /(大后|今|明|后|当|即|次)(?:天|日|儿)?\s*(早上|早晨|一早|早|上午|中午|下午|傍晚|晚上|晚)(?=[^餐饭会])/y,
    ([, word, part], now) => {
      const days = RELATIVE[word ?? '今']
      if (days === undefined || part === undefined) return undefined
      return { day: addDays(now.day, days), sureness: 'sure', part: part.replace('一早', '早') }
    },
  ],
  [
    /(大后|今|明|后|当|即|次)(?:天|日(?!常)|儿个?)/y,
    ([, word], now) => sure(addDays(now.day, RELATIVE[word ?? '今'] ?? 0)),
  ],
  [
    /(下下个?|下个?|本|这个?|上个?|每)?(?:周|星期|礼拜)([一二三四五六日天末])/y,
    ([, which, name], now) => dayOfWeek(which === '每' ? undefined : which, name ?? '一', now),
  ],
  [
    /(下|本|这)(?:周|星期)(?:之?内|前|(?=[^一二三四五六日天末]))/y,
    ([, which], now) => dayOfWeek(which, weekdayOf(now.day) > 5 && which !== '下' ? '日' : '五', now),
  ],
  [
    new RegExp(`(${N})\\s*[号日](?![\\u4e00-\\u9fff]{0,2}(?:文|令|楼|院|线|常))`, 'y'),
    ([, d], now) => dayOfMonth(undefined, number(d), now),
  ],
  [
    /(\d{1,2})[./-](\d{1,2})(?![\d./%-])(?=\s*(?:[日号(]|之?前|以前|钱|早|上午|中午|下午|晚|下班|截|\d{1,2}[:点时]))/y,
    ([, m, d], now) => nearest(Number(m), Number(d), now.day),
  ],
]

/** The day that is named at this place of a folded text, if one is. */
export function readDay(folded: string, at: number, now: Now): ReadDay | undefined {
  for (const [pattern, read] of READERS) {
    pattern.lastIndex = at
    const found = pattern.exec(folded)
    if (found === null) continue
    const day = read(found, now)
    if (day !== undefined) return { ...day, length: found[0].length }
  }
  return undefined
}
