import type { CellValue, HeaderLeaf, TableDescription } from '#modules/workbook/contract.ts'
import type { MappedColumn } from './effective-mapping.ts'
import { sortColumns, type PlannedColumn, type UnfilledColumn } from './plan-list.ts'

/** A label of a card and the cell that takes its value. */
export interface PlannedLabel extends Omit<PlannedColumn, 'column'> {
  readonly row: number
  readonly column: number
}

export interface PlannedMembers {
  readonly columns: readonly PlannedColumn[]
  /** Rows that take any member, in order. */
  readonly free: readonly number[]
  /** Rows the form prints a relation on: 父亲, 祖母. */
  readonly named: readonly { readonly row: number; readonly role: string }[]
}

const RELATIVES: Readonly<Record<string, string>> = {
  父亲: 'father',
  父: 'father',
  爸爸: 'father',
  母亲: 'mother',
  母: 'mother',
  妈妈: 'mother',
  祖父: 'grandfather',
  爷爷: 'grandfather',
  祖母: 'grandmother',
  奶奶: 'grandmother',
  外祖父: 'maternal_grandfather',
  外公: 'maternal_grandfather',
  姥爷: 'maternal_grandfather',
  外祖母: 'maternal_grandmother',
  外婆: 'maternal_grandmother',
  姥姥: 'maternal_grandmother',
  配偶: 'spouse',
  丈夫: 'spouse',
  妻子: 'spouse',
  户主: 'head',
  监护人: 'guardian',
}

export interface CardPlan {
  readonly kind: 'card'
  readonly table: TableDescription
  readonly labels: readonly PlannedLabel[]
  /** The repeated block: one row per member of the household, or the rows of named relatives. */
  readonly members: PlannedMembers | undefined
  readonly unfilled: readonly UnfilledColumn[]
}

const targetOf = (leaf: HeaderLeaf): { row: number; column: number } | undefined =>
  leaf.valueRange === undefined ? undefined : { row: leaf.valueRange.top, column: leaf.valueRange.left }

/** A row with a printed relation takes that relative only; one with any other print (其他, 合计) takes nobody. */
function planMembers(
  repeats: { readonly top: number; readonly bottom: number },
  all: readonly number[],
  columns: readonly PlannedColumn[],
  valueAt: (row: number, column: number) => CellValue,
): PlannedMembers {
  const free: number[] = []
  const named: { row: number; role: string }[] = []
  for (let row = repeats.top; row <= repeats.bottom; row++) {
    const printed = all
      .map((column) => String(valueAt(row, column) ?? '').replace(/[\s　]/gu, ''))
      .filter((text) => text !== '' && !/^\d+$/u.test(text))
    const role = printed.map((text) => RELATIVES[text]).find((one) => one !== undefined)
    if (role !== undefined) named.push({ row, role })
    else if (printed.length === 0) free.push(row)
  }
  return { columns, free, named }
}

/** What to write into a card: single cells of one subject, and its household's members in the repeated rows. */
export function planCard(
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
  valueAt: (row: number, column: number) => CellValue,
): CardPlan {
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
      : planMembers(
          table.repeats,
          repeated.map((leaf) => leaf.index),
          block.columns,
          valueAt,
        )
  return { kind: 'card', table, labels, members, unfilled: [...sorted.unfilled, ...block.unfilled] }
}
