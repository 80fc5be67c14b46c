import { readdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { CellFill, FillPlan, FillValue, ListFill } from '../contract.ts'
import { fillWorkbook } from '../server/fill/fill-workbook.ts'
import { buildTemplate, buildWorkbook, worksheet } from './build-template.ts'
import type { RawWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'
import { diffPackages } from './inventory.ts'

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
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )
const a1 = (value: FillValue): CellFill => ({ row: 1, column: 1, value })

describe('cells and rows in any shape', () => {
  test.each([
    [
      'rows and cells without r',
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>',
    ],
    ['self-closing sheetData', '<sheetData/>'],
    [
      'no sheetData',
      '<sheetFormatPr defaultRowHeight="15"/><mergeCells count="1"><mergeCell ref="F1:G1"/></mergeCells>',
    ],
    [
      'self-closing rows',
      '<sheetData><row r="1" s="5" customFormat="1"/><row r="2"/><row r="3" ht="30" customHeight="1"/></sheetData>',
    ],
    ['missing rows', '<sheetData><row r="9" spans="1:1"><c r="A9"><v>9</v></c></row></sheetData>'],
    [
      'rich and phonetic text',
      '<sheetData><row r="2" spans="1:2"><c r="B2" t="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c><c r="D2"/></row></sheetData>',
    ],
  ])('%s', async (_, xml) => {
    const template = oneSheet(xml)
    const out = await fillBytes(
      template,
      fillCells([
        { row: 2, column: 2, value: text('乙') },
        { row: 2, column: 5, value: number(7) },
        { row: 4, column: 1, value: text('丙') },
      ]),
    )
    expect(await diffPackages(template, out, { filled: [{ sheet: '表', cells: ['B2', 'E2', 'A4'] }] })).toEqual([])
    const { rows } = (await readXlsx(out)).sheets[0] ?? { rows: [] }
    expect([rows[1]?.[1], rows[1]?.[4], rows[3]?.[0]]).toEqual(['乙', 7, '丙'])
  })
  test('prefixed XML with a byte order mark, in a zip64 file', async () => {
    const ns = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    const xml = `\ufeff<x:worksheet ${ns}><x:sheetData><x:row r="2"><x:c r="A2" s="1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const template = oneSheet(xml, { zip64: true })
    const out = await fillBytes(
      template,
      fillList({
        firstRow: 2,
        lastRow: 2,
        templateRow: 2,
        columns: [1, 2],
        rows: [
          [text('甲'), number(1)],
          [text('乙'), number(2)],
        ],
      }),
    )
    expect((await sheetOf(out)).replace('\ufeff', '')).toContain(
      '<x:row r="3"><x:c r="A3" s="1" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c><x:c r="B3"><x:v>2</x:v></x:c></x:row></x:sheetData>',
    )
  })
  test('a new cell takes the style of the row, else of the column', async () => {
    const template = oneSheet(
      '<cols><col min="2" max="3" width="9" style="2"/></cols><sheetData><row r="1" s="3" customFormat="1"/></sheetData>',
    )
    const xml = await sheetOf(
      await fillBytes(
        template,
        fillCells([
          { row: 1, column: 2, value: number(1) },
          { row: 2, column: 2, value: number(1) },
        ]),
      ),
    )
    expect(xml).toContain('<c r="B1" s="3">')
    expect(xml).toContain('<c r="B2" s="2">')
  })
  test('a chart sheet is refused', async () => {
    const template = oneSheet('<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>')
    expect(await code(fillBytes(template, fillCells([a1(text('x'))])))).toBe('workbook/not-a-grid')
  })
})

describe('formulas that are filled over', () => {
  const chain = {
    name: 'xl/calcChain.xml',
    data: '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="1"/></calcChain>',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml',
  }
  const shared =
    '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>0</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>0</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'
  test('the next cell takes over a shared formula, and the calculation chain goes', async () => {
    const template = oneSheet(shared, { parts: [chain], names: '<calcPr calcId="191029"/>' })
    const out = await fillBytes(template, fillCells([a1(number(5))]))
    const xml = await sheetOf(out)
    expect(xml).toContain('<c r="A1"><v>5</v></c>')
    expect(xml).toContain('<f ref="A2:A3" t="shared" si="0">B2*2</f>')
    expect(await partOf(out, 'xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1" calcId="191029"/>')
    const changedParts = ['xl/workbook.xml']
    const rest = await diffPackages(template, out, {
      filled: [{ sheet: '表', cells: ['A1'] }],
      changedParts: [...changedParts, 'xl/_rels/workbook.xml.rels', '[Content_Types].xml'],
      removedParts: ['xl/calcChain.xml'],
    })
    expect(rest.filter((one) => !/Relationships: 3 children became 2|Types: \d+ children became/.test(one))).toEqual([])
    expect(await partOf(out, '[Content_Types].xml')).not.toContain('calcChain')
  })
  test('nothing but the sheet changes when there is no formula', async () => {
    const template = oneSheet('<sheetData/>')
    expect(
      await diffPackages(template, await fillBytes(template, fillCells([a1(number(5))])), {
        filled: [{ sheet: '表', cells: ['A1'] }],
      }),
    ).toEqual([])
  })
  test('array formulas are refused', async () => {
    const template = oneSheet(
      '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f></c></row><row r="2"><c r="A2"><v>0</v></c></row></sheetData>',
    )
    expect(await code(fillBytes(template, fillCells([{ row: 2, column: 1, value: number(1) }])))).toBe(
      'workbook/array-formula',
    )
    expect(
      await code(
        fillBytes(
          template,
          fillList({ firstRow: 1, lastRow: 1, templateRow: 1, columns: [3], rows: [[number(1)], [number(2)]] }),
        ),
      ),
    ).toBe('workbook/array-formula')
  })
})

describe('the file as a whole', () => {
  test('a failure half way leaves no file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fill-'))
    function* rows(): Generator<FillValue[]> {
      for (let row = 0; row < 50_000; row += 1) yield [text('甲')]
      throw new Error('database went away')
    }
    const list = { firstRow: 5, lastRow: 9, templateRow: 5, columns: [1], count: 100_000, rows: rows() }
    const work = fillWorkbook(
      { bytes: buildTemplate({ columns: 3 }) },
      { sheets: [{ sheet: '花名册', cells: [], lists: [list] }] },
      { path: join(folder, 'out.xlsx') },
    )
    await expect(work).rejects.toThrow('database went away')
    expect(await readdir(folder)).toEqual([])
  })
  test.each([[2], [4]])('rows that are not as many as announced are refused (%i for 3)', async (count) => {
    const rows = Array.from({ length: count }, () => [text('甲')])
    const plan = fillList({ firstRow: 5, lastRow: 5, templateRow: 5, columns: [1], rows, count: 3 }, '花名册')
    expect(await code(fillBytes(buildTemplate({ columns: 3 }), plan))).toBe('workbook/rows-changed')
  })
  test('a slow stream receives the whole file, and one that goes away ends the fill', async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => [text(`甲${row * 7919}`), number(row)])
    const plan = fillList({ firstRow: 5, lastRow: 9, templateRow: 5, columns: [1, 2], rows }, '花名册')
    const bytes = buildTemplate({ columns: 3 })
    const stream = new PassThrough({ highWaterMark: 1024 })
    const pieces: Buffer[] = []
    stream.on('data', (piece: Buffer) => pieces.push(piece))
    const report = await fillWorkbook({ bytes }, plan, stream)
    expect(report).toMatchObject({ rowsWritten: 30_000, rowsInserted: 29_995, cellsWritten: 60_000 })
    expect((await readXlsx(Buffer.concat(pieces))).sheets[0]?.rows[30_003]?.[0]).toBe(`甲${29_999 * 7919}`)
    const broken = new PassThrough({ highWaterMark: 1024 })
    broken.on('error', () => undefined)
    setTimeout(() => broken.destroy(new Error('connection lost')), 20)
    await expect(fillWorkbook({ bytes }, plan, broken)).rejects.toThrow('connection lost')
  })
  test('an appendix sheet of texts is added', async () => {
    const template = buildWorkbook({
      sheets: [
        { name: '表', xml: '<sheetData/>' },
        { name: '来源', xml: '<sheetData/>' },
      ],
    })
    const out = await fillBytes(template, {
      sheets: [],
      appendix: {
        name: '来源',
        rows: [
          ['单元格', '来源'],
          ['A5', '=人口库'],
        ],
      },
    })
    const { sheets } = await readXlsx(out)
    expect(sheets.map((sheet) => sheet.name)).toEqual(['表', '来源', '来源(2)'])
    expect(sheets[2]?.rows).toEqual([
      ['单元格', '来源'],
      ['A5', '=人口库'],
    ])
  })
  test('a sheet that does not exist is named', async () => {
    expect(await code(fillBytes(oneSheet('<sheetData/>'), fillCells([a1(text('x'))], '无')))).toBe(
      'workbook/sheet-not-found',
    )
  })
  test('worksheets keep their declaration', async () => {
    expect(await sheetOf(await fillBytes(oneSheet(worksheet('<sheetData/>')), fillCells([a1(text('x'))])))).toMatch(
      /^<\?xml version="1.0"/,
    )
  })
})
