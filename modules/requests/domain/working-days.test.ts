import { expect, test } from 'vitest'
import type { PlainDate } from '#platform/time.ts'
import { addWorkingDays, countWorkingDays, isWorkingDay } from './working-days.ts'

const day = (text: string) => text as PlainDate

test.each([
  ['sent in the morning, due in the afternoon', '2026-11-23', '2026-11-23', 0],
  ['due tomorrow', '2026-11-23', '2026-11-24', 1],
  ['Friday to Monday', '2026-11-20', '2026-11-23', 1],
  ['over the National Day holiday', '2026-09-30', '2026-10-09', 2],
  ['a worked Saturday counts', '2026-02-13', '2026-02-14', 1],
  ['due before it arrives', '2026-11-23', '2026-11-20', 0],
])('%s', (_name, from, due, days) => {
  expect(countWorkingDays(day(from), day(due))).toBe(days)
})

test('so many working days after a day are counted back to it', () => {
  for (const days of [1, 3, 5, 20]) {
    const due = addWorkingDays(day('2026-09-18'), days)
    expect(countWorkingDays(day('2026-09-18'), due)).toBe(days)
    expect(isWorkingDay(due)).toBe(true)
  }
})
