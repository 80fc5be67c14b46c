import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { utils, write } from '@e965/xlsx'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import type { SheetGrid, WorkbookGrid } from '../../contract.ts'
import { convertToXlsx } from '../convert-to-xlsx.ts'
import { readWorkbookGrid } from '../read-grid.ts'

// Saved as .xls by LibreOffice 7.4: title merged over four columns, a bordered header, an ID number as text, a date, a formula, a hidden column and a hidden sheet.
const roster = await readFile(fileURLToPath(new URL('../../tests/files/styled-roster.xls', import.meta.url)))
const read = (bytes: Uint8Array, fileName = 'a.xls'): Promise<WorkbookGrid> => readWorkbookGrid({ bytes }, { fileName })
const look = (sheet: SheetGrid | undefined, row: number, column: number) => {
  const cell = sheet?.cell(row, column)
  return cell && [cell.value, cell.format, cell.bold, cell.fontSize, cell.bordered, cell.centred, cell.formula]
}
const first = (grid: WorkbookGrid): SheetGrid => {
  const [sheet] = grid.sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const looksRight = (grid: WorkbookGrid): void => {
  const sheet = first(grid)
  expect(look(sheet, 1, 1)).toEqual(['高龄老人花名册', 'General', true, 20, false, true, undefined])
  expect(look(sheet, 3, 1)).toEqual(['519900194001010015', 'General', false, 10, true, false, undefined])
  expect(look(sheet, 3, 2)).toEqual([46349, 'yyyy\\年m\\月', false, 10, true, false, undefined])
  expect(look(sheet, 3, 4)).toEqual([46350, 'General', false, 10, true, false, 'B3+1'])
  expect(look(sheet, 2, 3)).toEqual([null, 'General', false, 10, true, false, undefined])
  expect([sheet.rows, sheet.columns, sheet.merges, [...sheet.hiddenColumns], sheet.rowHeights.get(1)]).toEqual([
    3,
    4,
    [{ top: 1, left: 1, bottom: 1, right: 4 }],
    [3],
    30,
  ])
  expect(grid.sheets.map(({ name, state }) => [name, state])).toEqual([
    ['花名册', 'visible'],
    ['码表', 'hidden'],
  ])
}

describe('.xls', () => {
  test('is read with its values, layout and looks, and says that it is answered as .xlsx', async () => {
    const grid = await read(roster)
    looksRight(grid)
    expect([grid.source, grid.notices[0]?.code]).toEqual(['xls', 'workbook/answered-as-xlsx'])
    expect((await read(roster, '名册.et')).source).toBe('et')
  })

  test('becomes an .xlsx that looks the same, to us and to another reader', async () => {
    const bytes = await convertToXlsx(roster, { fileName: 'a.xls' })
    looksRight(await read(bytes, 'a.xlsx'))
    const other = await readXlsx(bytes)
    expect(other.sheets[0]?.rows[2]?.[0]).toBe('519900194001010015')
    expect(await convertToXlsx(roster, { fileName: 'a.xls' })).toEqual(bytes)
  })

  test('agrees with what another writer put in, in the older BIFF too', async () => {
    const rows = [
      ['姓名', '年龄'],
      ['张三', 80.5],
      ['=1+1', true],
    ]
    const book = utils.book_new(utils.aoa_to_sheet(rows), '表')
    for (const bookType of ['biff8', 'biff5'] as const) {
      const sheet = first(await read(write(book, { type: 'buffer', bookType, codepage: 936 } as never) as Buffer))
      expect([1, 2, 3].map((row) => [sheet.cell(row, 1)?.value, sheet.cell(row, 2)?.value])).toEqual(
        bookType === 'biff8' ? rows : expect.anything(),
      )
    }
  })
})

describe('tables that only call themselves .xls', () => {
  test('HTML in GBK: merged cells, and an 18-digit number kept as text', async () => {
    const html = Buffer.concat([
      Buffer.from('<html><head><meta charset="gb2312"></head><table><tr><td colspan="2">'),
      Buffer.from('b4e5', 'hex'),
      Buffer.from('</td></tr><tr><td>519900194001010015</td><td>12.5</td></tr></table></html>'),
    ])
    const grid = await read(html)
    const sheet = first(grid)
    expect([sheet.cell(1, 1)?.value, sheet.cell(2, 1)?.value, sheet.cell(2, 2)?.value]).toEqual([
      '村',
      '519900194001010015',
      12.5,
    ])
    expect(sheet.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 2 }])
    expect(grid.notices).toHaveLength(1)
  })

  test('SpreadsheetML 2003', async () => {
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell><Cell><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet></Workbook>`
    const sheet = first(await read(Buffer.from(xml)))
    expect([sheet.name, sheet.cell(1, 1)?.value, sheet.cell(1, 2)?.value]).toEqual(['表', '姓名', 5])
  })

  test('tab-separated text', async () => {
    const sheet = first(await read(Buffer.from('姓名\t年龄\n张三\t80\n')))
    expect([sheet.cell(2, 1)?.value, sheet.cell(2, 2)?.value]).toEqual(['张三', 80])
  })
})
