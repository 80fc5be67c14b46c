/** One tag of an XML text. `start` is the offset of `<`, `end` the offset after `>`. */
export interface Tag {
  readonly start: number
  readonly end: number
  readonly kind: 'open' | 'close' | 'empty'
  /** Name without prefix. */
  readonly name: string
  /** `x` of `x:row`, empty when the name has none. */
  readonly prefix: string
}

const nameEnds = (code: number): boolean => code <= 32 || code === 47 || code === 62

/** Offset of the `>` that ends a tag; a `>` inside an attribute value does not count. */
function findTagEnd(xml: string, from: number): number {
  let quote = 0
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 34 || code === 39) quote = code
    else if (code === 62) return at
  }
  return -1
}

/** The next tag at or after `from`; comments, CDATA and processing instructions are passed over. */
export function findTag(xml: string, from: number): Tag | undefined {
  let at = from
  for (;;) {
    const start = xml.indexOf('<', at)
    if (start < 0) return undefined
    const code = xml.charCodeAt(start + 1)
    if (code === 33 || code === 63) {
      const closing =
        code === 63 ? '?>' : xml.startsWith('<!--', start) ? '-->' : xml.startsWith('<![CDATA[', start) ? ']]>' : '>'
      const over = xml.indexOf(closing, start + 2)
      if (over < 0) return undefined
      at = over + closing.length
      continue
    }
    const last = findTagEnd(xml, start + 1)
    if (last < 0) return undefined
    const isClose = code === 47
    const nameStart = isClose ? start + 2 : start + 1
    let nameEnd = nameStart
    let colon = -1
    while (nameEnd < last && !nameEnds(xml.charCodeAt(nameEnd))) {
      if (xml.charCodeAt(nameEnd) === 58) colon = nameEnd
      nameEnd += 1
    }
    const kind = isClose ? 'close' : xml.charCodeAt(last - 1) === 47 ? 'empty' : 'open'
    const prefix = colon < 0 ? '' : xml.slice(nameStart, colon)
    return { start, end: last + 1, kind, name: xml.slice(colon < 0 ? nameStart : colon + 1, nameEnd), prefix }
  }
}

/** Offset after the closing tag that belongs to an open tag; the tag's own end when it is empty. */
export function findElementEnd(xml: string, open: Tag): number {
  if (open.kind !== 'open') return open.end
  let depth = 1
  let at = open.end
  for (;;) {
    const tag = findTag(xml, at)
    if (tag === undefined) return xml.length
    at = tag.end
    if (tag.name !== open.name || tag.prefix !== open.prefix) continue
    if (tag.kind === 'open') depth += 1
    else if (tag.kind === 'close') {
      depth -= 1
      if (depth === 0) return tag.end
    }
  }
}

/** The first element with this local name at or after `from`. */
export function findElement(xml: string, name: string, from = 0): Tag | undefined {
  let tag = findTag(xml, from)
  while (tag !== undefined && (tag.name !== name || tag.kind === 'close')) tag = findTag(xml, tag.end)
  return tag
}

/** All elements with this local name, in document order (elements inside one another included). */
export function listElements(xml: string, name: string): Tag[] {
  const found: Tag[] = []
  let tag = findElement(xml, name)
  while (tag !== undefined) {
    found.push(tag)
    tag = findElement(xml, name, tag.end)
  }
  return found
}

interface AttributeSpan {
  readonly name: string
  /** Offsets of the value between its quotes. */
  readonly from: number
  readonly to: number
  /** Offset of the white space before the name. */
  readonly outer: number
}

const attributePattern = /(\s+)([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function listAttributeSpans(tagText: string): AttributeSpan[] {
  const spans: AttributeSpan[] = []
  for (const match of tagText.matchAll(attributePattern)) {
    const value = match[3] ?? match[4] ?? ''
    const to = match.index + match[0].length - 1
    spans.push({ name: match[2] ?? '', from: to - value.length, to, outer: match.index })
  }
  return spans
}

/** Name and raw value (entities not decoded) of every attribute, in order. */
export const listAttributes = (tagText: string): [name: string, raw: string][] =>
  listAttributeSpans(tagText).map((span) => [span.name, tagText.slice(span.from, span.to)])

/** Where the value of an attribute stands. Nearly every tag is written with double quotes and single spaces: those need no pattern. */
function findSpan(
  tagText: string,
  name: string,
): { readonly from: number; readonly to: number; readonly outer: number } | undefined {
  const at = tagText.indexOf(name)
  if (at < 0) return undefined
  if (!tagText.includes("'")) {
    const plain = tagText.indexOf(` ${name}="`)
    const from = plain + name.length + 3
    if (plain >= 0) return { from, to: tagText.indexOf('"', from), outer: plain }
  }
  return listAttributeSpans(tagText).find((one) => one.name === name)
}

/** Raw value (entities not decoded) of an attribute with exactly this qualified name. */
export function findAttribute(tagText: string, name: string): string | undefined {
  const span = findSpan(tagText, name)
  return span === undefined ? undefined : tagText.slice(span.from, span.to)
}

/** Raw value of the first attribute whose name without prefix is this one: `id` finds `r:id`. */
export function findAttributeByLocalName(tagText: string, local: string): string | undefined {
  const span =
    listAttributeSpans(tagText).find((one) => one.name.endsWith(`:${local}`)) ??
    listAttributeSpans(tagText).find((one) => one.name === local)
  return span === undefined ? undefined : tagText.slice(span.from, span.to)
}

/** The tag with an attribute set; every other character stays as written. */
export function setAttribute(tagText: string, name: string, raw: string): string {
  const span = findSpan(tagText, name)
  if (span !== undefined) return tagText.slice(0, span.from) + raw + tagText.slice(span.to)
  const nameEnd = /^<[^\s/>]+/.exec(tagText)?.[0].length ?? 1
  return `${tagText.slice(0, nameEnd)} ${name}="${raw}"${tagText.slice(nameEnd)}`
}

export function removeAttribute(tagText: string, name: string): string {
  const span = findSpan(tagText, name)
  return span === undefined ? tagText : tagText.slice(0, span.outer) + tagText.slice(span.to + 1)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** XML 1.0 allows no control characters but tab, line feed and return, no lone surrogate, no U+FFFE or U+FFFF. */
const illegal = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu

export const encodeXml = (text: string): string =>
  text
    .replace(illegal, '')
    .replace(/[&<>"]/g, (character) =>
      character === '&' ? '&amp;' : character === '<' ? '&lt;' : character === '>' ? '&gt;' : '&quot;',
    )

/** Pieces of a text that are replaced, collected in order and joined once. */
export interface Edits {
  replace(start: number, end: number, text: string): void
  apply(): string
}

/** Edits must be added from front to back and must not overlap. */
export function collectEdits(xml: string): Edits {
  const pieces: string[] = []
  let at = 0
  return {
    replace(start, end, text) {
      pieces.push(xml.slice(at, start), text)
      at = end
    },
    apply() {
      if (at === 0 && pieces.length === 0) return xml
      pieces.push(xml.slice(at))
      return pieces.join('')
    },
  }
}
