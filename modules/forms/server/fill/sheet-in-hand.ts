import type { EntityName, Filter } from '#modules/catalogue/contract.ts'
import { parseFilter } from '#modules/catalogue/server/index.ts'
import type { ListQuestion } from '#modules/ledger/server/index.ts'
import type { CellFill, SheetDescription, SheetGrid, TableDescription } from '#modules/workbook/contract.ts'
import type { Decision, PopulationDecision, UnderstoodWorkbook } from '../../contract.ts'
import { decideRowEntity } from '../../domain/decide-who.ts'
import type { MappedColumn } from '../../domain/effective-mapping.ts'
import { isPublicNotice, NOTICE_CLAUSE, showOnNotice } from '../../domain/public-notice.ts'
import { mappingOf } from '../mapping-of.ts'
import { wordsOfFilter } from '../population.ts'
import { problems } from '../problems.ts'
import type { Template } from '../read-template.ts'
import { fillFields } from './fill-fields.ts'
import type { WhoIsAsked } from './fill-list.ts'
import type { Filling } from './filling.ts'

export interface FillOrder {
  readonly template: Template
  readonly understanding: UnderstoodWorkbook
  readonly decisions: readonly Decision[]
  readonly populations: readonly PopulationDecision[]
  readonly areaCode: string
  readonly areaName: string
  readonly asOf: string
  /** Ids; empty: everyone of the population. */
  readonly subjects: readonly string[]
}

export interface SheetInHand {
  readonly filling: Filling
  readonly order: FillOrder
  readonly sheet: SheetDescription
  readonly grid: SheetGrid
  readonly at: number
  readonly mapped: ReadonlyMap<string, MappedColumn>
  readonly population:
    | { readonly entity: EntityName; readonly filter: Filter; readonly edited: boolean; readonly confidence: number }
    | undefined
}

/** Below this a population is no more than a guess at what the title says. */
const UNSURE = 0.5

const readOr = (filter: string): Filter => {
  const read = parseFilter(filter)
  return filter !== '' && read.ok ? read.value : []
}

/** What is known of a mapped column from its element: a photo is none of the ledger's, a public notice shows not all. */
function shownOn(title: string, { catalogue }: Filling, mapped: MappedColumn): MappedColumn {
  const element = mapped.column.verdict === 'element' ? catalogue.elements.get(mapped.column.element ?? '') : undefined
  if (element === undefined) return mapped
  if (element.type === 'attachment') return { ...mapped, isPicture: true }
  const showing = isPublicNotice(title) ? showOnNotice(element) : 'whole'
  return showing === 'whole' ? mapped : { ...mapped, onNotice: showing }
}

function sayMasked({ tally }: Filling, name: string, mapped: readonly MappedColumn[]): void {
  const headers = mapped
    .filter((one) => one.onNotice !== undefined && (one.state === 'automatic' || one.state === 'confirmed'))
    .map((one) => one.column.path.at(-1) ?? '')
  if (headers.length === 0) return
  tally.notices.push({
    code: 'forms/public-notice-masked',
    zh: `“${name}”是公示表，${headers.join('、')}已遮盖或不填（${NOTICE_CLAUSE.zh}）。`,
    en: `“${name}” is a public notice; ${headers.join(', ')} are masked or left blank (${NOTICE_CLAUSE.en}).`,
  })
}

export function sheetInHand(order: FillOrder, filling: Filling, at: number): SheetInHand | undefined {
  const sheet = order.template.description.sheets[at]
  const grid = order.template.grid.sheets[at]
  if (sheet === undefined || grid === undefined || sheet.kind === 'none') return undefined
  const understood = order.understanding.sheets.find((one) => one.name === sheet.name)
  const title = sheet.title ?? sheet.name
  const mapped = mappingOf(sheet, understood?.columns ?? [], order.decisions).map((one) => shownOn(title, filling, one))
  sayMasked(filling, sheet.name, mapped)
  const decided = order.populations.find((one) => one.sheet === sheet.name)
  const read = understood?.population
  const population =
    decided === undefined
      ? read && { entity: read.entity, filter: readOr(read.filter), edited: false, confidence: read.confidence }
      : {
          entity: decided.entity ?? read?.entity ?? ('person' as const),
          filter: readOr(decided.filter),
          edited: true,
          confidence: 1,
        }
  return { filling, order, sheet, grid, at, mapped: new Map(mapped.map((one) => [one.column.cell, one])), population }
}

