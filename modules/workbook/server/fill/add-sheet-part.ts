import type { OoxmlPackage } from '../package/open-package.ts'
import { addContentType, addRelationship, addSheet } from './package-edits.ts'
import { readNamespaces, SHEET_CONTENT_TYPE } from './appendix.ts'
import type { ChangedParts } from './follow-shift.ts'
import { readText } from './workbook-parts.ts'
import type { WorkbookParts } from './workbook-parts.ts'
import type { NewPart } from './write-package.ts'

export interface Additions {
  readonly changed: ChangedParts
  readonly added: Map<string, NewPart>
  readonly level: number
}

/** Makes room for one more sheet at the end: its part name, free in the package, and the name it got in the workbook. */
export async function addSheetPart(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  wanted: string,
  { changed, added }: Pick<Additions, 'changed' | 'added'>,
): Promise<{ readonly part: string; readonly name: string }> {
  const text = async (part: string): Promise<string> => changed.get(part) ?? (await readText(pack, part))
  const folder = parts.workbook.slice(0, parts.workbook.lastIndexOf('/') + 1)
  const taken = new Set([...pack.parts.keys(), ...added.keys()].map((part) => part.toLowerCase()))
  let number = parts.sheets.length + 1
  while (taken.has(`${folder}worksheets/sheet${number}.xml`.toLowerCase())) number += 1
  const target = `worksheets/sheet${number}.xml`
  const namespaces = readNamespaces(parts.workbookXml)
  const relationships = addRelationship(await text(parts.workbookRels), namespaces.sheetRelationship, target)
  changed.set(parts.workbookRels, relationships.xml)
  const sheet = addSheet(await text(parts.workbook), wanted, relationships.id)
  changed.set(parts.workbook, sheet.xml)
  changed.set(
    '[Content_Types].xml',
    addContentType(await text('[Content_Types].xml'), `${folder}${target}`, SHEET_CONTENT_TYPE),
  )
  return { part: `${folder}${target}`, name: sheet.name }
}
