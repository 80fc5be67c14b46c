import { Problem } from '#platform/errors.ts'
import { describe, expect, test } from 'vitest'
import type { FillPlan } from '../contract.ts'
import { buildZip } from './build-package.ts'
import { buildWorkbook } from './build-template.ts'
import { buildWorkbook as buildPlainWorkbook, workbookEntries } from './build-workbook.ts'
import type { RawWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'

/** Three people into two rows: one row is put in after row 3, so that row 4 becomes row 5. */
const plan: FillPlan = {
  sheets: [
    {
      sheet: '表',
      cells: [],
      lists: [
        {
          firstRow: 2,
          lastRow: 3,
          templateRow: 3,
          columns: [1],
          count: 3,
          rows: [1, 2, 3].map((number) => [{ kind: 'number' as const, number }]),
        },
      ],
    },
  ],
}

const rows =
  '<sheetData><row r="2"><c r="A2"/></row><row r="3"><c r="A3"/></row><row r="4"><c r="A4"><f>SUM(A2:A3)</f><v>0</v></c></row></sheetData>'
const space = (name: string): string => `xmlns:${name}="urn:${name}"`

async function fillPart(name: string, data: string, rest: Partial<RawWorkbook> = {}): Promise<string> {
  const template = buildWorkbook({ sheets: [{ name: '表', xml: rows }], parts: [{ name, data }], ...rest })
  return partOf(await fillBytes(template, plan), name)
}
const fillSheet = async (xml: string, second?: string): Promise<string[]> => {
  const others = second === undefined ? [] : [{ name: '汇总', xml: second }]
  const out = await fillBytes(buildWorkbook({ sheets: [{ name: '表', xml }, ...others] }), plan)
  return Promise.all(['表', ...others].map((_, at) => partOf(out, `xl/worksheets/sheet${at + 1}.xml`)))
}

describe('parts that follow inserted rows', () => {
  test('a control of the old kind with its cells', async () => {
    const vml = (row: number): string =>
      `<xml ${space('x')}><x:ClientData ObjectType="Drop"><x:Anchor>0, 0, ${row}, 0, 1, 0, ${row + 1}, 0</x:Anchor><x:FmlaLink>$A$${row + 1}</x:FmlaLink><x:FmlaRange>$A$2:$A$${row}</x:FmlaRange></x:ClientData></xml>`
    const sheets = [
      {
        name: '表',
        xml: `${rows}<legacyDrawing r:id="rId1"/>`,
        relations: [['vmlDrawing', '../drawings/vmlDrawing1.vml']] as const,
      },
    ]
    expect(await fillPart('xl/drawings/vmlDrawing1.vml', vml(3), { sheets })).toBe(vml(4))
  })
  test('a series that a chart filters out', async () => {
    const chart = (row: number): string =>
      `<c:chartSpace ${space('c')} ${space('c15')}><c15:formulaRef><c15:sqref>表!$A$2:$A$${row}</c15:sqref></c15:formulaRef></c:chartSpace>`
    expect(await fillPart('xl/charts/chart1.xml', chart(3))).toBe(chart(4))
  })
  test('the source of a pivot table', async () => {
    const cache = (row: number): string =>
      `<pivotCacheDefinition xmlns="urn:m"><cacheSource type="worksheet"><worksheetSource ref="A1:A${row}" sheet="表"/></cacheSource></pivotCacheDefinition>`
    expect(await fillPart('xl/pivotCache/pivotCacheDefinition1.xml', cache(3))).toBe(cache(4))
  })
  test('what is consolidated', async () => {
    const refs = (row: number): string =>
      `<dataConsolidate><dataRefs count="2"><dataRef ref="A2:A${row}" sheet="表"/><dataRef ref="A2:A3" sheet="别处"/></dataRefs></dataConsolidate>`
    const [sheet] = await fillSheet(rows + refs(3))
    expect(sheet).toContain(refs(4))
  })
  test('a formula in CDATA', async () => {
    const [sheet] = await fillSheet(rows.replace('SUM(A2:A3)', '<![CDATA[IF(A4<1,SUM(A2:A3),0)]]>'))
    expect(sheet).toContain('<f>IF(A5&lt;1,SUM(A2:A4),0)</f>')
  })
  test('a sparkline for each new row, one for the total', async () => {
    const line = (from: string, to: string): string =>
      `<x14:sparkline><xm:f>表!${from}</xm:f><xm:sqref>${to}</xm:sqref></x14:sparkline>`
    const lines = (all: string): string => `<extLst ${space('x14')} ${space('xm')}>${all}</extLst>`
    const [sheet] = await fillSheet(rows + lines(line('B3:C3', 'D3') + line('A2:A3', 'D4')))
    expect(sheet).toContain(lines(line('B3:C3', 'D3') + line('B4:C4', 'D4') + line('A2:A4', 'D5')))
  })
})

describe('stored results', () => {
  const other = (formula: string, result: string): string =>
    `<sheetData><row r="1"><c r="A1"><f>${formula}</f>${result}</c></row></sheetData>`
  test('of another sheet that reads this one are dropped', async () => {
    const [, second] = await fillSheet(rows, other('SUM(表!A:A)', '<v>0</v>'))
    expect(second).toContain('<f>SUM(表!A:A)</f></c>')
  })
  test.each([
    ['that reads itself only', 'B1+1', '<v>1</v>'],
    ['without results', 'SUM(表!A:A)', '<v/>'],
    ['that reads an outside workbook', "'[1]表 1'!$A$4+[1]表!A4", '<v>12</v>'],
  ])('of another sheet %s stay', async (_, formula, result) => {
    const [, second] = await fillSheet(rows, other(formula, result))
    expect(second).toContain(other(formula, result))
  })
  test('of outside workbooks stay on the filled sheet too', async () => {
    const [sheet] = await fillSheet(rows.replace('SUM(A2:A3)', '[1]表!A2'))
    expect(sheet).toContain('<f>[1]表!A2</f><v>0</v>')
  })
})

describe('names that look like cells', () => {
  test.each(['YOY2024+A1', 'XFE9*1', 'A1048577', 'LOG10(10)', 'T_3', '"A4"', '名A4'])('%s stays', async (formula) => {
    const [sheet] = await fillSheet(rows.replace('SUM(A2:A3)', formula.replaceAll('"', '&quot;')))
    expect(sheet).toContain(`<f>${formula.replaceAll('"', '&quot;')}</f>`)
  })
})

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

test('a sheet in UTF-16 is filled', async () => {
  const xml = `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${MAIN}">${rows}</worksheet>`
  const part = { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(xml, 'utf16le') }
  const out = await fillBytes(buildPlainWorkbook({ sheets: [{ name: '表', xml: rows }], extra: [part] }), plan)
  expect(await partOf(out, part.name)).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>.*<f>SUM\(A2:A4\)<\/f>/)
})

