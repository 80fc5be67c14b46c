import { civilDay } from '#platform/time.ts'
import { isWorkingDay } from './working-days.ts'

const FROM_HOUR = 8.5
const TO_HOUR = 18

/** Whether a moment lies in the working hours of a working day in China (8:30 to 18:00, both included). */
export function isWorkingHour(moment: Date): boolean {
  if (!isWorkingDay(civilDay(moment))) return false
  const china = new Date(moment.getTime() + 8 * 3_600_000)
  const hour = china.getUTCHours() + china.getUTCMinutes() / 60
  return hour >= FROM_HOUR && hour <= TO_HOUR
}
