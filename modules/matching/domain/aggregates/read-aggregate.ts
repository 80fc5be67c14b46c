import type { Aggregate, Condition, EntityName } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '../../contract.ts'
import { addConcepts, keepFor, titleDimensions, toFilter, type Dimensions } from './compose-filter.ts'
import { findConcepts, type FoundConcept, type ConceptReading } from './find-concepts.ts'
import { plainText, readHeaderText } from './header-text.ts'
import { rowCategory } from './row-category.ts'
import { listAggregate } from './list-aggregate.ts'
import { describePeriod, type Flow, type Span } from './read-periods.ts'
import { readField } from './read-field.ts'
import type { MeasureReading } from './read-measure.ts'
import { chooseMeasure, readSegments, type AggregateReading, type AggregateTable } from './read-path.ts'
import { unknownBenefit } from './read-programme.ts'
import { stated, type Segment } from './read-segment.ts'
import { isAreaHeader, isNoFigure } from './refuse-header.ts'
import { populationDimensions } from './population-dimensions.ts'
import { sayMeasure } from '../said.ts'

const chooseEntity = (segments: readonly Segment[]): EntityName | undefined => {
  for (const segment of segments.toReversed()) {
    const entity =
      segment.measure?.entity ?? segment.concepts.findLast((concept) => concept.entity !== undefined)?.entity
    if (entity !== undefined) return entity
  }
  return undefined
}

function choosePeriod(segments: readonly Segment[]): { span?: Span; flow?: Flow } {
  const span = segments.findLast((segment) => segment.span !== undefined)?.span
  const flow = segments.findLast((segment) => segment.flow !== undefined)?.flow
  return { ...(span === undefined ? {} : { span }), ...(flow === undefined ? {} : { flow }) }
}

/** Words no condition was found for: the leaf's own, those of a counted parent, and of the nearest parent when the leaf only names the measure. */
function statedWords(segments: readonly Segment[]): string[] {
  const leaf = segments.at(-1)
  if (leaf === undefined) return []
  const parents = segments.slice(0, -1)
  const words = parents
    .filter(({ measure, residual }) => measure !== undefined && !measure.weak && residual.length > 1)
    .map(({ residual }) => residual)
  if (leaf.residual.length > 1) return [...words, leaf.residual]
  const nearest = parents.at(-1)
  const bare = leaf.concepts.length === 0 && leaf.flow === undefined
  if (bare && nearest !== undefined && nearest.concepts.length === 0 && nearest.residual.length > 1)
    words.push(nearest.residual)
  return [...new Set(words)]
}

const MONEY_UNIT = /^(?:亿元|万元|千元|百元)$/

function chooseUnit(segments: readonly Segment[], context: HeaderContext): string | undefined {
  const unit = segments.findLast(({ header }) => header.unit !== undefined)?.header.unit ?? context.unit
  return unit !== undefined && MONEY_UNIT.test(unit) ? unit : undefined
}

interface Parts {
  readonly measure: MeasureReading
  readonly entity: EntityName
  readonly field?: string
}

/** The first column names the rows when it asks for nothing itself: 学校, 支部. */
const isStub = (context: HeaderContext, segments: readonly Segment[]): boolean =>
  context.position === 0 && context.siblings.length > 1 && segments.length === 1 && segments[0]?.measure === undefined

const EVERYBODY = /人口|户籍|基本情况|概况|村情|居民|常住|农户/

/** A bare 人数 under a title nobody understood would count everybody. */
const countsEverybody = (context: HeaderContext, { entity, filter }: Aggregate): boolean =>
  (entity === 'person' || entity === 'household') &&
  filter.length === 0 &&
  !EVERYBODY.test(context.title) &&
  !/^(?:总人口|总户数|常住|户籍)/.test(context.path.at(-1) ?? '')

/** 走访户数: households are not what a kind of event is said of. */
const mixesEvents = ({ entity, filter }: Aggregate): boolean =>
  (entity === 'person' || entity === 'household') && filter.some(({ name }) => name.startsWith('event_'))

const STAFF = /^(?:从业|职工|员工|在职|用工)(?:人员)?(?:人数|总数|数)?$/
const INVOLVED = /涉及|涉事|当事|参与|受威胁|伤亡/
const GROUP = /(?:人|员|者|生|户|童|妇女|军人|对象|群体)$/
const ENTITY_BY_NAME: readonly (readonly [string, EntityName])[] = [
  ['org_', 'enterprise'],
  ['event_', 'event'],
  ['dispute_', 'event'],
  ['dwelling_', 'dwelling'],
  ['plot_', 'plot'],
]

