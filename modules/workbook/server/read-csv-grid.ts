import type { Notice, WorkbookGrid } from '../contract.ts'
import { finishGrid } from './finish-grid.ts'
import type { WorkbookSource } from './package/byte-source.ts'
import { plainNumber } from './plain-number.ts'
import { readCsvRows } from './read-csv.ts'
import { SheetDraft } from './sheet-draft.ts'

const csvAnsweredAsXlsx: Notice = {
  code: 'workbook/answered-as-xlsx',
  zh: '这是 .csv 文本文件，没有版式；填好后以 .xlsx 格式交回。',
  en: 'This is a .csv text file without layout; it will be answered as .xlsx.',
}

/** A .csv as a workbook with one sheet, named after the file. */
export async function readCsvGrid(source: WorkbookSource, fileName: string): Promise<WorkbookGrid> {
  const draft = new SheetDraft(sheetNameFor(fileName), 'visible', [])
  for await (const { rows } of readCsvRows(source)) {
    for (const { number, cells } of rows) {
      for (const [index, cell] of cells.entries()) {
        if (cell !== null) draft.add(number, index + 1, typeof cell === 'string' ? plainNumber(cell) : cell, 0)
      }
    }
  }
  return { source: 'csv', sheets: [finishGrid(draft)], notices: [csvAnsweredAsXlsx] }
}

/** Excel allows 31 characters, none of `\ / ? * [ ] :`. */
function sheetNameFor(fileName: string): string {
  const bare = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
  return bare === '' ? 'Sheet1' : bare.slice(0, 31).replace(/[\ud800-\udbff]$/, '')
}
