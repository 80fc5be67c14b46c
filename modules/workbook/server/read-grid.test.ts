import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { WorkbookGrid } from '../contract.ts'
import { buildZip } from '../tests/build-package.ts'
import { buildWorkbook, relationshipsPart, sharedStringsPart, workbookEntries } from '../tests/build-workbook.ts'
import type { WorkbookParts } from '../tests/build-workbook.ts'
import { cellRef } from '../domain/cell-reference.ts'
import { readWorkbookGrid } from './read-grid.ts'

const read = (parts: WorkbookParts): Promise<WorkbookGrid> =>
  readWorkbookGrid({ bytes: buildWorkbook(parts) }, { fileName: 'a.xlsx' })
const sheetOf = async (xml: string, more: Partial<WorkbookParts> = {}) => {
  const grid = await read({ sheets: [{ name: '表', xml }], ...more })
  const [sheet] = grid.sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}
const values = (sheet: WorkbookGrid['sheets'][number]): unknown[][] =>
  Array.from({ length: sheet.rows }, (_, r) =>
    Array.from({ length: sheet.columns }, (__, c) => sheet.cell(r + 1, c + 1)?.value ?? null),
  )

describe('values', () => {
  test('shared strings: rich runs joined, phonetic text left out, escapes and entities read', async () => {
    const sharedStrings = sharedStringsPart([
      '<r><rPr><b/></rPr><t>姓</t></r><r><t xml:space="preserve"> 名</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
      '<t>a&amp;b_x000D_</t>',
      '<t/>',
      '',
    ])
    const cells = [0, 1, 2, 3, 4].map((index) => `<c t="s"><v>${index}</v></c>`).join('')
    const sheet = await sheetOf(
      `<sheetData><row>${cells}<c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c></row></sheetData>`,
      { sharedStrings },
    )
    expect(values(sheet)).toEqual([['姓 名', '東京', 'a&b\r', null, null, '内联']])
  })

  test('numbers, booleans, errors, text results and dates; rows and cells without `r`; prefixed XML', async () => {
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1.5E2</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row><x:row r="3"><x:c r='B3' t="str"><x:f>"a"&amp;"b"</x:f><x:v>ab</x:v></x:c><x:c t="d"><x:v>2026-11-23</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const sheet = await sheetOf(xml)
    expect(values(sheet)).toEqual([
      [150, true, '#N/A'],
      [null, null, null],
      [null, 'ab', 46349],
    ])
    expect(sheet.cell(3, 2)?.formula).toBe('"a"&"b"')
  })

  test('a shared formula is written out for its dependents', async () => {
    const sheet = await sheetOf(
      '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$C$1+Sheet2!D1&amp;"B1"</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row></sheetData>',
    )
    expect(sheet.cell(3, 1)?.formula).toBe('B3+$C$1+Sheet2!D3&"B1"')
  })

  test('agrees with another reader', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, r) =>
        `<row r="${r + 1}">${Array.from({ length: 12 }, (__, c) => ((r + c) % 3 ? `<c r="${String.fromCharCode(65 + c)}${r + 1}"><v>${r * 1.25 + c}</v></c>` : `<c r="${String.fromCharCode(65 + c)}${r + 1}" t="s"><v>${(r * c) % 50}</v></c>`)).join('')}</row>`,
    )
    const parts = {
      sheets: [{ name: '表', xml: `<sheetData>${rows.join('')}</sheetData>` }],
      sharedStrings: sharedStringsPart(Array.from({ length: 50 }, (_, n) => `<t>村${n}</t>`)),
    }
    const other = await readXlsx(buildWorkbook(parts))
    const [sheet] = (await read(parts)).sheets
    expect(sheet && values(sheet)).toEqual(other.sheets[0]?.rows)
  })
})

