import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findElementTwice } from './check-mapping.ts'
import { errorIn, isNumberedRow, isTotalRow, kindOfReason } from './check-row.ts'
import { guessEntity, guessSource } from './guess.ts'
import { layOutRefusedRows } from './lay-out-refused-rows.ts'
import { isReasonColumn } from './reason-column.ts'
import { areaBook, type NamedArea } from './resolve-area.ts'

const AREAS: readonly NamedArea[] = [
  { code: '519900000000', name: '某县', level: 'county' },
  { code: '519900100000', name: '城关镇', level: 'township' },
  { code: '519900101000', name: '河口乡', level: 'township' },
  { code: '519900100201', name: '东风村委会', level: 'village' },
  { code: '519900101201', name: '东风村委会', level: 'village' },
  { code: '519900101202', name: '红星社区居民委员会', level: 'village' },
]
const WHOLE = { from: '519900000000', to: '519901000000' }

describe('the area of a row', () => {
  const book = areaBook(AREAS, WHOLE, '519900000000')
  test.each([
    [{}, '519900000000'],
    [{ code: '519900101202' }, '519900101202'],
    [{ code: '519900101' }, '519900101000'],
    [{ township: '城关', village: '东风' }, '519900100201'],
    [{ township: '河口乡', village: '东风村' }, '519900101201'],
    [{ village: '红星社区' }, '519900101202'],
    [{ township: '城关镇' }, '519900100000'],
  ])('%j is %s', (written, code) => {
    expect(book.resolve(written)).toEqual({ ok: true, value: code })
  })
  test.each([
    [{ village: '东风村' }, '多个'],
    [{ village: '无此村' }, '没有叫'],
    [{ township: '无此镇' }, '没有叫'],
    [{ code: '110101001001' }, '不是本县'],
    [{ code: '51' }, '不是本县'],
  ])('%j is refused: %s', (written, words) => {
    const answer = book.resolve(written)
    expect(answer.ok ? answer.value : answer.reason).toContain(words)
  })
  test('a village worker reaches the own village only, however it is written', () => {
    const own = areaBook(AREAS, { from: '519900101201', to: '519900101202' }, '519900101201')
    expect(own.resolve({ village: '东风村' })).toEqual({ ok: true, value: '519900101201' })
    expect(own.resolve({ village: '红星社区' }).ok).toBe(false)
    fc.assert(
      fc.property(
        fc.record(
          { code: fc.string(), township: fc.constantFrom('城关镇', '河口', '别处'), village: fc.string() },
          { requiredKeys: [] },
        ),
        (written) => {
          const answer = own.resolve(written)
          expect(!answer.ok || answer.value === '519900101201').toBe(true)
        },
      ),
    )
  })
})

test('error cells are told whatever their case, and no other text is one', () => {
  for (const error of ['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#n/a']) expect(errorIn(error)).toContain(error)
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.startsWith('#')),
      (text) => errorIn(text) === undefined,
    ),
  )
})

test('rows of totals and of printed numbers are no data', () => {
  expect(isTotalRow([null, '合 计', 3])).toBe(true)
  expect(isTotalRow([1, '合计', 3])).toBe(false)
  expect(isNumberedRow(['甲', '乙', 1, 2, 3])).toBe(true)
  expect(isNumberedRow([1, '2', 3, 4])).toBe(true)
  expect(isNumberedRow([1, 3, 4])).toBe(false)
  expect(isNumberedRow([1, '王五', 3])).toBe(false)
})

test('reasons that differ in what they quote are one kind', () => {
  expect(kindOfReason('与第 4 行重复，内容却不同')).toBe(kindOfReason('与第 91 行重复，内容却不同'))
  expect(kindOfReason('“甲”不是数字')).toBe(kindOfReason('“乙”不是数字'))
})

test('two columns on one element of one subject are found, of two subjects not', () => {
  const name = (column: number, role: string | null) => ({ column, element: 'person_name', role })
  expect(findElementTwice([name(1, null), name(3, null)])).toEqual({ first: 1, second: 3, element: 'person_name' })
  expect(findElementTwice([name(1, null), name(3, 'guardian')])).toBeUndefined()
})

test('what rows are about and who gave them', () => {
  const of = (element: string, entity: 'person' | 'enrolment' | 'household') => ({ element, entity, role: null })
  expect(
    guessEntity(
      [of('person_name', 'person'), of('person_id_number', 'person'), of('household_no', 'household')],
      undefined,
    ),
  ).toBe('person')
  expect(
    guessEntity(
      [of('person_name', 'person'), of('person_id_number', 'person'), of('subsidy_program', 'enrolment')],
      undefined,
    ),
  ).toBe('enrolment')
  expect(guessSource(['填报单位：某县民政局'])).toBe('某县民政局')
  expect(guessSource(['花名册'])).toBeUndefined()
})

test('refused rows keep every cell of the file in its order, with each reason right beside its cell', () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 4, maxLength: 4 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
      (cells, refused, old) => {
        const kept = refused.filter((column) => !old.includes(column))
        const layout = layOutRefusedRows({ rows: [['a', 'b', 'c', 'd']], merges: [], reasonColumns: old }, kept)
        const row = layout.row(
          cells,
          kept.map((column) => ({ column, reason: `错${column}` })),
        )
        const header = layout.header[0] ?? []
        expect(header.length).toBe(row.length)
        expect(row.filter(({ look }) => look !== 'reason').map(({ value }) => value)).toEqual(
          cells.filter((_, at) => !old.includes(at + 1)),
        )
        for (const [at, { look, value }] of row.entries()) {
          if (look !== 'reason') continue
          expect(isReasonColumn([String(header[at]?.value)])).toBe(true)
          expect(row[at - 1]?.look).toBe('refused')
          expect(value).toBe(`错${'abcd'.indexOf(String(header[at - 1]?.value)) + 1}`)
        }
      },
    ),
  )
})
