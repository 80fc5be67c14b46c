import { areaRange, countyOf, isWithin, listAreas } from '#modules/organisations/server/index.ts'
import type { CellFill, ListFill } from '#modules/workbook/contract.ts'
import { findAreaRows, type AreaOfRow, type KnownArea } from '../../domain/find-area-row.ts'
import type { PlannedRow } from '../../domain/plan-statistics.ts'
import type { Said } from '../../domain/said.ts'
import { combineCell } from '../read-stub.ts'
import { checkRows, compute, note, place, type Asked, type Computed } from './compute-figures.ts'
import { areasOf, fillGrowingRows } from './fill-growing-rows.ts'
import { leaveBlank } from './filling.ts'

export interface StatisticsFill {
  readonly cells: readonly CellFill[]
  readonly lists: readonly ListFill[]
}

/** Why a printed area row takes no figures; undefined when it does. */
function whyNoArea({ filling }: Asked, row: PlannedRow, found: AreaOfRow): Said | undefined {
  switch (found.kind) {
    case 'unknown':
      return {
        zh: `${filling.asOf} 本县没有“${row.text}”这个区划`,
        en: `On ${filling.asOf} this county has no area “${row.text}”`,
      }
    case 'ambiguous':
      return {
        zh: `有 ${found.among.length} 个“${row.text}”（${found.among.map((area) => area.code).join('、')}），请在表上写明乡镇`,
        en: `There are ${found.among.length} areas “${row.text}” (${found.among.map((area) => area.code).join(', ')}): write the township on the form`,
      }
    case 'found':
      return isWithin(found.area.code, areaRange(filling.areaCode))
        ? undefined
        : {
            zh: `“${row.text}”不在${filling.areaName}范围内，由当地填报`,
            en: `“${row.text}” is outside “${filling.areaName}” and is filled in there`,
          }
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
    if (why !== undefined) leaveBlank(asked.filling.tally, asked.grid.name, [{ cell: row.cell, path: [row.text], why }])
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
  leaveBlank(filling.tally, grid.name, plan.unfilled)
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
