import { addDays, type PlainDate } from '#platform/time.ts'
import { DAYS_OFF, WORKING_WEEKENDS } from './holidays.data.ts'

/** A day public bodies work: weekdays without holidays, and the weekends that are worked for them. */
export function isWorkingDay(day: PlainDate): boolean {
  if (WORKING_WEEKENDS.has(day)) return true
  if (DAYS_OFF.has(day)) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Working days people have: the day it arrives is not counted, the day it is due is. 0 when it is due before. */
export function countWorkingDays(arrives: PlainDate, due: PlainDate): number {
  let days = 0
  for (let day = addDays(arrives, 1); day <= due; day = addDays(day, 1)) if (isWorkingDay(day)) days++
  return days
}

/** The day after so many working days. */
export function addWorkingDays(from: PlainDate, days: number): PlainDate {
  let day = from
  for (let left = days; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}
