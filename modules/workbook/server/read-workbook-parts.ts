import { problems } from './problems.ts'
import type { OoxmlPackage } from './package/open-package.ts'
import { findPart, readRelationships, readText } from './package/relationships.ts'
import type { Relationship } from './package/relationships.ts'
import { attribute, textOf, tokenizeXml } from './package/xml.ts'

export interface SheetPart {
  readonly name: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
  readonly part: string
}

export interface DefinedName {
  readonly name: string
  readonly formula: string
  /** Index into all sheets of the workbook (chart sheets counted) when the name holds for one sheet only. */
  readonly localSheet: number | undefined
}

/** What the workbook part says: its worksheets in order (chart and macro sheets left out), its strings, styles and names. */
export interface WorkbookParts {
  readonly workbook: string
  readonly sheets: readonly SheetPart[]
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
  readonly definedNames: readonly DefinedName[]
  readonly date1904: boolean
}

interface SheetEntry {
  readonly name: string
  readonly state: SheetPart['state']
  readonly id: string | undefined
}

const MAX_SHEETS = 1_000

export async function readWorkbookParts(pack: OoxmlPackage): Promise<WorkbookParts> {
  const workbook = await findWorkbookPart(pack)
  const relationships = await readRelationships(pack, workbook)
  const { entries, definedNames, date1904 } = scanWorkbook(await readText(pack, workbook), workbook)
  if (entries.length > MAX_SHEETS) throw problems.tooLarge({ part: `${entries.length} sheets` })
  const sheets = entries.flatMap((entry) => sheetPart(entry, relationships, workbook))
  if (sheets.length === 0) throw problems.noSheets()
  // Two sheets over one part, or a sheet that is the workbook itself, come only from a made-up file.
  if (new Set([workbook, ...sheets.map((sheet) => sheet.part)]).size !== sheets.length + 1)
    throw problems.corrupt({ part: `${workbook}.rels` })
  const byType = (type: string): string | undefined =>
    [...relationships.values()].find((one) => one.type === type)?.part
  return { workbook, sheets, sharedStrings: byType('sharedStrings'), styles: byType('styles'), definedNames, date1904 }
}

async function findWorkbookPart(pack: OoxmlPackage): Promise<string> {
  const root = await readRelationships(pack, '')
  const main = [...root.values()].find((one) => one.type === 'officeDocument')
  if (!main) throw notAWorkbook(pack)
  if (main.part === undefined) throw problems.corrupt({ part: main.target || '_rels/.rels' })
  if (main.part.toLowerCase().endsWith('.bin')) throw problems.binaryWorkbook()
  if (/(^|\/)(word|ppt|visio)\//i.test(main.part)) throw notAWorkbook(pack)
  return main.part
}

function notAWorkbook(pack: OoxmlPackage): Error {
  const has = (start: string): boolean => [...pack.parts.keys()].some((name) => name.toLowerCase().startsWith(start))
  if (has('word/')) return problems.notAWorkbook({ kind: 'Word 文档', kindEn: 'a Word document' })
  if (has('ppt/')) return problems.notAWorkbook({ kind: 'PowerPoint 演示文稿', kindEn: 'a PowerPoint presentation' })
  if (has('xl/')) return problems.corrupt({ part: '_rels/.rels' })
  if (findPart(pack, 'mimetype') !== undefined)
    return problems.notAWorkbook({
      kind: 'OpenDocument 文档（.ods 等）',
      kindEn: 'an OpenDocument file (.ods or similar)',
    })
  if (has('doc_0/') || findPart(pack, 'OFD.xml') !== undefined)
    return problems.notAWorkbook({ kind: 'OFD 版式文件', kindEn: 'an OFD document' })
  return problems.notAWorkbook({ kind: '压缩包', kindEn: 'a zip archive' })
}

function sheetPart(entry: SheetEntry, relationships: ReadonlyMap<string, Relationship>, workbook: string): SheetPart[] {
  const relationship = entry.id === undefined ? undefined : relationships.get(entry.id)
  if (!relationship) throw problems.corrupt({ part: `${workbook}: ${entry.name}` })
  if (relationship.type !== 'worksheet') return []
  if (relationship.part === undefined) throw problems.corrupt({ part: relationship.target || entry.name })
  return [{ name: entry.name, state: entry.state, part: relationship.part }]
}

function scanWorkbook(
  xml: string,
  part: string,
): { entries: SheetEntry[]; definedNames: DefinedName[]; date1904: boolean } {
  const entries: SheetEntry[] = []
  const definedNames: DefinedName[] = []
  let date1904 = false
  let open: { name: string; formula: string; localSheet: number | undefined } | undefined
  for (const token of tokenizeXml(xml, part)) {
    if (token.kind === 'text') {
      if (open) open.formula += textOf(token)
    } else if (token.kind === 'close') {
      if (token.name === 'definedName' && open) definedNames.push(open)
      open = undefined
    } else if (token.kind === 'open') {
      if (token.name === 'sheet')
        entries.push({
          name: attribute(token, 'name') ?? '',
          state: stateOf(attribute(token, 'state')),
          id: attribute(token, 'id'),
        })
      else if (token.name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attribute(token, 'date1904') ?? '')
      else if (token.name === 'definedName' && !token.selfClosing) {
        const local = attribute(token, 'localSheetId')
        open = {
          name: attribute(token, 'name') ?? '',
          formula: '',
          localSheet: local === undefined ? undefined : Number(local),
        }
      }
    }
  }
  return { entries, definedNames, date1904 }
}

const stateOf = (text: string | undefined): SheetPart['state'] =>
  text === 'hidden' || text === 'veryHidden' ? text : 'visible'
