import { addDays, civilDay, type PlainDate } from '#platform/time.ts'
import type { Span, Sureness } from '../contract.ts'
import { readSmallNumber } from './fold-text.ts'
import { endOfPart, readClock } from './read-clock.ts'
import { readDay, type Now } from './read-day.ts'

/**
 * A time a text names. `limit`: until then (5点前, 截止…); `as-of`: what figures are of (截至10月底的数据), or when something was
 * issued; `event`: when something happens (14:30召开); `urgent`: 尽快, without a time.
 */
export interface TimeMention {
  readonly span: Span
  readonly role: 'limit' | 'as-of' | 'event' | 'plain' | 'urgent'
  /** Null: at once. */
  readonly at: string | null
  readonly sureness: Sureness
  readonly isWholeDay: boolean
}

const MINUTE = 60_000
const CHINA = 480

export const nowOf = (moment: Date): Now => {
  const minutes = Math.floor(moment.getTime() / MINUTE) + CHINA
  return { day: civilDay(moment), minute: ((minutes % 1440) + 1440) % 1440 }
}

const instant = (day: PlainDate, minute: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (minute - CHINA) * MINUTE).toISOString()

interface RawTime {
  readonly length: number
  readonly at: string | null
  readonly sureness: Sureness
  readonly isWholeDay: boolean
}

const RANKS: readonly Sureness[] = ['sure', 'likely', 'guess']
const lesser = (a: Sureness, b: Sureness): Sureness => (RANKS.indexOf(a) > RANKS.indexOf(b) ? a : b)

const WITHIN =
  /(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)\s*个?\s*(工作日|天|日|周|星期|小时|钟头|分钟)\s*(?:之内|以内|内)/y

function isWeekend(day: PlainDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function readWithin(folded: string, at: number, moment: Date): RawTime | undefined {
  WITHIN.lastIndex = at
  const found = WITHIN.exec(folded)
  if (found === null) return undefined
  const [whole, many, unit] = found
  const count = many === '半' ? 0.5 : readSmallNumber(many ?? '')
  if (count === undefined) return undefined
  const now = nowOf(moment)
  if (unit === '小时' || unit === '钟头' || unit === '分钟') {
    const end = new Date(moment.getTime() + count * (unit === '分钟' ? 1 : 60) * MINUTE)
    return { length: whole.length, at: end.toISOString(), sureness: 'likely', isWholeDay: false }
  }
  let day = now.day
  if (unit === '工作日') for (let left = Math.ceil(count); left > 0;) if (!isWeekend((day = addDays(day, 1)))) left--
  if (unit !== '工作日') day = addDays(day, Math.floor(count * (unit === '周' || unit === '星期' ? 7 : 1)))
  return { length: whole.length, at: instant(day, 1439), sureness: 'likely', isWholeDay: true }
}

const GAP = /[\s,，]*(?:\(?(?:周|星期)[一二三四五六日天]\)?)?[\s,，]*/y
const gapAt = (folded: string, at: number): number => {
  GAP.lastIndex = at
  return GAP.exec(folded)?.[0].length ?? 0
}

function readDayAndClock(folded: string, at: number, moment: Date): RawTime | undefined {
  const now = nowOf(moment)
  const day = readDay(folded, at, now)
  if (day === undefined) {
    const clock = readClock(folded, at, { earliest: now.minute })
    if (clock === undefined) return undefined
    // An hour alone is of today; past already, of tomorrow, and somebody should look.
    const isPast = clock.minute <= now.minute
    const of = isPast && !clock.isPart ? addDays(now.day, 1) : now.day
    return {
      length: clock.length,
      at: instant(of, clock.minute),
      sureness: isPast ? 'guess' : lesser(clock.sureness, 'likely'),
      isWholeDay: false,
    }
  }
  const after = at + day.length
  const gap = gapAt(folded, after)
  const earliest = day.day === now.day ? now.minute : 0
  const clock =
    readClock(folded, after, { partBefore: day.part, earliest }) ??
    (day.part === undefined || gap > 0 ? readClock(folded, after + gap, { partBefore: day.part, earliest }) : undefined)
  if (clock !== undefined) {
    const isDirect = readClock(folded, after, { partBefore: day.part, earliest }) !== undefined
    return {
      length: day.length + (isDirect ? 0 : gap) + clock.length,
      at: instant(day.day, clock.minute),
      sureness: lesser(day.sureness, clock.sureness),
      isWholeDay: false,
    }
  }
  if (day.part !== undefined) {
    const end = endOfPart(day.part)
    return {
      length: day.length,
      at: instant(day.day, end.minute),
      sureness: lesser(day.sureness, end.sureness),
      isWholeDay: false,
    }
  }
  return { length: day.length, at: instant(day.day, 1439), sureness: day.sureness, isWholeDay: true }
}

const RANGE = /\s*(?:至|到|~|～|—+|–|-)\s*/y

/** `11月20日至25日`: what matters is the end. */
function withRange(folded: string, at: number, first: RawTime, moment: Date): RawTime {
  RANGE.lastIndex = at + first.length
  const dash = RANGE.exec(folded)
  if (dash === null) return first
  const from = at + first.length + dash[0].length
  const second = readDayAndClock(
    folded,
    from,
    first.at === null || !first.isWholeDay
      ? moment
      : new Date(Math.max(moment.getTime(), Date.parse(first.at) - 1439 * MINUTE)),
  )
  if (second === undefined || second.at === null || (first.at !== null && second.at < first.at)) return first
  const isSameDay = !second.isWholeDay && first.at !== null && !first.isWholeDay
  const day = isSameDay && first.at !== null ? civilDay(new Date(first.at)) : undefined
  const at2 = day === undefined ? second.at : instant(day, nowOf(new Date(second.at)).minute)
  return {
    ...second,
    at: at2,
    length: first.length + dash[0].length + second.length,
    sureness: lesser(first.sureness, second.sureness),
  }
}

const LIMIT_AFTER =
  /^\s*(?:\([^)]{0,6}\))?\s*(?:之前|以前|前|之内|以内|内(?!容)|止|截止|截至|截|钱(?=[报上提交发填完把将,，。]))/
