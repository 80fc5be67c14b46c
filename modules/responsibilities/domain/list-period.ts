import type { PlainDate } from '#platform/time.ts'
import type { DutyListState } from '../contract.ts'

/** Half-open; null in `validFrom` is a draft, null in `validTo` the last list there is. */
export interface ListPeriod {
  readonly validFrom: string | null
  readonly validTo: string | null
}

export function stateOn(list: ListPeriod, day: string): DutyListState {
  if (list.validFrom === null) return 'draft'
  if (list.validFrom > day) return 'coming'
  return list.validTo === null || list.validTo > day ? 'in-force' : 'replaced'
}

/**
 * The first day a new list may begin. What was decided under a list keeps its basis: a list never begins before today once
 * there is one, and never before another that is already published. The first of all may say since when it has held.
 */
export function earliestStart(
  published: readonly ListPeriod[],
  today: PlainDate,
  dayAfter: (day: string) => string,
): string | undefined {
  const starts = published.flatMap((list) => (list.validFrom === null ? [] : [list.validFrom]))
  if (starts.length === 0) return undefined
  const last = starts.toSorted().at(-1) ?? today
  return last >= today ? dayAfter(last) : today
}
