import type { Block } from './read-lattice.ts'
import { HEADER_WORDS, NOTE_START, TOTAL_WORDS } from './header-words.data.ts'
import { readCheckboxes } from './read-checkboxes.ts'

const INDEX =
  /^[([]?(?:第|栏)?(?:\d{1,3}|[①-⑳]|[甲乙丙丁戊己庚辛壬癸]|[A-Z]{1,2})[)\]]?(?:列|栏|项)?(?:(?:=|[≥≤]|[<>]=)[\d()+\-−*×/÷.…列栏①-⑳]+)?$/u

/** `21`, `甲`, `(3)`, `3=4+5`, `第2栏` → the index it stands for. */
export function readPrintedIndex(text: string): string | undefined {
  if (!INDEX.test(text)) return undefined
  const head = text.split(/[=≥≤<>]/u)[0] ?? text
  const circled = /[①-⑳]/u.exec(head)?.[0]
  if (circled !== undefined) return String(circled.charCodeAt(0) - 0x245f)
  return head.replace(/[()[\]第栏列项]/gu, '')
}

export const isHeaderWord = (text: string): boolean =>
  text.length <= 40 && HEADER_WORDS.test(text.replace(/[([].*?[)\]]$/u, '') || text)

/** A text that a person typed as a value: number, date, ID number, phone, yes/no, code. */
export function isDataShaped(text: string): boolean {
  return (
    /^[-+¥]?[\d,]*\.?\d+%?$/u.test(text) ||
    /^\d{4}[-./年]\d{1,2}(?:[-./月]\d{0,2}日?)?$/u.test(text) ||
    /^\d{14,17}[\dXx*]$/u.test(text) ||
    /^[\d\s-]{7,}$/u.test(text) ||
    /^(?:男|女|汉族?|是|否|有|无|√|×|✓|群众|党员|中共党员|小学|初中|高中|大专|本科|文盲|未婚|已婚|丧偶|离异)$/u.test(
      text,
    ) ||
    /\d+[号组栋室单元]+/u.test(text)
  )
}

/** Printed in a value cell but not a value: `年 月 日`, `(盖章)`, `元`, `____`, `…`, boxes to tick. */
export function isPlaceholder(text: string): boolean {
  return (
    text === '' ||
    /^[_….·⋯—\-/、\s]+$/u.test(text) ||
    /^[_\s]*年[_\s]*(?:月[_\s]*(?:日[_\s]*)?)?(?:至[_\s]*年[_\s]*月[_\s]*日?)?$/u.test(text) ||
    /^[_(]*\(?(?:签字|签名|盖章|公章|签章|手印)[\p{Script=Han}、(]*\)?[:_]*(?:年月日)?$/u.test(text) ||
    /(?:签字|签名|盖章|公章|签章)[^\p{Script=Han}]*.{0,12}年月日$/u.test(text) ||
    /^(?:元|万元|人|户|亩|岁|平方米|㎡|%|¥)$/u.test(text) ||
    /^\(?(?:请|点击|下拉|选填|必填|填写)/u.test(text) ||
    readCheckboxes(text) !== undefined
  )
}

/** A line of dots that only shows that the list goes on. */
export const isDots = (text: string): boolean => /^[….·⋯]{2,}$|^…$/u.test(text)

export const isTotalText = (text: string): boolean =>
  /^(?:合计|总计|小计|共计)\p{Script=Han}{0,4}[:：]/u.test(text) || TOTAL_WORDS.test(text.replace(/[:()]/gu, ''))

export const isSampleText = (text: string): boolean =>
  /[([【](?:示例|样例|范例|例)[)\]】]$/u.test(text) ||
  /^[([【]?(?:示例|样例|范例|举例|例如|例)(?:\d*[)\]】:]|\d*$|[\p{Script=Han}]{0,4}$)/u.test(text)

/** Explanations: they start as notes do, or are too long for a header. */
export function isNoteText(block: Block): boolean {
  const { text } = block
  if (/^备注$/u.test(text) || (/^(?:说明|要求|备注)$/u.test(text) && block.bordered)) return false
  if (NOTE_START.test(text) && !(block.bordered && text.length <= 4)) return true
  if (text.length >= 45) return true
  return (
    /^(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）]?[、.．)]|[①-⑳])/u.test(text) &&
    text.length >= 14 &&
    !block.bordered
  )
}
