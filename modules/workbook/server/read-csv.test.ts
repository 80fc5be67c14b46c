import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '../contract.ts'
import { convertToXlsx } from './convert-to-xlsx.ts'
import { readCsvRows } from './read-csv.ts'
import { readWorkbookGrid } from './read-grid.ts'

const rowsOf = async (bytes: Uint8Array): Promise<[number, readonly CellValue[]][]> => {
  const found: [number, readonly CellValue[]][] = []
  for await (const { rows } of readCsvRows({ bytes })) for (const { number, cells } of rows) found.push([number, cells])
  return found
}
// 村 in GBK, and the rare surname 𬭼 in four bytes of GB 18030.
const gbk = (text: string): Buffer =>
  Buffer.concat(
    text
      .split('村')
      .flatMap((piece, index) =>
        index === 0 ? [Buffer.from(piece)] : [Buffer.from('b4e5', 'hex'), Buffer.from(piece)],
      ),
  )

describe('readCsvRows', () => {
  test.each([
    [
      'commas, CRLF, no last line end',
      'a,b\r\n1,\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', null]],
      ],
    ],
    [
      'semicolons',
      'a;b\n"1,5";2\n',
      [
        [1, ['a', 'b']],
        [2, ['1,5', '2']],
      ],
    ],
    [
      'tabs, with commas inside',
      'a\tb\n1,2\t3,4\n',
      [
        [1, ['a', 'b']],
        [2, ['1,2', '3,4']],
      ],
    ],
    ['quotes and line ends inside cells', '"a ""x""","b\r\nc"\n', [[1, ['a "x"', 'b\nc']]]],
    ['what stands after a closing quote', '"a"b,c\n', [[1, ['ab', 'c']]]],
    [
      'blank lines are counted and left out',
      'a\n\n,,\nb',
      [
        [1, ['a']],
        [4, ['b']],
      ],
    ],
    ['a comma at the very end', 'a,b,', [[1, ['a', 'b', null]]]],
    [
      'old Mac line ends',
      'a,b\rc,d\r',
      [
        [1, ['a', 'b']],
        [2, ['c', 'd']],
      ],
    ],
  ])('%s', async (_, text, rows) => {
    expect(await rowsOf(Buffer.from(text))).toEqual(rows)
    expect(await rowsOf(Buffer.from(`\ufeff${text}`))).toEqual(rows)
    expect(await rowsOf(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(rows)
  })

  test('GBK is known even when its first characters come late', async () => {
    const rows = await rowsOf(Buffer.concat([Buffer.from('a,b\n'.repeat(100_000)), gbk('村,1\n')]))
    expect(rows.at(-1)).toEqual([100_001, ['村', '1']])
  })

  test('any table comes back, whatever the length of its cells', async () => {
    const cell = fc.stringMatching(/^[ -~村\n]{0,20}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, fc.stringMatching(/^[a-z]{1,5}$/)), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const text = rows.map((row) => row.map((item) => `"${item.replaceAll('"', '""')}"`).join(',')).join('\r\n')
          expect((await rowsOf(Buffer.from(text))).map(([, cells]) => cells)).toEqual(
            rows.map((row) => row.map((item) => (item === '' ? null : item))),
          )
        },
      ),
    )
  })

  test('200,000 rows come in batches', async () => {
    const bytes = Buffer.from('张三,519900194001010015,"第一村, 二组"\r\n'.repeat(200_000))
    let rows = 0
    for await (const batch of readCsvRows({ bytes })) {
      expect(batch.rows.length).toBeLessThan(20_000)
      rows += batch.rows.length
    }
    expect(rows).toBe(200_000)
  })
})

test('a .csv becomes a workbook: codes stay text, numbers become numbers', async () => {
  const bytes = Buffer.from('姓名,身份证号,电话,年龄,编号\n张三,519900194001010015,13900000000,80,007\n')
  const grid = await readWorkbookGrid({ bytes }, { fileName: 'C:\\名册[1].csv' })
  expect(grid.sheets.map((sheet) => sheet.name)).toEqual(['名册 1'])
  const again = await readWorkbookGrid(
    { bytes: await convertToXlsx(bytes, { fileName: 'a.csv' }) },
    { fileName: 'a.xlsx' },
  )
  for (const sheet of [...grid.sheets, ...again.sheets]) {
    expect([1, 2, 3, 4, 5].map((column) => sheet.cell(2, column)?.value)).toEqual([
      '张三',
      '519900194001010015',
      '13900000000',
      80,
      '007',
    ])
  }
})
