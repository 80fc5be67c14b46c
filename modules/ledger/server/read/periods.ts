import { addDays, daysInMonth, plainDate, type PlainDate } from '#platform/time.ts'
import type { Period } from './compile-element.ts'

/** The month of a day, and the year up to the end of that month: half-open. */
export function periodsOf(asOf: string): { readonly month: Period; readonly year: Period } {
  const [y = 0, m = 1] = asOf.split('-').map(Number)
  const first = plainDate(y, m, 1)
  const last = plainDate(y, m, daysInMonth(y, m))
  if (first === undefined || last === undefined) throw new Error(`not a day: ${asOf}`)
  const to = addDays(last, 1)
  return { month: { from: first, to }, year: { from: `${asOf.slice(0, 4)}-01-01` as PlainDate, to } }
}
