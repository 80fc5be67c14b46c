import { describe, expect, test } from 'vitest'
import { isSameOffice, officeOf, splitDepartments } from './department-names.ts'

describe('an office is itself, whatever place is written before it', () => {
  test.each([
    ['峨眉山市民政局', '民政局'],
    ['峨边彝族自治县民政局', '民政局'],
    ['县民政局', '民政局'],
    ['渠县民政局', '民政局'],
    ['市市场监督管理局', '市场监督管理局'],
    ['市场监督管理局', '市场监督管理局'],
    ['峨眉山市市场监督管理局', '市场监督管理局'],
    ['城市管理局', '城市管理局'],
    ['县城市管理局', '城市管理局'],
    ['中共沐川县委组织部', '组织部'],
    ['县委政法委', '政法委'],
    ['县委办公室', '委办公室'],
    ['自然资源局', '自然资源局'],
  ])('%s → %s', (name, office) => {
    expect(officeOf(name)).toBe(office)
  })
  test('two offices are not one', () => {
    expect(isSameOffice('县民政局', '县财政局')).toBe(false)
    expect(isSameOffice('县委政法委员会', '政法委')).toBe(true)
    expect(isSameOffice('', '')).toBe(false)
  })
})

test('the departments of one cell', () => {
  expect(splitDepartments('县民政局、县财政局；县公安局\n县民政局等部门')).toEqual(['县民政局', '县财政局', '县公安局'])
})
