import {
  changeOfCell,
  readList,
  readRows,
  type List,
  type ListQuestion,
  type ListRow,
} from '#modules/ledger/server/index.ts'
import type { Filter } from '#modules/catalogue/contract.ts'
import type { CellFill, FillValue, ListFill, SheetGrid } from '#modules/workbook/contract.ts'
import { askedColumn } from '../../domain/asked-column.ts'
import type { ListPlan, PlannedColumn } from '../../domain/plan-list.ts'
import { valueOfCell, type Wanted } from '../../domain/value-of-cell.ts'
import { problems } from '../problems.ts'
import { copyList } from './copy-list.ts'
import { fillListTotals } from './fill-list-totals.ts'
import { count, leaveBlank, statusOf, type Filling } from './filling.ts'
import { sayLater } from './say-later.ts'

export interface WhoIsAsked {
  readonly entity: ListQuestion['entity']
  readonly filter: Filter
  /** The population in plain words. */
  readonly words?: string
  /** Nobody in it is no refusal: there are other lists in the workbook. */
  readonly mayBeEmpty?: boolean
  /** Rows that lists above it on the sheet insert: each cell is told where it stands in the end. */
  readonly rowsAbove?: number
  /** Its rows are written beside those of another list: they cannot go from the database's bytes to the sheet's. */
  readonly isBeside?: boolean
}

/** Elements that say who a row is, best first: shown beside its gaps and sources. */
const NAMES = [
  'person_name',
  'household_head_name',
  'org_name',
  'dwelling_address',
  'event_title',
  'region_village',
  'region_name',
]

/** The synonyms of each code name of an element's value domain. */
export function synonymsOf(filling: Filling, element: string): ReadonlyMap<string, readonly string[]> | undefined {
  const domain = filling.catalogue.valueDomains.get(filling.catalogue.elements.get(element)?.valueDomain ?? '')
  return domain === undefined ? undefined : new Map(domain.values.map((value) => [value.nameZh, value.synonyms]))
}

export function wantedBy(
  filling: Filling,
  planned: Pick<PlannedColumn, 'element' | 'unit' | 'dropDown' | 'checkboxes' | 'mask'>,
  checkboxText: string | undefined,
): Wanted {
  const element = filling.catalogue.elements.get(planned.element)
  return {
    type: element?.type ?? 'string',
    unit: element?.unit ?? null,
    formUnit: planned.unit,
    mask: planned.mask,
    dropDown: planned.dropDown,
    checkboxText: planned.checkboxes === undefined ? undefined : checkboxText,
    synonyms: synonymsOf(filling, planned.element),
  }
}

const textAt = (grid: SheetGrid, row: number, column: number): string | undefined => {
  const value = grid.cell(row, column)?.value
  return typeof value === 'string' ? value : undefined
}

/** Sizes of the runs of one household, in the order of the rows. */
async function householdSizes(filling: Filling, question: ListQuestion): Promise<readonly number[]> {
  const list = await readList(filling.ctx, { ...question, columns: [{ element: 'household_no' }] })
  const sizes: number[] = []
  let last: string | null | undefined
  for await (const rows of readRows(list.stream(), 1)) {
    for (const row of rows) {
      const household = row.cells[0] ?? null
      if (sizes.length > 0 && household !== null && household === last)
        sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1
      else sizes.push(1)
      last = household
    }
  }
  return sizes
}

interface RowWriter {
  readonly filling: Filling
  readonly plan: ListPlan
  readonly sheet: number
  readonly list: List
  readonly wanted: readonly Wanted[]
  readonly nameAt: number
  /** Sizes of the households, when the form numbers them and not their members. */
  readonly numberedBy: readonly number[] | undefined
  readonly rowsAbove: number
}

/** The number of each row: its own, or that of its household where the column is merged down over the members. */
function* numbersOf(sizes: readonly number[] | undefined): Generator<number> {
  if (sizes === undefined) {
    for (let number = 1; ; number++) yield number
  }
  for (const [at, size] of sizes.entries()) for (let nth = 0; nth < size; nth++) yield at + 1
}

