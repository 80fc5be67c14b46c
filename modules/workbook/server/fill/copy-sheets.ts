import type { Notice, SheetFill } from '../../contract.ts'
import type { OoxmlPackage } from '../package/open-package.ts'
import { addSheetPart } from './add-sheet-part.ts'
import type { Additions } from './add-sheet-part.ts'
import { prepareSheet } from './fill-sheet.ts'
import type { FilledSheet, WorkbookFormats } from './fill-sheet.ts'
import { planSheet } from './sheet-plan.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { findRelsName, readText } from './workbook-parts.ts'
import type { SheetPart, WorkbookParts } from './workbook-parts.ts'
import {
  collectEdits,
  decodeEntities,
  encodeXml,
  findAttribute,
  findElementEnd,
  findTag,
  listElements,
  removeAttribute,
  setAttribute,
} from './xml-edit.ts'

/** Parts that belong to one sheet only: Excel repairs a workbook where two sheets point to the same drawing or table. */
const UNSHARED: ReadonlySet<string> = new Set([
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'tableParts',
])
/** Shown nowhere when they are left behind. */
const SILENT: ReadonlySet<string> = new Set(['customSheetViews', 'webPublishItems', 'cellWatches'])

export interface CopyableSheet {
  readonly xml: string
  /** Elements left behind, by name. */
  readonly dropped: readonly string[]
}

/** The sheet without what only one sheet may have; it is no longer the selected one, and says no code name. */
export function detachSheet(xml: string): CopyableSheet {
  const dropped = new Set<string>()
  const edits = collectEdits(xml)
  for (let tag = findTag(xml, 0); tag !== undefined; tag = findTag(xml, tag.end)) {
    if (tag.kind === 'close') continue
    if (UNSHARED.has(tag.name) || SILENT.has(tag.name)) {
      // <controls> and <oleObjects> stand inside mc:AlternateContent as often as not: only they go.
      const end = findElementEnd(xml, tag)
      edits.replace(tag.start, end, '')
      if (UNSHARED.has(tag.name)) dropped.add(tag.name)
      tag = { ...tag, end }
      continue
    }
    const text = xml.slice(tag.start, tag.end)
    if (tag.name === 'sheetView' && findAttribute(text, 'tabSelected') !== undefined)
      edits.replace(tag.start, tag.end, removeAttribute(text, 'tabSelected'))
    else if (tag.name === 'sheetPr' && findAttribute(text, 'codeName') !== undefined)
      edits.replace(tag.start, tag.end, removeAttribute(text, 'codeName'))
    else if (tag.name === 'pageSetup') {
      // The printer's own settings; paper, margins and scale stand in the sheet itself.
      const id = /\s((?:\w+:)id)\s*=/u.exec(text)?.[1]
      if (id !== undefined) edits.replace(tag.start, tag.end, removeAttribute(text, id))
    }
  }
  return { xml: edits.apply(), dropped: [...dropped] }
}

/** Relationships a copy may keep: links to the outside. Undefined when there are none. */
async function readLinks(pack: OoxmlPackage, part: string): Promise<string | undefined> {
  const rels = findRelsName(part)
  if (!pack.parts.has(rels)) return undefined
  const xml = await readText(pack, rels)
  let kept = 0
  const edits = collectEdits(xml)
  for (const tag of listElements(xml, 'Relationship')) {
    const text = xml.slice(tag.start, tag.end)
    const isLink =
      findAttribute(text, 'TargetMode') === 'External' && (findAttribute(text, 'Type') ?? '').endsWith('/hyperlink')
    if (isLink) kept += 1
    else edits.replace(tag.start, findElementEnd(xml, tag), '')
  }
  return kept === 0 ? undefined : edits.apply()
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`

/** Print areas and titles of the sheet, for its copy as well. */
function copyNames(
  workbook: string,
  from: { readonly at: number; readonly name: string },
  to: { readonly at: number; readonly name: string },
): string {
  const tags = listElements(workbook, 'definedName').filter((tag) => {
    const text = workbook.slice(tag.start, tag.end)
    return (
      findAttribute(text, 'localSheetId') === String(from.at) &&
      (findAttribute(text, 'name') ?? '').startsWith('_xlnm.Print_')
    )
  })
  const copies = tags.map((tag) => {
    const end = findElementEnd(workbook, tag)
    const close = workbook.lastIndexOf('</', end - 1)
    const formula = decodeEntities(workbook.slice(tag.end, close))
      .replaceAll(`${quoted(from.name)}!`, `${quoted(to.name)}!`)
      .replaceAll(`${from.name}!`, `${quoted(to.name)}!`)
    return (
      setAttribute(workbook.slice(tag.start, tag.end), 'localSheetId', String(to.at)) +
      encodeXml(formula) +
      workbook.slice(close, end)
    )
  })
  const last = tags.at(-1)
  if (last === undefined) return workbook
  const at = findElementEnd(workbook, last)
  return workbook.slice(0, at) + copies.join('') + workbook.slice(at)
}

export interface PreparedCopy {
  readonly plan: SheetPlan
  readonly part: string
  readonly filled: FilledSheet
}

const leftBehind = (sheet: string, dropped: readonly string[]): Notice => ({
  code: 'workbook/copies-without-objects',
  zh: `“${sheet}”里的图片、批注或控件只在第一张上，其余各张没有（${dropped.join('、')}）。`,
  en: `Pictures, comments or controls of “${sheet}” stay on the first sheet; its copies have none (${dropped.join(', ')}).`,
})

/** Adds the copies asked for of one sheet, each filled with its own cells. */
export async function addCopies(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  of: { readonly fill: SheetFill; readonly sheet: SheetPart; readonly xml: string; readonly formats: WorkbookFormats },
  additions: Additions,
): Promise<{ readonly copies: readonly PreparedCopy[]; readonly notices: readonly Notice[] }> {
  const { fill, sheet, xml, formats } = of
  const wanted = fill.copies ?? []
  if (wanted.length === 0) return { copies: [], notices: [] }
  const { xml: detached, dropped } = detachSheet(xml)
  const links = await readLinks(pack, sheet.part)
  const index = parts.sheets.findIndex((one) => one.part === sheet.part)
  const copies: PreparedCopy[] = []
  for (const { name: asked, cells } of wanted) {
    const { part, name } = await addSheetPart(pack, parts, asked, additions)
    const workbook = additions.changed.get(parts.workbook) ?? (await readText(pack, parts.workbook))
    const at = listElements(workbook, 'sheet').length - 1
    additions.changed.set(parts.workbook, copyNames(workbook, { at: index, name: sheet.name }, { at, name }))
    const plan = planSheet({ sheet: name, cells, lists: [] })
    const filled = prepareSheet(detached, plan, formats)
    additions.added.set(part, { produce: filled.produce, level: additions.level, mayBeHuge: false })
    if (links !== undefined) additions.added.set(findRelsName(part), { bytes: Buffer.from(links, 'utf8') })
    copies.push({ plan, part, filled })
  }
  return { copies, notices: dropped.length === 0 ? [] : [leftBehind(sheet.name, dropped)] }
}
