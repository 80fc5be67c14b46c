import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideOverBudget } from './decide-over-budget.ts'

const account = (granted: number | null, taken: number, minutes: number) =>
  ({ holder: 'village', holderId: '511123100001', period: '2026-11', granted, taken, minutes }) as const

test.each([
  ['nothing granted means nothing is stopped', account(null, 900, 900), []],
  ['just enough is enough', account(600, 540, 60), []],
  ['one minute more is over', account(600, 540, 61), [1]],
  ['a request that asks nothing passes an overdrawn account', account(600, 700, 0), []],
  ['what was over before counts', account(600, 700, 10), [110]],
])('%s', (_name, one, over) => {
  expect(decideOverBudget([one]).map((line) => line.over)).toEqual(over)
})

test('requests that pass one after the other never take more than is granted', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.array(fc.nat(400), { maxLength: 12 }), (granted, asks) => {
      let taken = 0
      for (const minutes of asks)
        if (decideOverBudget([account(granted, taken, minutes)]).length === 0) taken += minutes
      expect(taken).toBeLessThanOrEqual(granted)
    }),
  )
})
