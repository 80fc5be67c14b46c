import type { Aggregate, Filter } from '#modules/catalogue/contract.ts'
import { computeAggregate, type StatisticsCell } from '#modules/ledger/server/index.ts'
import { areaRange, countyOf, isWithin, listAreas } from '#modules/organisations/server/index.ts'
import type { CellFill, ListFill, SheetGrid } from '#modules/workbook/contract.ts'
import { checkEquations } from '../../domain/check-equations.ts'
import { findAreaRows, type AreaOfRow, type KnownArea } from '../../domain/find-area-row.ts'
import type { GrowingRows, PlannedFigure, PlannedRow, StatisticsPlan } from '../../domain/plan-statistics.ts'
import { unitFactor } from '../../domain/value-of-cell.ts'
import { wordsOfFilter } from '../population.ts'
import { describeAggregate } from '../../domain/describe-aggregate.ts'
import { count, type Filling } from './filling.ts'
import { combineCell, shapeOfAggregate } from '../read-stub.ts'

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
  readonly population: { readonly filter: Filter; readonly edited: boolean; readonly confidence: number } | undefined
}

const sameCondition = (a: Filter[number], b: Filter[number]): boolean =>
  a.name === b.name && a.op === b.op && String(a.value) === String(b.value)

/** A payment's own words name the programme, never the people it went to: the form's population says that. */
function restricted({ population }: Asked, aggregate: Aggregate): Aggregate {
  const isPayment = aggregate.field?.startsWith('subsidy_') === true
  if (population === undefined || (!population.edited && !isPayment)) return aggregate
  // What was hardly read restricts nothing in silence: figures carry their own conditions.
  if (population.confidence < 0.5) return aggregate
  const further = population.filter.filter((one) => !aggregate.filter.some((known) => sameCondition(known, one)))
  return { ...aggregate, filter: [...aggregate.filter, ...further] }
}

const wordsOf = (filling: Filling, aggregate: Aggregate): string => {
  const shape = shapeOfAggregate(aggregate)
  return describeAggregate(
    shape,
    wordsOfFilter(shape.filter, shape.entity),
    filling.catalogue.elements.get(shape.field ?? '')?.nameZh,
  )
}

