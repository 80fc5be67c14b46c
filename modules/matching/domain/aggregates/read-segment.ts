import type { Condition } from '#modules/catalogue/contract.ts'
import { findConcepts, type FoundConcept } from './find-concepts.ts'
import { readHeaderText, type HeaderText } from './header-text.ts'
import { readMeasure, type MeasureReading } from './read-measure.ts'
import { readPeriod, type Flow, type Span } from './read-periods.ts'

/** Everything one text of a header path says. */
export interface Segment {
  readonly header: HeaderText
  readonly concepts: readonly FoundConcept[]
  readonly span?: Span
  readonly flow?: Flow
  readonly measure?: MeasureReading
  /** Words that are left over: a condition no element is known for. */
  readonly residual: string
  /** Of 占…比例: what it is a share of. */
  readonly wholeOf: readonly FoundConcept[]
}

const FUNCTION_WORDS = new RegExp(
  [
    '总人口|人口总数|人口数|总人数|人数|户数|总户数|人次数?|件数|起数|次数|例数|村数|家数|个数|总数|数量|总量|总额|发病数?|病例数?',
    '合计|小计|总计|共计|累计|其中|情况|状况|分类|类别|类型|种类|结构|构成|人员|人口|对象|群体|家庭|各类|各种|按|分布|统计|汇总|基本',
    '扶助|补助|补贴|津贴|救助|资助|测算|建立|获得|取得|政府|集体|应登记|调查时点|居住在|居住|本户|全年|纳入|列入|排查|摸排|采集|学历|文化程度|政治面貌|年龄|性别|农房|房屋|住房|农户|次数?',
    '参加|享受|领取|接受|得到|具有|拥有|实有|实际|现有|目前|本次|该|全部|所有|平均每?个?|所占|比例|比重|占比|百分比|覆盖率|参保率|发生率|率|水平|标准',
    '资金|金额|支出|补助额|补贴额|人均|户均|年均|月均|收入|发放|面积|当月|本月|年末|期末|登记在册|在册|登记|户|人|名|个|数|总|的|有|和|及|与|者|占|村|本|年|月|类|级?以上',
  ].join('|'),
  'g',
)

const residualOf = (rest: string): string =>
  rest
    .replace(/\([^()]*\)/g, (inner) => inner.slice(1, -1))
    .replace(FUNCTION_WORDS, '')
    .replace(/[|、,，/()[\]+\-\d.:%≥≤<>=]/g, '')

const partWords = (text: string): readonly [string, string | undefined] => {
  const share = /^(.*?)占(.+?)(?:的|之)?(?:比例|比重|百分比|比)/.exec(text)
  return share?.[1] !== undefined && share[1] !== '' && share[2] !== undefined
    ? [share[1], share[2]]
    : [text, undefined]
}

/** Reads one text of the path. `context` is what stands outside it: title and outer headers. */
export function readSegment(
  raw: string,
  context: string,
  unit: string | undefined,
  siblingsNameTheOld: boolean,
): Segment {
  const header = readHeaderText(raw)
  const period = readPeriod(header.text)
  const [part, whole] = partWords(period.rest)
  const scope = { context: `${context}/${header.text}`, isTitle: false, siblingsNameTheOld }
  const reading = findConcepts(part, scope)
  const measure = readMeasure(period.rest === '' ? header.text : period.rest, header.unit ?? unit)
  const including = header.including === undefined ? '' : `含${header.including}`
  return {
    header,
    concepts: reading.found,
    residual: `${residualOf(reading.rest)}${including}`,
    wholeOf: whole === undefined ? [] : findConcepts(whole, scope).found,
    ...(period.span === undefined ? {} : { span: period.span }),
    ...(period.flow === undefined ? {} : { flow: period.flow }),
    ...(measure === undefined ? {} : { measure }),
  }
}

/** A condition in the form's own words, for which the catalogue has no element: shown to the clerk, never computed. */
export const stated = (words: string): Condition => ({ name: 'stated', op: '==', value: words })