/** The entity the conditions are about, where neither unit nor noun says it. */
function entityOfConditions(filters: readonly (readonly Condition[])[]): EntityName {
  const names = filters.flat().map(({ name }) => name)
  return ENTITY_BY_NAME.find(([prefix]) => names.some((name) => name.startsWith(prefix)))?.[1] ?? 'person'
}

/** A category under a heading, or a known group alone, is counted when nothing says otherwise. */
function impliedCount(segments: readonly Segment[], outer: Dimensions): MeasureReading | undefined {
  const leaf = segments.at(-1)
  if (leaf === undefined) return undefined
  const known = segments.some(({ concepts }) => concepts.length > 0)
  const said = leaf.concepts.length > 0 || leaf.flow !== undefined || (known && segments.length > 1)
  const grouped = outer.size > 0 && leaf.residual.length > 1 && (segments.length > 1 || GROUP.test(leaf.header.text))
  return said || grouped ? { measure: 'count', weak: true } : undefined
}

/** People of events and of firms are figures kept with the event and the firm, not people of the ledger. */
function keptFigure(segments: readonly Segment[], outer: Dimensions): Parts | undefined {
  const text = segments.at(-1)?.header.text ?? ''
  const about = entityOfConditions([
    ...outer.values(),
    ...segments.slice(0, -1).flatMap(({ concepts }) => concepts.map(({ conditions }) => conditions)),
  ])
  const measure: MeasureReading = { measure: 'sum', weak: false }
  if (about === 'event' && INVOLVED.test(text) && /人数?$/.test(text))
    return { measure, entity: 'event', field: 'event_people_count' }
  return about === 'enterprise' && STAFF.test(text)
    ? { measure, entity: 'enterprise', field: 'org_employees' }
    : undefined
}

function chooseParts(segments: readonly Segment[], outer: Dimensions, context: HeaderContext): Parts | undefined {
  const kept = keptFigure(segments, outer)
  if (kept !== undefined) return kept
  const measure = chooseMeasure(segments) ?? impliedCount(segments, outer)
  if (measure === undefined) return undefined
  if (measure.measure === 'sum' || measure.measure === 'avg') {
    const hasProgramme =
      outer.has('programme') ||
      rowCategory(context).length > 0 ||
      segments.some(({ concepts }) =>
        concepts.some(({ conditions }) => conditions.some(({ name }) => name === 'programme')),
      )
    const unit = segments.findLast(({ header }) => header.unit !== undefined)?.header.unit ?? context.unit
    const path = segments.map(({ header }) => header.text)
    const field = readField({
      title: plainText(context.title),
      path,
      hasProgramme,
      ...(unit === undefined ? {} : { unit }),
    })
    if (field === undefined) return undefined
    const people = measure.measure === 'avg' && field.entity !== 'event' ? chooseEntity(segments) : undefined
    return { measure, entity: people ?? field.entity, field: field.field }
  }
  const inPath = segments.flatMap(({ concepts }) => concepts.map(({ conditions }) => conditions))
  const entity = chooseEntity(segments) ?? entityOfConditions([...inPath, ...outer.values()])
  return { measure, entity, ...(measure.per === undefined ? {} : { field: measure.per }) }
}

/** Hundredths, so that sums of tenths compare as written. */
function confidenceOf(segments: readonly Segment[], words: readonly string[], measure: MeasureReading): number {
  // 当月新增 is a group like any other; 总户数 says what it counts and nothing is left over.
  const understood =
    segments.some(({ concepts, flow }) => concepts.length > 0 || flow !== undefined) ||
    (measure.measure === 'count' && !measure.weak && words.length === 0 && segments.at(-1)?.residual === '')
  return ((words.length > 0 ? 60 : 95) - (measure.weak ? 5 : 0) - (understood ? 0 : 10)) / 100
}

/** What a share is of: what 占…比例 names, or else the same rows without the last group named (化解率: of all disputes). */
function wholeFilter(segments: readonly Segment[], outer: Dimensions, entity: EntityName): Aggregate['filter'] {
  const named = segments.at(-1)?.wholeOf ?? []
  const dimensions: Dimensions = named.length > 0 ? new Map() : keepFor(entity, outer)
  const last = segments.findLastIndex(({ concepts }) => concepts.length > 0)
  const parts = named.length > 0 ? [named] : segments.slice(0, Math.max(0, last)).map(({ concepts }) => concepts)
  for (const concepts of parts) addConcepts(dimensions, concepts)
  return toFilter(dimensions, false)
}

/** The benefit the path names last, when no programme is known for it. */
function untoldBenefit(segments: readonly Segment[]): string | undefined {
  for (const { header, concepts } of segments.toReversed()) {
    if (concepts.some(({ conditions }) => conditions.some(({ name }) => name === 'programme'))) return undefined
    const words = unknownBenefit(header.text, concepts)
    if (words !== undefined) return words
  }
  return undefined
}

