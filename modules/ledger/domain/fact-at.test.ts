import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factAt, type Assertion } from './fact-at.ts'

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`)
const assertion: fc.Arbitrary<Assertion<number>> = fc
  .record({ value: fc.integer(), changeNo: fc.nat(), validFrom: day, recordedAt: day, retracted: fc.option(day) })
  .map(({ retracted, ...rest }) => ({
    ...rest,
    ...(retracted !== null && retracted > rest.recordedAt ? { retractedAt: retracted } : {}),
  }))
const assertions = fc.array(assertion, { maxLength: 8 })

test('what was known at a time does not change by what is recorded later', () => {
  fc.assert(
    fc.property(assertions, assertions, day, day, (before, later, validAt, knownAt) => {
      const after = later.filter((each) => each.recordedAt > knownAt)
      expect(factAt([...before, ...after], validAt, knownAt)).toEqual(factAt(before, validAt, knownAt))
    }),
  )
})

test('the answer was said, in time, and not taken back', () => {
  fc.assert(
    fc.property(assertions, day, day, (all, validAt, knownAt) => {
      const found = factAt(all, validAt, knownAt)
      if (found === undefined) return
      expect(all).toContain(found)
      expect(found.validFrom <= validAt && found.recordedAt <= knownAt).toBe(true)
      expect(found.retractedAt === undefined || found.retractedAt > knownAt).toBe(true)
    }),
  )
})

test('the order in which assertions are kept means nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(assertion, { selector: (each) => each.changeNo }), day, day, (all, validAt, knownAt) => {
      expect(factAt(all.toReversed(), validAt, knownAt)).toEqual(factAt(all, validAt, knownAt))
    }),
  )
})

test('a correction changes what was true then, as known now, and not what was known then', () => {
  const said: Assertion[] = [
    { value: '已婚', changeNo: 1, validFrom: '2025-01-01', recordedAt: '2025-01-05', retractedAt: '2025-06-01' },
    { value: '未婚', changeNo: 2, validFrom: '2025-03-01', recordedAt: '2025-06-01' },
  ]
  expect(factAt(said, '2025-04-01', '2025-05-01')?.value).toBe('已婚')
  expect(factAt(said, '2025-04-01', '2025-07-01')?.value).toBe('未婚')
  expect(factAt(said, '2025-02-01', '2025-07-01')).toBeUndefined()
})
