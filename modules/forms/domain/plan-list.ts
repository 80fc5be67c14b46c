import type { HeaderLeaf, TableDescription } from '#modules/workbook/contract.ts'
import type { MappedColumn } from './effective-mapping.ts'
import type { Mask } from './public-notice.ts'
import { WHY_UNFILLED, type Said } from './said.ts'

/** One column that the ledger fills. */
export interface PlannedColumn {
  readonly cell: string
  readonly path: readonly string[]
  /** Target column of the sheet. */
  readonly column: number
  readonly element: string
  readonly role?: string
  /** Of a fact of an enrolment: tokens of the programmes the header names. */
  readonly programmes?: readonly string[]
  /** How values are shown on a public notice, when not whole. */
  readonly mask?: Mask
  readonly unit?: string
  readonly dropDown?: readonly string[]
  readonly checkboxes?: readonly string[]
}

export interface UnfilledColumn {
  readonly cell: string
  readonly path: readonly string[]
  readonly why: Said
}

export interface ListPlan {
  readonly kind: 'list'
  readonly table: TableDescription
  readonly firstRow: number
  readonly lastRow: number
  readonly templateRow: number
  /** Column that takes 1, 2, 3 …; undefined when the template has none or prints it already. */
  readonly numberColumn: number | undefined
  readonly columns: readonly PlannedColumn[]
  readonly unfilled: readonly UnfilledColumn[]
}

const ROW_NUMBER = /^(序号|顺序号|编号|序|行次|项次|No\.?|№)$/i

/** 序号 and its like: numbered by the form itself. */
export const isRowNumber = (path: readonly string[]): boolean => ROW_NUMBER.test((path.at(-1) ?? '').replace(/\s/g, ''))

/** Why a header is not filled, for the list beside the result. */
export function whyUnfilled(mapped: MappedColumn, leaf: HeaderLeaf | undefined): Said | undefined {
  if (leaf?.computed === true) return WHY_UNFILLED.computed
  if (mapped.onNotice === 'withheld' && mapped.state !== 'open') return WHY_UNFILLED.onNotice
  if (mapped.isPicture === true) return WHY_UNFILLED.picture
  if (mapped.programmes === 'unknown' && mapped.state !== 'open') return WHY_UNFILLED.whichBenefit
  switch (mapped.state) {
    case 'open':
      return WHY_UNFILLED.open
    case 'not-filled':
      return mapped.column.verdict === 'local' ? WHY_UNFILLED.byFiller : WHY_UNFILLED.notHeld
    case 'automatic':
    case 'confirmed':
      return undefined
  }
}

const planned = (leaf: HeaderLeaf, mapped: MappedColumn, element: string): PlannedColumn => ({
  cell: leaf.cell,
  path: leaf.path,
  column: leaf.index,
  element,
  ...(mapped.column.role === undefined ? {} : { role: mapped.column.role }),
  ...(mapped.programmes === undefined || mapped.programmes === 'unknown' ? {} : { programmes: mapped.programmes }),
  ...(mapped.onNotice === undefined || mapped.onNotice === 'withheld' ? {} : { mask: mapped.onNotice }),
  ...(leaf.unit === undefined ? {} : { unit: leaf.unit }),
  ...(leaf.dropDown === undefined ? {} : { dropDown: leaf.dropDown }),
  ...(leaf.checkboxes === undefined ? {} : { checkboxes: leaf.checkboxes }),
})

/**
 * Sorts headers into those the ledger fills and those it does not, with the reason.
 * A duplicate mapping is fine: two columns may ask for the same fact.
 */
export function sortColumns(
  leaves: readonly HeaderLeaf[],
  mapped: ReadonlyMap<string, MappedColumn>,
): { readonly columns: readonly PlannedColumn[]; readonly unfilled: readonly UnfilledColumn[] } {
  const columns: PlannedColumn[] = []
  const unfilled: UnfilledColumn[] = []
  for (const leaf of leaves) {
    const match = mapped.get(leaf.cell)
    if (match === undefined || isRowNumber(leaf.path)) continue
    const why = whyUnfilled(match, leaf)
    if (why !== undefined) unfilled.push({ cell: leaf.cell, path: leaf.path, why })
    else if (match.column.verdict === 'element' && match.column.element !== undefined)
      columns.push(planned(leaf, match, match.column.element))
    else unfilled.push({ cell: leaf.cell, path: leaf.path, why: WHY_UNFILLED.figureInList })
  }
  return { columns, unfilled }
}

/** Rows that already hold someone's data stay; filling begins below them. */
function bodyOf(table: TableDescription): { first: number; last: number } | undefined {
  if (table.body === undefined) return undefined
  const lastOccupied = Math.max(table.body.top - 1, ...table.occupiedRows)
  return {
    first: Math.min(lastOccupied + 1, table.body.bottom + 1),
    last: Math.max(table.body.bottom, lastOccupied + 1),
  }
}

/** What to write into a list: one row per subject of the population. Undefined when the table has no body. */
export function planList(table: TableDescription, mapped: ReadonlyMap<string, MappedColumn>): ListPlan | undefined {
  const body = bodyOf(table)
  if (body === undefined) return undefined
  const { columns, unfilled } = sortColumns(table.columns, mapped)
  const number = table.columns.find((leaf) => isRowNumber(leaf.path) && !leaf.computed)
  return {
    kind: 'list',
    table,
    firstRow: body.first,
    lastRow: body.last,
    templateRow: table.templateRow ?? body.first,
    numberColumn: number?.index,
    columns,
    unfilled,
  }
}