test.each(['xl/Worksheets/Sheet1.xml', 'xl/worksheets/%E8%A1%A8.xml'])(
  'a sheet stored as %s is filled or refused',
  async (name) => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/%s"/></Relationships>'
    const target = name.includes('%') ? '表.xml' : 'sheet1.xml'
    const entries = workbookEntries({ sheets: [{ name: '表', xml: rows }] }).map((entry) => {
      if (entry.name === 'xl/_rels/workbook.xml.rels') return { ...entry, data: rels.replace('%s', target) }
      return entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, name } : entry
    })
    const out = await fillBytes(buildZip(entries), plan).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Problem)
    })
    if (out !== undefined) expect(await partOf(out, name)).toContain('<f>SUM(A2:A4)</f>')
  },
)

test('two sheets that read each other both get rows', async () => {
  const sheet = (other: string): string =>
    `<sheetData><row r="2"><c r="A2"/><c r="B2"><f>${other}!A4+A$4</f></c></row><row r="3"><c r="A3"/></row><row r="4"><c r="A4"><f>SUM(${other}!A2:A3)+SUM(A2:A3)</f></c></row></sheetData>`
  const [list] = plan.sheets[0]?.lists ?? []
  if (list === undefined) throw new Error('no list')
  const out = await fillBytes(
    buildWorkbook({
      sheets: [
        { name: '甲', xml: sheet('乙') },
        { name: '乙', xml: sheet('甲') },
      ],
    }),
    {
      sheets: ['甲', '乙'].map((name, at) => ({
        sheet: name,
        cells: [],
        lists: [{ ...list, count: 3 + at, rows: Array.from({ length: 3 + at }, () => [{ kind: 'blank' as const }]) }],
      })),
    },
  )
  const [first, second] = await Promise.all([1, 2].map((at) => partOf(out, `xl/worksheets/sheet${at}.xml`)))
  expect(first).toContain('<c r="A5"><f>SUM(乙!A2:A5)+SUM(A2:A4)</f></c>')
  expect(first).toContain('<f>乙!A6+A$5</f>')
  expect(second).toContain('<c r="A6"><f>SUM(甲!A2:A4)+SUM(A2:A5)</f></c>')
  expect(second).toContain('<f>甲!A5+A$6</f>')
})
