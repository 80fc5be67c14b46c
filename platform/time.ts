/** A calendar day, `YYYY-MM-DD`. */
export type PlainDate = string & { readonly plainDate: true }

const DAY = 86_400_000

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** A real calendar day, or undefined (30 February is none). */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate
}

export function parsePlainDate(text: string): PlainDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? plainDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

const CHINA_MS = 8 * 3_600_000

/** The calendar day it is in China at this moment: one time zone, no summer time. Between midnight and eight UTC is a day behind. */
export const civilDay = (now: Date): PlainDate =>
  new Date(now.getTime() + CHINA_MS).toISOString().slice(0, 10) as PlainDate

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as PlainDate

export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)

/** The Monday of the week a day lies in. */
export const mondayOf = (day: PlainDate): PlainDate =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** The moment a day (`YYYY-MM-DD`) begins in China, as a query and a clock take it. */
export const startOfDay = (day: string): string => `${day}T00:00:00+08:00`

/** Half-open [from, to): the moments a year of China begins and ends. */
export const yearInChina = (year: number): { readonly from: string; readonly to: string } => ({
  from: startOfDay(`${year}-01-01`),
  to: startOfDay(`${year + 1}-01-01`),
})

/** Whole years completed on `asOf` (周岁). Someone born on 29 February completes a year on 1 March of a common year. */
export function yearsCompleted(birth: PlainDate, asOf: PlainDate): number {
  const years = Number(asOf.slice(0, 4)) - Number(birth.slice(0, 4))
  return asOf.slice(5) >= birth.slice(5) ? years : years - 1
}
