import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { CellFill, ListFill, SheetFill, TableDescription } from '#modules/workbook/contract.ts'
import { planList, type ListPlan } from '../../domain/plan-list.ts'
import { planPrefilled } from '../../domain/plan-prefilled.ts'
import { separateRosters, type SeparateTable } from '../../domain/separate-rosters.ts'
import { planStatistics } from '../../domain/plan-statistics.ts'
import { problems } from '../problems.ts'
import { stubReader } from '../read-stub.ts'
import { fillCards, gatherCards, type CardsAs } from './fill-cards.ts'
import { fillList } from './fill-list.ts'
import { insertedAbove, joinListsBeside, standBeside } from './join-lists.ts'
import { fillPrefilled } from './fill-prefilled.ts'
import { fillStatistics } from './fill-statistics.ts'
import { emptyTally, type FillListener, type Filling, type Tally } from './filling.ts'
import { headCells, populationWords, sheetInHand, whoOf, type FillOrder, type SheetInHand } from './sheet-in-hand.ts'

export type { FillOrder } from './sheet-in-hand.ts'

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

/** A member's own columns need no role when each row is a member. */
const asRowsOfPersons = (plan: ListPlan): ListPlan => ({
  ...plan,
  columns: plan.columns.map(({ role, ...column }) =>
    role === undefined || role === 'member' ? column : { ...column, role },
  ),
})

function sayRepeated({ filling, sheet }: SheetInHand): void {
  const code = 'forms/roster-printed-again'
  const zh = `“${sheet.name}”上同样的名单印了不止一处，人员全部填在第一处（不够时插入行），其余留空，每人只填一次。`
  if (filling.tally.notices.some((notice) => notice.zh === zh)) return
  filling.tally.notices.push({
    code,
    zh,
    en: `“${sheet.name}” prints the same roster more than once; everybody stands in the first, which grows, and the others are left blank.`,
  })
}

/** The sheet shows one population; a list with a heading of its own may have another. */
function sayHeading({ filling, sheet, population }: SheetInHand, { title }: TableDescription, words: string): void {
  if (title === undefined || population?.edited === true) return
  filling.tally.notices.push({
    code: 'forms/list-of-its-own',
    zh: `“${sheet.name}”上的“${title}”按“${words}”取人。`,
    en: `“${title}” on “${sheet.name}” is filled with “${words}”.`,
  })
}

async function fillListTable(
  hand: SheetInHand,
  { table, isRepeat }: SeparateTable,
  among: { readonly mayBeEmpty: boolean; readonly isBeside: boolean; readonly rowsAbove: number },
): Promise<{ cells: readonly CellFill[]; lists: readonly ListFill[] }> {
  const { filling, grid, at } = hand
  const prefilled = planPrefilled(table, hand.mapped, (row, column) => grid.cell(row, column)?.value ?? null)
  if (prefilled !== undefined) return { cells: await fillPrefilled(filling, prefilled, grid, at), lists: [] }
  if (isRepeat) {
    sayRepeated(hand)
    return { cells: [], lists: [] }
  }
  const plan = planList(table, hand.mapped)
  if (plan === undefined) return { cells: [], lists: [] }
  const who = whoOf(hand, plan.columns, table)
  sayHeading(hand, table, populationWords(hand, who, table))
  const own = who.entity === 'person' ? asRowsOfPersons(plan) : plan
  return fillList(filling, own, { ...who, words: populationWords(hand, who, table), ...among }, grid, at)
}

async function fillSheet(hand: SheetInHand, isOnlySheet: boolean): Promise<SheetFill> {
  const cells: CellFill[] = [...headCells(hand)]
  const lists: ListFill[] = []
  const tables = separateRosters(hand.sheet.tables)
  for (const separate of tables) {
    const { table } = separate
    if (table.kind === 'list') {
      const isBeside = tables.some(
        (other) => other.table !== table && !other.isRepeat && standBeside(table, other.table),
      )
      const mayBeEmpty = !isOnlySheet || tables.filter((one) => !one.isRepeat).length > 1
      const rowsAbove = insertedAbove(lists, table)
      const filled = await fillListTable(hand, separate, { mayBeEmpty, isBeside, rowsAbove })
      cells.push(...filled.cells)
      lists.push(...filled.lists)
    } else if (table.kind === 'statistics') {
      const plan = planStatistics(table, hand.mapped, stubReader(hand.sheet, table, hand.mapped))
      const filled = await fillStatistics({
        filling: hand.filling,
        plan,
        grid: hand.grid,
        sheet: hand.at,
        population: hand.population,
      })
      cells.push(...filled.cells)
      lists.push(...filled.lists)
    }
  }
  return { sheet: hand.sheet.name, cells, lists: joinListsBeside(lists, hand) }
}

/** Cards of each subject; sheets of another kind go with the first. */
async function* cardWorkbooks(
  cards: readonly SheetInHand[],
  first: SheetInHand,
  others: readonly SheetFill[],
): AsyncGenerator<PreparedFill> {
  let nth = 0
  for await (const card of fillCards(cards, first, 'workbooks')) {
    const own = card.sheets.map((sheet) => ({ ...sheet, lists: [] }))
    yield { subject: card.subject, sheets: nth === 0 ? [...own, ...others] : own }
    nth += 1
  }
}

/**
 * Decides what goes into which cell and reads it from the ledger; rows of lists stream while the workbook is written.
 * Counts are complete only after the last workbook was written.
 *
 * @throws forms/nothing-to-fill, forms/nobody-in-scope, forms/too-many-cards, forms/population-not-understood, ledger/not-computable
 */
export async function prepareFill(
  ctx: Filling['ctx'],
  order: FillOrder,
  listener: FillListener,
  cardsAs: CardsAs,
): Promise<Prepared> {
  const tally = emptyTally()
  tally.notices.push(...order.understanding.notices)
  const catalogue = await loadCatalogue(ctx)
  const { areaCode, areaName, asOf, subjects } = order
  const filling: Filling = { ctx, catalogue, areaCode, areaName, asOf, subjects, listener, tally }
  const hands = order.template.description.sheets
    .map((_, at) => sheetInHand(order, filling, at))
    .filter((hand) => hand !== undefined)
  const cards = hands.filter((hand) => hand.sheet.tables.some((table) => table.kind === 'card'))
  const sheets: SheetFill[] = []
  for (const hand of hands) if (!cards.includes(hand)) sheets.push(await fillSheet(hand, hands.length === 1))
  const [first] = cards
  if (first !== undefined) {
    if (cardsAs === 'workbooks') return { workbooks: cardWorkbooks(cards, first, sheets), tally }
    sheets.push(...(await gatherCards(fillCards(cards, first, 'sheets'))))
  }
  const nobody = tally.notices.find((notice) => notice.code === 'forms/nobody-on-sheet')
  if (nobody !== undefined && tally.asked === 0 && sheets.every((sheet) => sheet.lists.length === 0))
    throw problems.nobodyInScope({ area: areaName, population: hands.map((hand) => hand.sheet.name).join('、') })
  if (sheets.every((sheet) => sheet.lists.length === 0 && sheet.cells.length === 0)) throw problems.nothingToFill()
  return { workbooks: [{ subject: undefined, sheets }], tally }
}
