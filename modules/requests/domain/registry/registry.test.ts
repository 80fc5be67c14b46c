import { expect, test } from 'vitest'
import { compareWithFiled } from './filed-scope.ts'
import { isUnopened, latestEnd, standingOf } from './entry-standing.ts'

const filed = { validFrom: '2026-01-01', validTo: '2027-01-01', isWithdrawn: false }

test.each([
  [{}, true, '2026-06-01', 'in-force'],
  [{}, true, '2026-12-31', 'in-force'],
  [{}, true, '2027-01-01', 'expired'],
  [{}, true, '2025-12-31', 'coming'],
  [{}, false, '2026-06-01', 'replaced'],
  [{ isWithdrawn: true }, true, '2026-06-01', 'withdrawn'],
] as const)('an entry %j, newest %s, stands on %s as %s', (change, isNewest, today, standing) => {
  expect(standingOf({ ...filed, ...change }, isNewest, today)).toBe(standing)
})

test('nothing is filed for longer than a year, leap days included', () => {
  expect(latestEnd('2026-01-01')).toBe('2027-01-01')
  expect(latestEnd('2028-02-29')).toBe('2029-03-01')
})

test.each([
  ['2026-01-01', null, '2026-12-31', false],
  ['2026-01-01', null, '2027-01-01', true],
  ['2026-01-01', '2026-06-01', '2027-01-01', false],
  ['2026-01-01', '2026-06-01', '2027-06-01', true],
  // Opened before it was on the list: it counts from the list on.
  ['2026-01-01', '2025-06-01', '2026-12-31', false],
])('a field listed since %s and last opened on %s is proposed on %s: %s', (since, lastOpenedOn, today, proposed) => {
  expect(isUnopened({ since, lastOpenedOn }, today)).toBe(proposed)
})

const scope = (frequency = 'month') => ({
  frequency,
  fields: [
    { path: ['姓名'], validTo: '2027-01-01', isRemoved: false },
    { path: ['住房', '面积'], validTo: '2026-06-01', isRemoved: false },
    { path: ['血型'], validTo: '2027-01-01', isRemoved: true },
  ],
})

test('an ask is within the list when each field is on it and it is not asked oftener', () => {
  const asks = (paths: string[][], frequency: string) => compareWithFiled(scope(), { paths, frequency }, '2026-07-01')
  expect(asks([['姓 名']], 'month')).toEqual({ isWithin: true, notFiled: [], expired: [] })
  expect(asks([['姓名']], 'week').isWithin).toBe(false)
  expect(asks([['姓名'], ['血型']], 'year')).toMatchObject({ isWithin: false, notFiled: ['血型'] })
  expect(asks([['住房', '面积']], 'year')).toMatchObject({ isWithin: true, expired: ['住房/面积'] })
})

test('an entry without fields covers what names it', () => {
  expect(
    compareWithFiled({ frequency: 'year', fields: [] }, { frequency: 'once', paths: [['甲']] }, '2026-07-01').isWithin,
  ).toBe(true)
})