const LIMIT_BEFORE =
  /(?:截止(?:时间|日期)?|截至|最迟|最晚|不得?晚于|不得?迟于|时限|限时|限|期限|(?:报送|上报|提交|完成|反馈|填报|上交|回收|截止)(?:时间|日期|时限))\s*(?:为|是|到|至|于|在)?\s*[:：]?\s*$/
const AS_OF_BEFORE = /(?:截至|截止到?|截至到|以|自|从|根据|印发于|下发于|已于|曾于)\s*$/
const AS_OF_AFTER =
  /^\s*(?:的|,|，)?\s*(?:数据|情况|数为|数字|存栏|人口|累计|全(?:村|镇|县)|共(?:有|计)|已|统计口径|为准|为(?:时点|节点|标准时点)|底数|在册|时点|以来|起(?!草)|开始|印发|下发的|发布|刚发|发的|报的|报过|开过|收到的|我[们局办])/
const EVENT_AFTER =
  /^[^。；;\n!！]{0,14}?(?:召开|开会|参会|参加|到(?:镇|县|村|乡|会议室|党委|政府)|举行|举办|来(?:村|镇|我|各)|到各|检查|督查|调研|暗访|验收|走访|停电|停水|降温|下雨|有雨|降雨|培训|集合|集中)/
const URGENT = /尽快|马上|立即|立刻|第一时间|速报|速速|抓紧(?:时间)?|火速|即刻|越快越好|特急|加急|十万火急/g

function roleOf(folded: string, from: number, to: number): TimeMention['role'] {
  const before = folded.slice(Math.max(0, from - 12), from)
  const after = folded.slice(to, to + 24)
  // 周五内, 3天内 and 底前 carry their limit inside.
  const isInside = /(?:内|前)$/.test(folded.slice(from, to))
  if (/(?:截至|截止到?|截至到|以)\s*$/.test(before) && AS_OF_AFTER.test(after)) return 'as-of'
  if (isInside || LIMIT_AFTER.test(after) || LIMIT_BEFORE.test(before)) return 'limit'
  if (AS_OF_BEFORE.test(before) && AS_OF_AFTER.test(after)) return 'as-of'
  if (AS_OF_AFTER.test(after)) return 'as-of'
  if (EVENT_AFTER.test(after)) return 'event'
  return 'plain'
}

/** Every time a folded text names, in order. Never overlapping. */
export function readTimes(folded: string, moment: Date): readonly TimeMention[] {
  const found: TimeMention[] = []
  for (let at = 0; at < folded.length; at++) {
    const first = readWithin(folded, at, moment) ?? readDayAndClock(folded, at, moment)
    if (first === undefined) continue
    if (at > 0 && /[\d.]/.test(folded.charAt(at - 1)) && /\d/.test(folded.charAt(at))) continue
    const time = withRange(folded, at, first, moment)
    const to = at + time.length
    found.push({
      span: { from: at, to },
      role: roleOf(folded, at, to),
      at: time.at,
      sureness: time.sureness,
      isWholeDay: time.isWholeDay,
    })
    at = to - 1
  }
  for (const urgent of folded.matchAll(URGENT)) {
    found.push({
      span: { from: urgent.index, to: urgent.index + urgent[0].length },
      role: 'urgent',
      at: null,
      sureness: 'guess',
      isWholeDay: false,
    })
  }
  return found.toSorted((a, b) => a.span.from - b.span.from)
}
