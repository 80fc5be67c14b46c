import type { Segment } from './read-segment.ts'

const AREA =
  /^(?:地区|区域|区划|单位|省|市|县|区|旗|乡|镇|街道|村|社区|居委会|村委会|行政村|自然村|村组|组|片区|网格|县\(?市?、?区\)?|县\(市\)|县区|市县|县市区|市\(县\)|乡镇|镇街|乡\(?镇?、?街道\)?|镇\(街道\)|乡镇\(街道\)|村\(社区\)|村\(居\)|村\(居委\)|村居|村社区|所属.{0,4}|村\(居\)委会)(?:名称?|别|编[号码]|代码)?$/
const ATTRIBUTE =
  /(?:标准|时间|日期|时点|名称|姓名|编[号码]|代码|代号|电话|手机|联系方式|地址|住址|负责人|责任人|联系人|填表人|填报人|制表人|审核人|经办人|领导|签[字名章]|盖章|\(章\)|备注|说明|原因|方式|内容|措施|意见|学期|列号|序号|年份|年度|季度|月份|经度|纬度|照片|账号|开户行|甲|乙)$/
const CATEGORY = /(?:类别|类型|项目|种类|性质|等级|分类|指标|险种|年龄[组段]|分组|指标名称)$/
const LOCAL = /^(?:填报单位|填表单位|报送单位|编制单位|单位|序号|编号|No\.?|备注|合计栏)/i
/** Money of budgets: where it comes from and what is left is in no ledger of facts. */
const BUDGET = /中央财政|地方财政|财政(?!供养)|结余|结转|拨款|拨付|下达|配套资金|预算|决算|自筹/

/** A header over names of areas or reporting units. */
export const isAreaHeader = (text: string): boolean => AREA.test(text)

/** A header over labels of the row: areas, names, dates, signatures. */
export const isLabelHeader = (text: string): boolean => AREA.test(text) || ATTRIBUTE.test(text) || LOCAL.test(text)

/** Whether a header of a statistics table is a label of the row, a signature or a budget line, and never a figure of the ledger. */
export function isNoFigure(segments: readonly Segment[]): boolean {
  const leaf = segments.at(-1)
  if (leaf === undefined || leaf.header.text === '') return true
  if (segments.some(({ header }) => BUDGET.test(header.text))) return true
  const { text, unit } = leaf.header
  if (text.endsWith('标准') || text.endsWith('年度') || text.endsWith('年份')) return true
  if (unit !== undefined) return false
  return isLabelHeader(text) || (segments.length === 1 && CATEGORY.test(text))
}
