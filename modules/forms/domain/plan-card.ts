import type { HeaderLeaf, TableDescription } from '#modules/workbook/contract.ts'
import type { MappedColumn } from './effective-mapping.ts'
import { sortColumns, type PlannedColumn, type UnfilledColumn } from './plan-list.ts'

/** A label of a card and the cell that takes its value. */
export interface PlannedLabel extends Omit<PlannedColumn, 'column'> {
  readonly row: number
  readonly column: number
}

export interface CardPlan {
  readonly kind: 'card'
  readonly table: TableDescription
  readonly labels: readonly PlannedLabel[]
  /** The repeated block: one row per member of the household. */
  readonly members:
    | { readonly top: number; readonly bottom: number; readonly columns: readonly PlannedColumn[] }
    | undefined
  readonly unfilled: readonly UnfilledColumn[]
}

const targetOf = (leaf: HeaderLeaf): { row: number; column: number } | undefined =>
  leaf.valueRange === undefined ? undefined : { row: leaf.valueRange.top, column: leaf.valueRange.left }

/** What to write into a card: single cells of one subject, and its household's members in the repeated rows. */
export function planCard(table: TableDescription, mapped: ReadonlyMap<string, MappedColumn>): CardPlan {
  const single = table.columns.filter((leaf) => leaf.axis === 'label')
  const repeated = table.columns.filter((leaf) => leaf.axis === 'column')
  const labels: PlannedLabel[] = []
  const sorted = sortColumns(single, mapped)
  for (const one of sorted.columns) {
    const leaf = single.find((known) => known.cell === one.cell)
    const target = leaf === undefined ? undefined : targetOf(leaf)
    if (target !== undefined) labels.push({ ...one, ...target })
  }
  const block = sortColumns(repeated, mapped)
  const members =
    table.repeats === undefined || block.columns.length === 0
      ? undefined
      : { top: table.repeats.top, bottom: table.repeats.bottom, columns: block.columns }
  return { kind: 'card', table, labels, members, unfilled: [...sorted.unfilled, ...block.unfilled] }
}
