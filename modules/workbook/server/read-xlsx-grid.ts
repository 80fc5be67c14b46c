import type { WorkbookGrid } from '../contract.ts'
import { finishGrid } from './finish-grid.ts'
import type { WorkbookSource } from './package/byte-source.ts'
import { templateLimits } from './package/limits.ts'
import { openPackage } from './package/open-package.ts'
import { readText } from './package/relationships.ts'
import { readSharedStrings } from './read-shared-strings.ts'
import { readBeside } from './read-beside.ts'
import { readSheet } from './read-sheet.ts'
import { readStyles } from './read-styles.ts'
import { readWorkbookParts } from './read-workbook-parts.ts'
import { resolveLists } from './resolve-lists.ts'
import { SheetDraft } from './sheet-draft.ts'

/** Reads a whole .xlsx or .xlsm, sheet by sheet within the limits for templates. */
export async function readXlsxGrid(source: WorkbookSource): Promise<WorkbookGrid> {
  const pack = await openPackage(source, templateLimits)
  try {
    const parts = await readWorkbookParts(pack)
    const styles = parts.styles === undefined ? [] : readStyles(await readText(pack, parts.styles), parts.styles)
    const strings = parts.sharedStrings === undefined ? [] : await readSharedStrings(pack, parts.sharedStrings)
    const drafts: SheetDraft[] = []
    for (const { name, state, part } of parts.sheets) {
      const draft = new SheetDraft(name, state, styles)
      await readSheet(pack, draft, { part, strings, date1904: parts.date1904 })
      await readBeside(pack, part, draft)
      drafts.push(draft)
    }
    const sheets = drafts.map((draft) => finishGrid(draft, resolveLists(draft, drafts, parts.definedNames)))
    return { source: 'xlsx', sheets, notices: [], ...(parts.date1904 ? { date1904: true } : {}) }
  } finally {
    await pack.close()
  }
}
