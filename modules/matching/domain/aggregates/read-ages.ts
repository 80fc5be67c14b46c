import type { Condition } from '#modules/catalogue/contract.ts'

export interface AgeReading {
  readonly conditions: readonly Condition[]
  readonly start: number
  readonly end: number
}

const DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const NUM = '(\\d{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|一?百|[一二三四五六七八九])'
const YEARS = '(?:周?岁)'
const OPENING = '(?:年龄|年满|满|已满|达到|达)?'

/** `八十`, `百`, `80` → 80, 100, 80. */
function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (text.endsWith('百')) return 100
  const ten = text.indexOf('十')
  if (ten < 0) return DIGITS[text] ?? 0
  return (ten === 0 ? 1 : (DIGITS[text.slice(0, ten)] ?? 1)) * 10 + (DIGITS[text.slice(ten + 1)] ?? 0)
}

const age = (op: Condition['op'], value: number): Condition => ({ name: 'age', op, value })
type Build = (low: number, high: number) => Condition[]

const PATTERNS: readonly (readonly [RegExp, Build])[] = [
  [
    new RegExp(`${OPENING}${NUM}${YEARS}?(?:\\(含\\))?(?:-|至|到)(?:未满|不满)${NUM}${YEARS}`),
    (low, high) => [age('>=', low), age('<', high)],
  ],
  [
    new RegExp(`${OPENING}${NUM}${YEARS}?(?:\\(含\\))?(?:-|至|到)${NUM}${YEARS}(?!以上)`),
    (low, high) => [age('>=', low), age('<=', high)],
  ],
  [
    new RegExp(`${OPENING}${NUM}${YEARS}(?:及以上|以上|\\(含\\))?(?:、|,|且)?${NUM}${YEARS}以下`),
    (low, high) => [age('>=', low), age('<', high)],
  ],
  [new RegExp(`(?:未满|不满|不足|小于|低于|<)${NUM}${YEARS}(?:以下)?`), (low) => [age('<', low)]],
  [new RegExp(`(?:超过|大于|>)${NUM}${YEARS}`), (low) => [age('>', low)]],
  [new RegExp(`(?:≥|>=)${NUM}${YEARS}`), (low) => [age('>=', low)]],
  [
    new RegExp(`${OPENING}${NUM}${YEARS}(?:\\(含\\)|及其?|或)?(?:\\(含\\))?(?:以上|起)(?:\\([^()]*含[^()]*\\))?`),
    (low) => [age('>=', low)],
  ],
  [new RegExp(`${OPENING}${NUM}以上(?=老|高龄|的老)`), (low) => [age('>=', low)]],
  [new RegExp(`${NUM}${YEARS}(?:\\(含\\)|及其?|或)(?:\\(含\\))?以[下内]`), (low) => [age('<=', low)]],
  [new RegExp(`${NUM}${YEARS}以[下内]`), (low) => [age('<', low)]],
  [new RegExp(`(?:年满|已满|满)${NUM}${YEARS}`), (low) => [age('>=', low)]],
  [new RegExp(`(?:百岁|100岁)(?:老人|老年人|寿星)?`), () => [age('>=', 100)]],
  [new RegExp(`(?<![\\d一二三四五六七八九十])${NUM}${YEARS}(?![\\d])`), (low) => [age('>=', low), age('<=', low)]],
]

/** The first age written in a text, in any of the usual ways (`80-89周岁`, `年满六十周岁`, `6至16岁`, `18周岁以下`). 以下 leaves the bound out, 及以下 takes it in. */
export function readAge(text: string): AgeReading | undefined {
  if (!/[岁≥<>]|以上/.test(text)) return undefined
  for (const [pattern, build] of PATTERNS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const low = readNumber(found[1] ?? '0')
    const high = readNumber(found[2] ?? '0')
    return { conditions: build(low, high), start: found.index, end: found.index + found[0].length }
  }
  return undefined
}
