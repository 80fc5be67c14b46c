import type { CellFill, SheetFill } from '#modules/workbook/contract.ts'
import type { FillSummary } from '../../contract.ts'
import { planCard } from '../../domain/plan-card.ts'
import { problems } from '../problems.ts'
import { fillCard, listCardSubjects, MOST_CARDS } from './fill-card.ts'
import { leaveBlank } from './filling.ts'
import { headCells, populationWords, whoOf, type SheetInHand } from './sheet-in-hand.ts'

/** What to write for one subject of a card form. */
export interface FilledCard {
  readonly subject: string
  readonly sheets: readonly { readonly sheet: string; readonly cells: readonly CellFill[] }[]
}

/** Several cards become sheets of one workbook, or workbooks of their own. */
export type CardsAs = 'sheets' | 'workbooks'

/** Where the sheet of the nth subject stands: the first on the template's own, the others behind all sheets, form by form. */
const sheetNumber = (hand: SheetInHand, form: number, nth: number, cards: number): number =>
  nth === 0 ? hand.at : hand.order.template.grid.sheets.length + form * (cards - 1) + nth - 1

const membersLeftOut = (names: readonly string[]): FillSummary['notices'][number] => ({
  code: 'forms/members-left-out',
  zh: `${names.length} 户的成员多于表上的行数，多出的没有填入：${names.slice(0, 5).join('、')}${names.length > 5 ? ' 等' : ''}。`,
  en: `${names.length} households have more members than the form has rows; the rest were left out.`,
})

/**
 * One card after another.
 *
 * @throws forms/nothing-to-fill, forms/nobody-in-scope, forms/too-many-cards, forms/population-not-understood
 */
export async function* fillCards(
  hands: readonly SheetInHand[],
  first: SheetInHand,
  as: CardsAs,
): AsyncGenerator<FilledCard> {
  const forms = hands.map((hand) => ({
    hand,
    plans: hand.sheet.tables
      .filter((table) => table.kind === 'card')
      .map((table) => planCard(table, hand.mapped, (row, column) => hand.grid.cell(row, column)?.value ?? null)),
  }))
  for (const { hand, plans } of forms)
    leaveBlank(
      hand.filling.tally,
      hand.sheet.name,
      plans.flatMap((plan) => plan.unfilled),
    )
  const labels = forms.flatMap(({ plans }) => plans.flatMap((plan) => plan.labels))
  if (labels.length === 0) throw problems.nothingToFill()
  const who = whoOf(first, labels)
  const subjects = await listCardSubjects(first.filling, who)
  if (subjects.length === 0)
    throw problems.nobodyInScope({ area: first.order.areaName, population: populationWords(first, who) })
  if (subjects.length > MOST_CARDS) throw problems.tooManyCards({ count: `${MOST_CARDS}+`, most: MOST_CARDS })
  const crowded: string[] = []
  for (const [nth, subject] of subjects.entries()) {
    const sheets: { sheet: string; cells: CellFill[] }[] = []
    for (const [form, { hand, plans }] of forms.entries()) {
      const cells: CellFill[] = [...headCells(hand)]
      const sheet = as === 'sheets' ? sheetNumber(hand, form, nth, subjects.length) : hand.at
      for (const plan of plans)
        cells.push(...(await fillCard({ filling: hand.filling, plan, grid: hand.grid, sheet, who, subject, crowded })))
      sheets.push({ sheet: hand.sheet.name, cells })
    }
    yield { subject: subject.name, sheets }
  }
  if (crowded.length > 0) first.filling.tally.notices.push(membersLeftOut(crowded))
}

/** All cards as one workbook: the first on the template's sheet, the others as its copies, named after their subjects. */
export async function gatherCards(cards: AsyncIterable<FilledCard>): Promise<readonly SheetFill[]> {
  const sheets: {
    sheet: string
    cells: readonly CellFill[]
    lists: []
    copies: { name: string; cells: readonly CellFill[] }[]
  }[] = []
  for await (const card of cards) {
    for (const [form, { sheet, cells }] of card.sheets.entries()) {
      const known = sheets[form]
      if (known === undefined) sheets.push({ sheet, cells, lists: [], copies: [] })
      else known.copies.push({ name: card.sheets.length === 1 ? card.subject : `${card.subject}-${sheet}`, cells })
    }
  }
  return sheets
}
