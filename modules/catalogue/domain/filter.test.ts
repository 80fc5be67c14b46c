import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalFilter, equalFilters } from './compare-filters.ts'
import { parseFilter, printFilter, type Condition, type Filter } from './filter.ts'

const read = (text: string): Filter => {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

const name = fc.constantFrom('age', 'person_gender', 'ytd', 'household_poverty_cause', 'stated', '残疾类别')
const word = fc.oneof(
  fc.constantFrom('female', '报告', "it's", 'a\\b', 'report_month', 'true', '8', ' spaced ', '&&', ''),
  fc.string({ maxLength: 12 }),
)
const scalar = fc.oneof(word, fc.integer({ min: -999, max: 9999 }), fc.boolean(), fc.constant(null))
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ name, op: fc.constantFrom('==', '!=', '<', '<=', '>', '>='), value: scalar }),
  fc.record({
    name,
    op: fc.constant('in' as const),
    value: fc.array(fc.oneof(word, fc.integer()), { minLength: 1, maxLength: 4 }),
  }),
) as fc.Arbitrary<Condition>
const filter = fc.array(condition, { maxLength: 5 })

describe('reading and printing', () => {
  test('what is printed reads back the same, for any filter', () => {
    fc.assert(
      fc.property(filter, (made) => {
        expect(read(printFilter(made))).toEqual(made)
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['', ''],
    ['ytd', 'ytd==true'],
    ['!in_household', 'in_household==false'],
    ['person_dibao==true && age<18 && month==report_month', 'person_dibao==true && age<18 && month==report_month'],
    ['person_disability_type!=null', 'person_disability_type!=null'],
    ['age in [18,60)', 'age>=18 && age<60'],
    ["member_type in ('staff','retired')", "member_type in ('staff', 'retired')"],
    ["subsidy_program=='dibao'&&ytd", "subsidy_program=='dibao' && ytd==true"],
    ['subsidy_program == row', 'subsidy_program==row'],
    ['prior_doses==unknown', "prior_doses=='unknown'"],
    ['age≥60 && age≤69', 'age>=60 && age<=69'],
  ])('reads %s', (text, printed) => {
    const parsed = parseFilter(text)
    expect(parsed.ok && printFilter(parsed.value)).toBe(printed)
  })

  test.each([
    '&&',
    'age>',
    'age in (80, 90]',
    'age in',
    'age in (',
    '==3',
    'by_disease / enrolled',
    "a=='unclosed",
    'a==1 b==2',
  ])('refuses %s in words', (text) => {
    const parsed = parseFilter(text)
    expect(parsed.ok).toBe(false)
    if (!parsed.ok) expect(parsed.reason.length).toBeGreaterThan(5)
  })
})

describe('equality by meaning', () => {
  test.each([
    ["a=='x' && b==1", "b==1 && a=='x'"],
    ['age>=60', 'age>59'],
    ['age<=17', 'age<18'],
    ['age>=18 && age>=60 && age<70', 'age in [60,70)'],
    ["gender=='female'", "person_gender=='2'"],
    ['person_disability_cert_no!=null', 'person_disability_type!=null'],
    ["person_disability_type=='visual' && person_disability_cert_no!=null", "person_disability_type=='visual'"],
    ['person_dibao_start==report_month', 'start_month==report_month'],
    ["programme=='dibao'", 'person_dibao'],
    ["subsidy_program=='old_age'", "programme=='old_age_allowance'"],
    ["programme=='veteran'", 'veteran==true'],
    ["a in ('x')", "a=='x'"],
    ["a in ('y','x','y')", "a in ('x','y')"],
    ['ytd!=false', 'ytd'],
  ])('%s is %s', (a, b) => expect(equalFilters(read(a), read(b))).toBe(true))

  test.each([
    ['age>=60', 'age>60'],
    ["person_gender=='female'", "person_gender=='male'"],
    ['person_dibao==true', 'person_dibao==true && ytd'],
    ['person_dibao==true', 'person_dibao==false'],
    ['a!=null', 'a==null'],
    ["a=='1'", 'b==1'],
    ["person_hukou_type=='rural'", ''],
  ])('%s is not %s', (a, b) => expect(equalFilters(read(a), read(b))).toBe(false))

  test('order and repetition never matter, and the canonical form is stable', () => {
    fc.assert(
      fc.property(filter, (made) => {
        expect(equalFilters(made, [...made.toReversed(), ...made])).toBe(true)
        expect(canonicalFilter(canonicalFilter(made))).toEqual(canonicalFilter(made))
      }),
    )
  })
})
