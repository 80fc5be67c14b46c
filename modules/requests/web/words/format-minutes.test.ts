import { expect, test } from 'vitest'
import { formatMinutes, formatRange } from './format-minutes.ts'

test.each([
  [0, '0 分钟', '0 min'],
  [22.4, '22 分钟', '22 min'],
  [119.4, '119 分钟', '119 min'],
  [120, '2 小时', '2 h'],
  [210, '3.5 小时', '3.5 h'],
  [74_400, '1,240 小时', '1,240 h'],
  [-960, '-16 小时', '-16 h'],
])('%f minutes read as %s', (minutes, zh, en) => {
  expect([formatMinutes(minutes, 'zh'), formatMinutes(minutes, 'en')]).toEqual([zh, en])
})

test('both bounds of a range have the unit of the larger', () => {
  expect(formatRange({ low: 90, high: 360 }, 'zh')).toBe('1.5–6 小时')
  expect(formatRange({ low: 11, high: 44 }, 'en')).toBe('11–44 min')
})
