import { expect, test } from 'vitest'
import { readWorkbookGrid } from '../server/read-grid.ts'
import type { FillPlan } from '../contract.ts'
import { diffPackages } from './inventory.ts'
import { buildWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'

const CARD = `<sheetPr codeName="Sheet1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="5" t="inlineStr"><is><t>登记表</t></is></c></row><row r="2"><c r="A2" s="0" t="inlineStr"><is><t>姓名</t></is></c><c r="B2" s="1"/></row><row r="3"><c r="B3" s="0"><f>LEN(B2)</f><v>0</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><hyperlinks><hyperlink ref="A2" r:id="rId3"/></hyperlinks><pageSetup paperSize="9" orientation="landscape" r:id="rId2"/><drawing r:id="rId1"/>`

const template = buildWorkbook({
  sheets: [
    {
      name: '登记表',
      xml: CARD,
      relations: [
        ['drawing', '../drawings/drawing1.xml'],
        ['printerSettings', '../printerSettings/p1.bin'],
      ],
    },
    {
      name: '说明',
      xml: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>填表说明</t></is></c></row></sheetData>',
    },
  ],
  names: `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">登记表!$A$1:$B$3</definedName><definedName name="_xlnm.Print_Area" localSheetId="1">说明!$A$1:$A$1</definedName></definedNames>`,
  parts: [
    {
      name: 'xl/drawings/drawing1.xml',
      data: '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>',
      type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
    },
    { name: 'xl/printerSettings/p1.bin', data: 'x' },
  ],
})

const name = (text: string) => [{ row: 2, column: 2, value: { kind: 'text' as const, text } }]
const plan: FillPlan = {
  sheets: [
    {
      sheet: '登记表',
      cells: name('甲某'),
      lists: [],
      copies: [
        { name: '乙某', cells: name('乙某') },
        { name: '乙某', cells: name('另一个乙某') },
        { name: "a/b\\c[1]:*?'", cells: name('丙') },
      ],
    },
  ],
}

test('each copy is the template with its own cells, named uniquely and behind the sheets that were there', async () => {
  const filled = await fillBytes(template, plan)
  const grid = await readWorkbookGrid({ bytes: filled }, { fileName: 'out.xlsx' })
  expect(grid.sheets.map((sheet) => [sheet.name, sheet.cell(2, 2)?.value ?? null])).toEqual([
    ['登记表', '甲某'],
    ['说明', null],
    ['乙某', '乙某'],
    ['乙某(2)', '另一个乙某'],
    ["abc1'", '丙'],
  ])
  for (const sheet of grid.sheets.filter((one) => one.name !== '说明')) {
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }])
    expect(sheet.rowHeights.get(1)).toBe(30)
    expect(sheet.cell(1, 1)).toMatchObject({ value: '登记表', bold: true })
    expect(sheet.cell(3, 2)?.formula).toBe('LEN(B2)')
  }
})

test('what one sheet alone may have stays on the first, and is said', async () => {
  const filled = await fillBytes(template, plan)
  const copy = await partOf(filled, 'xl/worksheets/sheet3.xml')
  for (const gone of ['<drawing', 'tabSelected', 'codeName', 'rId2', 'rId1']) expect(copy).not.toContain(gone)
  expect(copy).toContain('orientation="landscape"')
  expect(await partOf(filled, 'xl/worksheets/sheet1.xml')).toContain('<drawing r:id="rId1"/>')
})

test('print areas go with the copies', async () => {
  const workbook = await partOf(await fillBytes(template, plan), 'xl/workbook.xml')
  expect(workbook).toContain(`localSheetId="2">'乙某'!$A$1:$B$3<`)
  expect(workbook).toContain(`localSheetId="3">'乙某(2)'!$A$1:$B$3<`)
  expect(workbook).toContain('localSheetId="0">登记表!$A$1:$B$3<')
  expect(workbook.match(/说明!/gu)).toHaveLength(1)
})

test('outside the first sheet, the workbook part and the new sheets nothing changes', async () => {
  const differences = await diffPackages(template, await fillBytes(template, plan), {
    filled: [{ sheet: '登记表', cells: ['B2'] }],
    changedParts: ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml'],
    addedParts: [3, 4, 5].map((number) => `xl/worksheets/sheet${number}.xml`),
  })
  expect(differences.filter((one) => !/workbook\.xml|Content_Types/u.test(one))).toEqual([])
})

test('every part stays well-formed when the print area is the last name of the workbook', async () => {
  const one = buildWorkbook({
    sheets: [{ name: '登记表', xml: '<sheetData><row r="2"><c r="B2"/></row></sheetData>' }],
    names:
      '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">登记表!$A$1:$B$3</definedName></definedNames><calcPr calcId="1"/>',
  })
  const filled = await fillBytes(one, plan)
  const workbook = await partOf(filled, 'xl/workbook.xml')
  expect(workbook.match(/<definedName /gu)).toHaveLength(4)
  expect(workbook.match(/<\/definedName>/gu)).toHaveLength(4)
  expect(workbook).not.toContain('&lt;')
})
