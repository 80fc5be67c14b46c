import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DataElement, type EntityName } from '#modules/catalogue/contract.ts'
import { mayAddUp } from './may-add-up.ts'

const all = (JSON.parse(readFileSync('data/catalogue/elements.json', 'utf8')) as unknown[]).map((one) =>
  DataElement.parse(one),
)

/** Element, row of the list, header → whether its 合计 means something. */
const cases: readonly (readonly [element: string, row: EntityName, header: string, adds: boolean])[] = [
  ['subsidy_amount', 'person', '补贴金额', true],
  ['subsidy_amount', 'household', '补贴金额', true],
  ['subsidy_area_mu', 'household', '补贴面积', true],
  ['household_population', 'household', '家庭人口', true],
  ['household_population', 'person', '家庭人口', false],
  ['household_arable_area', 'person', '耕地面积', false],
  ['subsidy_standard', 'person', '月标准', false],
  ['household_income_per_capita', 'household', '人均纯收入', false],
  ['subsidy_amount', 'person', '人均补助额', false],
  ['person_age', 'person', '年龄', false],
  ['person_id_number', 'person', '身份证号码', false],
  ['dwelling_build_year', 'dwelling', '建成年代', false],
  ['dwelling_area', 'dwelling', '建筑面积', true],
  ['dwelling_floors', 'dwelling', '层数', false],
  ['org_employees', 'enterprise', '从业人数', true],
  ['longitude', 'dwelling', '经度', false],
]

test.each(cases)('%s in a list of %s under %s adds up: %s', (id, row, header, adds) => {
  const element = all.find((one) => one.id === id)
  if (element === undefined) throw new Error(id)
  expect(mayAddUp(element, row, [header])).toBe(adds)
})
