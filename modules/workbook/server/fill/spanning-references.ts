import type { Notice } from '../../contract.ts'
import type { OoxmlPackage } from '../package/open-package.ts'
import { findSpanning } from './formula-references.ts'
import type { RowShift } from './row-shift.ts'
import type { WorkbookParts } from './workbook-parts.ts'

const formulaPattern = /<(?:\w+:)?(?:f|definedName)(?: [^>]*)?>([^<]*:[^<]*![^<]*)</g

const decode = (text: string): string =>
  text
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

/**
 * A reference through several sheets (`一月:三月!D8`) means the same cell on each of them: when rows move on one, there is no way to
 * write where that cell is now. Excel leaves it alone too, and here that is said.
 *
 * @param moved sheets in which rows move
 */
export async function sayUnmovedSpans(
  pack: OoxmlPackage,
  parts: WorkbookParts,
  moved: readonly { readonly name: string; readonly shift: RowShift }[],
): Promise<readonly Notice[]> {
  if (moved.length === 0 || parts.sheets.length < 2) return []
  const names = parts.sheets.map((sheet) => sheet.name)
  const found = new Set<string>()
  const look = (xml: string): void => {
    for (const [, formula = ''] of xml.matchAll(formulaPattern))
      for (const reference of findSpanning(decode(formula), names, moved)) found.add(reference)
  }
  look(parts.workbookXml)
  for (const { part } of parts.sheets) {
    if (!pack.parts.has(part)) continue
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of pack.streamPart(part)) {
      const text = rest + decoder.decode(chunk, { stream: true })
      const end = text.lastIndexOf('>') + 1
      look(text.slice(0, end))
      // A formula may be cut between two pieces: its opening tag is looked at again with the next one.
      rest = text.slice(Math.max(0, text.lastIndexOf('<', end - 2)))
    }
  }
  if (found.size === 0) return []
  const shown = [...found].slice(0, 3)
  return [
    {
      code: 'workbook/spanning-reference-not-moved',
      zh: `公式 ${shown.join('、')} 跨多张工作表引用同一位置，插入行后无法随之移动，请核对它指的单元格。`,
      en: `The formulas ${shown.join(', ')} refer to one place through several sheets and cannot follow the inserted rows; check the cells they mean.`,
    },
  ]
}
