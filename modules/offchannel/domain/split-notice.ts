import type { Span } from '../contract.ts'

/** A sentence or a point of a list. */
export interface Unit {
  readonly span: Span
  /** It begins with the number of a point: 一、 2. ③ */
  readonly isPoint: boolean
}

/** Who said what follows, in a forwarded chain: `镇党政办小王  09:12`. */
export interface Sender {
  readonly name: string
  readonly span: Span
}

export interface SplitNotice {
  readonly units: readonly Unit[]
  readonly senders: readonly Sender[]
}

const POINT =
  /^(?:[^:：]{0,12}[:：])?\s*(?:[一二三四五六七八九十]{1,3}\s*[、.]|\(?[一二三四五六七八九十\d]{1,2}\)|\d{1,2}\s*[、.](?!\d)|[①-⑳]|(?:第[一二三四五六七八九]|其[一二三])(?=[,，、:]))/
/** A point inside a line: `1、…;2、…`. */
const POINT_INSIDE = /(?<=[。;；\s!！])(?=(?:\d{1,2}\s*[、.](?!\d)|[①-⑳]|[一二三四五六七八九]、))/
const SENDER =
  /^\s*(?:\[?([^\s\d[\]【】:]{2,20})\]?\s+(?:(?:\d{4}[-/年])?\d{1,2}[-/月]\d{1,2}日?\s+|(?:今天|昨天|星期[一二三四五六日天])\s*)?(?:上午|下午|晚上)?\s*\d{1,2}:\d{2}(?::\d{2})?)\s*:?\s*$/
const RULE = /^[\s\-—=*_~·.]{3,}(?:\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?)?[\s\-—=*_~·.]*$/
/** 小王: at the head of a line, a name alone before the colon. */
const SAYS = /^\s*(?:\[([^\]\s]{2,16})\]|【([^】]{2,20})】)\s*:?/

/** Cuts a folded text into lines and sentences; lines that only say who spoke and when are kept apart. */
export function splitNotice(folded: string): SplitNotice {
  const units: Unit[] = []
  const senders: Sender[] = []
  let at = 0
  for (const line of folded.split('\n')) {
    const from = at
    at += line.length + 1
    const sender = SENDER.exec(line)
    if (sender !== null) {
      senders.push({ name: sender[1] ?? '', span: { from, to: from + line.length } })
      continue
    }
    if (line.trim() === '' || RULE.test(line)) continue
    const says = SAYS.exec(line)
    if (says !== null) senders.push({ name: says[1] ?? says[2] ?? '', span: { from, to: from + says[0].length } })
    units.push(...unitsOf(line, from))
  }
  return { units, senders }
}

function unitsOf(line: string, from: number): readonly Unit[] {
  const units: Unit[] = []
  const cuts: number[] = []
  for (const end of line.matchAll(/[。！？!?；;]+[”"')）】]*/g)) cuts.push(end.index + end[0].length)
  for (let i = 1; i < line.length; i++) if (POINT_INSIDE.test(line.slice(i - 1, i + 5)) && isCut(line, i)) cuts.push(i)
  let start = 0
  for (const cut of [...new Set([...cuts, line.length])].toSorted((a, b) => a - b)) {
    const words = line.slice(start, cut)
    if (/[\p{L}\p{N}]/u.test(words)) {
      const lead = words.length - words.trimStart().length
      units.push({
        span: { from: from + start + lead, to: from + start + words.trimEnd().length },
        isPoint: POINT.test(words),
      })
    }
    start = cut
  }
  return units
}

const isCut = (line: string, at: number): boolean =>
  /[。;；\s!！]/.test(line.charAt(at - 1)) &&
  /^(?:\d{1,2}\s*[、.](?!\d)|[①-⑳]|[一二三四五六七八九]、)/.test(line.slice(at, at + 5))
