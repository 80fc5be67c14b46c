import type { SheetFill } from '../../contract.ts'
import type { OoxmlPackage } from '../package/open-package.ts'
import type { ChangedParts } from './follow-shift.ts'
import { settleFormulas } from './settle-formulas.ts'
import { readSheetOutline } from './sheet-outline.ts'
import { mayName } from './shift-part.ts'
import { readText } from './workbook-parts.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import { decodeEntities, findAttribute, findElementEnd, listElements } from './xml-edit.ts'

/** A sheet larger than this is data, not a summary that reads a form: it is copied as it is. */
const READ = 16 * 1024 * 1024

/**
 * Sheets that are not filled but read one that is (汇总): results that they stored for the empty form are dropped, as on the filled sheet itself. LibreOffice
 * believes stored results and would show and print the old 0. A sheet that reads none of the filled ones keeps its bytes.
 */
export async function dropStaleElsewhere(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  fills: readonly SheetFill[],
  changed: ChangedParts,
): Promise<void> {
  const filled = new Set(fills.map((fill) => fill.sheet.toLowerCase()))
  if (filled.size === 0) return
  const words = [...fills.map((fill) => fill.sheet), ...listNames(parts.workbookXml, fills)]
  for (const { name, part } of parts.sheets) {
    const entry = pack.parts.get(part)
    if (filled.has(name.toLowerCase()) || entry === undefined || entry.size > READ) continue
    const xml = changed.get(part) ?? (await readText(pack, part))
    if (!/<(?:\w+:)?worksheet\b/.test(xml) || !words.some((word) => mayName(xml, word))) continue
    const outline = readSheetOutline(xml, name)
    const settled = settleFormulas(outline, {
      sheet: name,
      isHere: false,
      isFilled: () => false,
      filledPlaces: { sheet: name, ranges: [], filledSheets: filled },
    })
    if (settled.xml !== outline.xml) changed.set(part, settled.xml)
  }
}

/** Defined names that lead to a filled sheet. */
function listNames(workbookXml: string, fills: readonly SheetFill[]): string[] {
  return listElements(workbookXml, 'definedName').flatMap((tag) => {
    const formula = workbookXml.slice(tag.end, findElementEnd(workbookXml, tag))
    const name = decodeEntities(findAttribute(workbookXml.slice(tag.start, tag.end), 'name') ?? '')
    return name.startsWith('_xlnm.') || !fills.some((fill) => mayName(formula, fill.sheet)) ? [] : [name]
  })
}
