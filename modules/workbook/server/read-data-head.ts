import type { WorkbookGrid } from '../contract.ts'
import { finishGrid } from './finish-grid.ts'
import { openBytes } from './package/byte-source.ts'
import type { WorkbookSource } from './package/byte-source.ts'
import { dataLimits } from './package/limits.ts'
import { openPackage } from './package/open-package.ts'
import type { OoxmlPackage } from './package/open-package.ts'
import { readText } from './package/relationships.ts'
import { readCsvRows } from './read-csv.ts'
import { readSheet } from './read-sheet.ts'
import { readStyles } from './read-styles.ts'
import { readWorkbookParts } from './read-workbook-parts.ts'
import { readStringStore } from './rows/read-string-store.ts'
import { headOfSheet } from './rows/head-of-sheet.ts'
import { SheetDraft } from './sheet-draft.ts'

/** The first rows of a large file as a grid, and how many rows each sheet has. */
export interface DataHead {
  readonly grid: WorkbookGrid
  /** By sheet, in the grid's order: rows written in the file, blank ones too. */
  readonly rowCounts: readonly number[]
}

const MOST_SHEETS = 20

/**
 * Reads the first rows of every sheet of an .xlsx of any size with their merges and looks, so that the header can be found. The
 * rest of each sheet is only counted. Hidden sheets are left out. Throws `Problem`.
 */
export async function readDataHead(source: WorkbookSource, rows = 60): Promise<DataHead> {
  const pack = await openPackage(source, dataLimits)
  try {
    const parts = await readWorkbookParts(pack)
    const styles = parts.styles === undefined ? [] : readStyles(await readText(pack, parts.styles), parts.styles)
    const strings = parts.sharedStrings === undefined ? [] : await readStringStore(pack, parts.sharedStrings)
    const drafts: SheetDraft[] = []
    const rowCounts: number[] = []
    for (const { name, state, part } of parts.sheets
      .filter((sheet) => sheet.state === 'visible')
      .slice(0, MOST_SHEETS)) {
      const draft = new SheetDraft(name, state, styles)
      let counted = 0
      const cut: Pick<OoxmlPackage, 'streamPart'> = {
        streamPart: () => headOfSheet(pack.streamPart(part), part, rows, (all) => (counted = all)),
      }
      await readSheet(cut, draft, { part, strings, date1904: parts.date1904 })
      drafts.push(draft)
      rowCounts.push(counted)
    }
    const sheets = drafts.map((draft) => finishGrid(draft))
    const grid: WorkbookGrid = { source: 'xlsx', sheets, notices: [], ...(parts.date1904 ? { date1904: true } : {}) }
    return { grid, rowCounts }
  } finally {
    await pack.close()
  }
}

/** The same for a .csv; lines are counted without looking at quotes, so cells that hold line ends make the count too high. */
export async function readCsvHead(source: WorkbookSource, rows = 60): Promise<DataHead> {
  const draft = new SheetDraft('csv', 'visible', [])
  for await (const batch of readCsvRows(source)) {
    for (const { number, cells } of batch.rows) {
      if (number > rows) break
      for (const [index, cell] of cells.entries()) if (cell !== null) draft.add(number, index + 1, cell, 0)
    }
    break
  }
  return { grid: { source: 'csv', sheets: [finishGrid(draft)], notices: [] }, rowCounts: [await countLines(source)] }
}

async function countLines(source: WorkbookSource): Promise<number> {
  const bytes = await openBytes(source)
  try {
    let lines = 0
    let last = 10
    for (let at = 0; at < bytes.size; at += 1 << 20) {
      const chunk = await bytes.read(at, 1 << 20)
      for (let found = chunk.indexOf(10); found >= 0; found = chunk.indexOf(10, found + 1)) lines += 1
      last = chunk.at(-1) ?? last
    }
    return last === 10 ? lines : lines + 1
  } finally {
    await bytes.close()
  }
}
