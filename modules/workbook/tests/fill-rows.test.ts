import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { FillPlan, FillValue } from '../contract.ts'
import { buildForm } from './build-form.ts'
import { buildWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'
import { diffPackages } from './inventory.ts'

const values = (count: number): FillValue[][] =>
  Array.from({ length: count }, (_, row) => [
    { kind: 'text', text: `居民${row}` },
    { kind: 'number', number: row },
  ])

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
    ['the total', 'B12', '<c r="B12" s="3"><f>SUM(B5:B11)</f></c>'],
    [
      'a shared total stays shared',
      'C12',
      '<c r="C12" s="3"><f t="shared" ref="C12:D12" si="0">SUM(C5:C11)+B$13</f></c>',
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
    ).toEqual(['xl/worksheets/sheet2.xml: bytes differ'])
    // The other sheet reads this one: it loses the results of the empty form and nothing else.
    const [before, after] = await Promise.all([template, few].map((one) => partOf(one, 'xl/worksheets/sheet2.xml')))
    expect(after).toBe(before?.replaceAll(/<v>[^<]*<\/v>/g, ''))
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
