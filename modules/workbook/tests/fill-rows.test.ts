import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { FillPlan, FillValue } from '../contract.ts'
import { copyFormula, shiftFormula } from '../server/fill/formula-references.ts'
import { fillWorkbook } from '../server/fill/fill-workbook.ts'
import { openPackage } from '../server/package/open-package.ts'
import { buildWorkbook } from './build-template.ts'
import { diffPackages } from './inventory.ts'

async function fillBytes(bytes: Uint8Array, plan: FillPlan): Promise<Buffer> {
  const path = join(await mkdtemp(join(tmpdir(), 'fill-')), 'out.xlsx')
  await fillWorkbook({ bytes }, plan, { path })
  return readFile(path)
}
const partOf = async (bytes: Uint8Array, name: string): Promise<string> =>
  (await (await openPackage({ bytes })).readPart(name)).toString('utf8')
const values = (count: number): FillValue[][] =>
  Array.from({ length: count }, (_, row) => [
    { kind: 'text', text: `居民${row}` },
    { kind: 'number', number: row },
  ])

const X14 =
  'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'

/** Body rows 5 to 7, template row 5, total row 8, notes 9 to 10; one of everything that names a row. */
function buildForm(): Buffer {
  const cells = (row: number): string =>
    `<row r="${row}" spans="1:6" ht="22" customHeight="1"><c r="A${row}" s="1"/><c r="B${row}" s="3"/><c r="C${row}" s="3"><f>B${row}*2</f><v>0</v></c><c r="D${row}" s="0"/><c r="E${row}" s="0"/><c r="F${row}"><f>RANK(B${row},$B$5:$B$7)</f></c></row>`
  const sheet =
    '<sheetPr/><dimension ref="A1:F10"/><sheetViews><sheetView topLeftCell="A1" workbookViewId="0"><pane ySplit="4" topLeftCell="A9" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B8" sqref="B8:C9 A1"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="6" width="12" customWidth="1"/></cols><sheetData>' +
    '<row r="1" ht="30" customHeight="1"><c r="A1" s="5" t="inlineStr"><is><t>花名册</t></is></c></row><row r="4"><c r="A4" s="5" t="inlineStr"><is><t>姓名</t></is></c><c r="B4" s="5" t="inlineStr"><is><t>数</t></is></c></row>' +
    [5, 6, 7].map(cells).join('') +
    '<row r="8" ht="25" customHeight="1"><c r="A8" s="5" t="inlineStr"><is><t>合计</t></is></c><c r="B8" s="3"><f>SUM(B5:B7)</f><v>0</v></c><c r="C8" s="3"><f t="shared" ref="C8:D8" si="0">SUM(C5:C7)+B$9</f><v>0</v></c><c r="D8" s="3"><f t="shared" si="0"/><v>0</v></c></row><row r="9"><c r="B9"><v>3</v></c></row><row r="10"><c r="A10" t="inlineStr"><is><t>注</t></is></c></row></sheetData>' +
    '<sheetProtection sheet="1"/><protectedRanges><protectedRange name="体" sqref="A5:B7"/></protectedRanges><autoFilter ref="A4:F7"/><mergeCells count="3"><mergeCell ref="A1:F1"/><mergeCell ref="D5:E5"/><mergeCell ref="A10:F10"/></mergeCells>' +
    '<conditionalFormatting sqref="B5:B7"><cfRule type="expression" priority="1"><formula>COUNTIF($B$5:$B$7,B5)&gt;1</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B8"><cfRule type="expression" priority="2"><formula>B8&lt;$B$9</formula></cfRule></conditionalFormatting>' +
    '<dataValidations count="2"><dataValidation type="list" sqref="A5 A6 A7"><formula1>$B$9:$B$9</formula1></dataValidation><dataValidation type="whole" sqref="B5:B1048576"><formula1>0</formula1><formula2>$B$8</formula2></dataValidation></dataValidations>' +
    '<hyperlinks><hyperlink ref="A10" location="表!A9" display="注"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><rowBreaks count="2" manualBreakCount="2"><brk id="4" max="16383" man="1"/><brk id="8" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="A5:A7" numberStoredAsText="1"/></ignoredErrors><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>' +
    `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" ${X14}><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" priority="3" id="{00000000-0000-0000-0000-000000000001}"><xm:f>B5&gt;$B$8</xm:f></x14:cfRule><xm:sqref>B5:B7</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" ${X14}><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>表!B8:C8</xm:f><xm:sqref>D9</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`
  const other =
    '<sheetData><row r="1"><c r="A1"><f>SUM(表!B5:B7)+表!$B$9+B9</f><v>0</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">表!A8&amp;"表!A8"</f><v>0</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'
  const drawing =
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="表!$B$8"/><xdr:clientData/></xdr:twoCellAnchor>' +
    '<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="1" cy="1"/><xdr:sp macro="" textlink=""/><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>'
  const vml =
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="s1"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 7, 2, 3, 15, 10, 4</x:Anchor><x:Row>8</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return buildWorkbook({
    sheets: [
      {
        name: '表',
        xml: sheet,
        relations: [
          ['drawing', '../drawings/drawing1.xml'],
          ['vmlDrawing', '../drawings/vmlDrawing1.vml'],
          ['comments', '../comments1.xml'],
          ['table', '../tables/table1.xml'],
        ],
      },
      { name: '汇总', xml: other },
    ],
    names:
      '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表!$A$4:$F$7</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$F$10</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">表!$3:$4</definedName><definedName name="体">表!$B$5:$B$7</definedName><definedName name="别处">汇总!$B$8</definedName></definedNames><calcPr calcId="1"/>',
    parts: [
      {
        name: 'xl/drawings/drawing1.xml',
        data: drawing,
        type: 'application/vnd.openxmlformats-officedocument.drawing+xml',
      },
      { name: 'xl/drawings/vmlDrawing1.vml', data: vml },
      {
        name: 'xl/comments1.xml',
        data: `<comments xmlns="${main}"><authors><author>甲</author></authors><commentList><comment ref="A9" authorId="0"><text><t>批注</t></text></comment></commentList></comments>`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml',
      },
      {
        name: 'xl/tables/table1.xml',
        data: `<table xmlns="${main}" id="1" name="表1" displayName="表1" ref="A4:B8" totalsRowCount="1"><autoFilter ref="A4:B7"/><tableColumns count="2"><tableColumn id="1" name="姓名"/><tableColumn id="2" name="数"/></tableColumns></table>`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
      },
      {
        name: 'xl/charts/chart1.xml',
        data: '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:f>表!$B$5:$B$7</c:f><c:f>汇总!$B$5:$B$7</c:f></c:chartSpace>',
        type: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      },
    ],
  })
}

