import { describe, expect, test } from 'vitest'
import type { CellFill, FillPlan, FillValue, ListFill } from '../contract.ts'
import { buildWorkbook } from './build-template.ts'
import type { RawWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'

const text = (value: string): FillValue => ({ kind: 'text', text: value })
const number = (value: number): FillValue => ({ kind: 'number', number: value })
const fillCells = (cells: readonly CellFill[], sheet = '表'): FillPlan => ({ sheets: [{ sheet, cells, lists: [] }] })
const fillList = (
  list: Omit<ListFill, 'rows' | 'count'> & { rows: readonly (readonly FillValue[])[]; count?: number },
  sheet = '表',
): FillPlan => ({
  sheets: [{ sheet, cells: [], lists: [{ count: list.rows.length, ...list }] }],
})
const sheetOf = (bytes: Uint8Array, number = 1): Promise<string> => partOf(bytes, `xl/worksheets/sheet${number}.xml`)
const oneSheet = (xml: string, rest: Partial<RawWorkbook> = {}): Buffer =>
  buildWorkbook({ sheets: [{ name: '表', xml }], ...rest })
const day: FillValue = { kind: 'date', date: '2026-10-31', precision: 'day' }
const a1 = (value: FillValue): CellFill => ({ row: 1, column: 1, value })

describe('a value takes the form of its cell', () => {
  const month: FillValue = { kind: 'date', date: '2026-10-31', precision: 'month' }
  test.each<[string, FillValue, number, string]>([
    ['text', text('张三'), 0, '<c r="A1" s="0" t="inlineStr"><is><t>张三</t></is></c>'],
    ['an identity number', text('51990019900101001X'), 0, 't="inlineStr"><is><t>51990019900101001X</t>'],
    ['a number', number(12.5), 3, '<c r="A1" s="3"><v>12.5</v></c>'],
    ['a number in a text cell', number(12.5), 1, '<c r="A1" s="1" t="inlineStr"><is><t>12.5</t></is></c>'],
    ['a number of more than 15 digits', number(1e17), 0, '<is><t>100000000000000000</t></is>'],
    ['a date in a date cell', day, 2, '<c r="A1" s="2"><v>46326</v></c>'],
    ['a date elsewhere', day, 0, '<is><t>2026-10-31</t></is>'],
    ['a date by pattern', { ...day, pattern: 'YYYY年M月D日' }, 1, '<is><t>2026年10月31日</t></is>'],
    ['a month where a day would be shown', month, 2, '<is><t>2026-10</t></is>'],
    ['a month in a month cell', month, 4, '<v>46296</v>'],
    ['a day before 1900', { kind: 'date', date: '1899-05-01', precision: 'day' }, 2, '<is><t>1899-05-01</t></is>'],
    ['1 March 1900', { kind: 'date', date: '1900-03-01', precision: 'day' }, 2, '<v>61</v>'],
    ['28 February 1900', { kind: 'date', date: '1900-02-28', precision: 'day' }, 2, '<v>59</v>'],
    ['yes', { kind: 'boolean', value: true }, 0, '<is><t>是</t></is>'],
    [
      'no, in the words given',
      { kind: 'boolean', value: false, wording: { yes: '√', no: '' } },
      0,
      '<c r="A1" s="0"/>',
    ],
    ['nothing', { kind: 'blank' }, 0, '<c r="A1" s="0"/>'],
    ['a text that looks like a formula', text('=1+1'), 0, 't="inlineStr"><is><t>=1+1</t>'],
    ['outer spaces', text(' 甲 '), 0, '<t xml:space="preserve"> 甲 </t>'],
    ['markup', text('<a>&"'), 0, '<t>&lt;a&gt;&amp;'],
    ['a literal escape', text('_x000D_'), 0, '<t>_x005F_x000D_</t>'],
    ['characters XML has not', text('a\u0000\u0008\ufffeb\ud800c\r\nd'), 0, '<t>abc\nd</t>'],
  ])('%s', async (_, value, style, wanted) => {
    const out = await fillBytes(
      oneSheet(`<sheetData><row r="1"><c r="A1" s="${style}" t="s"><v>0</v></c></row></sheetData>`),
      fillCells([a1(value)]),
    )
    expect(await sheetOf(out)).toContain(wanted)
    expect(await sheetOf(out)).not.toContain('<f>')
  })
  test('new rows write texts and numbers the same way as existing cells', async () => {
    const values = [
      text('<a>&_x0041_\u0001 '),
      text(' x'),
      number(3),
      text('=1+1'),
      { kind: 'date', date: '2026-10-31', precision: 'day' } as const,
    ]
    const template = oneSheet(
      '<sheetData><row r="5"><c r="A5"/><c r="B5"/><c r="C5" s="1"/><c r="D5"/><c r="E5" s="2"/></row></sheetData>',
    )
    const xml = await sheetOf(
      await fillBytes(
        template,
        fillList({ firstRow: 5, lastRow: 5, templateRow: 5, columns: [1, 2, 3, 4, 5], rows: [values, values, values] }),
      ),
    )
    const rows = [...xml.matchAll(/<row r="(\d)">(.*?)<\/row>/g)].map((match) =>
      match[2]?.replaceAll(/r="([A-E])\d"/g, 'r="$1"'),
    )
    expect(rows).toHaveLength(3)
    expect(new Set(rows).size).toBe(1)
  })
  test('1904 dates and drop-down wording', async () => {
    const validation =
      '<dataValidations count="1"><dataValidation type="list" sqref="B1"><formula1>"√,×"</formula1></dataValidation></dataValidations>'
    const template = oneSheet(`<sheetData><row r="1"><c r="A1" s="2"/></row></sheetData>${validation}`, {
      properties: '<workbookPr date1904="1"/>',
    })
    const xml = await sheetOf(
      await fillBytes(template, fillCells([a1(day), { row: 1, column: 2, value: { kind: 'boolean', value: false } }])),
    )
    expect(xml).toContain('<v>44864</v>')
    expect(xml).toContain('<t>×</t>')
  })
})
