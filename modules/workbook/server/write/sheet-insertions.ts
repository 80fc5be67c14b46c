import { encodeXml, findElement, findElementEnd, findTag, type Tag } from '../fill/xml-edit.ts'

/** Children of a worksheet that stand after `headerFooter`, in the order of CT_Worksheet; those from `drawing` on stand after a drawing. */
const AFTER_HEADER_FOOTER = ['rowBreaks', 'colBreaks', 'customProperties', 'cellWatches', 'ignoredErrors', 'smartTags']
const AFTER_DRAWING = [
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

function* listChildren(xml: string, root: Tag): Generator<Tag> {
  for (let tag = findTag(xml, root.end); tag !== undefined && tag.kind !== 'close';) {
    yield tag
    tag = findTag(xml, findElementEnd(xml, tag))
  }
}

/** Offset before the first child of the worksheet that must follow; the end of the worksheet when there is none. */
function findPlace(xml: string, root: Tag, followers: ReadonlySet<string>): number {
  for (const child of listChildren(xml, root)) if (followers.has(child.name)) return child.start
  return xml.lastIndexOf('</', findElementEnd(xml, root) - 1)
}

const prefixOf = (tag: Tag): string => (tag.prefix === '' ? '' : `${tag.prefix}:`)
const insertAt = (xml: string, at: number, text: string): string => xml.slice(0, at) + text + xml.slice(at)

/** A tie to a drawing part, in its place of the sequence. The sheet must have none yet. */
export function insertDrawing(xml: string, relationshipId: string, relations: string): string {
  const root = findElement(xml, 'worksheet')
  if (root === undefined || root.kind !== 'open') return xml
  const at = findPlace(xml, root, new Set(AFTER_DRAWING))
  return insertAt(xml, at, `<${prefixOf(root)}drawing xmlns:r="${relations}" r:id="${relationshipId}"/>`)
}

/** `&` begins a code in headers and footers. */
const footerText = (text: string): string => encodeXml(text.replaceAll('&', '&&'))

/** Prints a line at the foot of each page. A sheet that has a footer keeps its own. */
export function insertFooter(xml: string, text: string): string {
  const root = findElement(xml, 'worksheet')
  if (root === undefined || root.kind !== 'open') return xml
  const children = [...listChildren(xml, root)]
  const existing = children.find((child) => child.name === 'headerFooter')
  const footer = (prefix: string): string => `<${prefix}oddFooter>&amp;L${footerText(text)}</${prefix}oddFooter>`
  if (existing === undefined) {
    const at = findPlace(xml, root, new Set([...AFTER_HEADER_FOOTER, 'drawing', ...AFTER_DRAWING]))
    const prefix = prefixOf(root)
    return insertAt(xml, at, `<${prefix}headerFooter>${footer(prefix)}</${prefix}headerFooter>`)
  }
  const prefix = prefixOf(existing)
  const end = findElementEnd(xml, existing)
  const inside = existing.kind === 'empty' ? '' : xml.slice(existing.start, end)
  if (/<(?:\w+:)?(?:odd|even|first)Footer[\s>]/.test(inside)) return xml
  if (existing.kind === 'empty')
    return `${xml.slice(0, existing.end - 2)}>${footer(prefix)}</${prefix}headerFooter>${xml.slice(end)}`
  const header = findElement(inside, 'oddHeader')
  return insertAt(
    xml,
    header === undefined ? existing.end : existing.start + findElementEnd(inside, header),
    footer(prefix),
  )
}
