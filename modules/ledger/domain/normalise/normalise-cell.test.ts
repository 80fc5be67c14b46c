import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DataType, type DataElement, type ValueDomain } from '#modules/catalogue/contract.ts'
import { CELL_CASES } from './normalise-cell.cases.ts'
import { cellNormaliser } from './normalise-cell.ts'
import { creditCheckCharacterOf, normaliseCreditCode } from './normalise-credit-code.ts'
import { normaliseDate } from './normalise-date.ts'
import { checkCharacterOf } from '../check-character.ts'
import { normaliseIdNumber } from './normalise-id-number.ts'
import { shiftPoint } from './normalise-number.ts'

const element = (type: DataElement['type'], unit: string | null): DataElement => ({
  id: 'an_element',
  nameZh: '某项',
  nameEn: 'one',
  definition: '',
  entity: 'person',
  type,
  unit,
  valueDomain: type === 'code' ? 'sex' : null,
  synonyms: [],
  sensitivity: 'personal',
  authority: null,
  freshnessDays: null,
  derivation: null,
  standards: [],
  version: 1,
})
const sex: ValueDomain = {
  id: 'sex',
  nameZh: '性别',
  standard: null,
  values: [
    { code: '1', nameZh: '男', nameEn: 'male', token: 'male', synonyms: ['男性'] },
    { code: '02', nameZh: '女', nameEn: 'female', token: 'female', synonyms: [] },
  ],
}

describe.each(CELL_CASES)('$type $given', ({ type, unit, columnUnit, given, becomes, precision }) => {
  test(`becomes ${String(becomes)}`, () => {
    const result = cellNormaliser(
      element(type, unit ?? null),
      columnUnit === undefined ? {} : { unit: columnUnit },
    )(given)
    if (becomes instanceof RegExp) expect(result.ok ? result.value : result.reason).toMatch(becomes)
    else
      expect(result).toEqual({ ok: true, value: { text: becomes, ...(precision === undefined ? {} : { precision }) } })
  })
})

test.each([
  ['男', '1'],
  ['男性', '1'],
  ['1', '1'],
  [1, '1'],
  ['1.男', '1'],
  ['female', '02'],
  [2, '02'],
  ['（女）', '02'],
])('code %s is %s', (given, code) => {
  expect(cellNormaliser(element('code', null), { valueDomain: sex })(given)).toMatchObject({ value: { text: code } })
})
test('an unknown code is refused with the nearest values', () => {
  expect(cellNormaliser(element('code', null), { valueDomain: sex })('男孩子')).toMatchObject({
    ok: false,
    reason: expect.stringContaining('“男”') as string,
  })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.stringMatching(/^[\d.,年月日元万亩xX/ -]{0,20}$/),
)
test.each(DataType.options)('%s: no cell makes it throw, and what it makes it takes again', (type) => {
  const read = cellNormaliser(element(type, type === 'money' ? '元' : null), { valueDomain: sex })
  fc.assert(
    fc.property(anything, (raw) => {
      const once = read(raw)
      if (!once.ok || once.value.text === null || once.value.text === '') return
      expect(read(once.value.text)).toMatchObject({ ok: true, value: { text: once.value.text } })
    }),
    { numRuns: 500 },
  )
})

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2050-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
test('a day comes back from each of its written forms', () => {
  fc.assert(
    fc.property(day, (date) => {
      const [y = '', m = '', d = ''] = date.split('-')
      for (const form of [
        date,
        `${y}/${Number(m)}/${Number(d)}`,
        `${y}.${m}.${d}`,
        `${y}年${Number(m)}月${Number(d)}日`,
        `${y}${m}${d}`,
      ])
        expect(normaliseDate(form)).toEqual({ ok: true, value: { text: date } })
      const serial = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000)
      // Numbers from 1850 to 2199 are taken for years: a serial day of 1905 does not occur.
      if (serial > 2199) expect(normaliseDate(serial)).toEqual({ ok: true, value: { text: date } })
    }),
  )
})

const seventeen = fc
  .tuple(day, fc.integer({ min: 0, max: 999 }))
  .map(([date, n]) => `519900${date.replaceAll('-', '')}${String(n).padStart(3, '0')}`)
test('any one wrong digit of an ID number is found', () => {
  fc.assert(
    fc.property(seventeen, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const right = body + checkCharacterOf(body)
      expect(normaliseIdNumber(right)).toEqual({ ok: true, value: right })
      const wrong = right.slice(0, at) + String((Number(right[at]) + by) % 10) + right.slice(at + 1)
      expect(normaliseIdNumber(wrong).ok).toBe(false)
    }),
  )
})
test('a credit code with its check character is taken, with another is not', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9ABCDEFGHJKLMNPQRTUWXY]{17}$/), (body) => {
      const check = creditCheckCharacterOf(body)
      expect(normaliseCreditCode(body + check).ok).toBe(true)
      expect(normaliseCreditCode(body + (check === '0' ? '1' : '0')).ok).toBe(false)
    }),
  )
})
test('moving the point there and back loses nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: -8, max: 8 }), (n, by) => {
      expect(shiftPoint(shiftPoint(String(n), by), -by)).toBe(String(n))
    }),
  )
})
