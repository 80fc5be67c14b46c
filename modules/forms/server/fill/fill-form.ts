import type { EntityName, Filter } from '#modules/catalogue/contract.ts'
import { loadCatalogue, parseFilter } from '#modules/catalogue/server/index.ts'
import type { ListQuestion } from '#modules/ledger/server/index.ts'
import type { CellFill, ListFill, SheetDescription, SheetFill, SheetGrid, TableDescription } from '#modules/workbook/contract.ts'
import type { Decision, PopulationDecision, UnderstoodWorkbook } from '../../contract.ts'
import { decideRowEntity } from '../../domain/decide-who.ts'
import { effectiveMapping, type MappedColumn } from '../../domain/effective-mapping.ts'
import { planCard } from '../../domain/plan-card.ts'
import { planList, type ListPlan } from '../../domain/plan-list.ts'
import { planStatistics } from '../../domain/plan-statistics.ts'
import { wordsOfFilter } from '../population.ts'
import { problems } from '../problems.ts'
import { stubReader } from '../read-stub.ts'
import type { Template } from '../read-template.ts'
import { fillCard, listCardSubjects, MOST_CARDS } from './fill-card.ts'
import { fillFields } from './fill-fields.ts'
import { fillList, type WhoIsAsked } from './fill-list.ts'
import { fillStatistics } from './fill-statistics.ts'
import { emptyTally, type FillListener, type Filling, type Tally } from './filling.ts'

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

/** What to write, for one workbook: a card form has one per subject. */
export interface PreparedFill {
  /** Of a card: whose it is. */
  readonly subject: string | undefined
  readonly sheets: readonly SheetFill[]
}

export interface Prepared {
  readonly workbooks: AsyncIterable<PreparedFill> | Iterable<PreparedFill>
  readonly tally: Tally
}

interface SheetInHand {
  readonly filling: Filling
  readonly order: FillOrder
  readonly sheet: SheetDescription
  readonly grid: SheetGrid
  readonly at: number
  readonly mapped: ReadonlyMap<string, MappedColumn>
  readonly population: { readonly entity: EntityName; readonly filter: Filter; readonly edited: boolean } | undefined
}

const readOr = (filter: string): Filter => {
  const read = parseFilter(filter)
  return filter !== '' && read.ok ? read.value : []
}

function inHand(order: FillOrder, filling: Filling, at: number): SheetInHand | undefined {
  const sheet = order.template.description.sheets[at]
  const grid = order.template.grid.sheets[at]
  if (sheet === undefined || grid === undefined || sheet.kind === 'none') return undefined
  const understood = order.understanding.sheets.find((one) => one.name === sheet.name)
  const mapped = effectiveMapping(sheet.name, understood?.columns ?? [], order.decisions)
  const decided = order.populations.find((one) => one.sheet === sheet.name)
  const read = understood?.population
  const population =
    decided === undefined
      ? read && { entity: read.entity, filter: readOr(read.filter), edited: false }
      : { entity: decided.entity ?? read?.entity ?? ('person' as const), filter: readOr(decided.filter), edited: true }
  return { filling, order, sheet, grid, at, mapped: new Map(mapped.map((one) => [one.column.cell, one])), population }
}

function whoOf(hand: SheetInHand, columns: readonly { element: string; role?: string }[]): WhoIsAsked {
  const { catalogue, tally } = hand.filling
  const entity = decideRowEntity(hand.population?.entity, columns, (id) => catalogue.elements.get(id)?.entity)
  if (hand.population === undefined)
    tally.notices.push({
      code: 'forms/population-not-read',
      zh: `表名里没有读出填报范围，“${hand.sheet.name}”按${wordsOfFilter('', entity)}填写；请核对，必要时改填报范围。`,
      en: `No population was read from the title; sheet “${hand.sheet.name}” is filled for all. Check it and change the population if needed.`,
    })
  // area and the like have no rows of their own; decideRowEntity never answers them.
  return { entity: entity as ListQuestion['entity'], filter: hand.population?.filter ?? [] }
}

/** A member's own columns need no role when each row is a member. */
const asRowsOfPersons = (plan: ListPlan): ListPlan => ({
  ...plan,
  columns: plan.columns.map(({ role, ...column }) => (role === undefined || role === 'member' ? column : { ...column, role })),
})

