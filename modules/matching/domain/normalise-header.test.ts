import { describe, expect, test } from 'vitest'
import { expandName } from './element-profile.ts'
import { cleanHeader } from './normalise-header.ts'

describe('cleanHeader', () => {
  test.each([
    ['姓　名', '姓名', undefined],
    ['联系\n电话', '联系电话', undefined],
    ['R4.婚姻状况', '婚姻状况', undefined],
    ['A9文化程度', '文化程度', undefined],
    ['A17c转移性收入(元)', '转移性收入', '元'],
    ['H1N1疫苗', 'H1N1疫苗', undefined],
    ['其中：低保金', '低保金', undefined],
    ['面积（亩）', '面积', '亩'],
    ['建筑面积(㎡)', '建筑面积', '平方米'],
    ['（一）基本情况', '基本情况', undefined],
    ['证件号码(身份证)', '证件号码(身份证)', undefined],
    ['是否参保？', '是否参保', undefined],
  ])('%s is %s', (raw, text, unit) => {
    expect(cleanHeader(raw)).toEqual(unit === undefined ? { text } : { text, unit })
  })
})

test('a catalogue name with brackets gives the wordings it stands for', () => {
  expect(expandName('单位(经营/办公)地址')).toEqual(expect.arrayContaining(['单位地址', '经营地址', '单位办公地址']))
  expect(expandName('公民身份号码/证件号码')).toEqual(expect.arrayContaining(['公民身份号码', '证件号码']))
})
