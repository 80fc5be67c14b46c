import { expect, test } from 'vitest'
import { chooseAutomatic, type HeldOutPoint } from './calibration.ts'

const point = (confidence: number, hit: boolean, label = 'person_phone'): HeldOutPoint => ({ confidence, hit, label })
const all = { right: 0.95, news: 1, coverage: 1 }
/** 100 headers from sure to unsure; those from `wrongFrom` on are wrong. */
const falling = (wrongFrom: number, label?: string): HeldOutPoint[] =>
  Array.from({ length: 100 }, (_, i) => point(1 - i / 100, i < wrongFrom, i < wrongFrom ? undefined : label))

test('fills down to where the share of right ones is still kept', () => {
  // 76 right and 4 wrong are 95 %; one more wrong is less.
  expect(chooseAutomatic(falling(76), all)).toBeCloseTo(1 - 79.5 / 100, 4)
})
test('stops before more new headers would be filled than allowed', () => {
  expect(chooseAutomatic(falling(60, '@new'), { ...all, right: 0.5, news: 0.05 })).toBeCloseTo(1 - 61.5 / 100, 4)
})
test('fills no more than the share asked, though all would be right', () => {
  expect(chooseAutomatic(falling(100), { ...all, coverage: 0.8 })).toBeCloseTo(1 - 79.5 / 100, 4)
})
test('fills next to nothing on little evidence', () => {
  expect(chooseAutomatic(falling(100).slice(0, 20), all)).toBe(0.995)
})
