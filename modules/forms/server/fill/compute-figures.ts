import type { Aggregate, Filter } from '#modules/catalogue/contract.ts'
import { computeAggregate, type StatisticsCell } from '#modules/ledger/server/index.ts'
import type { CellFill, SheetGrid } from '#modules/workbook/contract.ts'
import { checkEquations } from '../../domain/check-equations.ts'
import type { PlannedFigure, StatisticsPlan } from '../../domain/plan-statistics.ts'
import type { Said } from '../../domain/said.ts'
import { unitFactor } from '../../domain/value-of-cell.ts'
import { describeIn } from '../describe-in.ts'
import { shapeOfAggregate } from '../read-stub.ts'
import { count, type Filling } from './filling.ts'

export interface Computed {
  readonly cell: StatisticsCell
  readonly aggregate: Aggregate
  readonly query: string
}

export interface Asked {
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

function wordsOf({ catalogue }: Filling, { aggregate, cell }: Computed): Said {
  const shape = shapeOfAggregate(aggregate)
  const zh = describeIn('zh', catalogue).figure(shape)
  const en = describeIn('en', catalogue).figure(shape)
  return cell.kind === 'value'
    ? { zh, en }
    : { zh: `${zh}（台账算不出：${cell.because}）`, en: `${en} (the ledger cannot tell: ${cell.because})` }
}

export async function compute(
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
export function place(
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
    computation: { words: wordsOf(filling, computed), query },
  })
  return value === null ? undefined : { row: at.row, column: figure.column, value: { kind: 'number', number: value } }
}

export function checkRows(asked: Asked, values: ReadonlyMap<number, ReadonlyMap<string, number>>): void {
  const { tally } = asked.filling
  for (const one of checkEquations(asked.plan.table.equations, values))
    tally.equations.push({ sheet: asked.grid.name, ...one })
}

/** Collects the numbers of a row by their printed index, for the equations. */
export function note(
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
