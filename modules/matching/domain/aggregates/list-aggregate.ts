import type { Condition, EntityName } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '../../contract.ts'
import { addConcepts, toFilter, type Dimensions } from './compose-filter.ts'
import { plainText, readHeaderText } from './header-text.ts'
import { sayMeasure } from '../said.ts'
import { readField } from './read-field.ts'
import { chooseMeasure, readSegments, type AggregateReading, type AggregateTable } from './read-path.ts'
import { stated, type Segment } from './read-segment.ts'

const HOUSEHOLD = /户项目|家庭|贫困户|农户|脱贫户|监测户|入户|户信息|户口|短表|长表|住户|劳动力调查/
const AREA = /村(?:级)?(?:基本|情况|信息)|贫困村|行政村|村情|社区(?:基本|情况)/
const FIRM = /企业|机构|商户|单位|社会组织|合作社|场所|医院|学校基本/

const HEADED = /^(?:户主姓名|户主|户编号|户号|家庭人口数?)$/
const NAMED = /^(?:姓名|性别|与户主关系)$/

/** What one row of a list or card is, from its title and its own columns. */
function readSubject(title: string, siblings: HeaderContext['siblings']): EntityName {
  if (AREA.test(title)) return 'area'
  if (FIRM.test(title) && !/人员|职工信息/.test(title)) return 'enterprise'
  if (HOUSEHOLD.test(title)) return 'household'
  const own = siblings.filter((path) => path.length === 1).map((path) => readHeaderText(path[0] ?? '').text)
  return own.some((text) => HEADED.test(text)) && !own.some((text) => NAMED.test(text)) ? 'household' : 'person'
}

/** Sizes that are elements of the row itself: the household's members, the firm's staff. */
const OWN_SIZE =
  /^(?:家庭|本户|户|户籍|户内)?(?:总|常住|户籍|在册|共同生活|应登记|成员|保障|享受|供养|人口|人数|家庭|总人口|调查|楼栋)*(?:成员)?(?:总)?(?:人口|人数|户数|口数)?(?:数|总数|合计)?$/
const STAFF_SIZE = /^(?:从业|职工|员工|在职|用工|工作|复工|在岗|总)(?:人员|人数|总数|数)*$/
const OWN_HOUSEHOLD = /本户/

const subjectCondition = (subject: EntityName, entity: EntityName, text: string): Condition[] => {
  if (entity !== 'person') return []
  if (subject === 'household' || OWN_HOUSEHOLD.test(text)) return [{ name: 'in_household', op: '==', value: true }]
  return subject === 'enterprise' ? [{ name: 'org_staff', op: '==', value: true }] : []
}

/** Families' birth and death counts, and acts counted on a person's form. */
const isOwnEvent = (segments: readonly Segment[]): boolean =>
  segments.some(({ concepts }) =>
    concepts.some(({ conditions }) => conditions.some(({ value }) => value === 'birth' || value === 'death')),
  )

/** One cell cannot hold two counts: 出生人口、死亡人口. */
const asksTwice = (segment: Segment): boolean =>
  new Set(
    segment.concepts
      .flatMap(({ conditions }) => conditions)
      .filter(({ name }) => name === 'event_category')
      .map(({ value }) => value),
  ).size > 1

function countedEntity(segments: readonly Segment[], measured: EntityName | undefined): EntityName {
  const concept = segments.at(-1)?.concepts.findLast(({ entity }) => entity !== undefined)?.entity
  const outer = segments.flatMap(({ concepts }) => concepts).find(({ entity }) => entity === 'event')?.entity
  return outer ?? measured ?? concept ?? 'person'
}

interface ListFigure {
  readonly segments: readonly Segment[]
  readonly subject: EntityName
  readonly context: HeaderContext
}

