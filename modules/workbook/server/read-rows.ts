import type { WorkbookSource } from './package/byte-source.ts'
import { dataLimits } from './package/limits.ts'
import { openPackage } from './package/open-package.ts'
import type { OoxmlPackage } from './package/open-package.ts'
import { readText } from './package/relationships.ts'
import { problems } from './problems.ts'
import { readStyles } from './read-styles.ts'
import { readWorkbookParts } from './read-workbook-parts.ts'
import type { SheetPart, WorkbookParts } from './read-workbook-parts.ts'
import type { RowBatch } from './row-batch.ts'
import { DateTexts } from './rows/date-texts.ts'
import { readStringStore } from './rows/read-string-store.ts'
import { RowScanner } from './rows/row-scanner.ts'
import { wholeElements } from './rows/whole-elements.ts'

export interface ReadRowsOptions {
  /** Name, or position from 0; the first visible sheet when left out. */
  readonly sheet?: string | number
  /** `iso`: date-formatted numbers come as `YYYY-MM-DD` text. `serial`: as numbers, the default. */
  readonly dates?: 'iso' | 'serial'
}

/** Reads a sheet of an .xlsx of any length as a stream of rows; memory does not grow with its rows, only with its shared strings. Throws `Problem`. */
export async function* readRows(
  source: WorkbookSource,
  options: ReadRowsOptions = {},
): AsyncGenerator<RowBatch, void, void> {
  const pack = await openPackage(source, dataLimits)
  try {
    const parts = await readWorkbookParts(pack)
    const sheet = chooseSheet(parts.sheets, options.sheet)
    const scanner = new RowScanner({
      sheet: sheet.name,
      part: sheet.part,
      strings: parts.sharedStrings === undefined ? undefined : await readStringStore(pack, parts.sharedStrings),
      dates: options.dates === 'iso' ? await readDateTexts(pack, parts) : undefined,
      date1904: parts.date1904,
    })
    for await (const { bytes, prefix } of wholeElements(pack.streamPart(sheet.part), sheet.part, 'row')) {
      scanner.feed(bytes, prefix)
      for (let rows = scanner.next(); rows; rows = scanner.next()) yield { rows }
      if (scanner.finished) return
    }
    throw problems.corrupt({ part: sheet.part })
  } finally {
    await pack.close()
  }
}

/** Names and states of the sheets, for choosing one to read. */
export async function listSheets(source: WorkbookSource): Promise<readonly SheetPart[]> {
  const pack = await openPackage(source, dataLimits)
  try {
    return (await readWorkbookParts(pack)).sheets
  } finally {
    await pack.close()
  }
}

function chooseSheet(sheets: readonly SheetPart[], wanted: string | number | undefined): SheetPart {
  const found =
    wanted === undefined
      ? (sheets.find((sheet) => sheet.state === 'visible') ?? sheets[0])
      : typeof wanted === 'number'
        ? sheets[wanted]
        : sheets.find((sheet) => sheet.name === wanted)
  if (!found) throw problems.sheetNotFound({ sheet: `${wanted ?? ''}`, sheets: sheets.map((sheet) => sheet.name) })
  return found
}

async function readDateTexts(pack: OoxmlPackage, parts: WorkbookParts): Promise<DateTexts> {
  return new DateTexts(
    parts.styles === undefined ? [] : readStyles(await readText(pack, parts.styles), parts.styles),
    parts.date1904,
  )
}
