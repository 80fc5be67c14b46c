import type { Demand, DemandDue, Reading, Span } from '../contract.ts'
import { findOffices, type Place } from './find-offices.ts'
import { foldText } from './fold-text.ts'
import { readAsk, readKind, readTitle, type Ask } from './read-ask.ts'
import { readFields } from './read-fields.ts'
import { readIssuer } from './read-issuer.ts'
import { readMeans } from './read-means.ts'
import { readTimes, type TimeMention } from './read-times.ts'
import { splitNotice, type Unit } from './split-notice.ts'

interface Group {
  readonly units: Unit[]
  ask: Ask
}

const ELSE =
  /^\s*(?:[一二三四五六七八九十\d①-⑳]{0,2}[、.)]?\s*)?(?:另外?|此外|还有|同时,?还|再(?:有|就是|一个)|顺便|第[二三四])/
const spanOf = (group: Group): Span => ({ from: group.units[0]?.span.from ?? 0, to: group.units.at(-1)?.span.to ?? 0 })
const isIn = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to

const limitIn = (times: readonly TimeMention[], span: Span): TimeMention | undefined =>
  times.find((time) => time.role === 'limit' && isIn(time.span, span))

/** Sentences that ask, gathered into demands; sentences about how and until when stay with the demand before them. */
function groupUnits(folded: string, units: readonly Unit[], times: readonly TimeMention[]): readonly Group[] {
  const groups: Group[] = []
  let hadPoint = false
  for (const unit of units) {
    const ask = readAsk(folded, unit.span)
    const last = groups.at(-1)
    if (ask === undefined) {
      last?.units.push(unit)
      continue
    }
    const words = folded.slice(unit.span.from, unit.span.to)
    const isElse = ELSE.test(words) && ask.hasOwnObject
    const isNextPoint = unit.isPoint && hadPoint && ask.hasOwnObject
    const hasOwnLimit =
      last !== undefined &&
      ask.hasOwnObject &&
      limitIn(times, unit.span) !== undefined &&
      limitIn(times, spanOf(last)) !== undefined
    hadPoint ||= unit.isPoint
    if (last === undefined || isElse || isNextPoint || hasOwnLimit) groups.push({ units: [unit], ask })
    else {
      last.units.push(unit)
      last.ask = {
        ...last.ask,
        verbs: [...last.ask.verbs, ...ask.verbs],
        objects: [...last.ask.objects, ...ask.objects],
        hasOwnObject: last.ask.hasOwnObject || ask.hasOwnObject,
      }
    }
  }
  return groups
}

const dueOf = (text: string, time: TimeMention): DemandDue => ({
  words: text.slice(time.span.from, time.span.to),
  span: time.span,
  at: time.at,
  sureness:
    time.role === 'limit' || time.role === 'urgent' ? time.sureness : time.sureness === 'sure' ? 'likely' : 'guess',
  isWholeDay: time.isWholeDay,
})

/** 各镇…16:00前报, 各村15:00前报: a village is told the second. */
function isForTownships(text: string, at: number): boolean {
  const from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('\n', at), 0)
  return /各乡?镇(?!各?村)/.test(text.slice(from, at))
}

/** Until when: a limit of its own; of a meeting or visit its time; a limit all share; a day named with the verb; 尽快. */
function readDue(
  text: string,
  times: readonly TimeMention[],
  within: Span,
  kind: Demand['kind'],
  shared: readonly Span[],
): DemandDue | null {
  const own = times.filter((time) => isIn(time.span, within))
  const inShared = times.filter((time) => shared.some((span) => isIn(time.span, span)))
  const event =
    kind === 'meeting' || kind === 'inspection'
      ? own.find((time) => time.role === 'event' || time.role === 'plain')
      : undefined
  const limits = own.filter((one) => one.role === 'limit')
  const time =
    limits.find((one) => !isForTownships(text, one.span.from)) ??
    limits[0] ??
    event ??
    inShared.find((one) => one.role === 'limit') ??
    own.find((one) => one.role === 'plain') ??
    own.find((one) => one.role === 'urgent') ??
    inShared.find((one) => one.role === 'urgent' || one.role === 'plain')
  return time === undefined ? null : dueOf(text, time)
}

const NUMBER =
  /(?:准入码|准入号|控制码|编码|编号|yici)?\s*[::]?\s*(?<![\dx])(\d{6}\s*[-—–_ ]\s*\d{4}\s*[-—–_ ]\s*\d{3,9}\s*[-—–_ ]?\s*[0-9a-z]{1,3})(?![0-9a-z])|(?:准入码|准入号)\s*(?:为|是)?\s*[::]?\s*([0-9a-z][0-9a-z\-—–_ ]{5,26}[0-9a-z])/g

