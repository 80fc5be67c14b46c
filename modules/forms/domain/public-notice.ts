import type { DataElement } from '#modules/catalogue/contract.ts'

/** How a value is shown where everybody may read it. */
export type Mask = 'id-number' | 'phone' | 'account' | 'health-words'
/** `withheld`: the column stays blank. */
export type Showing = 'whole' | Mask | 'withheld'

/** What the notice of a fill says of why; also the reason of a column left blank. */
export const NOTICE_CLAUSE = {
  zh: '防止返贫监测公示不得出现身份证号、电话、银行账号和健康状况；《个人信息保护法》第二十五条：处理的个人信息未经单独同意不得公开',
  en: 'a public notice of poverty monitoring must not show ID number, phone, bank account or health; Personal Information Protection Law art. 25: no publication without separate consent',
} as const

/** 公示情况统计表 and 公示照片 are about notices and are none. */
const NOTICE = /公示(?!情况|后|前|期|照片|反馈|统计|汇总|报告|材料|时间|结果(?:统计|汇总|反馈))/u

/** Whether a form is put up for everybody to read. */
export const isPublicNotice = (title: string): boolean => NOTICE.test(title.normalize('NFKC').replace(/\s/gu, ''))

const HEALTH =
  /^person_(?:health|disease|disability|self_care|mental|treatment|vaccine|labor_ability)|^household_disab/u
/** Elements whose values may say what somebody is ill with: 因病, 因残. */
const MAY_TELL_HEALTH: ReadonlySet<string> = new Set([
  'household_poverty_cause',
  'subsidy_reason',
  'subsidy_category',
  'person_difficulty_need',
  'person_category',
  'person_remark',
])

/**
 * How a column of a public notice is filled: ID numbers as first 3 and last 4, phones as 3 and 4, bank accounts as their last 4,
 * health not at all.
 */
export function showOnNotice(element: Pick<DataElement, 'id' | 'type' | 'entity'>): Showing {
  if (HEALTH.test(element.id)) return 'withheld'
  if (MAY_TELL_HEALTH.has(element.id)) return 'health-words'
  if (element.type === 'id_number') return 'id-number'
  if (element.type === 'phone') return element.entity === 'enterprise' ? 'whole' : 'phone'
  return element.id.endsWith('bank_account') ? 'account' : 'whole'
}

const stars = (length: number): string => '*'.repeat(Math.max(length, 4))

/** A value as a public notice may show it; empty when it may not show it at all. */
export function maskOnNotice(text: string, mask: Mask): string {
  switch (mask) {
    case 'id-number':
      return text.length < 10 ? stars(text.length) : `${text.slice(0, 3)}${stars(text.length - 7)}${text.slice(-4)}`
    case 'phone':
      return text.length < 9 ? stars(text.length) : `${text.slice(0, 3)}${stars(text.length - 7)}${text.slice(-4)}`
    case 'account':
      return text.length < 8 ? stars(text.length) : `${stars(text.length - 4)}${text.slice(-4)}`
    case 'health-words':
      return /病|残|患|癌|瘤|失能|障碍|伤/u.test(text) ? '' : text
  }
}
