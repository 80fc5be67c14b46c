import { compactText } from './compact-text.ts'
import { BASE_UNITS } from './header-words.data.ts'

const escaped = [...BASE_UNITS].sort((a, b) => b.length - a.length).map((unit) => unit.replace(/[()/]/g, '\\$&'))
const ONE = `(?:[十百千万亿]{0,2}(?:${escaped.join('|')}))`
const UNIT = new RegExp(`^${ONE}(?:[/·每](?:${ONE}|单位产品))*$`, 'u')
const UNIT_LIST = new RegExp(`^${ONE}(?:[/·]${ONE})*(?:[、,;/和及 ]${ONE}(?:[/·]${ONE})*)*$`, 'u')

/** Whether the text is one unit of measure: `人`, `万元`, `元/月`, `%`. */
export const isUnit = (text: string): boolean => UNIT.test(compactText(text).replace(/^[([](.*)[)\]]$/, '$1'))

/** Takes the unit off a header: `金额(万元)` → `金额` and `万元`; `覆盖率%` → `覆盖率` and `%`. */
export function splitUnit(text: string): { readonly text: string; readonly unit?: string } {
  const bracket = /^(.+?)[([](?:计量)?(?:单位[:：]?)?([^()[\]]{1,14}(?:\([^()]{1,2}\))?)[)\]]$/u.exec(text)
  if (bracket?.[1] !== undefined && bracket[2] !== undefined && UNIT_LIST.test(bracket[2]))
    return { text: bracket[1], unit: bracket[2] }
  const percent = /^(.*[^%\d])(%|‰)$/u.exec(text)
  if (percent?.[1] !== undefined && percent[2] !== undefined) return { text: percent[1], unit: percent[2] }
  const named = /^(.{2,}?)[,;]?(?:计量)?单位[:：](.{1,8})$/u.exec(text)
  if (named?.[1] !== undefined && named[2] !== undefined && UNIT_LIST.test(named[2]))
    return { text: named[1], unit: named[2] }
  return { text }
}

/** Units in a list as printed after 单位: `人、元` → 人, 元. Empty when any part is no unit. */
export function readUnitList(text: string): readonly string[] {
  const compact = compactText(text).replace(/[。.;]+$/, '')
  if (!UNIT_LIST.test(compact)) return []
  if (UNIT.test(compact)) return [compact]
  return compact.split(/[、,;和及/ ]/u).filter((part) => part !== '')
}
