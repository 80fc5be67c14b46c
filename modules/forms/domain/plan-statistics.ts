import type { TableDescription } from '#modules/workbook/contract.ts'
import type { AggregateShape } from '../contract.ts'
import type { MappedColumn } from './effective-mapping.ts'
import { isRowNumber, whyUnfilled, type UnfilledColumn } from './plan-list.ts'

/** What a stub row stands for, as read from its text. */
export type StubReading =
  | { readonly kind: 'area'; readonly name: string }
  /** `partial`: only a group (女), its measure comes from the column. */
  | { readonly kind: 'category'; readonly aggregate: AggregateShape; readonly partial: boolean }
  | { readonly kind: 'total' }
  | { readonly kind: 'other' }

export interface PlannedRow {
  readonly row: number
  readonly area: { readonly kind: 'named'; readonly name: string } | { readonly kind: 'whole' }
  readonly category: { readonly aggregate: AggregateShape; readonly partial: boolean } | undefined
  readonly text: string
}

export interface PlannedFigure {
  readonly column: number
  readonly cell: string
  readonly path: readonly string[]
  readonly printedIndex?: string
  readonly unit?: string
  readonly aggregate: AggregateShape
}

export interface StatisticsPlan {
  readonly kind: 'statistics'
  readonly table: TableDescription
  /** Printed rows. When none is printed, one row is made per area below, in `growing`. */
  readonly rows: readonly PlannedRow[]
  readonly growing: { readonly firstRow: number; readonly lastRow: number; readonly templateRow: number; readonly areaColumn: number } | undefined
  readonly totalRows: readonly number[]
  readonly numberColumn: number | undefined
  readonly figures: readonly PlannedFigure[]
  readonly unfilled: readonly UnfilledColumn[]
}

const AREA_HEADER = /地区|区划|乡镇|镇街|街道|村|社区|单位|辖区/

function figuresOf(
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
): { readonly figures: readonly PlannedFigure[]; readonly unfilled: readonly UnfilledColumn[] } {
  const figures: PlannedFigure[] = []
  const unfilled: UnfilledColumn[] = []
  for (const leaf of table.columns) {
    const match = mapped.get(leaf.cell)
    if (match === undefined || isRowNumber(leaf.path) || leaf.axis !== 'column') continue
    const why = whyUnfilled(match, leaf)
    if (why !== undefined) unfilled.push({ cell: leaf.cell, path: leaf.path, why })
    else if (match.column.aggregate !== undefined)
      figures.push({
        column: leaf.index,
        cell: leaf.cell,
        path: leaf.path,
        aggregate: match.column.aggregate,
        ...(leaf.printedIndex === undefined ? {} : { printedIndex: leaf.printedIndex }),
        ...(leaf.unit === undefined ? {} : { unit: leaf.unit }),
      })
  }
  return { figures, unfilled }
}

function areaColumnOf(table: TableDescription): number | undefined {
  return table.columns.find((leaf) => !isRowNumber(leaf.path) && AREA_HEADER.test(leaf.path.at(-1) ?? ''))?.index
}

/**
 * What to compute: rows (areas or categories) × figures.
 *
 * @param readRow what the text of a printed row stands for
 */
export function planStatistics(
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
  readRow: (path: readonly string[], cell: string) => StubReading,
): StatisticsPlan {
  const { figures, unfilled } = figuresOf(table, mapped)
  const rows: PlannedRow[] = []
  for (const leaf of table.rows) {
    if (table.totalRows.includes(leaf.index)) continue
    const reading = readRow(leaf.path, leaf.cell)
    const text = leaf.path.at(-1) ?? ''
    if (reading.kind === 'area') rows.push({ row: leaf.index, area: { kind: 'named', name: reading.name }, category: undefined, text })
    else if (reading.kind === 'category') rows.push({ row: leaf.index, area: { kind: 'whole' }, category: { aggregate: reading.aggregate, partial: reading.partial }, text })
    else if (reading.kind === 'total') rows.push({ row: leaf.index, area: { kind: 'whole' }, category: undefined, text })
  }
  const areaColumn = areaColumnOf(table)
  const growing =
    rows.length === 0 && table.body !== undefined && areaColumn !== undefined
      ? { firstRow: table.body.top, lastRow: table.body.bottom, templateRow: table.templateRow ?? table.body.top, areaColumn }
      : undefined
  if (rows.length === 0 && growing === undefined && table.body !== undefined)
    rows.push({ row: table.body.top, area: { kind: 'whole' }, category: undefined, text: '' })
  const number = table.columns.find((leaf) => isRowNumber(leaf.path) && !leaf.computed)
  return { kind: 'statistics', table, rows, growing, totalRows: table.totalRows, numberColumn: number?.index, figures, unfilled }
}
