import { expect, test } from 'vitest'
import type { DataElement, ValueDomain } from '#modules/catalogue/contract.ts'
import { plainWords } from './plain-words.ts'

const element = (id: string, nameZh: string, valueDomain: string | null): [string, DataElement] => [
  id,
  { id, nameZh, valueDomain } as DataElement,
]
const names = {
  elements: new Map([
    element('household_poverty_cause', '致贫(困)原因', 'cause'),
    element('person_disability_cert_no', '残疾人证号', null),
  ]),
  valueDomains: new Map([['cause', { values: [{ code: '01', token: 'illness', nameZh: '因病' }] } as ValueDomain]]),
}

test.each([
  ["享受低保且「household_poverty_cause=='illness'」的人员", '享受低保且致贫原因为因病的人员'],
  ["「start_month=='report_month'」的户", '当月新增的户'],
  ['「person_disability_cert_no!=null」的人员', '有残疾人证号的人员'],
  ["「nobody_knows=='x'」的人员", "「nobody_knows=='x'」的人员"],
  ['80周岁及以上的人员', '80周岁及以上的人员'],
])('%s reads %s', (words, plain) => {
  expect(plainWords(words, names)).toBe(plain)
})
