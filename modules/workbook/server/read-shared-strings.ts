import type { OoxmlPackage } from './package/open-package.ts'
import { scanXml, textOf, unescapeText } from './package/xml.ts'
import { problems } from './problems.ts'

const MAX_STRINGS = 1_000_000

/** The shared strings of a template. The runs of a rich text are joined; phonetic text is no part of the value. */
export async function readSharedStrings(pack: OoxmlPackage, part: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = false
  let whole = false
  await scanXml(pack.streamPart(part), part, (token) => {
    if (token.kind === 'text') {
      if (inText && !phonetic) text += textOf(token)
      return
    }
    if (token.name === 't') inText = token.kind === 'open' && !token.selfClosing
    else if (token.name === 'rPh') phonetic = token.kind === 'open' && !token.selfClosing
    else if (token.name === 'si' && token.kind === 'open' && !token.selfClosing) text = ''
    else if (token.name === 'si') {
      strings.push(token.kind === 'close' ? unescapeText(text) : '')
      text = ''
      if (strings.length > MAX_STRINGS) throw problems.tooLarge({ part })
    } else if (token.name === 'sst' && (token.kind === 'close' || token.selfClosing)) whole = true
  })
  if (!whole) throw problems.corrupt({ part })
  return strings
}
