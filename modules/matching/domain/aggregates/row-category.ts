import type { Condition } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '../../contract.ts'
import { readHeaderText } from './header-text.ts'

/** Columns that name the category of each row, and the element whose value they hold. */
const CATEGORY_COLUMNS: readonly (readonly [RegExp, string])[] = [
  [/^(?:救助|补助|补贴|津贴|保障|帮扶|资金)(?:类别|类型|项目|种类|名称)$/, 'subsidy_program'],
  [/^(?:纠纷|矛盾)(?:类别|类型|种类)$/, 'dispute_type'],
  [/^(?:事件|案件|隐患)(?:类别|类型|种类)$/, 'event_category'],
  [/^残疾(?:类别|类型|种类)$/, 'person_disability_type'],
  [/^残疾等级$/, 'person_disability_level'],
  [/^(?:行业|所属行业|行业类别)$/, 'org_industry'],
  [/^(?:文化程度|学历)$/, 'person_education'],
  [/^(?:房屋结构|结构类型)$/, 'dwelling_structure'],
]

/** On a form about payments the bare word is the kind of payment. */
const GENERAL = /^(?:项目|项目名称|资金项目|资金名称)$/

/** `subsidy_program==row`: each row counts its own category, named in the first columns of the table. */
export function rowCategory(context: HeaderContext): Condition[] {
  const ofMoney = /救助|补助|补贴|津贴|惠民|惠农|资金/.test(context.title)
  const first = context.siblings.slice(0, 3)
  for (const path of first) {
    const [only] = path
    if (path.length !== 1 || only === undefined || path === context.path) continue
    const { text } = readHeaderText(only)
    const element =
      CATEGORY_COLUMNS.find(([pattern]) => pattern.test(text))?.[1] ??
      (ofMoney && GENERAL.test(text) ? 'subsidy_program' : undefined)
    if (element !== undefined) return [{ name: element, op: '==', value: 'row' }]
  }
  return []
}
