import { expect, test } from 'vitest'
import { isDateFormat, isoToSerial, serialToIso } from './serial-dates.ts'

test.each([
  ['yyyy/m/d', true],
  ['yyyy"年"m"月"', true],
  ['m"月"d"日"', true],
  ['[$-804]yyyy\\年m\\月', true],
  ['mmm', true],
  ['d-mmm-yy', true],
  ['yyyy/m/d h:mm', true],
  ['General', false],
  ['0.00', false],
  ['#,##0"元/day"', false],
  ['h:mm:ss', false],
  ['[h]:mm', false],
  ['@', false],
  ['[Red]0', false],
  ['0.00E+00', false],
])('format %s shows a date: %s', (code, expected) => {
  expect(isDateFormat(code)).toBe(expected)
})

test('serial numbers in both calendars, around the day that never was', () => {
  expect([1, 59, 61, 46349, 46349.5].map((serial) => serialToIso(serial))).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2026-11-23',
    '2026-11-23 12:00:00',
  ])
  expect([serialToIso(0, true), serialToIso(44887, true)]).toEqual(['1904-01-01', '2026-11-23'])
  expect([serialToIso(-1), serialToIso(3e6), serialToIso(Number.NaN)]).toEqual([undefined, undefined, undefined])
  expect([
    isoToSerial('2026-11-23'),
    isoToSerial('2026-11-23T12:00:00'),
    isoToSerial('2026-11-23', true),
    isoToSerial('x'),
  ]).toEqual([46349, 46349.5, 44887, undefined])
})