function describeCount({ segments, subject }: ListFigure, measured: EntityName | undefined): AggregateReading {
  const entity = countedEntity(segments, measured)
  const dimensions: Dimensions = new Map()
  for (const segment of segments) addConcepts(dimensions, segment.concepts)
  const leaf = segments.at(-1)
  const text = segments.map(({ header }) => header.text).join('/')
  const words =
    entity !== 'event' && leaf !== undefined && leaf.residual.length > 1 && leaf.concepts.length === 0
      ? [leaf.residual.replace(/^本户/, '')]
      : []
  const filter = [...subjectCondition(subject, entity, text), ...toFilter(dimensions, false), ...words.map(stated)]
  const heard = segments.flatMap(({ concepts }) => concepts).map(({ word }) => word)
  return {
    aggregate: { measure: 'count', entity, filter },
    confidence: words.length > 0 ? 0.6 : 0.9,
    reason: sayMeasure('count', heard, words),
  }
}

function readAverage({ segments, subject, context }: ListFigure): AggregateReading | undefined {
  const leaf = segments.at(-1)
  if (subject !== 'area' || leaf === undefined || leaf.concepts.length === 0) return undefined
  const field = readField({ title: '', path: context.path.map(plainText), hasProgramme: false })
  if (field === undefined) return undefined
  const dimensions: Dimensions = new Map()
  addConcepts(dimensions, leaf.concepts)
  const aggregate = {
    measure: 'avg',
    entity: field.entity,
    field: field.field,
    filter: toFilter(dimensions, false),
  } as const
  const heard = leaf.concepts.map(({ word }) => word)
  return { aggregate, confidence: 0.85, reason: sayMeasure('avg', heard) }
}

/**
 * Figures on a list or card whose row is no single person: 务工人数 of a household, 饮水困难户数 of a village. The row's own
 * size (家庭人口, 从业人员) is an element and no aggregate; a count needs a group that is counted.
 */
export function listAggregate(context: HeaderContext, table: AggregateTable): AggregateReading | undefined {
  const title = plainText(context.title)
  const subject = table.subject ?? readSubject(title, context.siblings)
  const segments = readSegments(context)
  const leaf = segments.at(-1)
  if (leaf === undefined || asksTwice(leaf)) return undefined
  const figure: ListFigure = { segments, subject, context }
  const text = leaf.header.text
  const ownEvent = isOwnEvent(segments)
  const counts =
    /(?:人数|人口数|人口总数|总人数|户数|村数)$/.test(text) || /^(?:人|名|户)$/.test(leaf.header.unit ?? '')
  const acts = text.endsWith('次数')
  const measure = chooseMeasure(segments)
  if (measure?.measure === 'avg') return readAverage(figure)
  if (ownEvent && (subject === 'household' || subject === 'area')) return describeCount(figure, 'event')
  if (acts && subject === 'person') return readActs(figure, title)
  const isPart =
    segments.length > 1 &&
    segments.at(-2)?.measure?.measure === 'count' &&
    leaf.header.numbering !== undefined &&
    leaf.concepts.length > 0
  if (!counts && !isPart) return undefined
  if (OWN_SIZE.test(text) || STAFF_SIZE.test(text)) return undefined
  if (leaf.concepts.length === 0 && leaf.residual.length < 2 && !OWN_HOUSEHOLD.test(text)) return undefined
  if (subject === 'person' && !OWN_HOUSEHOLD.test(segments.map(({ header }) => header.text).join('/'))) return undefined
  return describeCount(figure, isPart ? 'person' : measure?.entity)
}

/** The act counted, by the header's word for it and, where needed, the title's. */
const ACTS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/服务/, /志愿/, 'volunteer_service'],
  [/服务/, /./, 'service'],
  [/走访|探访/, /./, 'visit'],
  [/巡查|巡河|巡山/, /./, 'patrol'],
]

/** 服务次数 on a person's form: acts kept as events, of the kind the header and the title name. */
function readActs({ context }: ListFigure, title: string): AggregateReading | undefined {
  const leaf = plainText(context.path.at(-1) ?? '')
  if (!/^(?:志愿服务|服务|走访|探访|巡查|巡河|巡山)次数$/.test(leaf)) return undefined
  const kind = ACTS.find(([act, subject]) => act.test(leaf) && subject.test(`${title}${leaf}`))?.[2]
  if (kind === undefined) return undefined
  const filter: Condition[] = [{ name: 'event_category', op: '==', value: kind }]
  return {
    aggregate: { measure: 'count', entity: 'event', filter },
    confidence: 0.8,
    reason: sayMeasure('count', [leaf]),
  }
}