/** One row: its values in the order of the target columns, told to the listener and counted. */
function writeRow(writer: RowWriter, row: ListRow, nth: number, number: number): readonly FillValue[] {
  const { plan, filling, list } = writer
  const values: FillValue[] = plan.numberColumn === undefined ? [] : [{ kind: 'number', number }]
  const cells = plan.columns.map((planned, at) => {
    const value = row.cells[at] ?? null
    const status = statusOf(row.flags.charAt(at))
    const nameZh = filling.catalogue.elements.get(planned.element)?.nameZh ?? planned.element
    const wanted = writer.wanted[at]
    values.push(wanted === undefined ? { kind: 'blank' } : valueOfCell(value, wanted))
    count(filling.tally, planned.element, nameZh, status)
    const change = changeOfCell(row.source, at, list.columns[at]?.from ?? -1)
    return { column: planned.column, element: planned.element, nameZh, status, change, value }
  })
  filling.listener.row({
    sheet: writer.sheet,
    row: plan.firstRow + writer.rowsAbove + nth,
    subjectId: row.id,
    subject: row.cells[writer.nameAt] ?? '',
    areaCode: row.areaCode,
    cells,
  })
  return values
}

async function* rowsOf(writer: RowWriter, width: number): AsyncGenerator<readonly FillValue[]> {
  let nth = 0
  const numbers = numbersOf(writer.numberedBy)
  for await (const rows of readRows(writer.list.stream(), width)) {
    for (const row of rows) {
      yield writeRow(writer, row, nth, numbers.next().value ?? nth + 1)
      nth += 1
    }
  }
}

function sayNobody({ tally, areaName }: Filling, sheet: string, words: string): void {
  tally.notices.push({
    code: 'forms/nobody-on-sheet',
    zh: `${areaName}没有符合“${words}”的对象，“${sheet}”的这张名单留空。`,
    en: `Nobody in ${areaName} belongs to “${words}”: that list on “${sheet}” is left blank.`,
  })
}

/** Reads who belongs to a list and prepares its rows; nothing is read twice, rows stream. The cells are those of its 合计. */
export async function fillList(
  filling: Filling,
  plan: ListPlan,
  who: WhoIsAsked,
  grid: SheetGrid,
  sheet: number,
): Promise<{ readonly cells: readonly CellFill[]; readonly lists: readonly ListFill[] }> {
  leaveBlank(filling.tally, grid.name, plan.unfilled)
  if (plan.columns.length === 0) return { cells: [], lists: [] }
  const name = NAMES.find((id) => filling.catalogue.elements.get(id)?.entity === who.entity) ?? 'person_name'
  const asked = [...plan.columns, { element: name }]
  const question: ListQuestion = {
    entity: who.entity,
    columns: asked.map((column) => askedColumn(column)),
    population: who.filter,
    areaCode: filling.areaCode,
    asOf: filling.asOf,
    ...(filling.subjects.length === 0 ? {} : { subjects: filling.subjects }),
  }
  // Who need not hear of each row takes a long list by COPY, and then wants its doubts in numbers.
  const list = await readList(filling.ctx, question, { withDoubts: filling.listener.mostRows !== undefined })
  if (list.count === 0) {
    if (who.mayBeEmpty !== true) throw problems.nobodyInScope({ area: filling.areaName, population: who.words ?? '' })
    sayNobody(filling, grid.name, who.words ?? '')
    return { cells: [], lists: [] }
  }
  await sayLater(filling, [list], plan.columns.length, grid.name)
  const wanted = plan.columns.map((planned) =>
    wantedBy(filling, planned, textAt(grid, plan.templateRow, planned.column)),
  )
  const { rowsAbove = 0 } = who
  const grouped = plan.table.mergedDownColumns
  const sizes = grouped.length === 0 || who.entity !== 'person' ? undefined : await householdSizes(filling, question)
  const numberedBy = plan.numberColumn !== undefined && grouped.includes(plan.numberColumn) ? sizes : undefined
  const writer: RowWriter = { filling, plan, sheet, list, wanted, nameAt: plan.columns.length, numberedBy, rowsAbove }
  filling.tally.rows += list.count
  const copyText =
    numberedBy !== undefined || who.isBeside === true
      ? undefined
      : await copyList(filling, plan, { list, wanted, grid })
  const cells = await fillListTotals(filling, plan, { list, wanted, grid, sheet, entity: who.entity, rowsAbove })
  const filled: ListFill = {
    firstRow: plan.firstRow,
    lastRow: plan.lastRow,
    templateRow: plan.templateRow,
    columns: [
      ...(plan.numberColumn === undefined ? [] : [plan.numberColumn]),
      ...plan.columns.map((one) => one.column),
    ],
    count: list.count,
    rows: rowsOf(writer, asked.length),
    ...(copyText === undefined ? {} : { copyText }),
    ...(sizes === undefined ? {} : { groups: { columns: grouped, sizes } }),
  }
  return { cells, lists: [filled] }
}
