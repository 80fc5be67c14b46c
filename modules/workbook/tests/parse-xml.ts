export interface XmlNode {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlNode[]
  text: string
}

const decode = (raw: string): string =>
  raw.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (_, name: string) =>
    name.startsWith('#x')
      ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
      : name.startsWith('#')
        ? String.fromCodePoint(Number(name.slice(1)))
        : ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name] ?? ''),
  )

/** A small reader of its own, so that the editor is not judged by its own eyes. Prefixes of elements are left out, those of attributes kept. */
export function parseXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', attributes: new Map(), children: [], text: '' }
  const stack = [root]
  for (const match of xml.matchAll(
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]*>|<([^\s/>]+)((?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g,
  )) {
    const [, data, name, attributes = '', empty, text] = match
    const top = stack.at(-1) ?? root
    if (name !== undefined) {
      const found = [...attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
        (one) => [one[1] ?? '', decode(one[2] ?? one[3] ?? '')] as const,
      )
      const node: XmlNode = { name: name.replace(/^.*:/, ''), attributes: new Map(found), children: [], text: '' }
      top.children.push(node)
      if (empty === '') stack.push(node)
    } else if (match[0].startsWith('</')) stack.pop()
    else if (text !== undefined && (text.trim() !== '' || top.name === 't')) top.text += decode(text)
    else if (data !== undefined) top.text += data
  }
  return root.children[0] ?? root
}