async function fillListTable(hand: SheetInHand, table: TableDescription): Promise<ListFill | undefined> {
  const plan = planList(table, hand.mapped)
  if (plan === undefined) return undefined
  const who = whoOf(hand, plan.columns)
  return fillList(hand.filling, who.entity === 'person' ? asRowsOfPersons(plan) : plan, who, hand.grid, hand.at)
}

async function fillSheet(hand: SheetInHand): Promise<SheetFill> {
  const cells: CellFill[] = [...fillFields({ sheet: hand.sheet, grid: hand.grid, unitName: hand.order.areaName, asOf: hand.order.asOf })]
  const lists: ListFill[] = []
  for (const table of hand.sheet.tables) {
    if (table.kind === 'list') {
      const list = await fillListTable(hand, table)
      if (list !== undefined) lists.push(list)
    } else if (table.kind === 'statistics') {
      const plan = planStatistics(table, hand.mapped, stubReader(hand.sheet, table, hand.mapped))
      const filled = await fillStatistics({ filling: hand.filling, plan, grid: hand.grid, sheet: hand.at, population: hand.population })
      cells.push(...filled.cells)
      lists.push(...filled.lists)
    }
  }
  return { sheet: hand.sheet.name, cells, lists }
}

async function* fillCards(hands: readonly SheetInHand[], first: SheetInHand): AsyncGenerator<PreparedFill> {
  const plans = hands.map((hand) => ({ hand, plans: hand.sheet.tables.filter((table) => table.kind === 'card').map((table) => planCard(table, hand.mapped)) }))
  const labels = plans.flatMap((one) => one.plans.flatMap((plan) => plan.labels))
  for (const { hand, plans: own } of plans)
    for (const plan of own)
      for (const one of plan.unfilled) hand.filling.tally.unfilled.push({ sheet: hand.sheet.name, cell: one.cell, path: [...one.path], why: one.why })
  if (labels.length === 0) throw problems.nothingToFill()
  const who = whoOf(first, labels)
  const subjects = await listCardSubjects(first.filling, who)
  if (subjects.length === 0)
    throw problems.nobodyInScope({ area: first.order.areaName, population: wordsOfFilter(first.order.understanding.sheets[first.at]?.population?.filter ?? '', who.entity) })
  if (subjects.length > MOST_CARDS) throw problems.tooManyCards({ count: `${MOST_CARDS}+`, most: MOST_CARDS })
  for (const subject of subjects) {
    const sheets: SheetFill[] = []
    for (const { hand, plans: own } of plans) {
      const cells: CellFill[] = [...fillFields({ sheet: hand.sheet, grid: hand.grid, unitName: hand.order.areaName, asOf: hand.order.asOf })]
      for (const plan of own) cells.push(...(await fillCard({ filling: hand.filling, plan, grid: hand.grid, sheet: hand.at, who, subject })))
      sheets.push({ sheet: hand.sheet.name, cells, lists: [] })
    }
    yield { subject: subject.name, sheets }
  }
}

/**
 * Decides what goes into which cell and reads it from the ledger; rows of lists stream while the workbook is written.
 * Counts are complete only after the last workbook was written.
 *
 * @throws forms/nothing-to-fill, forms/nobody-in-scope, forms/too-many-cards, ledger/not-computable
 */
export async function prepareFill(ctx: Filling['ctx'], order: FillOrder, listener: FillListener): Promise<Prepared> {
  const tally = emptyTally()
  tally.notices.push(...order.understanding.notices)
  const catalogue = await loadCatalogue(ctx)
  const { areaCode, areaName, asOf, subjects } = order
  const filling: Filling = { ctx, catalogue, areaCode, areaName, asOf, subjects, listener, tally }
  const hands = order.template.description.sheets.map((_, at) => inHand(order, filling, at)).filter((hand) => hand !== undefined)
  const cards = hands.filter((hand) => hand.sheet.tables.some((table) => table.kind === 'card'))
  const [first] = cards
  if (first !== undefined) return { workbooks: fillCards(cards, first), tally }
  const sheets: SheetFill[] = []
  for (const hand of hands) sheets.push(await fillSheet(hand))
  if (sheets.every((sheet) => sheet.lists.length === 0 && sheet.cells.length === 0)) throw problems.nothingToFill()
  return { workbooks: [{ subject: undefined, sheets }], tally }
}
