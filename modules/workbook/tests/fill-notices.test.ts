import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FillPlan, FillReport } from '../contract.ts'
import { findSpanning } from '../server/fill/formula-references.ts'
import { fillWorkbook } from '../server/fill/fill-workbook.ts'
import { buildWorkbook } from './build-workbook.ts'

const shift = [{ first: 2, last: 2, template: 2, added: 4 }]
const months = ['一月', '二月', '三月', '汇总']

test.each([
  ['SUM(一月:三月!D8)', ['一月:三月!D8']],
  ["SUM('一月:三月'!$D$8:E9)", ['一月:三月!$D$8:E9']],
  ['SUM(一月:二月!D8)', ['一月:二月!D8']],
  ['SUM(一月:三月!D1)', []],
  ['SUM(二月:三月!D8)', []],
  ['SUM(一月:一月!D8)', []],
  ['SUM(一月!D8)+D8', []],
  ['SUM([1]一月:三月!D8)', []],
])('%s: %j cannot follow rows inserted on 一月', (formula, found) => {
  expect(findSpanning(formula, months, [{ name: '一月', shift }])).toEqual(found)
})

const sheet = (name: string, xml: string) => ({ name, xml: `<sheetData>${xml}</sheetData>` })
async function noticesOf(sheets: Parameters<typeof buildWorkbook>[0]['sheets'], plan: FillPlan): Promise<FillReport> {
  const path = join(await mkdtemp(join(tmpdir(), 'notices-')), 'out.xlsx')
  return fillWorkbook({ bytes: buildWorkbook({ sheets }) }, plan, { path })
}
const listOf = (count: number, text = '人'): FillPlan => ({
  sheets: [
    {
      sheet: '一月',
      cells: [],
      lists: [
        {
          firstRow: 2,
          lastRow: 2,
          templateRow: 2,
          columns: [1],
          count,
          rows: Array.from({ length: count }, () => [{ kind: 'text' as const, text }]),
        },
      ],
    },
  ],
})
const body = '<row r="1"><c r="A1"/></row><row r="2"><c r="A2"/></row><row r="8"><c r="D8"><v>1</v></c></row>'

test('a formula through several sheets that cannot follow inserted rows is named in a notice', async () => {
  const total = '<row r="1"><c r="A1"><f>SUM(一月:二月!D8)</f></c></row>'
  const sheets = [sheet('一月', body), sheet('二月', body), sheet('汇总', total)]
  const moved = await noticesOf(sheets, listOf(5))
  expect(moved.notices.map((notice) => notice.code)).toContain('workbook/spanning-reference-not-moved')
  expect(moved.notices.find((notice) => notice.code.includes('spanning'))?.zh).toContain('一月:二月!D8')
  expect((await noticesOf(sheets, listOf(1))).notices).toEqual([])
})

test('text longer than a cell holds is cut, and how many cells is said', async () => {
  const report = await noticesOf([sheet('一月', body)], listOf(3, '长'.repeat(32_768)))
  expect(report.notices).toMatchObject([{ code: 'workbook/text-cut', zh: expect.stringContaining('3 个') as string }])
  expect((await noticesOf([sheet('一月', body)], listOf(3, '长'.repeat(32_767)))).notices).toEqual([])
})
