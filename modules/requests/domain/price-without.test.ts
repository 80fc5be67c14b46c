import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidePrice, MINUTES, type PricedField } from './price.ts'
import { priceWithout } from './price-without.ts'

const field = fc.record({
  kind: fc.constantFrom('text' as const, 'code' as const, 'phone' as const, 'figure' as const),
  fresh: fc.double({ min: 0, max: 1, noNaN: true }),
  isShared: fc.boolean(),
  isDropped: fc.boolean(),
})

const aggregate = { measure: 'count', entity: 'person', filter: '' } as never

test('without some fields it is the price that the screening gives to the rest', () => {
  fc.assert(
    fc.property(
      fc.array(field, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 5 }),
      (fields, villages) => {
        const kept = fields.filter((one) => !one.isDropped)
        // Subjects are counted while any field is about people; the screening counts none where none is left.
        fc.pre(kept.some((one) => one.kind !== 'figure') || fields.every((one) => one.kind === 'figure'))
        const of = (list: typeof fields): PricedField[] =>
          list.map((one) => ({
            kind: one.kind,
            askedShare: one.isShared ? 0 : 1 - one.fresh,
            wholeShare: 1,
          }))
        const places = villages.map((subjects, at) => ({ areaCode: `${at}`, areaName: `${at}`, subjects }))
        const rest = { subjectsAreEstimated: false, meetingMinutes: 0 }
        const whole = decidePrice(of(fields), places, rest)
        const items = fields.map((one, position) => ({
          position,
          action: one.isShared ? ('share' as const) : ('ask' as const),
          aggregate: one.kind === 'figure' ? aggregate : null,
          freshShare: one.fresh,
          minutesEach: one.kind === 'figure' ? MINUTES.figure : MINUTES.fact[one.kind],
        }))
        const dropped = new Set(fields.flatMap((one, at) => (one.isDropped ? [at] : [])))
        const found = priceWithout(whole, items, dropped)
        const wanted = decidePrice(of(kept), places, rest).total
        expect(found.middle).toBeCloseTo(wanted.middle, 6)
        expect(found.high).toBeCloseTo(wanted.high, 6)
      },
    ),
  )
})
