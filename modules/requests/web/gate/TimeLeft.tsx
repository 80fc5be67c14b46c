import { useWords } from '#design/desk/words.tsx'
import { words } from './words.data.ts'

const HOUR = 3_600_000

/** The time until the gate must have decided, in words; past it, how late it is. */
export function TimeLeft({ by, now }: { by: string | null; now: number }) {
  const w = useWords(words)
  if (by === null) return <span className="row-when">{w.noClock}</span>
  const left = Date.parse(by) - now
  const hours = Math.floor(Math.abs(left) / HOUR)
  const minutes = Math.floor((Math.abs(left) % HOUR) / 60_000)
  const text =
    hours >= 24
      ? (left < 0 ? w.lateDays : w.leftDays)(Math.floor(hours / 24), hours % 24)
      : (left < 0 ? w.lateHours : w.leftHours)(hours, minutes)
  const tone = left < 0 ? ' gate-late' : left < 4 * HOUR ? ' gate-soon' : ''
  return <span className={`gate-clock num${tone}`}>{text}</span>
}
