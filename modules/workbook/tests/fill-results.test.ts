import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildForm } from './build-form.ts'
import { buildWorkbook } from './build-template.ts'
import { fillBytes, partOf } from './fill-bytes.ts'

test('stored results that follow from a filled cell are dropped, all others stay', async () => {
  const cell = (reference: string, formula: string, type = ''): string =>
    `<c r="${reference}"${type}><f>${formula}</f><v>0</v></c>`
  const cells = [
    cell('B1', 'A1*2'),
    cell('C1', 'B1+1', ' t="str"'),
    cell('D1', 'Z9+1'),
    cell('E1', 'SUM(A:A)'),
    cell('F1', '税率*2'),
    cell('G1', 'TODAY()'),
    cell('H1', '别处!A1'),
    cell('I1', 'TRUE()+LOG10(5)&amp;"A1"'),
  ]
  const form = buildWorkbook({
    sheets: [{ name: '表', xml: `<sheetData><row r="1"><c r="A1"/>${cells.join('')}</row></sheetData>` }],
  })
  const out = await fillBytes(form, {
    sheets: [{ sheet: '表', lists: [], cells: [{ row: 1, column: 1, value: { kind: 'number', number: 5 } }] }],
  })
  const xml = await partOf(out, 'xl/worksheets/sheet1.xml')
  expect([...xml.matchAll(/<c r="([A-Z])1"><f>[^<]*<\/f><\/c>/g)].map((match) => match[1])).toEqual([
    'B',
    'C',
    'E',
    'F',
    'G',
  ])
  expect(xml).toContain(cells[2])
  expect(xml).toContain(cells[6])
  expect(xml).toContain(cells[7])
})

const office = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'].find((path) => existsSync(path))

test.skipIf(office === undefined)(
  'LibreOffice opens the filled form and calculates its totals',
  { timeout: 120_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fill-office-'))
    const rows = [0, 1, 2, 3, 4, 5, 6].map((row) => [
      { kind: 'text', text: `=居民${row}` } as const,
      { kind: 'number', number: row } as const,
    ])
    const list = { firstRow: 5, lastRow: 7, templateRow: 5, columns: [1, 2], count: 7, rows }
    const out = await fillBytes(buildForm(), {
      sheets: [{ sheet: '表', cells: [], lists: [list] }],
      appendix: { name: '来源', rows: [['A5', '人口库']] },
    })
    await writeFile(join(folder, 'form.xlsx'), out)
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1'
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(
      office ?? '',
      [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, 'form.xlsx')],
      { timeout: 100_000, stdio: 'ignore' },
    )
    const lines = (await readFile(join(folder, 'form-表.csv'), 'utf8')).split('\n')
    expect(lines.slice(4, 6)).toEqual(['=居民0,0,0,,,7', '=居民1,1,2,,,6'])
    expect(lines[11]).toBe('合计,21,45,0,,')
  },
)
