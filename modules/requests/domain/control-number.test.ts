import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseControlNumber, printControlNumber } from './control-number.ts'

const numbers = fc.record({
  county: fc.integer({ min: 110_000, max: 659_999 }).map(String),
  year: fc.integer({ min: 2024, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 99_999 }),
})

test('what is printed is read back, however it was typed', () => {
  fc.assert(
    fc.property(numbers, (of) => {
      const number = printControlNumber(of)
      expect(number).toMatch(/^\d{6}-\d{4}-\d{5}-[0-9A-Z]{2}$/)
      for (const typed of [
        number,
        number.toLowerCase(),
        number.replaceAll('-', ''),
        ` ${number.replaceAll('-', ' ')} `,
      ])
        expect(parseControlNumber(typed)).toEqual({ number, county: of.county })
    }),
  )
})

test('one wrong character and two that changed places are always found', () => {
  fc.assert(
    fc.property(numbers, fc.nat(16), fc.nat(35), (of, at, other) => {
      const plain = printControlNumber(of).replaceAll('-', '')
      const place = at % plain.length
      const wrong = plain.slice(0, place) + other.toString(36).toUpperCase() + plain.slice(place + 1)
      if (wrong !== plain) expect(parseControlNumber(wrong)).toBeUndefined()
      const next = place + 1
      if (next >= plain.length || plain[place] === plain[next]) return
      const swapped = plain.slice(0, place) + (plain[next] ?? '') + (plain[place] ?? '') + plain.slice(next + 1)
      expect(parseControlNumber(swapped)).toBeUndefined()
    }),
  )
})

test.each(['', '准入码', '511123-2026-00042', '511123-2026-00042-00', '１'])('%j is no number', (text) => {
  expect(parseControlNumber(text)).toBeUndefined()
})