describe('looks', () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;"/></numFmts><fonts><font><sz val="11"/></font><font><b/><sz val="20"/></font><font><b val="0"/></font></fonts><borders><border><left/></border><border><left/><top style="thin"/></border></borders><cellStyleXfs><xf borderId="1"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176" fontId="1" borderId="1"><alignment horizontal="center"/></xf><xf numFmtId="31" fontId="2"/></cellXfs><dxfs><dxf><font><b/></font></dxf></dxfs></styleSheet>`

  test('number format, bold, size, border, alignment', async () => {
    const sheet = await sheetOf(
      '<sheetData><row><c><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c></row></sheetData>',
      { styles },
    )
    expect([1, 2, 3].map((column) => sheet.cell(1, column))).toEqual([
      { value: 1, format: 'General', bold: false, fontSize: 11, bordered: false, centred: false, style: 0 },
      { value: 1, format: 'yyyy"年"', bold: true, fontSize: 20, bordered: true, centred: true, style: 1 },
      { value: 1, format: 'yyyy"年"m"月"d"日"', bold: false, fontSize: 11, bordered: false, centred: false, style: 2 },
    ])
  })

  test('trims to used or bordered cells; spans to the last column cost nothing', async () => {
    const sheet = await sheetOf(
      '<cols><col min="1" max="1" width="12.5"/><col min="2" max="16384" hidden="1" width="9"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1" ht="30"><c r="C2" s="1"/><c r="J2" s="0"/></row><row r="900"><c r="A900"/></row></sheetData>',
      { styles },
    )
    expect([sheet.rows, sheet.columns]).toEqual([2, 3])
    expect([[...sheet.hiddenRows], [...sheet.hiddenColumns], [...sheet.columnWidths], [...sheet.rowHeights]]).toEqual([
      [2],
      [2, 3],
      [
        [1, 12.5],
        [2, 9],
        [3, 9],
      ],
      [[2, 30]],
    ])
  })

  test('merges, by range and by cell', async () => {
    const sheet = await sheetOf(
      '<sheetData><row r="1"><c r="B1" t="str"><v>头</v></c></row></sheetData><mergeCells><mergeCell ref="B1:D2"/><mergeCell ref="A1"/></mergeCells>',
    )
    expect(sheet.merges).toEqual([{ top: 1, left: 2, bottom: 2, right: 4 }])
    expect([sheet.mergeAt(2, 3), sheet.mergeAt(1, 1), sheet.mergeAt(3, 2)]).toEqual([
      { top: 1, left: 2, bottom: 2, right: 4 },
      undefined,
      undefined,
    ])
    expect([sheet.rows, sheet.columns]).toEqual([2, 4])
  })
})

test('lists: written out, on this and other sheets, by name, by x14', async () => {
  const grid = await read({
    sheets: [
      {
        name: '表',
        xml: `<sheetData><row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row></sheetData><dataValidations><dataValidation type="list" sqref="A2:A9 C2"><formula1>"是, 否"</formula1></dataValidation><dataValidation type="list" sqref="B2"><formula1>$A$1:$B$1</formula1></dataValidation><dataValidation type="list" sqref="D2"><formula1>村名</formula1></dataValidation><dataValidation type="list" sqref="E2"><formula1>INDIRECT(A1)</formula1></dataValidation><dataValidation type="whole" sqref="F2"><formula1>1</formula1></dataValidation><dataValidation type="list" sqref="G2"><formula1>circle</formula1></dataValidation></dataValidations><extLst><ext><x14:dataValidations xmlns:x14="u" xmlns:xm="v"><x14:dataValidation type="list"><x14:formula1><xm:f>'码 表'!$A:$A</xm:f></x14:formula1><xm:sqref>H2:H1048576</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
      },
      {
        name: '码 表',
        state: 'veryHidden',
        xml: '<sheetData><row><c t="str"><v>一村</v></c></row><row><c t="str"><v>二村</v></c></row></sheetData>',
      },
    ],
    definedNames: `<definedNames><definedName name="村名">'码 表'!$A$1:$A$2</definedName><definedName name="circle">circle</definedName></definedNames>`,
  })
  expect(grid.sheets.map((sheet) => sheet.state)).toEqual(['visible', 'veryHidden'])
  expect(grid.sheets[0]?.listValidations).toEqual([
    { range: { top: 2, left: 1, bottom: 9, right: 1 }, values: ['是', '否'] },
    { range: { top: 2, left: 3, bottom: 2, right: 3 }, values: ['是', '否'] },
    { range: { top: 2, left: 2, bottom: 2, right: 2 }, values: ['甲', '乙'] },
    { range: { top: 2, left: 4, bottom: 2, right: 4 }, values: ['一村', '二村'] },
    { range: { top: 2, left: 8, bottom: 1048576, right: 8 }, values: ['一村', '二村'] },
  ])
})

test('odd part paths, absolute targets, chart sheets, UTF-16 parts, the 1904 calendar, a sheet named __proto__', async () => {
  const entries = workbookEntries({
    sheets: [
      { name: '__proto__', xml: '<sheetData/>' },
      { name: '图', xml: '<sheetData/>' },
    ],
    workbookPr: '<workbookPr date1904="1"/>',
    extra: [
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: relationshipsPart([
          ['rId1', 'worksheet', '/Odd/./Deep/../Blatt%201.xml'],
          ['rId2', 'chartsheet', 'chartsheets/sheet1.xml'],
        ]),
      },
      {
        name: 'odd/blatt 1.xml',
        data: Buffer.from(
          '\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row><c t="str"><v>值</v></c></row></sheetData></worksheet>',
          'utf16le',
        ),
      },
    ],
  })
  const grid = await readWorkbookGrid({ bytes: buildZip(entries) }, { fileName: 'a.xlsx' })
  expect(grid.sheets.map((sheet) => [sheet.name, sheet.cell(1, 1)?.value])).toEqual([['__proto__', '值']])
  expect(grid.date1904).toBe(true)
  expect(({} as Record<string, unknown>)['value']).toBeUndefined()
})

test('an ordinary template of 60 × 60 cells is read in 40 ms, warm', async () => {
  const rows = Array.from(
    { length: 60 },
    (_, r) =>
      `<row r="${r + 1}" ht="20">${Array.from({ length: 60 }, (__, c) => `<c r="${cellRef(r + 1, c + 1)}" s="0" t="s"><v>${c}</v></c>`).join('')}</row>`,
  )
  const bytes = buildWorkbook({
    sheets: [{ name: '表', xml: `<sheetData>${rows.join('')}</sheetData>` }],
    sharedStrings: sharedStringsPart(Array.from({ length: 60 }, (_, n) => `<t>列${n}</t>`)),
  })
  const times: number[] = []
  for (let run = 0; run < 15; run += 1) {
    const start = performance.now()
    await readWorkbookGrid({ bytes }, { fileName: 'a.xlsx' })
    times.push(performance.now() - start)
  }
  expect(Math.min(...times.slice(5))).toBeLessThan(40)
})
