import { changeOfCell, readList, readRows, type ListQuestion, type ListRow } from '#modules/ledger/server/index.ts'
import type { CellFill, SheetGrid } from '#modules/workbook/contract.ts'
import { askedColumn } from '../../domain/asked-column.ts'
import type { CardPlan } from '../../domain/plan-card.ts'
import { valueOfCell } from '../../domain/value-of-cell.ts'
import { wantedBy, type WhoIsAsked } from './fill-list.ts'
import { count, statusOf, type Filling } from './filling.ts'

/** Most cards made at once: one sheet each. */
export const MOST_CARDS = 200

const textAt = (grid: SheetGrid, row: number, column: number): string | undefined => {
  const value = grid.cell(row, column)?.value
  return typeof value === 'string' ? value : undefined
}

/** Who gets a card: the subjects of the population, by id and name. */
export async function listCardSubjects(
  filling: Filling,
  who: WhoIsAsked,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const name =
    who.entity === 'household' ? 'household_head_name' : who.entity === 'enterprise' ? 'org_name' : 'person_name'
  const list = await readList(filling.ctx, {
    entity: who.entity,
    columns: [{ element: name }],
    population: who.filter,
    areaCode: filling.areaCode,
    asOf: filling.asOf,
    ...(filling.subjects.length === 0 ? {} : { subjects: filling.subjects }),
  })
  const subjects: { id: string; name: string }[] = []
  for await (const rows of readRows(list.stream(), 1)) {
    for (const row of rows) subjects.push({ id: row.id, name: row.cells[0] ?? '' })
    if (subjects.length > MOST_CARDS) break
  }
  return subjects
}

async function readOne(
  filling: Filling,
  question: ListQuestion,
): Promise<{ rows: readonly ListRow[]; from: readonly number[] }> {
  const list = await readList(filling.ctx, question)
  const rows: ListRow[] = []
  for await (const batch of readRows(list.stream(), question.columns.length)) rows.push(...batch)
  return { rows, from: list.columns.map((column) => column?.from ?? -1) }
}

interface Card {
  /** Takes the names of those whose household has more members than the form has rows. */
  readonly crowded: string[]
  readonly filling: Filling
  readonly plan: CardPlan
  readonly grid: SheetGrid
  readonly sheet: number
  readonly who: WhoIsAsked
  readonly subject: { readonly id: string; readonly name: string }
}

function tell(
  card: Card,
  at: { row: number; column: number },
  element: string,
  row: ListRow,
  index: number,
  from: number,
): void {
  const { filling } = card
  const nameZh = filling.catalogue.elements.get(element)?.nameZh ?? element
  const status = statusOf(row.flags.charAt(index))
  count(filling.tally, element, nameZh, status)
  filling.listener.cell({
    sheet: card.sheet,
    row: at.row,
    column: at.column,
    subjectId: row.id,
    subject: card.subject.name,
    areaCode: row.areaCode,
    element,
    nameZh,
    status,
    value: row.cells[index] ?? '',
    change: changeOfCell(row.source, index, from),
    computation: undefined,
  })
}

async function fillLabels(card: Card): Promise<readonly CellFill[]> {
  const { filling, plan, grid, who, subject } = card
  const read = await readOne(filling, {
    entity: who.entity,
    columns: plan.labels.map((label) => askedColumn(label)),
    population: [],
    areaCode: filling.areaCode,
    asOf: filling.asOf,
    subjects: [subject.id],
  })
  const [row] = read.rows
  if (row === undefined) return []
  return plan.labels.map((label, index) => {
    tell(card, label, label.element, row, index, read.from[index] ?? -1)
    const wanted = wantedBy(filling, label, textAt(grid, label.row, label.column))
    return { row: label.row, column: label.column, value: valueOfCell(row.cells[index] ?? null, wanted) }
  })
}

async function householdNo({ filling, who, subject }: Card): Promise<string | null> {
  const read = await readOne(filling, {
    entity: who.entity,
    columns: [{ element: 'household_no' }],
    population: [],
    areaCode: filling.areaCode,
    asOf: filling.asOf,
    subjects: [subject.id],
  })
  return read.rows[0]?.cells[0] ?? null
}

/** A printed cell of a row (父亲, 1) is the form's own. */
const isBlank = (grid: SheetGrid, row: number, column: number): boolean => {
  const cell = grid.cell(row, column)
  return cell?.formula === undefined && (cell?.value ?? '') === ''
}

/** The relatives the form names row by row: father, mother, grandparents of the subject. */
async function fillRelatives(card: Card): Promise<readonly CellFill[]> {
  const { filling, plan, grid, who, subject } = card
  const { members } = plan
  if (members === undefined || members.named.length === 0) return []
  const wanted = members.named.flatMap(({ row, role }) =>
    members.columns.filter((column) => isBlank(grid, row, column.column)).map((column) => ({ row, role, column })),
  )
  if (wanted.length === 0) return []
  const read = await readOne(filling, {
    entity: who.entity,
    columns: wanted.map(({ role, column }) => askedColumn({ ...column, role })),
    population: [],
    areaCode: filling.areaCode,
    asOf: filling.asOf,
    subjects: [subject.id],
  })
  const [found] = read.rows
  if (found === undefined) return []
  return wanted.flatMap(({ row, column }, index) => {
    const value = found.cells[index] ?? null
    // Nobody known in that relation is no gap of the ledger: many have no grandparents living with them.
    if (value === null) return []
    const at = { row, column: column.column }
    tell(card, at, column.element, found, index, read.from[index] ?? -1)
    return [{ ...at, value: valueOfCell(value, wantedBy(filling, column, textAt(grid, at.row, at.column))) }]
  })
}

/** Members of the subject's household, one per free row; more members than rows is said, not cut silently. */
async function fillMembers(card: Card): Promise<readonly CellFill[]> {
  const { filling, plan, grid, who, subject } = card
  const { members } = plan
  if (members === undefined || members.free.length === 0) return []
  const no = await householdNo(card)
  if (no === null) return []
  const read = await readOne(filling, {
    entity: 'person',
    // Each row is a member: the role says so already.
    columns: members.columns.map((column) => askedColumn(column, true)),
    population: [{ name: 'household_no', op: '==', value: no }],
    areaCode: filling.areaCode,
    asOf: filling.asOf,
  })
  const others = who.entity === 'person' ? read.rows.filter((row) => row.id !== subject.id) : read.rows
  if (others.length > members.free.length) card.crowded.push(subject.name)
  return members.free.flatMap((rowNumber, nth) => {
    const row = others[nth]
    if (row === undefined) return []
    return members.columns.flatMap((column, index) => {
      const at = { row: rowNumber, column: column.column }
      if (!isBlank(grid, at.row, at.column)) return []
      tell(card, at, column.element, row, index, read.from[index] ?? -1)
      return [
        {
          ...at,
          value: valueOfCell(row.cells[index] ?? null, wantedBy(filling, column, textAt(grid, at.row, at.column))),
        },
      ]
    })
  })
}

/** The cells of one subject's card. */
export async function fillCard(card: Card): Promise<readonly CellFill[]> {
  const labels = await fillLabels(card)
  const members = [...(await fillRelatives(card)), ...(await fillMembers(card))]
  card.filling.tally.rows += 1
  return [...labels, ...members]
}
