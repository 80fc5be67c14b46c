import { Problem } from '#platform/errors.ts'
import { parseRange } from './a1.ts'
import type { OoxmlPackage } from './package/open-package.ts'
import { readRelationships, readText } from './package/relationships.ts'
import { attribute, textOf, tokenizeXml } from './package/xml.ts'
import type { ShapeText, SheetDraft } from './sheet-draft.ts'

/** A form has a handful; more are those of a made-up file. */
const MOST_PARTS = 50
const MOST_TEXT = 200

/** What lies in parts beside the sheet and helps to understand it: the ranges of its tables, the texts of its shapes. */
export async function readBeside(pack: OoxmlPackage, part: string, draft: SheetDraft): Promise<void> {
  const beside = [...(await readRelationships(pack, part)).values()].slice(0, MOST_PARTS)
  for (const { type, part: name } of beside) {
    if (name === undefined) continue
    if (type !== 'table' && type !== 'drawing') continue
    try {
      const xml = await readText(pack, name)
      if (type === 'table') readTable(xml, name, draft)
      else draft.shapeTexts.push(...readShapes(xml, name))
    } catch (error) {
      // Only a help to understanding: a form whose picture part is damaged is still a form.
      if (!(error instanceof Problem)) throw error
    }
  }
}

function readTable(xml: string, part: string, draft: SheetDraft): void {
  for (const token of tokenizeXml(xml, part)) {
    if (token.kind !== 'open' || token.name !== 'table') continue
    const range = parseRange(attribute(token, 'ref') ?? '')
    if (range !== undefined) draft.tableRanges.push(range)
    return
  }
}

function readShapes(xml: string, part: string): ShapeText[] {
  const found: ShapeText[] = []
  let row = 0
  let text = ''
  let inside: 'row' | 'text' | undefined
  let isFrom = false
  for (const token of tokenizeXml(xml, part)) {
    if (token.kind === 'open') {
      if (token.name === 'from') isFrom = true
      else if (token.name === 'row' && isFrom) inside = 'row'
      else if (token.name === 't') inside = 'text'
      if (token.name === 'p' && text !== '') text += '\n'
    } else if (token.kind === 'text') {
      if (inside === 'row') row = Number(textOf(token)) + 1 || 1
      else if (inside === 'text' && text.length < MOST_TEXT) text += textOf(token)
    } else if (token.kind === 'close') {
      if (token.name === 'from') isFrom = false
      if (token.name === 'row' || token.name === 't') inside = undefined
      if (token.name === 'sp') {
        if (text.trim() !== '') found.push({ row, text: text.trim() })
        text = ''
      }
    }
  }
  return found.toSorted((a, b) => a.row - b.row)
}
