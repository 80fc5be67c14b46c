import { expect, test } from 'vitest'
import { guessDepartment } from './guess-department.ts'

test.each<[string, readonly string[], string, string | undefined, boolean?]>([
  ['its title names it', ['犍为县民政局困难群众花名册'], '表.xlsx', '犍为县民政局', true],
  ['a line says who made it', ['农村住户调查表', '制定机关： 国家统计局'], '表.xlsx', '国家统计局', true],
  ['the line of 填报单位 names a department', ['花名册', '填报单位：县 残联'], '表.xlsx', '县残联', true],
  ['the file name says it', ['花名册'], '县卫生健康局花名册.xlsx', '县卫生健康局', true],
  [
    'a township that fills it in did not send it',
    ['80岁以上老年人花名册', '填报单位：玉津镇'],
    'a.xlsx',
    '民政局',
    false,
  ],
  ['only the business is known', ['党员花名册', '填报单位(盖章):'], 'a.xlsx', '组织部', false],
  ['two payments of the disabled are the civil affairs’', ['残疾人两项补贴花名册'], 'a.xlsx', '民政局', false],
  ['nothing says it', ['花名册', '填报单位(盖章):      填报人:'], 'a.xlsx', undefined],
])('%s', (_, lines, fileName, department, named) => {
  expect(guessDepartment(lines, fileName)).toEqual(department === undefined ? undefined : { department, named })
})