async function compute(
  asked: Asked,
  figures: readonly Aggregate[],
  codes: readonly string[] | undefined,
): Promise<readonly (readonly Computed[])[]> {
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

/** The unit the form prints for a summed element that is no money: 亩 for what the ledger holds in 平方米. */
function inFormUnit(filling: Filling, figure: PlannedFigure, aggregate: Aggregate, value: number): number {
  if (aggregate.unit !== undefined || aggregate.measure === 'count' || aggregate.measure === 'ratio') return value
  const factor = unitFactor(filling.catalogue.elements.get(aggregate.field ?? '')?.unit ?? null, figure.unit)
  return factor === 1 ? value : Math.round(value * factor * 1e6) / 1e6
}

/**
 * Tells and counts one figure; answers what to write, undefined when it cannot be computed or is left to a formula.
 *
 * @param at row of the template, and where that row stands in the filled sheet
 */
function place(
  asked: Asked,
  figure: PlannedFigure,
  at: { readonly row: number; readonly shownAt: number },
  where: string,
  computed: Computed | undefined,
): CellFill | undefined {
  const { filling, grid, sheet } = asked
  if (computed === undefined || grid.cell(at.row, figure.column)?.formula !== undefined) return undefined
  const { cell, aggregate, query } = computed
  const value = cell.kind === 'value' && cell.value !== null ? inFormUnit(filling, figure, aggregate, cell.value) : null
  const words = wordsOf(filling, aggregate)
  const nameZh = figure.path.join(' / ')
  const status = value === null ? 'missing' : 'ok'
  count(filling.tally, figure.cell, nameZh, status)
  filling.listener.cell({
    sheet,
    row: at.shownAt,
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
  return value === null ? undefined : { row: at.row, column: figure.column, value: { kind: 'number', number: value } }
}

function checkRows(asked: Asked, values: ReadonlyMap<number, ReadonlyMap<string, number>>): void {
  const { tally } = asked.filling
  for (const one of checkEquations(asked.plan.table.equations, values))
    tally.equations.push({ sheet: asked.grid.name, ...one })
}

/** Collects the numbers of a row by their printed index, for the equations. */
function note(
  values: Map<number, Map<string, number>>,
  row: number,
  figure: PlannedFigure,
  cell: CellFill | undefined,
): void {
  if (figure.printedIndex === undefined || cell === undefined || cell.value.kind !== 'number') return
  const line = values.get(row) ?? new Map<string, number>()
  line.set(figure.printedIndex, cell.value.number)
  values.set(row, line)
}

/** Why a printed area row takes no figures; undefined when it does. */
function whyNoArea({ filling }: Asked, row: PlannedRow, found: AreaOfRow): string | undefined {
  switch (found.kind) {
    case 'unknown':
      return `${filling.asOf} 本县没有“${row.text}”这个区划`
    case 'ambiguous':
      return `有 ${found.among.length} 个“${row.text}”（${found.among.map((area) => area.code).join('、')}），请在表上写明乡镇`
    case 'found':
      return isWithin(found.area.code, areaRange(filling.areaCode))
        ? undefined
        : `“${row.text}”不在${filling.areaName}范围内，由当地填报`
  }
}

/** The printed rows that are areas of the one asked for, each with its code. */
function placeRows(
  asked: Asked,
  county: readonly KnownArea[],
): readonly { readonly row: PlannedRow; readonly code: string }[] {
  const named = asked.plan.rows.flatMap((row) => (row.area.kind === 'named' ? [{ row, area: row.area }] : []))
  const found = findAreaRows(
    named.map(({ area }) => ({ text: area.name, parents: area.parents })),
    county,
  )
  return named.flatMap(({ row }, at) => {
    const answer = found[at] ?? { kind: 'unknown' as const }
    const why = whyNoArea(asked, row, answer)
    if (why !== undefined)
      asked.filling.tally.unfilled.push({ sheet: asked.grid.name, cell: row.cell, path: [row.text], why })
    return why === undefined && answer.kind === 'found' ? [{ row, code: answer.area.code }] : []
  })
}

async function fillPrintedRows(asked: Asked, county: readonly KnownArea[]): Promise<readonly CellFill[]> {
  const { plan, filling } = asked
  const named = placeRows(asked, county)
  const whole = plan.rows.filter((row) => row.area.kind === 'whole')
  const areas = await compute(
    asked,
    plan.figures.map((figure) => combineCell(undefined, figure.aggregate)),
    named.map((one) => one.code),
  )
  const flat = await compute(
    asked,
    whole.flatMap((row) => plan.figures.map((figure) => combineCell(row.category, figure.aggregate))),
    undefined,
  )
  const cells: CellFill[] = []
  const values = new Map<number, Map<string, number>>()
  const put = (row: PlannedRow, where: string, line: readonly (Computed | undefined)[]): void => {
    plan.figures.forEach((figure, at) => {
      const cell = place(asked, figure, { row: row.row, shownAt: row.row }, where, line[at])
      note(values, row.row, figure, cell)
      if (cell !== undefined) cells.push(cell)
    })
  }
  named.forEach(({ row }, at) => put(row, row.text, areas[at] ?? []))
  whole.forEach((row, at) =>
    put(row, row.text, (flat[0] ?? []).slice(at * plan.figures.length, (at + 1) * plan.figures.length)),
  )
  filling.tally.rows += named.length + whole.length
  checkRows(asked, values)
  return cells
}

const nameOf = (county: readonly KnownArea[], code: string | null): string =>
  county.find((area) => area.code === code)?.name ?? ''

/** The areas that get a row, in the order of their codes. */
function areasOf(asked: Asked, growing: GrowingRows, county: readonly KnownArea[]): readonly KnownArea[] {
  const { areaCode } = asked.filling
  const within = county.filter((area) => isWithin(area.code, areaRange(areaCode)))
  const own = within.filter((area) => area.code === areaCode)
  const below =
    growing.level === 'below'
      ? within.filter((area) => area.parentCode === areaCode)
      : within.filter((area) => area.level === growing.level)
  return below.length === 0 ? own : below
}

function areaText(
  area: KnownArea,
  level: GrowingRows['level'],
  growing: GrowingRows,
  county: readonly KnownArea[],
): string {
  return level === 'township' && growing.areaColumns.length > 1 && area.level === 'village'
    ? nameOf(county, area.parentCode)
    : area.name
}

/** One row per area: the body grows, the area's name goes into its column. */
async function fillGrowingRows(
  asked: Asked,
  growing: GrowingRows,
  areas: readonly KnownArea[],
  county: readonly KnownArea[],
): Promise<ListFill> {
  const { plan, filling } = asked
  const lines = await compute(
    asked,
    plan.figures.map((figure) => combineCell(undefined, figure.aggregate)),
    areas.map((area) => area.code),
  )
  const values = new Map<number, Map<string, number>>()
  const rows = areas.map((area, at) => {
    const row = growing.firstRow + at
    const figures = plan.figures.map((figure, column) => {
      const cell = place(
        asked,
        figure,
        { row: Math.min(row, growing.lastRow), shownAt: row },
        area.name,
        lines[at]?.[column],
      )
      note(values, row, figure, cell)
      return cell?.value ?? { kind: 'blank' as const }
    })
    const lead = plan.numberColumn === undefined ? [] : [{ kind: 'number' as const, number: at + 1 }]
    const names = growing.areaColumns.map(({ level }) => ({
      kind: 'text' as const,
      text: areaText(area, level, growing, county),
    }))
    return [...lead, ...names, ...figures]
  })
  filling.tally.rows += areas.length
  checkRows(asked, values)
  return {
    firstRow: growing.firstRow,
    lastRow: growing.lastRow,
    templateRow: growing.templateRow,
    columns: [
      ...(plan.numberColumn === undefined ? [] : [plan.numberColumn]),
      ...growing.areaColumns.map(({ column }) => column),
      ...plan.figures.map((figure) => figure.column),
    ],
    count: rows.length,
    rows,
  }
}

/** Totals that the form does not compute by formula. `inserted`: rows that come in above those behind the body. */
async function fillTotals(asked: Asked, inserted: number): Promise<readonly CellFill[]> {
  const { plan } = asked
  if (plan.totalRows.length === 0) return []
  const [line = []] = await compute(
    asked,
    plan.figures.map((figure) => combineCell(undefined, figure.aggregate)),
    undefined,
  )
  const cells: CellFill[] = []
  const values = new Map<number, Map<string, number>>()
  for (const row of plan.totalRows) {
    const shownAt = row > (plan.growing?.lastRow ?? Infinity) ? row + inserted : row
    plan.figures.forEach((figure, at) => {
      const cell = place(asked, figure, { row, shownAt }, '合计', line[at])
      note(values, shownAt, figure, cell)
      if (cell !== undefined) cells.push(cell)
    })
  }
  checkRows(asked, values)
  return cells
}

const numberAt = (cells: readonly CellFill[], row: number, column: number): number | undefined => {
  const value = cells.find((cell) => cell.row === row && cell.column === column)?.value
  return value?.kind === 'number' ? value.number : undefined
}

/** The total is that of the whole area; rows the form does not print are in it all the same, and that is said. */
function compareTotals({ plan, filling, grid }: Asked, totals: readonly CellFill[], cells: readonly CellFill[]): void {
  const named = plan.rows.filter((row) => row.area.kind === 'named')
  const [total] = plan.totalRows
  const figure = plan.figures.find((one) => one.aggregate.measure === 'count' || one.aggregate.measure === 'sum')
  if (total === undefined || figure === undefined || named.length === 0) return
  const whole = numberAt(totals, total, figure.column)
  const printed = named.reduce((sum, row) => sum + (numberAt(cells, row.row, figure.column) ?? 0), 0)
  if (whole === undefined || whole === printed) return
  filling.tally.notices.push({
    code: 'forms/rows-do-not-cover',
    zh: `“${grid.name}”的合计是${filling.areaName}的全部（${figure.path.join(' / ')} ${whole}），表上印出的各行加起来是 ${printed}：有的区划表上没有印出，或各行有重叠。`,
    en: `The total of “${grid.name}” is that of all ${filling.areaName} (${whole}); the printed rows add up to ${printed}: some areas are not printed, or rows overlap.`,
  })
}

/** All figures of a statistics table, computed in the database per row area or category. */
export async function fillStatistics(asked: Asked): Promise<StatisticsFill> {
  const { plan, filling, grid } = asked
  for (const one of plan.unfilled)
    filling.tally.unfilled.push({ sheet: grid.name, cell: one.cell, path: [...one.path], why: one.why })
  if (plan.figures.length === 0) return { cells: [], lists: [] }
  const within = areaRange(`${countyOf(filling.areaCode)}000000`)
  const county: readonly KnownArea[] = await listAreas(filling.ctx.tx, { day: filling.asOf, within })
  if (plan.growing !== undefined) {
    const areas = areasOf(asked, plan.growing, county)
    const inserted = Math.max(0, areas.length - (plan.growing.lastRow - plan.growing.firstRow + 1))
    return {
      cells: await fillTotals(asked, inserted),
      lists: [await fillGrowingRows(asked, plan.growing, areas, county)],
    }
  }
  const totals = await fillTotals(asked, 0)
  const cells = await fillPrintedRows(asked, county)
  compareTotals(asked, totals, cells)
  return { cells: [...totals, ...cells], lists: [] }
}
