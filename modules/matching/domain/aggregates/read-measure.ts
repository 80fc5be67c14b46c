import type { EntityName, Measure } from '#modules/catalogue/contract.ts'

export interface MeasureReading {
  readonly measure: Measure
  /** What is counted, when the words or the unit say it. */
  readonly entity?: EntityName
  /** avg_per: the element the count is divided by. */
  readonly per?: string
  /** 合计 and the like: any other sign nearby is worth more. */
  readonly weak: boolean
}

const COUNT_UNITS: Readonly<Record<string, EntityName | ''>> = {
  人: 'person',
  名: 'person',
  位: 'person',
  户: 'household',
  件: 'event',
  起: 'event',
  例: 'event',
  次: 'event',
  人次: 'event',
  户次: 'event',
  家: 'enterprise',
  所: 'enterprise',
  栋: 'dwelling',
  幢: 'dwelling',
  座: 'dwelling',
  间: 'dwelling',
  套: 'dwelling',
  宗: 'plot',
  块: 'plot',
  个: '',
  处: '',
  对: '',
  场: 'event',
  期: 'event',
}
const SUM_UNIT = /^(?:亿元|万元|千元|百元|元|万|亩|公顷|平方米|平方公里|㎡|m2|公里|千米|吨|公斤|千克|斤|头|只|羽)/
const COUNTED: readonly (readonly [RegExp, EntityName | undefined])[] = [
  [/(?:户数|户$|户总数)/, 'household'],
  [/(?:人次|人次数|户次|户次数|发病数|病例数|件数|起数|次数|例数|案件数|发案数|起$|件$)/, 'event'],
  [/(?:村数|村庄数|村总数|行政村个数)/, 'area'],
  [/(?:企业数|家数|机构数|单位数|场所数|学校数|组织数)/, 'enterprise'],
  [/(?:房屋数|栋数|幢数|住房数|套数|农房数)/, 'dwelling'],
  [/(?:地块数|宗数|图斑数)/, 'plot'],
  [/(?:人数|人口数|人员数|总人口|人口总数|总人数)/, 'person'],
  [/人口$/, 'person'],
]
const RATIO = /(?:率|比例|比重|占比|百分比|百分数|覆盖面)$|^占.+比|^%$|所占比/
const NO_RATIO = /(?:利率|汇率|税率|频率|费率)$/
const AVG_PER = /平均每(?:个|一)?(村民小组|村|户|乡镇|乡|镇|街道|社区|县|人|家|企业)/
const AVG = /人均|户均|村均|平均|年均|月均|亩均|次均/
const SUM =
  /(?:金额|资金|支出|收入|补助额|补贴额|总额|发放额|投资额?|产值|面积|里程|产量|存栏|出栏|存栏量|出栏量)(?:数|总数|总额|合计|总计)?$|资金|补贴金/
const WEAK_COUNT = /(?:合计|总计|小计|共计|总数|数量|数|总量)$/
const PER: Readonly<Record<string, string>> = {
  村: 'region_village',
  社区: 'region_village',
  村民小组: 'region_group',
  乡镇: 'region_town',
  乡: 'region_town',
  镇: 'region_town',
  街道: 'region_town',
  县: 'region_county',
  户: 'household_no',
  人: 'person_id_number',
  家: 'org_name',
  企业: 'org_name',
}

function readCounted(text: string, unit: string | undefined): MeasureReading | undefined {
  const byUnit = unit === undefined ? undefined : COUNT_UNITS[unit.split(/[/、]/)[0] ?? unit]
  const counted = COUNTED.find(([pattern]) => pattern.test(text))
  if (byUnit !== undefined && byUnit !== '') return { measure: 'count', entity: byUnit, weak: false }
  if (counted?.[1] !== undefined) return { measure: 'count', entity: counted[1], weak: false }
  if (byUnit === '') return { measure: 'count', weak: false }
  return WEAK_COUNT.test(text) ? { measure: 'count', weak: true } : undefined
}

/** What one header text asks for: a share, an average, a sum or a count. Unit first, then the end of the text. */
export function readMeasure(text: string, unit: string | undefined): MeasureReading | undefined {
  if (unit === '%' || unit === '％' || unit === '‰' || (RATIO.test(text) && !NO_RATIO.test(text))) {
    return { measure: 'ratio', weak: false }
  }
  const counted = readCounted(text, unit)
  const per = AVG_PER.exec(text)
  if (per?.[1] !== undefined) {
    const field = PER[per[1]]
    const ending = readCounted(text.slice(per.index + per[0].length), unit)
    if (ending !== undefined && field !== undefined) return { ...ending, measure: 'avg_per', per: field, weak: false }
  }
  if (AVG.test(text)) return { measure: 'avg', weak: false }
  if ((unit !== undefined && SUM_UNIT.test(unit)) || (SUM.test(text) && counted?.entity === undefined)) {
    return { measure: 'sum', weak: false }
  }
  return counted
}
