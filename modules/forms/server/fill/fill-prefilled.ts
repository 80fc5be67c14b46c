import { changeOfCell, readList, readRows, type List, type ListRow } from '#modules/ledger/server/index.ts'
import type { CellFill, SheetGrid } from '#modules/workbook/contract.ts'
import { askedColumn, type AskedColumn } from '../../domain/asked-column.ts'
import type { PlannedColumn } from '../../domain/plan-list.ts'
import type { PrefilledPlan, PrefilledRow } from '../../domain/plan-prefilled.ts'
import { NOBODY_HERE, type Said } from '../../domain/said.ts'
import { valueOfCell } from '../../domain/value-of-cell.ts'
import { problems } from '../problems.ts'
import { wantedBy } from './fill-list.ts'
import { count, leaveBlank, statusOf, type Filling } from './filling.ts'
import { sayLater } from './say-later.ts'

/** Keys asked for in one statement. */
const AT_ONCE = 500

/** Pseudo-element under which rows of nobody in the ledger are counted. */
const NOT_IN_LEDGER = 'not-in-ledger'

interface Known {
  readonly rows: ReadonlyMap<string, readonly ListRow[]>
  readonly from: readonly number[]
}

const elementsOf = (plan: PrefilledPlan): readonly AskedColumn[] =>
  plan.columns.map((column) => askedColumn(column, plan.entity === 'person'))

/** The subjects of the keys, within the area asked for. Columns: those of the plan, then the key, then the village. */
async function readKnown(filling: Filling, plan: PrefilledPlan, sheet: string): Promise<Known> {
  const keys = [...new Set(plan.rows.flatMap((row) => row.key ?? []))]
  const columns = [...elementsOf(plan), { element: plan.key.element }, { element: 'region_village' }]
  const rows = new Map<string, ListRow[]>()
  let from: readonly number[] = []
  const lists: List[] = []
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const list = await readList(filling.ctx, {
      entity: plan.entity,
      columns,
      population: [{ name: plan.key.element, op: 'in', value: keys.slice(at, at + AT_ONCE) }],
      areaCode: filling.areaCode,
      asOf: filling.asOf,
    })
    lists.push(list)
    from = list.columns.map((column) => column?.from ?? -1)
    for await (const batch of readRows(list.stream(), columns.length)) {
      for (const row of batch) {
        const key = row.cells[plan.columns.length] ?? ''
        rows.set(key, [...(rows.get(key) ?? []), row])
      }
    }
  }
  await sayLater(filling, lists, plan.columns.length, sheet)
  return { rows, from }
}

const NO_NAME: Said = { zh: '没有写姓名', en: 'No name is written' }
const BAD_NUMBER: Said = {
  zh: '号码残缺或已被改坏，无法查找',
  en: 'The number is incomplete or damaged and cannot be looked up',
}

/** The one subject of a row, or why there is none. */
function subjectOf(plan: PrefilledPlan, row: PrefilledRow, known: Known): ListRow | Said {
  if (row.key === undefined) return plan.keyIsName ? NO_NAME : BAD_NUMBER
  const candidates = known.rows.get(row.key) ?? []
  const { place } = row
  const here =
    place === undefined || candidates.length < 2
      ? candidates
      : candidates.filter((one) => {
          const village = one.cells[plan.columns.length + 1] ?? ''
          return (
            village !== '' &&
            (village.includes(place) || place.includes(village.replace(/(?:村委会|居委会|社区居委会)$/u, '')))
          )
        })
  const [only, ...others] = here.length > 0 ? here : candidates
  if (only === undefined) return NOBODY_HERE
  if (others.length === 0) return only
  return {
    zh: `台账里有 ${others.length + 1} 个“${row.shown}”，分不清是谁，请补身份证号码`,
    en: `The ledger has ${others.length + 1} of the name “${row.shown}”: add the ID number`,
  }
}

/** A cell someone wrote in, a formula, or one covered by a merge is left alone. */
function isOpen(grid: SheetGrid, row: number, column: number): boolean {
  const cell = grid.cell(row, column)
  const merge = grid.mergeAt(row, column)
  if (merge !== undefined && (merge.top !== row || merge.left !== column)) return false
  return cell?.formula === undefined && (cell?.value ?? '') === ''
}

interface Writing {
  readonly filling: Filling
  readonly plan: PrefilledPlan
  readonly grid: SheetGrid
  readonly sheet: number
  readonly known: Known
}

function writeCell(
  { filling, plan, grid, sheet, known }: Writing,
  row: PrefilledRow,
  subject: ListRow,
  planned: PlannedColumn,
): CellFill | undefined {
  if (!isOpen(grid, row.row, planned.column)) return undefined
  const at = plan.columns.indexOf(planned)
  const value = subject.cells[at] ?? null
  const status = statusOf(subject.flags.charAt(at))
  const nameZh = filling.catalogue.elements.get(planned.element)?.nameZh ?? planned.element
  count(filling.tally, planned.element, nameZh, status)
  filling.listener.cell({
    sheet,
    row: row.row,
    column: planned.column,
    subjectId: subject.id,
    subject: row.shown,
    areaCode: subject.areaCode,
    element: planned.element,
    nameZh,
    status,
    value: value ?? '',
    change: changeOfCell(subject.source, at, known.from[at] ?? -1),
    computation: undefined,
  })
  return { row: row.row, column: planned.column, value: valueOfCell(value, wantedBy(filling, planned, undefined)) }
}

function sayUnknown({ filling, plan, sheet }: Writing, row: PrefilledRow, why: Said): void {
  count(filling.tally, NOT_IN_LEDGER, NOBODY_HERE.zh, 'missing')
  filling.listener.cell({
    sheet,
    row: row.row,
    column: plan.key.column,
    subjectId: null,
    subject: row.shown,
    areaCode: filling.areaCode,
    element: NOT_IN_LEDGER,
    nameZh: NOBODY_HERE.zh,
    status: 'missing',
    value: '',
    change: undefined,
    computation: { words: why, query: '' },
  })
}

/**
 * Fills the blank cells of a list that came with its names. A row whose subject is not found is a gap, and its cells stay blank.
 *
 * @throws forms/nobody-in-scope when not one row is found
 */
export async function fillPrefilled(
  filling: Filling,
  plan: PrefilledPlan,
  grid: SheetGrid,
  sheet: number,
): Promise<readonly CellFill[]> {
  leaveBlank(filling.tally, grid.name, plan.unfilled)
  if (plan.columns.length === 0) return []
  const writing: Writing = { filling, plan, grid, sheet, known: await readKnown(filling, plan, grid.name) }
  const cells: CellFill[] = []
  let found = 0
  for (const row of plan.rows) {
    const subject = subjectOf(plan, row, writing.known)
    if ('zh' in subject) {
      sayUnknown(writing, row, subject)
      continue
    }
    found += 1
    for (const planned of plan.columns) {
      const cell = writeCell(writing, row, subject, planned)
      if (cell !== undefined) cells.push(cell)
    }
  }
  if (found === 0)
    throw problems.nobodyInScope({ area: filling.areaName, population: `${grid.name}（${plan.rows.length} 行）` })
  filling.tally.rows += found
  if (found < plan.rows.length)
    filling.tally.notices.push({
      code: 'forms/rows-not-in-ledger',
      zh: `“${grid.name}”里有 ${plan.rows.length - found} 行在${filling.areaName}的台账里没有找到，已列入缺口，没有改动。`,
      en: `${plan.rows.length - found} rows of “${grid.name}” were not found in the ledger of ${filling.areaName}; they are listed as gaps and left as they are.`,
    })
  return cells
}
