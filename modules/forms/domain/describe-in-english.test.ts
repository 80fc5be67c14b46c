import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { parseFilter, type DataElement, type EntityName, type ValueDomain } from '#modules/catalogue/contract.ts'
import { describeFigureInEnglish, describeWhomInEnglish } from './describe-in-english.ts'

const read = <T extends { id: string }>(name: string): ReadonlyMap<string, T> =>
  new Map((JSON.parse(readFileSync(`data/catalogue/${name}.json`, 'utf8')) as T[]).map((one) => [one.id, one]))
const names = {
  elements: read<DataElement>('elements'),
  valueDomains: read<ValueDomain>('value-domains'),
}
const whom = (entity: EntityName, filter: string): string => {
  const parsed = filter === '' ? { ok: true as const, value: [] } : parseFilter(filter)
  if (!parsed.ok) throw new Error(parsed.reason)
  return describeWhomInEnglish(entity, parsed.value, names)
}

describe('whom a filter selects, in English', () => {
  test.each<[EntityName, string, string]>([
    ['person', '', 'all people'],
    ['person', 'age>=80', 'people aged 80 or over'],
    ['person', 'age>79', 'people aged 80 or over'],
    ['person', 'age>=6 && age<=15', 'people aged 6 to 15'],
    ['person', 'age<18', 'people under 18'],
    ['person', "person_gender=='female' && age>=60", 'people aged 60 or over (sex: female)'],
    ['person', 'person_dibao==true', 'people (receives dibao: yes)'],
    ['person', 'person_medical_insurance==false', 'people (resident medical insurance: no)'],
    ['person', 'person_disability_type!=null', 'people (with disability type)'],
    ['household', "household_poverty_cause=='no_land'", 'households (cause of poverty: no land)'],
    ['person', "stated=='应参保'", 'people (“应参保”)'],
    ['enrolment', 'start_month==report_month', 'enrolments (new in the month)'],
  ])('%s, %s', (entity, filter, words) => {
    expect(whom(entity, filter)).toBe(words)
  })

  test('a figure says what is measured', () => {
    const base = { entity: 'person' as const, filter: '' }
    expect(describeFigureInEnglish({ ...base, measure: 'count' }, 'people aged 80 or over', names)).toBe(
      'Number of people aged 80 or over',
    )
    expect(
      describeFigureInEnglish(
        { measure: 'sum', entity: 'plot', filter: '', field: 'plot_area', unit: '亩' },
        'all plots',
        names,
      ),
    ).toMatch(/^Total .*area of all plots, mu$/)
  })
})