function readNumbers(folded: string, text: string): readonly { words: string; span: Span }[] {
  return [...folded.matchAll(NUMBER)].map((found) => {
    const words = found[1] ?? found[2] ?? found[0]
    const from = found.index + found[0].indexOf(words)
    return { words: text.slice(from, from + words.length), span: { from, to: from + words.length } }
  })
}

function describeDemand(
  of: {
    text: string
    folded: string
    place: Place
    times: readonly TimeMention[]
    groups: readonly Group[]
    shared: readonly Span[]
  },
  group: Group,
  position: number,
  offices: ReturnType<typeof findOffices>,
  split: ReturnType<typeof splitNotice>,
): Demand {
  const { text, folded, times } = of
  const span = spanOf(group)
  const words = folded.slice(span.from, span.to)
  const kind = readKind(words)
  const fields = readFields(folded, span)
  const told = [
    // 5点前, and what is typed for it.
    ...times.map(({ span: of }) => ({ from: of.from, to: of.to + (/[前钱]/.test(folded.charAt(of.to)) ? 1 : 0) })),
    ...(fields.length > 1 ? fields.map((field) => field.span) : []),
    ...offices.map((office) => office.span),
  ]
  const { title, span: titleSpan } = readTitle(folded, text, span, group.ask, told)
  const isBare = title.length <= 2 && fields.length > 1
  const [firstField, lastField] = [fields[0], fields.at(-1)]
  const named =
    isBare && firstField !== undefined && lastField !== undefined
      ? {
          title: text.slice(firstField.span.from, lastField.span.to),
          span: { from: firstField.span.from, to: lastField.span.to },
        }
      : { title, span: titleSpan }
  const numbers = readNumbers(folded, text)
  const own = numbers.filter((number) => isIn(number.span, span))
  return {
    position,
    title: named.title === '' ? text.slice(span.from, span.to).slice(0, 40) : named.title.slice(0, 60),
    titleSpan: named.span,
    kind,
    span,
    issuer: readIssuer({
      folded,
      text,
      offices,
      split,
      within: span,
      isOneOfMany: of.groups.length > 1,
      others: of.groups.filter((other) => other !== group).map(spanOf),
    }),
    due: readDue(text, times, span, kind, of.shared),
    fields: fields.map((field) => ({ words: text.slice(field.span.from, field.span.to), span: field.span })),
    means: [...readMeans(folded, span)],
    // A number at the head or foot of the notice is for all it asks.
    numbers:
      own.length > 0 ? own : numbers.filter((number) => !of.groups.some((other) => isIn(number.span, spanOf(other)))),
    corrected: [],
  }
}

const PLACEHOLDERS = /\[(?:图片|照片|视频|语音|文件|动画表情|表情|链接|聊天记录|位置)\]|\[[\p{Script=Han}]{1,3}\]/gu

/** Whether there are words at all: a picture alone, signs and emoji cannot be read. */
export function isReadable(text: string): boolean {
  const words = foldText(text).replace(PLACEHOLDERS, '')
  return (words.match(/\p{Script=Han}/gu) ?? []).length >= 2
}

/**
 * What a notice somebody sent asks: each demand with who, what, until when and how, each with the place in the text it was read from.
 * Never throws. `moment` is what 今天 is read from.
 */
export function readNotice(text: string, moment: Date, place: Place): Reading {
  if (!isReadable(text)) return { standing: 'unreadable', demands: [] }
  const folded = foldText(text)
  const split = splitNotice(folded)
  const times = readTimes(folded, moment).filter(
    (time) => !split.senders.some((sender) => isIn(time.span, sender.span)),
  )
  const groups = groupUnits(folded, split.units, times)
  if (groups.length === 0) return { standing: 'chatter', demands: [] }
  const offices = findOffices(folded, place)
  const first = spanOf(groups[0] ?? { units: [], ask: { verbs: [], objects: [], hasOwnObject: false } })
  const last = groups.at(-1)
  // Before the first demand, and what follows the last: 以上均于周五前报.
  const shared: Span[] = [
    { from: 0, to: first.from },
    ...(last === undefined || groups.length === 1 ? [] : last.units.slice(1).map((unit) => unit.span)),
  ]
  const of = { text, folded, place, times, groups, shared }
  return {
    standing: 'demand',
    demands: groups.map((group, position) => describeDemand(of, group, position, offices, split)),
  }
}
