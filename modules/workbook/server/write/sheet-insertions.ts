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
const printed = (text: string): string => encodeXml(text.replaceAll('&', '&&'))

const has = (inside: string, what: 'Header' | 'Footer'): boolean =>
  new RegExp(`<(?:\\w+:)?(?:odd|even|first)${what}[\\s>]`).test(inside)

/** Prints a line at the foot of each page, or at its head where the template has a foot of its own. What it has of both stays. */
export function insertPrintedLine(xml: string, text: string): string {
  const root = findElement(xml, 'worksheet')
  if (root === undefined || root.kind !== 'open') return xml
  const line = (prefix: string, name: string): string => `<${prefix}${name}>&amp;L${printed(text)}</${prefix}${name}>`
  const existing = [...listChildren(xml, root)].find((child) => child.name === 'headerFooter')
  if (existing === undefined) {
    const at = findPlace(xml, root, new Set([...AFTER_HEADER_FOOTER, 'drawing', ...AFTER_DRAWING]))
    const prefix = prefixOf(root)
    return insertAt(xml, at, `<${prefix}headerFooter>${line(prefix, 'oddFooter')}</${prefix}headerFooter>`)
  }
  const prefix = prefixOf(existing)
  const end = findElementEnd(xml, existing)
  if (existing.kind === 'empty') {
    const filled = `>${line(prefix, 'oddFooter')}</${prefix}headerFooter>`
    return `${xml.slice(0, existing.end - 2)}${filled}${xml.slice(end)}`
  }
  const inside = xml.slice(existing.start, end)
  // CT_HeaderFooter is a sequence: the odd header stands first, the odd footer after it.
  if (has(inside, 'Footer')) return has(inside, 'Header') ? xml : insertAt(xml, existing.end, line(prefix, 'oddHeader'))
  const header = findElement(inside, 'oddHeader')
  const at = header === undefined ? existing.end : existing.start + findElementEnd(inside, header)
  return insertAt(xml, at, line(prefix, 'oddFooter'))
}
