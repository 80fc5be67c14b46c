import type { Aggregate, Filter } from '#modules/catalogue/contract.ts'
import { computeAggregate, type StatisticsCell } from '#modules/ledger/server/index.ts'
import { listAreas } from '#modules/organisations/server/index.ts'
import type { CellFill, ListFill, SheetGrid } from '#modules/workbook/contract.ts'
import { checkEquations } from '../../domain/check-equations.ts'
import type { PlannedFigure, PlannedRow, StatisticsPlan } from '../../domain/plan-statistics.ts'
import { wordsOfFilter } from '../population.ts'
import { describeAggregate } from '../../domain/describe-aggregate.ts'
import { count, type Filling } from './filling.ts'
import { combineCell, shapeOfAggregate } from './read-rows-of-stub.ts'

interface Area {
  readonly code: string
  readonly name: string
}

interface Computed {
  readonly cell: StatisticsCell
  readonly aggregate: Aggregate
  readonly query: string
}

export interface StatisticsFill {
  readonly cells: readonly CellFill[]
  readonly lists: readonly ListFill[]
}

interface Asked {
  readonly filling: Filling
  readonly plan: StatisticsPlan
  readonly grid: SheetGrid
  readonly sheet: number
  /** Whom the form is about. Figures carry it already when it was read from the title, except payments; not when a person set it. */
  readonly population: { readonly filter: Filter; readonly edited: boolean } | undefined
}

const sameCondition = (a: Filter[number], b: Filter[number]): boolean => a.name === b.name && a.op === b.op && String(a.value) === String(b.value)

/** A payment's own words name the programme, never the people it went to: the form's population says that. */
function restricted({ population }: Asked, aggregate: Aggregate): Aggregate {
  const isPayment = aggregate.field?.startsWith('subsidy_') === true
  if (population === undefined || (!population.edited && !isPayment)) return aggregate
  const further = population.filter.filter((one) => !aggregate.filter.some((known) => sameCondition(known, one)))
  return { ...aggregate, filter: [...aggregate.filter, ...further] }
}

const wordsOf = (filling: Filling, aggregate: Aggregate): string => {
  const shape = shapeOfAggregate(aggregate)
  return describeAggregate(shape, wordsOfFilter(shape.filter, shape.entity), filling.catalogue.elements.get(shape.field ?? '')?.nameZh)
}

async function compute(asked: Asked, figures: readonly Aggregate[], codes: readonly string[] | undefined): Promise<readonly (readonly Computed[])[]> {
  if (figures.length === 0 || codes?.length === 0) return []
  const { filling } = asked
  const aggregates = figures.map((figure) => restricted(asked, figure))
  const answer = await computeAggregate(filling.ctx, {
    aggregates,
    rows: codes === undefined ? { kind: 'whole' } : { kind: 'areas', codes },
    areaCode: filling.areaCode,
    asOf: filling.asOf,
  })
  const query = answer.sql.join(';\n')
  return answer.cells.map((line) => line.map((cell, at) => ({ cell, aggregate: aggregates[at] as Aggregate, query })))
}

/** Tells and counts one figure; answers what to write, undefined when it cannot be computed or is left to a formula. */
function place(asked: Asked, figure: PlannedFigure, row: number, where: string, computed: Computed | undefined): CellFill | undefined {
  const { filling, grid, sheet } = asked
  if (computed === undefined || grid.cell(row, figure.column)?.formula !== undefined) return undefined
  const { cell, aggregate, query } = computed
  const value = cell.kind === 'value' ? cell.value : null
  const words = wordsOf(filling, aggregate)
  const nameZh = figure.path.join(' / ')
  const status = value === null ? 'missing' : 'ok'
  count(filling.tally, figure.cell, nameZh, status)
  filling.listener.cell({
    sheet,
    row,
    column: figure.column,
    subjectId: null,
    subject: where,
    areaCode: filling.areaCode,
    element: null,
    nameZh,
    status,
    value: value === null ? '' : String(value),
    change: undefined,
    computation: { words: cell.kind === 'value' ? words : `${words}（台账算不出：${cell.because}）`, query },
  })
  return value === null ? undefined : { row, column: figure.column, value: { kind: 'number', number: value } }
}

function checkRows(asked: Asked, values: ReadonlyMap<number, ReadonlyMap<string, number>>): void {
  const { tally } = asked.filling
  for (const one of checkEquations(asked.plan.table.equations, values)) tally.equations.push({ sheet: asked.grid.name, ...one })
}

/** Collects the numbers of a row by their printed index, for the equations. */
function note(values: Map<number, Map<string, number>>, row: number, figure: PlannedFigure, cell: CellFill | undefined): void {
  if (figure.printedIndex === undefined || cell === undefined || cell.value.kind !== 'number') return
  const line = values.get(row) ?? new Map<string, number>()
  line.set(figure.printedIndex, cell.value.number)
  values.set(row, line)
}

