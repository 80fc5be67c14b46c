import { parsePlainDate, plainDate, type PlainDate } from '#platform/time.ts'
import type { EntryStanding } from '../../contract.ts'

interface Filed {
  /** Half-open [validFrom, validTo). */
  readonly validFrom: string
  readonly validTo: string
  readonly isWithdrawn: boolean
}

/** Whether an entry holds today; `isNewest`: no newer version of it has begun. */
export function standingOf(entry: Filed, isNewest: boolean, today: string): EntryStanding {
  if (entry.isWithdrawn) return 'withdrawn'
  if (entry.validFrom > today) return 'coming'
  if (!isNewest) return 'replaced'
  return entry.validTo > today ? 'in-force' : 'expired'
}

/** The same day of another year; 29 February becomes 1 March. */
function inYear(day: string, years: number): PlainDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const same = plainDate(year + years, month, date) ?? plainDate(year + years, month + 1, 1)
  if (same === undefined) throw new Error(`${day} is no day`)
  return same
}

/** The latest end of what begins on this day: nothing is filed for longer than a year. */
export const latestEnd = (validFrom: string): PlainDate => inYear(validFrom, 1)

/** Nobody of the issuer opened it in a year, counted from the day it came on the list. */
export function isUnopened(field: { since: string; lastOpenedOn: string | null }, today: string): boolean {
  const last = field.lastOpenedOn === null || field.lastOpenedOn < field.since ? field.since : field.lastOpenedOn
  return parsePlainDate(last) !== undefined && last <= inYear(today, -1)
}
