import type { HeaderLeaf, TableDescription } from '#modules/workbook/contract.ts'
import type { AggregateShape } from '../contract.ts'
import type { MappedColumn } from './effective-mapping.ts'
import { isRowNumber, whyUnfilled, type UnfilledColumn } from './plan-list.ts'
import { WHY_UNFILLED } from './said.ts'

/** What a stub row stands for, as read from its text. */
export type StubReading =
  | { readonly kind: 'area'; readonly name: string; readonly parents: readonly string[] }
  /** `partial`: only a group (女), its measure comes from the column. `understood`: every word of it is in the catalogue. */
  | {
      readonly kind: 'category'
      readonly aggregate: AggregateShape
      readonly partial: boolean
      readonly understood: boolean
    }
  | { readonly kind: 'total' }
  /** A category that someone must decide first. */
  | { readonly kind: 'open' }
  | { readonly kind: 'other' }

export interface PlannedRow {
  readonly row: number
  readonly cell: string
  readonly area:
    | { readonly kind: 'named'; readonly name: string; readonly parents: readonly string[] }
    | { readonly kind: 'whole' }
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

/** Which areas get a row of their own: all villages, all townships, or what lies directly below the area asked for. */
export type RowLevel = 'township' | 'village' | 'below'

export interface GrowingRows {
  readonly firstRow: number
  readonly lastRow: number
  readonly templateRow: number
  readonly level: RowLevel
  /** Columns that take the area's name; a township column beside a village column takes the name of the township above. */
  readonly areaColumns: readonly { readonly column: number; readonly level: RowLevel }[]
}

export interface StatisticsPlan {
  readonly kind: 'statistics'
  readonly table: TableDescription
  /** Printed rows. When none is printed, one row is made per area below, in `growing`. */
  readonly rows: readonly PlannedRow[]
  readonly growing: GrowingRows | undefined
  readonly totalRows: readonly number[]
  readonly numberColumn: number | undefined
  readonly figures: readonly PlannedFigure[]
  readonly unfilled: readonly UnfilledColumn[]
}

const AREA_HEADER = /地区|区划|乡镇|镇街|街道|村|社区|单位|辖区/u
const VILLAGE_HEADER = /^(?:行政)?(?:村|社区)|(?:村|社区|村居|居委会|村委会)(?:名称|名)?$|^村/u
const TOWNSHIP_HEADER = /乡镇|镇街|街道|^[乡镇]/u

/** The column letters of a reference: `AB12` → `AB`. */
export const columnLetters = (ref: string): string => /^[A-Z]+/u.exec(ref)?.[0] ?? ''

function levelOfHeader(text: string): RowLevel | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  if (!AREA_HEADER.test(plain)) return undefined
  // 村(社区) and 社区 are villages; 乡镇(街道) is not; 乡镇村 and 单位 say no level.
  if (TOWNSHIP_HEADER.test(plain)) return /村/u.test(plain) ? 'below' : 'township'
  return VILLAGE_HEADER.test(plain.replace(/\([^()]*\)$/u, '')) ? 'village' : 'below'
}