async function fillPrintedRows(asked: Asked, below: readonly Area[]): Promise<readonly CellFill[]> {
  const { plan, filling } = asked
  const byName = new Map(below.map((area) => [area.name.replace(/\s/gu, ''), area.code]))
  const named = plan.rows.flatMap((row) => {
    const code = row.area.kind === 'named' ? byName.get(row.area.name.replace(/\s/gu, '')) : undefined
    return code === undefined ? [] : [{ row, code }]
  })
  const whole = plan.rows.filter((row) => row.area.kind === 'whole')
  for (const row of plan.rows)
    if (row.area.kind === 'named' && !named.some((one) => one.row === row))
      filling.tally.unfilled.push({ sheet: asked.grid.name, cell: `${row.row}`, path: [row.text], why: `${filling.areaName}下没有“${row.text}”` })
  const areas = await compute(asked, plan.figures.map((figure) => combineCell(undefined, figure.aggregate)), named.map((one) => one.code))
  const flat = await compute(asked, whole.flatMap((row) => plan.figures.map((figure) => combineCell(row.category, figure.aggregate))), undefined)
  const cells: CellFill[] = []
  const values = new Map<number, Map<string, number>>()
  const put = (row: PlannedRow, where: string, line: readonly (Computed | undefined)[]): void => {
    plan.figures.forEach((figure, at) => {
      const cell = place(asked, figure, row.row, where, line[at])
      note(values, row.row, figure, cell)
      if (cell !== undefined) cells.push(cell)
    })
  }
  named.forEach(({ row }, at) => put(row, row.text, areas[at] ?? []))
  whole.forEach((row, at) => put(row, row.text, (flat[0] ?? []).slice(at * plan.figures.length, (at + 1) * plan.figures.length)))
  filling.tally.rows += named.length + whole.length
  checkRows(asked, values)
  return cells
}

/** One row per area below: the body grows, the area's name goes into its column. */
async function fillGrowingRows(asked: Asked, below: readonly Area[]): Promise<ListFill> {
  const { plan, filling } = asked
  const growing = plan.growing
  if (growing === undefined) throw new Error('no growing rows planned')
  const lines = await compute(asked, plan.figures.map((figure) => combineCell(undefined, figure.aggregate)), below.map((area) => area.code))
  const values = new Map<number, Map<string, number>>()
  const rows = below.map((area, at) => {
    const row = growing.firstRow + at
    const figures = plan.figures.map((figure, column) => {
      const cell = place(asked, figure, row, area.name, lines[at]?.[column])
      note(values, row, figure, cell)
      return cell?.value ?? { kind: 'blank' as const }
    })
    const lead = plan.numberColumn === undefined ? [] : [{ kind: 'number' as const, number: at + 1 }]
    return [...lead, { kind: 'text' as const, text: area.name }, ...figures]
  })
  filling.tally.rows += below.length
  checkRows(asked, values)
  return {
    firstRow: growing.firstRow,
    lastRow: growing.lastRow,
    templateRow: growing.templateRow,
    columns: [...(plan.numberColumn === undefined ? [] : [plan.numberColumn]), growing.areaColumn, ...plan.figures.map((figure) => figure.column)],
    count: rows.length,
    rows,
  }
}

/** Totals that the form does not compute by formula. */
async function fillTotals(asked: Asked): Promise<readonly CellFill[]> {
  const { plan } = asked
  if (plan.totalRows.length === 0) return []
  const [line = []] = await compute(asked, plan.figures.map((figure) => combineCell(undefined, figure.aggregate)), undefined)
  const cells: CellFill[] = []
  const values = new Map<number, Map<string, number>>()
  for (const row of plan.totalRows) {
    plan.figures.forEach((figure, at) => {
      const cell = place(asked, figure, row, '合计', line[at])
      note(values, row, figure, cell)
      if (cell !== undefined) cells.push(cell)
    })
  }
  checkRows(asked, values)
  return cells
}

/** All figures of a statistics table, computed in the database per row area or category. */
export async function fillStatistics(asked: Asked): Promise<StatisticsFill> {
  const { plan, filling, grid } = asked
  for (const one of plan.unfilled) filling.tally.unfilled.push({ sheet: grid.name, cell: one.cell, path: [...one.path], why: one.why })
  if (plan.figures.length === 0) return { cells: [], lists: [] }
  const children = await listAreas(filling.ctx.tx, { parent: filling.areaCode, day: filling.asOf })
  const own = { code: filling.areaCode, name: filling.areaName }
  const below: readonly Area[] = children.length === 0 ? [own] : children
  const totals = await fillTotals(asked)
  if (plan.growing !== undefined) return { cells: totals, lists: [await fillGrowingRows(asked, below)] }
  return { cells: [...totals, ...(await fillPrintedRows(asked, [own, ...below]))], lists: [] }
}
