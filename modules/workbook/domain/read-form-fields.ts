import type { FormField } from '../contract.ts'
import { compactText, halfWidth } from './compact-text.ts'
import { readBlankPeriod } from './read-period.ts'
import { readUnitList } from './read-units.ts'

export type FieldOnLine = Omit<FormField, 'cell'>

/** Labels of lines outside a table; longest first where one ends another. */
const LABEL =
  /(?:填报|填表|报送|上报|制表|编制|报告|申报|汇总|调查|主管|责任|所在)?(?:单位|机构|部门)(?:名称|负责人|领导|主要负责人|意见)?(?:\((?:盖章|公章|章|签章|签字)\))?|(?:填报|填表|制表|上报|报送|报出|填写|制定|统计|审核|调查|登记)(?:日期|时间|人|人员|人签字|时段|周期)(?:\((?:签字|签名|签章|盖章)\))?|(?:分管|主要|村|镇|乡|单位|部门|主管|经办)?(?:领导|负责人)(?:签字|签名|签批人|签批|审核人|审批)?(?:\((?:签字|签名|签章|盖章)\))?|(?:分管|救助部门|计财部门|财务|部门)?(?:审核人|复核人|审批人|经办人|制表人|统计人|核查人|调查员|调查人|校对|审核|复核|制表|填表)(?:员)?(?:\((?:签字|签名|签章|盖章)\))?|(?:联系|办公|手机)?(?:电话|方式)|联系人|手机号码?|(?:统计)?截[止至](?:时间|日期)|统计时点|统计期|报告期|所属期|日期|编号|表号|文号|制定机关|批准机关|批准文号|有效期(?:至|限)?|(?:计量|金额|货币|数量|面积)单位|(?:乡镇?|镇|村|社区|街道|区县?|县|村居|组)(?:\([^()]{1,6}\))*(?:\((?:盖章|公章)\))/u
const LABEL_AT_END = new RegExp(`(?:${LABEL.source})$`, 'u')
const LABEL_ONLY = new RegExp(`^(?:${LABEL.source})$`, 'u')

/** Which part a label plays on the form; 单位 is a unit of measure only when its value is one. */
export function fieldRole(label: string, value: string): FormField['role'] {
  const text = compactText(label)
  if (/(计量|金额|货币|数量|面积)单位/u.test(text) || (/^单位$/u.test(text) && readUnitList(value).length > 0))
    return 'measure-unit'
  if (/截[止至]|时点/u.test(text)) return 'as-of-date'
  if (/统计期|报告期|所属期|统计时间|时段|周期/u.test(text)) return 'period'
  // 填报单位负责人 signs; 填表人签字 is the filler.
  if (
    /负责人|领导|审核|复核|审批|签批/u.test(text) ||
    (/签字|签名|校对|核查/u.test(text) && !/填表|填报|制表|经办/u.test(text))
  )
    return 'signature'
  if (/^时间$/u.test(text)) return 'period'
  if (/日期|时间/u.test(text)) return 'fill-date'
  if (/(填表|填报|制表|经办|统计|填写|上报|调查|登记)(人|员)|^(制表|填表)$/u.test(text)) return 'filler'
  if (/电话|手机|联系方式/u.test(text)) return 'phone'
  if (/单位|机构$|部门$|盖章|公章/u.test(text) && !/产品/u.test(text)) return 'unit-name'
  return 'other'
}

