import { expect, test } from 'vitest'
import type { FillPlan, FillValue } from '../contract.ts'
import { describeWorkbook } from '../domain/describe-workbook.ts'
import { readWorkbookGrid } from '../server/read-grid.ts'
import { buildWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'
import { diffPackages } from './inventory.ts'

/** Ways of other programs, each met in a form that one of them wrote. */
const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is></c>`
const row = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.map((value, at) => `<c r="${String.fromCharCode(65 + at)}${number}" s="1" ${value === '' ? '/>' : text(value)}`).join('')}</row>`
const name = (value: string): readonly FillValue[] => [{ kind: 'text', text: value }]

test('a sheet is added where each sheet declares the prefix of its own id', async () => {
  const template = buildWorkbook({
    sheets: [{ name: '登记表', xml: `<sheetData>${row(1, ['姓名', ''])}</sheetData>` }],
    declaresOnSheets: true,
  })
  const cells = [{ row: 1, column: 2, value: { kind: 'text' as const, text: '甲某' } }]
  const out = await fillBytes(template, {
    sheets: [{ sheet: '登记表', cells, lists: [], copies: [{ name: '乙某', cells }] }],
    appendix: { name: '来源', rows: [['单元格', '来源']] },
  })
  const sheets = [...(await partOf(out, 'xl/workbook.xml')).matchAll(/<sheet\s[^>]*>/gu)].map(([tag]) => tag)
  expect(sheets.length).toBe(3)
  for (const tag of sheets)
    expect(tag).toContain(' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
})

test('two lists on one sheet: the first source is read to its end before the second is touched', async () => {
  const template = buildWorkbook({
    sheets: [{ name: '表', xml: `<sheetData>${[1, 2, 3, 4].map((number) => row(number, [''])).join('')}</sheetData>` }],
  })
  const heard: string[] = []
  async function* rows(source: string, count: number): AsyncGenerator<readonly FillValue[]> {
    heard.push(`${source} begins`)
    for (let nth = 0; nth < count; nth += 1) yield await Promise.resolve(name(`${source}${nth}`))
    heard.push(`${source} ends`)
  }
  const list = (firstRow: number, source: string, count: number): FillPlan['sheets'][number]['lists'][number] => ({
    firstRow,
    lastRow: firstRow + 1,
    templateRow: firstRow,
    columns: [1],
    count,
    rows: rows(source, count),
  })
  // One with new rows, one with fewer rows than the form has.
  await fillBytes(template, { sheets: [{ sheet: '表', cells: [], lists: [list(1, '甲', 4), list(3, '乙', 1)] }] })
  expect(heard).toEqual(['甲 begins', '甲 ends', '乙 begins', '乙 ends'])
})

test('the input cells of a data table move with their rows', async () => {
  const template = buildWorkbook({
    sheets: [
      {
        name: '表',
        xml: `<sheetData>${row(1, ['姓名'])}${row(2, [''])}<row r="3"><c r="A3"><v>2</v></c></row><row r="4"><c r="B4"><f>A3*2</f><v>4</v></c></row><row r="5"><c r="A5"><v>1</v></c><c r="B5"><f t="dataTable" ref="B5:B6" dt2D="1" dtr="1" r1="A3" r2="A1"/><v>0</v></c></row></sheetData>`,
      },
    ],
  })
  const out = await fillBytes(template, {
    sheets: [
      {
        sheet: '表',
        cells: [],
        lists: [
          {
            firstRow: 2,
            lastRow: 2,
            templateRow: 2,
            columns: [1],
            count: 3,
            rows: [name('甲'), name('乙'), name('丙')],
          },
        ],
      },
    ],
  })
  expect(await partOf(out, 'xl/worksheets/sheet1.xml')).toContain(
    '<f t="dataTable" ref="B7:B8" dt2D="1" dtr="1" r1="A5" r2="A1"/>',
  )
})

const TABLE =
  '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="A1:C5" totalsRowCount="1"><autoFilter ref="A1:C4"/><tableColumns count="3"><tableColumn id="1" name="序号" totalsRowLabel="合计"/><tableColumn id="2" name="姓名"/><tableColumn id="3" name="出生年份"/></tableColumns></table>'
const BOX =
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>特困供养人员</a:t></a:r><a:r><a:t>花名册</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>'
const plainCell = (reference: string, value: string): string => `<c r="${reference}" ${text(value)}`

const describeBytes = async (bytes: Buffer) =>
  describeWorkbook(await readWorkbookGrid({ bytes }, { fileName: 'form.xlsx' })).sheets[0]

test('a table of the sheet draws the lines that its cells do not have', async () => {
  const template = buildWorkbook({
    sheets: [
      {
        name: '残疾人',
        xml: `<sheetData><row r="1">${plainCell('A1', '序号')}${plainCell('B1', '姓名')}${plainCell('C1', '出生年份')}</row>${[2, 3, 4].map((number) => `<row r="${number}"><c r="C${number}"><f>1+${number}</f><v>0</v></c></row>`).join('')}<row r="5">${plainCell('A5', '合计')}</row></sheetData>`,
        relations: [['table', '../tables/table1.xml']],
      },
    ],
    parts: [
      {
        name: 'xl/tables/table1.xml',
        data: TABLE,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
      },
    ],
  })
  const sheet = await describeBytes(template)
  expect(sheet?.tables.map(({ body, totalRows }) => ({ body, totalRows }))).toEqual([
    { body: { top: 2, bottom: 4 }, totalRows: [5] },
  ])
})

test.each([
  ['a title in a text box over the table is the title', BOX, '特困供养人员花名册'],
  ['a damaged drawing is no obstacle', BOX.slice(0, 300), undefined],
])('%s', async (_, data, title) => {
  const template = buildWorkbook({
    sheets: [
      {
        name: 'Sheet1',
        xml: `<sheetData>${row(3, ['序号', '姓名', '性别'])}${row(4, ['', '', ''])}</sheetData>`,
        relations: [['drawing', '../drawings/drawing1.xml']],
      },
    ],
    parts: [
      { name: 'xl/drawings/drawing1.xml', data, type: 'application/vnd.openxmlformats-officedocument.drawing+xml' },
    ],
  })
  const sheet = await describeBytes(template)
  expect(sheet?.title).toBe(title)
  expect(sheet?.tables[0]?.body).toEqual({ top: 4, bottom: 4 })
  const cells = [{ row: 4, column: 2, value: { kind: 'text' as const, text: '甲某' } }]
  const out = await fillBytes(template, { sheets: [{ sheet: 'Sheet1', cells, lists: [] }] })
  if (title !== undefined)
    expect(await diffPackages(template, out, { filled: [{ sheet: 'Sheet1', cells: ['B4'] }] })).toEqual([])
})
