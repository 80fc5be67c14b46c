import { expect, test } from 'vitest'
import { readPopulation } from './read-population.ts'
import { tellsProgramme } from './tells-programme.ts'

/** Title, header, headers beside it → whether an amount there says of which benefit it is. */
const cases: readonly (readonly [title: string, path: string, beside: readonly string[], told: boolean])[] = [
  ['困难残疾人生活补贴和重度残疾人护理补贴花名册', '护理补贴/金额', [], true],
  ['困难残疾人生活补贴和重度残疾人护理补贴花名册', '残疾人两项补贴金额', [], true],
  ['困难残疾人生活补贴和重度残疾人护理补贴花名册', '发放金额', [], false],
  ['困难残疾人生活补贴和重度残疾人护理补贴花名册', '发放金额', ['补贴类型'], true],
  ['享受高龄津贴老年人花名册', '月标准', [], true],
  ['80岁以上老年人花名册', '补贴金额', [], false],
  ['80岁以上老年人花名册', '高龄津贴/金额', [], true],
  ['80岁以上老年人花名册', '老年人补贴金额', ['补贴项目'], false],
  ['____年耕地地力保护补贴面积核实公示表', '补贴金额', [], true],
]

test.each(cases)('%s: %s beside %j', (title, path, beside, told) => {
  const texts = path.split('/')
  const siblings = [['姓名'], ...beside.map((text) => [text]), texts]
  const population = readPopulation({ title, headerPaths: siblings })
  const element = { id: 'subsidy_amount', entity: 'enrolment' } as const
  expect(tellsProgramme(element, { path: texts, title, siblings }, population)).toBe(told)
})

test('two benefits are one sum of money, but no one standard', () => {
  const context = { path: ['残疾人两项补贴', '标准'], title: '残疾人登记表', siblings: [] }
  expect(tellsProgramme({ id: 'subsidy_standard', entity: 'enrolment' }, context, undefined)).toBe(false)
  expect(tellsProgramme({ id: 'person_phone', entity: 'person' }, context, undefined)).toBe(true)
})
