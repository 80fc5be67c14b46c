import { addDays, type PlainDate } from '#platform/time.ts'

/** After the yearly notices of the State Council's office on holidays (国务院办公厅关于部分节假日安排的通知). A year that is not here has its weekends only. */
const span = (from: string, days: number): readonly string[] =>
  Array.from({ length: days }, (_, i) => addDays(from as PlainDate, i))

export const DAYS_OFF: ReadonlySet<string> = new Set([
  ...span('2025-01-01', 1),
  ...span('2025-01-28', 8),
  ...span('2025-04-04', 3),
  ...span('2025-05-01', 5),
  ...span('2025-05-31', 3),
  ...span('2025-10-01', 8),
  ...span('2026-01-01', 3),
  ...span('2026-02-15', 9),
  ...span('2026-04-04', 3),
  ...span('2026-05-01', 5),
  ...span('2026-06-19', 3),
  ...span('2026-09-25', 3),
  ...span('2026-10-01', 7),
])

/** Weekend days that are worked. */
export const WORKING_WEEKENDS: ReadonlySet<string> = new Set([
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
])
