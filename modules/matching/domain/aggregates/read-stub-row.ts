import type { EntityName, Filter, Measure } from '#modules/catalogue/contract.ts'
import { addConcepts, toFilter, type Dimensions } from './compose-filter.ts'
import { isDecidable } from './decidable-names.ts'
import { plainText } from './header-text.ts'
import { isAreaHeader } from './refuse-header.ts'
import { readSegment, stated } from './read-segment.ts'

/** What the label of one body row of a statistics table is. */
export type StubRow =
  | { readonly kind: 'area'; readonly name: string }
  | {
      readonly kind: 'category'
      readonly filter: Filter
      readonly entity?: EntityName
      readonly measure?: Measure
      readonly unit?: string
    }
  | { readonly kind: 'total' }
  | { readonly kind: 'other' }

export interface StubContext {
  readonly title: string
  /** The header over the row labels: 地区, 年龄段, 项目. */
  readonly header?: string
  /** Merged labels to the left of this one, outermost first. */
  readonly parents?: readonly string[]
  /** Names of areas under the reporting unit, when the caller knows them. */
  readonly areaNames?: ReadonlySet<string>
}

const TOTAL = /^(?:合计|总计|小计|共计|总数|全县|全市|全区|全镇|全乡|全村|全街道|本页合计|累计|县合计|镇合计)(?:数)?$/
const AREA_NAME =
  /^[\p{Script=Han}A-Z]{1,20}?(?:省|自治区|市|县|区|旗|乡|民族乡|镇|街道|街道办事处|办事处|管委会|开发区|园区|农场|林场|村|村委会|社区|居委会|社区居委会|村民委员会|居民委员会|组|屯|寨|庄|湾|网格)$/u
const NO_AREA =
  /行政村$|自然村$|^(?:本|外|各|农|全|其他|其它|城)(?:村|市|镇|县|区|乡)|农村$|城市$|城镇$|城区$|郊区$|山区$|库区$|牧区$|边远地区/
const NOTHING = /^(?:\d+|[甲乙丙丁]|-|—|\/|注.*|备注.*|填表.*|说明.*|审核.*|单位负责人.*)$/

/** Reads the label of a body row: an area, a category with its conditions, the total, or something that takes no figures. */
export function readStubRow(text: string, context: StubContext): StubRow {
  const plain = plainText(text)
  if (plain === '' || NOTHING.test(plain)) return { kind: 'other' }
  if (TOTAL.test(plain)) return { kind: 'total' }
  if (context.areaNames?.has(plain) === true) return { kind: 'area', name: text.trim() }
  const underArea = context.header !== undefined && isAreaHeader(plainText(context.header))
  const outer = [context.title, ...(context.parents ?? [])].map(plainText).join('/')
  const chain = [...(context.parents ?? []), text]
  const segments = chain.map((label, index) =>
    readSegment(label, [outer, ...chain.slice(0, index).map(plainText)].join('/'), undefined, false),
  )
  const leaf = segments.at(-1)
  const understood = leaf !== undefined && leaf.concepts.length > 0
  if ((underArea && !understood) || (AREA_NAME.test(plain) && !NO_AREA.test(plain) && !understood))
    return { kind: 'area', name: text.trim() }
  const dimensions: Dimensions = new Map()
  for (const { concepts } of segments) addConcepts(dimensions, concepts)
  const words = leaf !== undefined && !understood && leaf.residual.length > 1 ? [leaf.residual] : []
  const filter = [...toFilter(dimensions, false), ...words.map(stated)]
  const measure = leaf?.measure !== undefined && !leaf.measure.weak ? leaf.measure : undefined
  // 耕地面积, 粮食产量: a figure of its own that the rows cannot be counted by is an indicator kept by area, not a category.
  const kept =
    (leaf?.measure !== undefined && words.length > 0) ||
    (measure !== undefined && filter.some(({ name }) => !isDecidable(name)))
  if (kept || (filter.length === 0 && measure === undefined)) return { kind: 'other' }
  const entity = measure?.entity ?? leaf?.concepts.findLast((concept) => concept.entity !== undefined)?.entity
  const unit = leaf?.header.unit
  return {
    kind: 'category',
    filter,
    ...(entity === undefined ? {} : { entity }),
    ...(measure === undefined ? {} : { measure: measure.measure }),
    ...(unit === undefined ? {} : { unit }),
  }
}