function figuresOf(
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
  labels: ReadonlySet<string>,
): { readonly figures: readonly PlannedFigure[]; readonly unfilled: readonly UnfilledColumn[] } {
  const figures: PlannedFigure[] = []
  const unfilled: UnfilledColumn[] = []
  for (const leaf of table.columns) {
    const match = mapped.get(leaf.cell)
    if (match === undefined || isRowNumber(leaf.path) || leaf.axis !== 'column' || labels.has(columnLetters(leaf.cell)))
      continue
    const why = whyUnfilled(match, leaf)
    if (why !== undefined) unfilled.push({ cell: leaf.cell, path: leaf.path, why })
    else if (match.column.aggregate === undefined)
      unfilled.push({ cell: leaf.cell, path: leaf.path, why: WHY_UNFILLED.factInFigures })
    else
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

/** A table with an empty body and a column of area names: one row per area. */
function growingOf(table: TableDescription): GrowingRows | undefined {
  if (table.body === undefined) return undefined
  const areaColumns = table.columns.flatMap((leaf) => {
    const level = isRowNumber(leaf.path) ? undefined : levelOfHeader(leaf.path.at(-1) ?? '')
    return level === undefined || leaf.axis !== 'column' ? [] : [{ column: leaf.index, cell: leaf.cell, level }]
  })
  // Area names stand left of the figures; 所在单位 further right is none of them.
  const leading = areaColumns
    .filter(({ column }, at) => at === 0 || column - (areaColumns[at - 1]?.column ?? 0) === 1)
    .slice(0, 2)
  if (leading.length === 0) return undefined
  const level = leading.some((one) => one.level === 'village')
    ? 'village'
    : leading.some((one) => one.level === 'township') && leading.length === 1
      ? 'township'
      : 'below'
  const totals = new Set(table.totalRows)
  let [first, last] = [table.body.top, table.body.bottom]
  while (first < last && totals.has(first)) first += 1
  while (last > first && totals.has(last)) last -= 1
  return {
    firstRow: first,
    lastRow: last,
    templateRow: Math.min(Math.max(table.templateRow ?? first, first), last),
    level,
    areaColumns: leading.map(({ column, level: of }) => ({ column, level: of })),
  }
}

function rowsOf(
  table: TableDescription,
  readRow: (leaf: HeaderLeaf) => StubReading,
): { readonly rows: PlannedRow[]; readonly open: UnfilledColumn[] } {
  const rows: PlannedRow[] = []
  const open: UnfilledColumn[] = []
  for (const leaf of table.rows) {
    if (table.totalRows.includes(leaf.index)) continue
    const reading = readRow(leaf)
    const base = { row: leaf.index, cell: leaf.cell, text: leaf.path.at(-1) ?? '' }
    switch (reading.kind) {
      case 'area':
        rows.push({
          ...base,
          area: { kind: 'named', name: reading.name, parents: reading.parents },
          category: undefined,
        })
        break
      case 'category':
        rows.push({
          ...base,
          area: { kind: 'whole' },
          category: { aggregate: reading.aggregate, partial: reading.partial },
        })
        break
      case 'total':
        rows.push({ ...base, area: { kind: 'whole' }, category: undefined })
        break
      case 'open':
        open.push({ cell: leaf.cell, path: leaf.path, why: WHY_UNFILLED.openRow })
        break
      case 'other':
        break
    }
  }
  return { rows, open }
}

/**
 * What to compute: rows (areas or categories) × figures.
 *
 * @param readRow what the text of a printed row stands for
 */
export function planStatistics(
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
  readRow: (leaf: HeaderLeaf) => StubReading,
): StatisticsPlan {
  const { rows, open } = rowsOf(table, readRow)
  const growing = table.rows.every((leaf) => table.totalRows.includes(leaf.index)) ? growingOf(table) : undefined
  const labels = new Set(table.rows.map((leaf) => columnLetters(leaf.cell)))
  for (const leaf of table.columns)
    if (growing?.areaColumns.some((one) => one.column === leaf.index) === true) labels.add(columnLetters(leaf.cell))
  const { figures, unfilled } = figuresOf(table, mapped, labels)
  if (
    rows.length === 0 &&
    open.length === 0 &&
    growing === undefined &&
    table.body !== undefined &&
    !table.totalRows.includes(table.body.top)
  )
    rows.push({
      row: table.body.top,
      cell: `${columnLetters(table.columns[0]?.cell ?? 'A')}${table.body.top}`,
      area: { kind: 'whole' },
      category: undefined,
      text: '',
    })
  const number = table.columns.find((leaf) => isRowNumber(leaf.path) && !leaf.computed)
  return {
    kind: 'statistics',
    table,
    rows,
    growing,
    totalRows: table.totalRows,
    numberColumn: number?.index,
    figures,
    unfilled: [...unfilled, ...open],
  }
}
