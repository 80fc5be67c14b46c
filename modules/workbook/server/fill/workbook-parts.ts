import { problems } from '../problems.ts'
import type { OoxmlPackage } from '../package/open-package.ts'
import { decodeXml } from '../package/decode-text.ts'
import {
  decodeEntities,
  encodeXml,
  findAttribute,
  findAttributeByLocalName,
  findElement,
  listElements,
} from './xml-edit.ts'

export interface Relationship {
  readonly id: string
  readonly type: string
  /** Part name in the package, without a leading slash. */
  readonly target: string
  readonly isExternal: boolean
}

export interface SheetPart {
  readonly name: string
  readonly part: string
}

/** What a fill needs to know of the package around the sheets. */
export interface WorkbookParts {
  readonly workbook: string
  readonly workbookXml: string
  readonly workbookRels: string
  readonly sheets: readonly SheetPart[]
  readonly styles: string | undefined
  readonly is1904: boolean
}

/** Text of a part. A byte order mark is left out; parts in UTF-16 are written back as UTF-8. */
export async function readText(pack: OoxmlPackage, part: string): Promise<string> {
  let text = ''
  for await (const piece of decodeXml([await pack.readPart(part)], part)) text += piece
  return withoutData(text).replace(/^(<\?xml[^>]*\bencoding\s*=\s*["'])(?!utf-?8)[^"']*/i, '$1UTF-8')
}

/** CDATA says the same as escaped text, and is then seen by all that looks for texts and formulas. */
const withoutData = (xml: string): string =>
  xml.includes('<![CDATA[') ? xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, data: string) => encodeXml(data)) : xml

/** Name of the part that holds the relationships of a part. */
export function findRelsName(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

/** Resolves a relationship target against the part it belongs to. */
export function resolveTarget(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = part.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') path.pop()
    else if (segment !== '.' && segment !== '') path.push(segment)
  }
  return path.join('/')
}

export async function readRelationships(pack: OoxmlPackage, part: string): Promise<Relationship[]> {
  const rels = findRelsName(part)
  if (!pack.parts.has(rels)) return []
  const xml = await readText(pack, rels)
  return listElements(xml, 'Relationship').map((tag) => {
    const text = xml.slice(tag.start, tag.end)
    return {
      id: decodeEntities(findAttribute(text, 'Id') ?? ''),
      type: findAttribute(text, 'Type') ?? '',
      target: resolveTarget(part, decodeEntities(findAttribute(text, 'Target') ?? '')),
      isExternal: findAttribute(text, 'TargetMode') === 'External',
    }
  })
}

/** The last word of a relationship type: the same in the transitional and the strict namespace. */
export const isOfType = (relationship: Relationship, word: string): boolean => relationship.type.endsWith(`/${word}`)

export async function readWorkbookParts(pack: OoxmlPackage): Promise<WorkbookParts> {
  const start = (await readRelationships(pack, '')).find((one) => isOfType(one, 'officeDocument'))
  const workbook = start?.target ?? 'xl/workbook.xml'
  if (!pack.parts.has(workbook)) throw problems.corrupt({ part: workbook })
  const workbookXml = await readText(pack, workbook)
  const relationships = await readRelationships(pack, workbook)
  const sheets = listElements(workbookXml, 'sheet').map((tag): SheetPart => {
    const text = workbookXml.slice(tag.start, tag.end)
    const id = findAttributeByLocalName(text, 'id')
    return {
      name: decodeEntities(findAttribute(text, 'name') ?? ''),
      part: relationships.find((one) => one.id === id)?.target ?? '',
    }
  })
  const properties = findElement(workbookXml, 'workbookPr')
  const date1904 =
    properties === undefined
      ? undefined
      : findAttribute(workbookXml.slice(properties.start, properties.end), 'date1904')
  return {
    workbook,
    workbookXml,
    workbookRels: findRelsName(workbook),
    sheets,
    styles: relationships.find((one) => isOfType(one, 'styles'))?.target,
    is1904: date1904 === '1' || date1904 === 'true',
  }
}
