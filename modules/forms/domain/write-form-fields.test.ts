import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillLabel, fillPeriod, knownFields } from './write-form-fields.ts'

test.each([
  ['填报单位（盖章）：____ 单位：人', '填报单位', '清溪镇', '填报单位（盖章）：清溪镇  单位：人'],
  ['填报单位:', '填报单位', '清溪镇', '填报单位:清溪镇'],
  ['填 报 单 位：', '填报单位', '清溪镇', '填 报 单 位：清溪镇'],
  ['统计时点:    年   月   日', '统计时点', '2026年11月1日', '统计时点:2026年11月1日'],
  ['填报单位：已有单位', '填报单位', '清溪镇', undefined],
  ['没有这一栏', '填报单位', '清溪镇', undefined],
])('%s', (line, label, value, wanted) => expect(fillLabel(line, label, value)).toBe(wanted))

test('what is written stands in the line, and what was written before the label stays', () => {
  const text = fc.stringMatching(/^[一-龥 ]{0,8}$/u)
  fc.assert(
    fc.property(text, text, (before, after) => {
      const line = `${before}填表单位：   ${after.trim() === '' ? '' : `  ${after}`}`
      const filled = fillLabel(line, '填表单位', '甲村')
      if (filled === undefined) return
      expect(filled.startsWith(before)).toBe(true)
      expect(filled).toContain('填表单位：甲村')
      expect(filled.replace(/\s/gu, '').endsWith(after.replace(/\s/gu, ''))).toBe(true)
    }),
  )
})

test.each([
  ['____年耕地补贴表', { precision: 'year', start: 0, end: 5 }, '2026年耕地补贴表'],
  ['__年__月报表', { precision: 'month', start: 0, end: 6 }, '2026年11月报表'],
  ['____年第__季度', { precision: 'quarter', start: 0, end: 10 }, '2026年第4季度'],
  ['2026年__月', { precision: 'month', start: 0, end: 8, year: 2026 }, '2026年11月'],
  ['2025年__月', { precision: 'month', start: 0, end: 8, year: 2025 }, undefined],
  ['填表日期：__年__月', { precision: 'month', start: 5, end: 11 }, undefined],
  ['__年__月__日', { precision: 'day', start: 0, end: 9 }, undefined],
] as const)('%s', (line, blank, wanted) => expect(fillPeriod(line, blank, '2026-11-01')).toBe(wanted))

test('signatures, dates of filling and what is written already are a person’s', () => {
  const field = (role: 'unit-name' | 'as-of-date' | 'fill-date' | 'signature', label: string, value?: string) => ({
    cell: 'A2',
    role,
    label,
    ...(value === undefined ? {} : { value }),
  })
  const known = knownFields(
    [
      field('unit-name', '填报单位'),
      field('unit-name', '填报单位负责人'),
      field('unit-name', '单位', '某局'),
      field('as-of-date', '统计时点'),
      field('fill-date', '填表日期'),
      field('signature', '审核人'),
    ],
    { unitName: '清溪镇', asOf: '2026-11-01' },
  )
  expect(known.map((one) => [one.field.label, one.value])).toEqual([
    ['填报单位', '清溪镇'],
    ['统计时点', '2026年11月1日'],
  ])
})
