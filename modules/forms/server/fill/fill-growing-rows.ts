import { areaRange, isWithin } from '#modules/organisations/server/index.ts'
import type { ListFill } from '#modules/workbook/contract.ts'
import type { KnownArea } from '../../domain/find-area-row.ts'
import type { GrowingRows } from '../../domain/plan-statistics.ts'
import { combineCell } from '../read-stub.ts'
import { checkRows, compute, note, place, type Asked } from './compute-figures.ts'

const nameOf = (county: readonly KnownArea[], code: string | null): string =>
  county.find((area) => area.code === code)?.name ?? ''

/** The areas that get a row, in the order of their codes. */
export function areasOf(asked: Asked, growing: GrowingRows, county: readonly KnownArea[]): readonly KnownArea[] {
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
export async function fillGrowingRows(
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
