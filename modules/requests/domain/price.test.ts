import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidePrice, MINUTES, type PricedField } from './price.ts'

const plain = { subjectsAreEstimated: false, meetingMinutes: 0 }
const village = (subjects: number, areaCode = '511123100001') => ({ areaCode, areaName: '一村', subjects })

test('what the ledger knows costs nothing but a look', () => {
  const known: PricedField = { kind: 'phone', askedShare: 0, wholeShare: 1 }
  const { total, saved } = decidePrice([known], [village(100)], plain)
  expect(total.middle).toBeCloseTo(MINUTES.handling + 100 * MINUTES.check)
  expect(saved).toBeCloseTo(100 * (MINUTES.fact.phone + MINUTES.contact))
})

test('the price of a new field is people times minutes', () => {
  const { total } = decidePrice([{ kind: 'text', askedShare: 1, wholeShare: 1 }], [village(50)], plain)
  expect(total.middle).toBeCloseTo(MINUTES.handling + 50 * (MINUTES.contact + MINUTES.fact.text + MINUTES.check))
})

const field = fc.record({
  kind: fc.constantFrom('text', 'number', 'flag', 'trace', 'figure'),
  askedShare: fc.double({ min: 0, max: 1, noNaN: true }),
  wholeShare: fc.constant(1),
}) as fc.Arbitrary<PricedField>

test('taking a field out never makes it dearer, and the parts add up to the total', () => {
  fc.assert(
    fc.property(
      fc.array(field, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(3000), { minLength: 1, maxLength: 20 }),
      (fields, sizes) => {
        const villages = sizes.map((size, i) => village(size, String(511123100000 + i)))
        const all = decidePrice(fields, villages, plain)
        const fewer = decidePrice(fields.slice(1), villages, plain)
        expect(fewer.total.middle).toBeLessThanOrEqual(all.total.middle + 1e-6)
        expect(all.parts.reduce((sum, part) => sum + part.minutes, 0)).toBeCloseTo(all.total.middle, 3)
        expect(all.total.low).toBeLessThanOrEqual(all.total.middle)
        expect(all.total.high).toBeGreaterThanOrEqual(all.total.middle)
      },
    ),
  )
})

test('an uncertain number of people widens the range and never moves the middle', () => {
  fc.assert(
    fc.property(
      fc.array(field, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(3000), { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (fields, sizes, doubt) => {
        const villages = sizes.map((size, i) => village(size, String(511123100000 + i)))
        const sure = decidePrice(fields, villages, plain)
        const range = { low: sure.subjects * (1 - doubt), high: sure.subjects * (1 + doubt) }
        const unsure = decidePrice(fields, villages, { ...plain, subjectsAreEstimated: true, subjectsRange: range })
        expect(unsure.total.middle).toBeCloseTo(sure.total.middle, 6)
        expect(unsure.total.low).toBeLessThanOrEqual(sure.total.low + 1e-6)
        expect(unsure.total.high).toBeGreaterThanOrEqual(sure.total.high - 1e-6)
      },
    ),
  )
})
