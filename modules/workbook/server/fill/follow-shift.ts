import type { OoxmlPackage } from '../package/open-package.ts'
import { mayName, shiftPart } from './shift-part.ts'
import { shiftAnchors, shiftVml } from './shift-drawing.ts'
import { listPointingParts } from './pointing-parts.ts'
import type { ShiftedSheet } from './row-shift.ts'
import { readSheetOutline } from './sheet-outline.ts'
import { settleFormulas } from './settle-formulas.ts'
import { isOfType, readRelationships, readText } from './workbook-parts.ts'
import type { SheetPart, WorkbookParts } from './workbook-parts.ts'

/** Text of parts that were changed so far, by part name. */
export type ChangedParts = Map<string, string>

/**
 * Every part but the filled sheets that must follow rows inserted into `moved`: formulas of other sheets, names, charts, tables, pivot sources, and the
 * sheet's own comments, drawings and tables. Only parts whose text really changes get into `changed`.
 */
export async function followShift(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  moved: ShiftedSheet,
  sheet: SheetPart,
  changed: ChangedParts,
): Promise<void> {
  const edit = async (part: string, change: (xml: string) => string): Promise<void> => {
    if (!pack.parts.has(part)) return
    const before = changed.get(part) ?? (await readText(pack, part))
    const after = change(before)
    if (after !== before) changed.set(part, after)
  }
  for (const other of parts.sheets) {
    if (other.part === sheet.part) continue
    await edit(other.part, (xml) => (mayName(xml, moved.name) ? shiftOtherSheet(xml, other.name, moved) : xml))
  }
  const index = parts.sheets.indexOf(sheet)
  await edit(parts.workbook, (xml) =>
    shiftPart(xml, moved, false, { isNames: true, namesHere: (localSheet) => localSheet === index }),
  )
  const own = (await readRelationships(pack, sheet.part)).filter((one) => !one.isExternal)
  const ownParts = new Set(own.map((one) => one.target))
  for (const part of await listPointingParts(pack)) {
    if (ownParts.has(part)) continue
    await edit(part, (xml) => (mayName(xml, moved.name) ? shiftPart(xml, moved, false) : xml))
  }
  for (const relationship of own) {
    if (isOfType(relationship, 'vmlDrawing')) await edit(relationship.target, (xml) => shiftVml(xml, moved))
    else if (isOfType(relationship, 'drawing'))
      await edit(relationship.target, (xml) =>
        shiftAnchors(shiftPart(xml, moved, false, { areLinksHere: true }), moved.shift),
      )
    else if (
      ['comments', 'threadedComment', 'table', 'ctrlProp', 'pivotTable'].some((type) => isOfType(relationship, type))
    )
      await edit(relationship.target, (xml) => shiftPart(xml, moved, true))
  }
}

/** Another sheet: its cells stay, its formulas follow. */
function shiftOtherSheet(xml: string, name: string, moved: ShiftedSheet): string {
  if (!/<(?:\w+:)?worksheet\b/.test(xml)) return shiftPart(xml, moved, false)
  const outline = readSheetOutline(xml, name)
  const settled = settleFormulas(outline, { sheet: name, moved, isHere: false, isFilled: () => false })
  const after = settled.xml === outline.xml ? outline : readSheetOutline(settled.xml, name)
  const head = shiftPart(after.head, moved, false)
  const tail = shiftPart(after.tail, moved, false)
  const isSame = settled.xml === outline.xml && head === after.head && tail === after.tail
  return isSame ? xml : head + after.xml.slice(after.rowsStart, after.rowsEnd) + tail
}
