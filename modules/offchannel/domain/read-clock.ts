import type { Sureness } from '../contract.ts'
import { readSmallNumber } from './fold-text.ts'

/** An hour read at the beginning of a text, in minutes since midnight. */
export interface ReadClock {
  readonly length: number
  readonly minute: number
  readonly sureness: Sureness
  /** Only a part of the day (下午, 下班前), no hour. */
  readonly isPart: boolean
}

// When the parts of a working day end, in offices of a county.
const PART_ENDS: Readonly<Record<string, readonly [minute: number, sureness: Sureness]>> = {
  凌晨: [6 * 60, 'guess'],
  早: [9 * 60, 'likely'],
  上午: [12 * 60, 'likely'],
  中午: [12 * 60, 'likely'],
  午: [12 * 60, 'likely'],
  下午: [18 * 60, 'likely'],
  傍晚: [19 * 60, 'guess'],
  晚: [22 * 60, 'guess'],
  下班: [18 * 60, 'likely'],
  上班: [9 * 60, 'likely'],
  下午上班: [14 * 60, 'likely'],
  上午上班: [9 * 60, 'likely'],
  上午下班: [12 * 60, 'likely'],
  下午下班: [18 * 60, 'likely'],
}
const plainPart = (words: string): string =>
  words.replace(/[上晨]$/u, (end, at: number) => (at === 1 && /^[早晚]/.test(words) ? '' : end))

/** The end of a part of the day: 明早 is nine. */
export const endOfPart = (words: string): { minute: number; sureness: Sureness } => {
  const [minute, sureness] = PART_ENDS[plainPart(words)] ?? [18 * 60, 'guess' as const]
  return { minute, sureness }
}

const N = '(?:\\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])'
const PART = '凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚'
const HOUR = new RegExp(
  `(${PART})?\\s*(${N})\\s*(?:[点點时](?!候|间|段|节|限|起飞)(?:\\s*(半|一刻|三刻|整|钟)|\\s*(${N})\\s*分)?|:\\s*(\\d{2})(?::\\d{2})?(?!\\d))\\s*(?:整|钟)?`,
  'y',
)
const PARTS =
  /((?:下午|上午)?(?:下班|上班)|午饭|中午|上午|下午|傍晚|晚上|早上)(?=之?前|以前|钱|$|[,，。;；)\s]|[报上提交发填前完统把将开召到来参在就])/y

/** Which half of the day an hour without one is: an office does not wait until five in the morning. */
function withHalf(hour: number, part: string | undefined, earliest: number): readonly [number, Sureness] {
  if (part !== undefined) {
    const isLate = /下午|傍晚|晚/.test(part) || (part === '中午' && hour < 6)
    return [isLate && hour < 12 ? hour + 12 : hour, 'sure']
  }
  if (hour === 0 || hour > 12) return [hour, 'sure']
  if (hour <= 6) return [hour + 12, 'likely']
  if (hour * 60 <= earliest && (hour + 12) * 60 > earliest && hour < 12) return [hour + 12, 'guess']
  return [hour, hour >= 9 ? 'sure' : 'likely']
}

/**
 * The hour that is named at this place of a folded text, if one is.
 * @param partBefore a part of the day that was said with the day: 明天下午
 * @param earliest minutes since midnight it cannot be before: now, when the day is today, else 0
 */
export function readClock(
  folded: string,
  at: number,
  { partBefore, earliest }: { readonly partBefore?: string | undefined; readonly earliest: number },
): ReadClock | undefined {
  HOUR.lastIndex = at
  const found = HOUR.exec(folded)
  if (found !== null) {
    const [whole, part, hourWords, half, minuteWords, minuteDigits] = found
    const hour = readSmallNumber(hourWords ?? '') ?? Number.NaN
    const minute =
      half === '半'
        ? 30
        : half === '一刻'
          ? 15
          : half === '三刻'
            ? 45
            : (readSmallNumber(minuteWords ?? minuteDigits ?? '0') ?? 0)
    if (hour <= 24 && minute < 60) {
      const isClock = minuteDigits !== undefined && hour > 6
      const [full, sureness] =
        isClock && part === undefined && partBefore === undefined
          ? [hour, 'sure' as const]
          : withHalf(hour, part ?? partBefore, earliest)
      return { length: whole.length, minute: Math.min(full * 60 + minute, 1439), sureness, isPart: false }
    }
  }
  PARTS.lastIndex = at
  const named = PARTS.exec(folded)?.[1]
  if (named === undefined) return undefined
  const { minute, sureness } = endOfPart(named === '午饭' ? '中午' : named)
  return { length: named.length, minute, sureness, isPart: true }
}
