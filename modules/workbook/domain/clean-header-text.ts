import { splitUnit } from './read-units.ts'
import { compactText } from './compact-text.ts'

const NUMBERING = new RegExp(
  [
    String.raw`[(\[【](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)\]】]`,
    String.raw`(?:[一二三四五六七八九十]{1,3}|\d{1,2})\)`,
    String.raw`[一二三四五六七八九十]{1,3}[、.]`,
    String.raw`[ⅠⅡⅢⅣⅤⅥ][、.]`,
    String.raw`\d{1,3}[、.](?=[^\d\s])`,
    String.raw`\d{1,2}(?:\.\d{1,2}){1,3}[、.]?(?=(?!米|元|万|亿|倍|吨|亩|公里|平|岁)\p{Script=Han})`,
    String.raw`[①-⑳]`,
    String.raw`[A-Z]\d{1,3}[a-z]?[.、:]`,
    String.raw`[A-Z]\d{1,2}[a-z]?(?=\p{Script=Han}{2})`,
  ]
    .map((part) => `^${part}`)
    .join('|'),
  'u',
)
const FOOTNOTE_BEFORE = /^[*※★▲#]+/
const FOOTNOTE_AFTER = /(?:[*※★▲①-⑳]|[([](?:注\d{0,2}|必填|选填|必填项)[)\]])+$/
/** `(3=1+2)` printed under a header belongs to the equations, not to the name. */
const EQUATION_AFTER = /[([]?(?:第|序号)?\(?\d{1,3}\)?(?:列|栏)?(?:[=≥≤]|[<>]=)[\d()列栏第+\-−*×/÷.…]+[)\]]?$/

/**
 * The name in a header cell: line breaks and full-width spaces gone, half-width brackets, without numbering (`一、`, `1.`, `R2.`),
 * footnote marks, unit and printed equation. `其中:` stays, it carries meaning. Never empty for a text that is not blank.
 */
export function cleanHeaderText(raw: string): string {
  const compact = compactText(raw)
  let text = compact.replace(FOOTNOTE_BEFORE, '').replace(FOOTNOTE_AFTER, '')
  text = text.replace(EQUATION_AFTER, '') || text
  text = text.replace(NUMBERING, '').replace(FOOTNOTE_BEFORE, '').replace(FOOTNOTE_AFTER, '')
  text = splitUnit(text).text
  text = text.replace(/(?:[_—-]{2,}|[:;,。、])+$/u, '')
  return text === '' ? compact : text
}