const understoodOf = (hand: SheetInHand): UnderstoodWorkbook['sheets'][number] | undefined =>
  hand.order.understanding.sheets.find((one) => one.name === hand.sheet.name)

const readWords = (hand: SheetInHand): string => understoodOf(hand)?.population?.words ?? ''

/** Of a table with a heading of its own, unless a person said who the whole sheet is about. */
function ownPopulation(hand: SheetInHand, table: TableDescription | undefined): SheetInHand['population'] {
  if (hand.population?.edited === true || table === undefined) return undefined
  const cells = new Set(table.columns.map((leaf) => leaf.cell))
  const own = understoodOf(hand)?.tablePopulations?.find(({ cell }) => cells.has(cell))?.population
  return own && { entity: own.entity, filter: readOr(own.filter), edited: false, confidence: own.confidence }
}

/**
 * Who gets a row or a card. A population that was not read, or hardly, is said; one with words the ledger does not know
 * is refused, because it would select nobody or everybody in silence.
 *
 * @throws forms/population-not-understood
 */
export function whoOf(
  hand: SheetInHand,
  columns: readonly { readonly element: string; readonly role?: string }[],
  table?: TableDescription,
): WhoIsAsked {
  const { catalogue, tally } = hand.filling
  const { sheet } = hand
  const population = ownPopulation(hand, table) ?? hand.population
  const isWhole = population !== undefined && population.filter.length === 0 && !population.edited
  const entity = decideRowEntity(population?.entity, columns, (id) => catalogue.elements.get(id)?.entity, isWhole)
  const stated = population?.filter.find((one) => one.name === 'stated')
  if (stated !== undefined) throw problems.populationNotUnderstood({ sheet: sheet.name, words: String(stated.value) })
  // Several groups beside each other leave no condition: without this refusal everybody would stand in the list.
  if (isWhole && population.confidence < UNSURE && !population.edited)
    throw problems.populationNotUnderstood({ sheet: sheet.name, words: readWords(hand) })
  if (population === undefined)
    tally.notices.push({
      code: 'forms/population-not-read',
      zh: `表名里没有读出填报范围，“${sheet.name}”按${wordsOfFilter('', entity)}填写；请核对，必要时改填报范围。`,
      en: `No population was read from the title; sheet “${sheet.name}” is filled for all. Check it and change the population if needed.`,
    })
  else if (population.confidence < UNSURE) {
    tally.notices.push({
      code: 'forms/population-unsure',
      zh: `“${sheet.name}”的填报范围“${readWords(hand)}”读得不太有把握，已按它填写；请核对，必要时改填报范围。`,
      en: `The population of sheet “${sheet.name}” was read with little confidence and used; check it and change it if needed.`,
    })
  }
  // area and the like have no rows of their own; decideRowEntity never answers them.
  return { entity: entity as ListQuestion['entity'], filter: population?.filter ?? [] }
}

/** The population in words, for a refusal. */
export function populationWords(hand: SheetInHand, who: WhoIsAsked, table?: TableDescription): string {
  const decided = hand.order.populations.find((one) => one.sheet === hand.sheet.name)
  const cells = new Set(table?.columns.map((leaf) => leaf.cell))
  const understood = understoodOf(hand)
  const read = understood?.tablePopulations?.find(({ cell }) => cells.has(cell))?.population ?? understood?.population
  return decided === undefined
    ? (read?.words ?? wordsOfFilter('', who.entity))
    : wordsOfFilter(decided.filter, who.entity)
}

export const headCells = ({ sheet, grid, order }: SheetInHand): readonly CellFill[] =>
  fillFields({ sheet, grid, unitName: order.areaName, asOf: order.asOf })