const list = { firstRow: 5, lastRow: 7, templateRow: 5, columns: [1, 2] }
const plan = (count: number): FillPlan => ({
  sheets: [{ sheet: '表', cells: [], lists: [{ ...list, count, rows: values(count) }] }],
})

describe('rows are inserted', async () => {
  const template = buildForm()
  const out = await fillBytes(template, plan(7))
  const xml = await partOf(out, 'xl/worksheets/sheet1.xml')
  const cell = (reference: string): string | undefined =>
    new RegExp(`<c r="${reference}"[^>]*?(?:/>|>.*?</c>)`).exec(xml)?.[0]

  test.each([
    ['a value below the existing rows', 'A9', '<c r="A9" s="1" t="inlineStr"><is><t>居民4</t></is></c>'],
    ['a formula of the template row', 'C11', '<c r="C11" s="3"><f>B11*2</f></c>'],
    ['a rank over the whole body, in an old row', 'F6', '<c r="F6"><f>RANK(B6,$B$5:$B$11)</f></c>'],
    ['and in a new one', 'F10', '<c r="F10"><f>RANK(B10,$B$5:$B$11)</f></c>'],
    ['a styled cell without value', 'D10', '<c r="D10" s="0"/>'],
    ['the total', 'B12', '<c r="B12" s="3"><f>SUM(B5:B11)</f><v>0</v></c>'],
    [
      'a shared total stays shared',
      'C12',
      '<c r="C12" s="3"><f t="shared" ref="C12:D12" si="0">SUM(C5:C11)+B$13</f><v>0</v></c>',
    ],
    ['its second cell', 'D12', '<c r="D12" s="3"><f t="shared" si="0"/><v>0</v></c>'],
  ])('%s', (_, reference, wanted) => {
    expect(cell(reference)).toBe(wanted)
  })
  test.each([
    '<dimension ref="A1:F14"/>',
    'topLeftCell="A13"',
    'activeCell="B12" sqref="B12:C13 A1"',
    'name="体" sqref="A5:B11"',
    '<autoFilter ref="A4:F11"/>',
    '<mergeCells count="7"><mergeCell ref="A1:F1"/><mergeCell ref="D5:E5"/><mergeCell ref="A14:F14"/><mergeCell ref="D8:E8"/><mergeCell ref="D9:E9"/><mergeCell ref="D10:E10"/><mergeCell ref="D11:E11"/></mergeCells>',
    '<conditionalFormatting sqref="B5:B11"><cfRule type="expression" priority="1"><formula>COUNTIF($B$5:$B$11,B5)&gt;1</formula>',
    '<conditionalFormatting sqref="B12"><cfRule type="expression" priority="2"><formula>B12&lt;$B$13</formula>',
    'sqref="A5 A6 A7 A8:A11"><formula1>$B$13:$B$13</formula1>',
    'sqref="B5:B1048576"><formula1>0</formula1><formula2>$B$12</formula2>',
    '<hyperlink ref="A14" location="表!A13"',
    '<brk id="4" max="16383" man="1"/><brk id="12"',
    '<ignoredError sqref="A5:A11"',
    '<xm:f>B5&gt;$B$12</xm:f>',
    '<xm:sqref>B5:B11</xm:sqref>',
    '<xm:f>表!B12:C12</xm:f><xm:sqref>D13</xm:sqref>',
    '<row r="9" spans="1:6" ht="22" customHeight="1">',
    '<row r="12" ht="25" customHeight="1">',
  ])('the sheet holds %s', (wanted) => {
    expect(xml).toContain(wanted)
  })
  test.each([
    ['xl/worksheets/sheet2.xml', '<f>SUM(表!B5:B11)+表!$B$13+B9</f>'],
    ['xl/worksheets/sheet2.xml', '表!A12&amp;&quot;表!A8&quot;'],
    ['xl/workbook.xml', '>表!$A$4:$F$11<'],
    ['xl/workbook.xml', '>表!$A$1:$F$14<'],
    ['xl/workbook.xml', '>表!$3:$4<'],
    ['xl/workbook.xml', '>表!$B$5:$B$11<'],
    ['xl/workbook.xml', '>汇总!$B$8<'],
    ['xl/workbook.xml', 'fullCalcOnLoad="1"'],
    ['xl/charts/chart1.xml', '<c:f>表!$B$5:$B$11</c:f><c:f>汇总!$B$5:$B$7</c:f>'],
    ['xl/comments1.xml', '<comment ref="A13"'],
    ['xl/drawings/vmlDrawing1.vml', '<x:Anchor>1, 15, 11, 2, 3, 15, 14, 4</x:Anchor><x:Row>12</x:Row>'],
    ['xl/tables/table1.xml', 'ref="A4:B12"'],
    ['xl/tables/table1.xml', '<autoFilter ref="A4:B11"/>'],
    ['xl/drawings/drawing1.xml', '<xdr:row>1</xdr:row>'],
    [
      'xl/drawings/drawing1.xml',
      '<xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="表!$B$12"/>',
    ],
    ['xl/drawings/drawing1.xml', '<xdr:row>12</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>'],
  ])('%s holds %s', async (part, wanted) => {
    expect(await partOf(out, part)).toContain(wanted)
  })
  test('everything else is as it was', async () => {
    const changedParts = [
      'xl/workbook.xml',
      'xl/worksheets/sheet2.xml',
      'xl/charts/chart1.xml',
      'xl/tables/table1.xml',
      'xl/comments1.xml',
      'xl/drawings/drawing1.xml',
      'xl/drawings/vmlDrawing1.vml',
    ]
    const found = await diffPackages(template, out, {
      filled: [{ sheet: '表', cells: ['A5:B11'] }],
      shift: { 表: { after: 7, added: 4, template: 5 } },
      changedParts,
    })
    // Places in these are asserted one by one above.
    expect(found.filter((one) => !/drawings\/|comments1|tables\/table1|sheet2\.xml/.test(one))).toEqual([])
  })
  test('another reader sees the rows', async () => {
    const { rows } = (await readXlsx(out)).sheets[0] ?? { rows: [] }
    expect(rows.slice(4, 11).map((row) => row.slice(0, 2))).toEqual(values(7).map((_, row) => [`居民${row}`, row]))
    expect([rows[11]?.[0], rows[12]?.[1], rows[13]?.[0]]).toEqual(['合计', 3, '注'])
  })
  test('fewer rows than the body has change nothing but the cells', async () => {
    const few = await fillBytes(template, plan(2))
    expect(
      await diffPackages(template, few, {
        filled: [{ sheet: '表', cells: ['A5:B6'] }],
        changedParts: ['xl/workbook.xml'],
      }),
    ).toEqual([])
  })
  test('two lists on one sheet move each other', async () => {
    const lists = [
      { ...list, count: 5, rows: values(5) },
      { firstRow: 9, lastRow: 9, templateRow: 9, columns: [1], count: 3, rows: values(3) },
    ]
    const both = await fillBytes(template, {
      sheets: [{ sheet: '表', cells: [{ row: 10, column: 2, value: { kind: 'number', number: 8 } }], lists }],
    })
    const sheet = await partOf(both, 'xl/worksheets/sheet1.xml')
    expect([...sheet.matchAll(/<row r="(\d+)"/g)].map((match) => Number(match[1]))).toEqual([
      1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ])
    expect(sheet).toContain('<f>SUM(B5:B9)</f>')
    expect(sheet).toContain('<c r="B14"><v>8</v></c>')
    expect(sheet).toContain('<mergeCell ref="A14:F14"/>')
  })
  test('rows that do not fit on the sheet are refused', async () => {
    const work = fillBytes(template, {
      sheets: [{ sheet: '表', cells: [], lists: [{ ...list, count: 1_048_572, rows: [] }] }],
    })
    await expect(work).rejects.toMatchObject({ code: 'workbook/too-many-rows' })
  })
  test('household blocks are merged down, and old ones give way', async () => {
    const form = buildWorkbook({
      sheets: [
        {
          name: '表',
          xml: '<sheetData><row r="5"><c r="A5" s="1"/><c r="B5"/></row><row r="6"><c r="A6" s="1"/><c r="B6"/></row></sheetData><mergeCells count="1"><mergeCell ref="A5:A6"/></mergeCells><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>',
        },
      ],
    })
    const blocks = await fillBytes(form, {
      sheets: [
        {
          sheet: '表',
          cells: [],
          lists: [
            {
              firstRow: 5,
              lastRow: 6,
              templateRow: 5,
              columns: [1, 2],
              count: 6,
              rows: values(6),
              groups: { columns: [1], sizes: [1, 3, 2] },
            },
          ],
        },
      ],
    })
    const sheet = await partOf(blocks, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain(
      '</sheetData><mergeCells count="2"><mergeCell ref="A6:A8"/><mergeCell ref="A9:A10"/></mergeCells><pageMargins',
    )
    expect(sheet).toContain('<c r="A8" s="1"/><c r="B8"><v>3</v></c>')
    expect(sheet).toContain('<c r="A9" s="1" t="inlineStr"><is><t>居民4</t></is></c>')
  })
})

describe('rows straight from COPY text', () => {
  const form = buildWorkbook({
    sheets: [
      {
        name: '表',
        xml: '<sheetData><row r="2"><c r="A2" s="1"/><c r="B2" s="3"/><c r="C2" s="2"/><c r="D2" s="1"/><c r="E2"/></row></sheetData>',
      },
    ],
  })
  const fields = [
    { kind: 'number' },
    { kind: 'text' },
    { kind: 'date', precision: 'day' },
    { kind: 'text' },
    { kind: 'boolean' },
  ] as const
  const fill = (chunks: Iterable<Uint8Array>, count: number): Promise<Buffer> =>
    fillBytes(form, {
      sheets: [
        {
          sheet: '表',
          cells: [],
          lists: [
            {
              firstRow: 2,
              lastRow: 2,
              templateRow: 2,
              columns: [2, 1, 3, 4, 5],
              count,
              rows: [],
              copyText: { chunks, fields },
            },
          ],
        },
      ],
    })
  const cells = async (bytes: Buffer): Promise<unknown[][]> =>
    ((await readXlsx(bytes)).sheets[0]?.rows ?? []).slice(1).map((row) => [...row])
  const escape = (text: string): string =>
    text.replace(
      /[\\\n\r\t\b\f\v]/g,
      (character) =>
        `\\${({ '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f', '\v': 'v' } as Record<string, string>)[character]}`,
    )

  test('what the database sends arrives, however it is cut, in old rows and new ones', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'居民<>&_x0041_\\\t\n 𠮷=', '\b', '\u0001'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 12,
    })
    const row = fc.record({
      number: fc.integer({ min: -1e9, max: 1e9 }),
      name: text,
      other: fc.option(text),
      flag: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, step) => {
          const lines = rows.map(
            (one) =>
              `${[one.number, escape(one.name), '2026-10-31', one.other === null ? '\\N' : escape(one.other), one.flag ? 't' : 'f'].join('\t')}\n`,
          )
          const bytes = Buffer.from(lines.join(''))
          function* cut(): Generator<Uint8Array> {
            for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
          }
          const xml = await partOf(await fill(cut(), rows.length), 'xl/worksheets/sheet1.xml')
          // oxlint-disable-next-line no-control-regex -- what XML cannot hold is left out
          const clean = (value: string): string =>
            value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
          const found = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((match) =>
            [
              ...(match[1] ?? '').matchAll(
                /<c r="([A-Z])\d+"[^>]*?(?:\/>|>(?:<is><t([^>]*)>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>)/gs,
              ),
            ].map(
              ([, , , text = '', value]) =>
                value ??
                text
                  .replaceAll('&lt;', '<')
                  .replaceAll('&gt;', '>')
                  .replaceAll('&quot;', '"')
                  .replaceAll('&amp;', '&')
                  .replaceAll('_x005F_', '_'),
            ),
          )
          expect(found).toEqual(
            rows.map((one) =>
              [clean(one.name), `${one.number}`, '46326', clean(one.other ?? ''), one.flag ? '是' : '否'].map((value) =>
                value.replaceAll('_x005F_', '_'),
              ),
            ),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
  test('NaN is no value, 20 digits and infinity are no number', async () => {
    const bytes = Buffer.from('1\ta\t\\N\tb\tt\nNaN\ta\t\\N\tb\tt\n12345678901234567890\ta\t0044-03-15 BC\tb\tt\n\\.\n')
    const [, second, third] = await cells(await fill([bytes], 3))
    expect(second?.[1] ?? null).toBeNull()
    expect(third?.slice(1, 3)).toEqual(['12345678901234567890', '0044-03-15 BC'])
  })
  test('a text longer than a cell is cut, not written into a damaged file', async () => {
    const long = '长'.repeat(40_000)
    const found = await cells(await fill([Buffer.from(`1\t${long}\t\\N\tb\tt\n1\t${long}\t\\N\tb\tt\n`)], 2))
    expect(found.map((row) => String(row[0]).length)).toEqual([32_767, 32_767])
  })
})

describe('formulas keep their meaning', () => {
  const shift = [{ first: 5, last: 7, template: 5, added: 4 }]
  test.each([
    ['SUM(D5:D7)', 'SUM(D5:D11)'],
    ['SUM(D4:D7)', 'SUM(D4:D11)'],
    ['SUM(D5:D6)', 'SUM(D5:D6)'],
    ['SUM(C7:E7)', 'SUM(C7:E7)'],
    ['D8+$D$8+LOG10(D9)', 'D12+$D$12+LOG10(D13)'],
    ['SUM(D7:D5)', 'SUM(D11:D5)'],
    ['SUM(5:7)+SUM($8:$9)', 'SUM(5:11)+SUM($12:$13)'],
    ['SUM(D:D)', 'SUM(D:D)'],
    ['"D8"&D8', '"D8"&D12'],
    ["表!D8+其他!D8+'表'!D8+'其 他'!D8", "表!D12+其他!D8+'表'!D12+'其 他'!D8"],
    ["[1]表!D8+'[x.xlsx]表'!D8", "[1]表!D8+'[x.xlsx]表'!D8"],
    ['表:其他!D8', '表:其他!D8'],
    ['表1[[#This Row],[D8]]+D8', '表1[[#This Row],[D8]]+D12'],
    ['税率D8+D8.x+_D8+D8_1', '税率D8+D8.x+_D8+D8_1'],
    ['#REF!D8+#N/A', '#REF!D8+#N/A'],
    ['VLOOKUP(A8,D$5:$E$7,2,0)', 'VLOOKUP(A12,D$5:$E$11,2,0)'],
    ['SUM(D5:INDEX(D:D,8))', 'SUM(D5:INDEX(D:D,8))'],
    ['@D8+D8#', '@D12+D12#'],
    ['D1048576', '#REF!'],
  ])('%s becomes %s', (before, after) => {
    expect(shiftFormula(before, shift, { sheet: '表', isHere: true, row: 20 })).toBe(after)
  })
  test.each([
    ['SUM(D$5:D6)', 6, 'SUM(D$5:D6)'],
    ['SUM(D$5:D7)', 7, 'SUM(D$5:D7)'],
    ['D5/D$8', 5, 'D5/D$12'],
    ['RANK(D5,$D$5:$D$7)', 5, 'RANK(D5,$D$5:$D$11)'],
  ])('in the body %s in row %i becomes %s', (before, row, after) => {
    expect(shiftFormula(before, shift, { sheet: '表', isHere: true, row })).toBe(after)
  })
  test.each([
    ['A1+$A1+A$1+$A$1', 2, 1, 'B3+$A3+B$1+$A$1'],
    ['SUM(A1:B2)+表!A1', 1, 0, 'SUM(A2:B3)+表!A2'],
    ['A1', -1, 0, 'A1048576'],
    ['"A1"&SUM(1:2)', 1, 1, '"A1"&SUM(2:3)'],
  ])('%s copied by %i, %i is %s', (before, rows, columns, after) => {
    expect(copyFormula(before, rows, columns)).toBe(after)
  })
  test('every cell a formula names is the same cell afterwards', () => {
    // The model: rows are labels in an array, new labels are put in after row `last`; a reference means the labels it covers.
    const corner = fc.record({
      column: fc.constantFrom('A', 'B', 'AA'),
      row: fc.integer({ min: 1, max: 30 }),
      fixed: fc.boolean(),
    })
    fc.assert(
      fc.property(
        corner,
        fc.option(fc.integer({ min: 0, max: 10 })),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (from, height, first, size, added) => {
          const last = first + size
          const labels = Array.from({ length: 60 }, (_, index) => `${index + 1}`)
          const moved = [
            ...labels.slice(0, last),
            ...Array.from({ length: added }, (_, index) => `new${index}`),
            ...labels.slice(last),
          ]
          const write = (row: number): string => `${from.column}${from.fixed ? '$' : ''}${row}`
          const bottom = height === null ? from.row : from.row + height
          const formula = height === null ? `${write(from.row)}*2` : `SUM(${write(from.row)}:${write(bottom)})`
          const after = shiftFormula(formula, [{ first, last, template: first, added }], {
            sheet: '表',
            isHere: true,
            row: 50,
          })
          const rows = [...after.matchAll(/[A-Z]+\$?(\d+)/g)]
            .filter((match) => !match[0].startsWith('SUM'))
            .map((match) => Number(match[1]))
          const covered = moved.slice((rows[0] ?? 0) - 1, rows.at(-1))
          expect(covered.filter((label) => !label.startsWith('new'))).toEqual(labels.slice(from.row - 1, bottom))
          const takesBody =
            height !== null &&
            bottom >= last &&
            from.row <= last &&
            (bottom > last || from.row < last || first === last)
          expect(covered.some((label) => label.startsWith('new'))).toBe(takesBody)
        },
      ),
      { numRuns: 500 },
    )
  })
})

test('random sheets: filled cells read back, all else is unchanged', async () => {
  const cell = fc.record({
    column: fc.integer({ min: 1, max: 8 }),
    style: fc.integer({ min: 0, max: 5 }),
    kind: fc.constantFrom('v', 's', 'e', 'f'),
  })
  const row = fc.record({
    number: fc.integer({ min: 1, max: 14 }),
    explicit: fc.boolean(),
    cells: fc.uniqueArray(cell, { selector: (one) => one.column, maxLength: 5 }),
  })
  const name = (column: number): string => String.fromCharCode(64 + column)
  const filled = fc.uniqueArray(
    fc.record({
      row: fc.integer({ min: 1, max: 16 }),
      column: fc.integer({ min: 1, max: 9 }),
      value: fc.oneof(fc.integer(), fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom(...'居a<&1=_x') })),
    }),
    { selector: (one) => one.row * 100 + one.column, minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: (one) => one.number, maxLength: 8 }),
      filled,
      async (rows, cells) => {
        const xml = rows
          .toSorted((a, b) => a.number - b.number)
          .map(({ number, cells: inRow }) => {
            const inner = inRow
              .toSorted((a, b) => a.column - b.column)
              .map(
                ({ column, style, kind }) =>
                  `<c r="${name(column)}${number}" s="${style}"${kind === 'v' ? '><v>1</v></c>' : kind === 's' ? ' t="inlineStr"><is><t>旧</t></is></c>' : kind === 'f' ? '><f>Z1+1</f><v>2</v></c>' : '/>'}`,
              )
            return inner.length === 0
              ? `<row r="${number}"/>`
              : `<row r="${number}" spans="1:8">${inner.join('')}</row>`
          })
          .join('')
        const template = buildWorkbook({ sheets: [{ name: '表', xml: `<sheetData>${xml}</sheetData>` }] })
        const out = await fillBytes(template, {
          sheets: [
            {
              sheet: '表',
              lists: [],
              cells: cells.map(({ row: at, column, value }) => ({
                row: at,
                column,
                value: typeof value === 'number' ? { kind: 'number', number: value } : { kind: 'text', text: value },
              })),
            },
          ],
        })
        expect(
          await diffPackages(template, out, {
            filled: [{ sheet: '表', cells: cells.map((one) => `${name(one.column)}${one.row}`) }],
            changedParts: ['xl/workbook.xml'],
          }).then((found) => found.filter((one) => !one.includes('workbook.xml/workbook: 1 children became 2'))),
        ).toEqual([])
        const sheet = await partOf(out, 'xl/worksheets/sheet1.xml')
        for (const { row: at, column, value } of cells) {
          const written = new RegExp(
            `<c r="${name(column)}${at}"[^>]*>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)</c>`,
          ).exec(sheet)
          expect((written?.[1] ?? written?.[2] ?? '').replaceAll('&lt;', '<').replaceAll('&amp;', '&')).toBe(`${value}`)
        }
      },
    ),
    { numRuns: 80 },
  )
})