/** Every field of one line or cell: `填报单位(盖章):城关镇   单位:人、元   填表日期:` gives three; `____年__月` is a period. */
export function readFormFields(raw: string): readonly FieldOnLine[] {
  const text = halfWidth(raw)
    .replace(/^\s*[([](.*)[)\]]\s*$/su, '$1')
    .replace(/(?<!\p{Script=Han})(\p{Script=Han})\s+(\p{Script=Han})(?=\s*:)/gu, '$1$2')
  const marks = [...text.matchAll(/:/gu)].map((match) => match.index)
  if (marks.length === 0) return readWithoutColon(text)
  const labels = marks.map((mark, at) => labelBefore(text, mark, at === 0 ? 0 : (marks[at - 1] ?? 0) + 1))
  const fields: FieldOnLine[] = []
  const lead = text.slice(0, labels[0]?.start ?? 0).trim()
  if (lead !== '') fields.push(...readWithoutColon(lead))
  labels.forEach((label, at) => {
    if (label.text === '' || /^其中$/u.test(label.text)) return
    const value = text
      .slice(label.end, labels[at + 1]?.start ?? text.length)
      .replace(/[_]+/gu, ' ')
      .trim()
    fields.push(asField(label.text, value))
  })
  return fields
}

function asField(label: string, value: string): FieldOnLine {
  const role = fieldRole(label, value)
  const blank = value === '' || /^[\s年月日()签字名盖公章手印/.-]*$/u.test(value)
  return blank ? { role, label: compactText(label) } : { role, label: compactText(label), value }
}

function labelBefore(text: string, mark: number, from: number): { text: string; start: number; end: number } {
  const before = text.slice(from, mark)
  const trimmed = before.trimEnd()
  // 填 表 人: letters set apart by single spaces are one label.
  const spaced = /(?:^|\s{2,}|[_,;。])((?:[\p{Script=Han}()] )+[\p{Script=Han}()]+)$/u.exec(trimmed)?.[1]
  const run = spaced ?? /[\p{Script=Han}A-Za-z()/、0-9]+$/u.exec(trimmed)?.[0] ?? ''
  const known = LABEL_AT_END.exec(run)?.[0]
  const label = known !== undefined && spaced === undefined && known.length < run.length && from > 0 ? known : run
  return { text: label, start: from + trimmed.length - label.length, end: mark + 1 }
}

function readWithoutColon(text: string): readonly FieldOnLine[] {
  const whole = compactText(text)
  if (/^附[件表录]?\d*[一二三四五六七八九十]*$/u.test(whole)) return []
  const period = readBlankPeriod(text)
  if (period !== undefined && whole.length <= 24 && !/表$|册$|单$|账$/u.test(whole)) {
    const before = compactText(text.slice(0, period.start))
    if (before === '' || LABEL_ONLY.test(before)) {
      if (before === '') return [{ role: period.precision === 'day' ? 'fill-date' : 'period', label: whole }]
      return [asField(before, '')]
    }
  }
  const parts = text
    .replace(/年\s*月(?:\s*日)?/gu, '年月日')
    .trim()
    .split(/\s{2,}|_{2,}/u)
    .map(compactText)
    .filter((part) => part !== '')
  if (
    parts.length > 0 &&
    parts.every((part) => LABEL_ONLY.test(part) || part === '年月日' || readBlankPeriod(part) !== undefined)
  ) {
    return parts.map((part) => (part === '年月日' ? { role: 'fill-date' as const, label: part } : asField(part, '')))
  }
  return LABEL_ONLY.test(whole) ? [asField(whole, '')] : []
}

/** Whether a text standing outside a table is made of such fields (or is an annex number, a date), not a header. */
export function isFieldText(raw: string): boolean {
  const text = compactText(raw)
  if (text === '') return false
  if (
    /^附[件表录]?[\d一二三四五六七八九十]*[-\d]*[:：]?$/u.test(text) ||
    /^(?:\d{4}|[_\s]*)年[\d_\s]*(?:月?[\d_\s]*日?|第?[\d_\s]*季度?)$/u.test(text)
  )
    return true
  if (/^第\d+页|^共\d+页|^(?:机密|秘密|内部资料)/u.test(text)) return true
  const fields = readFormFields(raw)
  if (fields.length === 0) return false
  if (halfWidth(raw).includes(':')) return fields.some((field) => LABEL_AT_END.test(compactText(field.label)))
  return /\s{2,}|盖章|签字|签名|公章/u.test(raw)
}
