import { addDays, parsePlainDate } from '#platform/time.ts'

/** The last day of a half-open period, as people read it. */
export function lastDayOf(validTo: string): string {
  const day = parsePlainDate(validTo)
  return day === undefined ? validTo : addDays(day, -1)
}

/** The day after the last one: how a period ends on the wire. */
export function endAfter(last: string): string {
  const day = parsePlainDate(last)
  return day === undefined ? last : addDays(day, 1)
}