const SIDE_BY_SIDE = /\|[及和与、]\|/

/** 残疾人及老年人 are two groups of one form, each counted under its own heading: nobody need be both. */
function dimensionsOfTitle({ found, rest }: ConceptReading): Dimensions {
  const dimensions = titleDimensions(found)
  return SIDE_BY_SIDE.test(rest) && dimensions.size > 1 ? new Map() : dimensions
}

function statisticsAggregate(context: HeaderContext, table: AggregateTable): AggregateReading | undefined {
  const segments = readSegments(context)
  if (isNoFigure(segments) || isStub(context, segments)) return undefined
  const title = findConcepts(plainText(context.title), { context: plainText(context.title), isTitle: true })
  const titleConcepts = title.found
  // The title is read afresh, because in statistics its parts are headed again below; a person's own words replace it.
  const decided = table.population?.confidence === 1 ? table.population : undefined
  const outer = decided === undefined ? dimensionsOfTitle(title) : populationDimensions(decided)
  const parts = chooseParts(segments, outer, context)
  if (parts === undefined) return undefined
  const { measure, entity, field } = parts
  const ofPayments = field !== undefined && field.startsWith('subsidy_') && field !== 'subsidy_income'
  const dimensions: Dimensions = keepFor(ofPayments ? 'enrolment' : entity, outer)
  // 学生党支部 is a branch of students: what is said of people is no condition on an organisation.
  const ofPeople = (concept: FoundConcept): boolean => entity === 'enterprise' && concept.entity === 'person'
  for (const { concepts } of segments)
    addConcepts(
      dimensions,
      concepts.filter((concept) => !ofPeople(concept)),
    )
  const isDibao = entity === 'person' && (dimensions.get('programme') ?? []).some(({ value }) => value === 'dibao')
  const time = describePeriod(choosePeriod(segments), ofPayments || entity === 'event', isDibao)
  const ofMembers =
    segments
      .at(-1)
      ?.concepts.filter(ofPeople)
      .map(({ word }) => word) ?? []
  // Of a summed element the words left over are its own name: 工资性收入, 建筑面积.
  // 老年人补贴 on a form of 低保 is another programme's money: never that of the form, never everybody's.
  const unknown = ofPayments ? untoldBenefit(segments) : undefined
  if (unknown !== undefined) dimensions.delete('programme')
  const words =
    field !== undefined && !ofPayments && measure.measure !== 'avg_per'
      ? []
      : [...ofMembers, ...(unknown === undefined ? statedWords(segments) : [unknown])]
  const rows = rowCategory(context)
  const unit = chooseUnit(segments, context)
  const filter = [...toFilter(dimensions, ofPayments), ...rows, ...words.map(stated), ...time]
  if (filter.length === 0 && measure.weak) return undefined
  const of =
    measure.measure === 'ratio' ? { entity, filter: [...wholeFilter(segments, outer, entity), ...time] } : undefined
  const aggregate: Aggregate = {
    measure: measure.measure,
    entity,
    filter,
    ...(field === undefined ? {} : { field }),
    ...(unit === undefined || measure.measure === 'count' ? {} : { unit }),
    ...(of === undefined ? {} : { of }),
  }
  const heard = [...titleConcepts, ...segments.flatMap(({ concepts }) => concepts)].map(({ word }) => word)
  const reason = sayMeasure(measure.measure, heard, words)
  // A sum over every payment of every programme is hardly ever what was meant.
  const anyPayment = ofPayments && !filter.some(({ name }) => name === 'subsidy_program')
  const doubtful = anyPayment || countsEverybody(context, aggregate) || mixesEvents(aggregate)
  return { aggregate, confidence: doubtful ? 0.4 : confidenceOf(segments, words, measure), reason }
}

/** A table read as a list that still counts: its title says so, its rows are areas, and nobody is named. */
const looksLikeStatistics = (context: HeaderContext): boolean =>
  /统计|汇总|月报|季报|年报/.test(context.title) &&
  context.siblings.slice(0, 3).some((path) => isAreaHeader(readHeaderText(path.at(-1) ?? '').text)) &&
  !context.siblings.some((path) => /姓名|身份证|户主/.test(path.at(-1) ?? ''))

/**
 * Reads what a header asks to be counted, summed, averaged or divided, from its whole path, the title and its neighbours.
 * Undefined when it asks for no figure of the ledger: a label of the row, a signature, a budget line, a plain element.
 */
export const readAggregate = (context: HeaderContext, table: AggregateTable = {}): AggregateReading | undefined =>
  context.kind === 'statistics' || looksLikeStatistics(context)
    ? statisticsAggregate(context, table)
    : listAggregate(context, table)
