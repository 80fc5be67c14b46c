import type { FillValue, ListFill, TableDescription } from '#modules/workbook/contract.ts'
import type { SheetInHand } from './sheet-in-hand.ts'

/** Rows of lists side by side are held before they are written, since a connection reads one list at a time. */
const MOST_HELD = 20_000

type Rows = { readonly top: number; readonly bottom: number }
const overlap = (a: Rows, b: Rows): boolean => a.top <= b.bottom && b.top <= a.bottom

export const standBeside = (a: TableDescription, b: TableDescription): boolean =>
  a.kind === 'list' && b.kind === 'list' && a.body !== undefined && b.body !== undefined && overlap(a.body, b.body)

/** Rows that the lists so far insert above a table. */
export function insertedAbove(lists: readonly ListFill[], { body }: TableDescription): number {
  const inserted = new Map<number, number>()
  for (const list of lists.filter(({ lastRow }) => lastRow < (body?.top ?? 0))) {
    const rows = Math.max(0, list.count - (list.lastRow - list.firstRow + 1))
    // Of lists side by side the longest says how many rows come in.
    inserted.set(list.firstRow, Math.max(rows, inserted.get(list.firstRow) ?? 0))
  }
  return [...inserted.values()].reduce((sum, rows) => sum + rows, 0)
}

const rowsOf = (list: ListFill): Rows => ({ top: list.firstRow, bottom: list.lastRow })

async function* besideEachOther(lists: readonly ListFill[]): AsyncGenerator<readonly FillValue[]> {
  const held: (readonly FillValue[])[][] = []
  for (const list of lists) {
    const rows: (readonly FillValue[])[] = []
    for await (const row of list.rows) rows.push(row)
    held.push(rows)
  }
  const most = Math.max(...held.map((rows) => rows.length))
  for (let nth = 0; nth < most; nth += 1)
    yield lists.flatMap((list, at) =>
      list.columns.map((_, field) => held[at]?.[nth]?.[field] ?? { kind: 'blank' as const }),
    )
}

function join(lists: readonly ListFill[]): ListFill | undefined {
  const [first] = lists
  if (first === undefined) return undefined
  if (lists.length === 1) return first
  return {
    firstRow: first.firstRow,
    lastRow: Math.max(...lists.map((list) => list.lastRow)),
    templateRow: first.templateRow,
    columns: lists.flatMap((list) => list.columns),
    count: Math.max(...lists.map((list) => list.count)),
    rows: besideEachOther(lists),
  }
}

/** Two lists cannot both insert rows at one place: those side by side are written as one, the shorter ends in blanks. */
export function joinListsBeside(lists: readonly ListFill[], hand: SheetInHand): readonly ListFill[] {
  const groups: ListFill[][] = []
  for (const list of lists) {
    const beside = groups.find((group) => group.some((other) => overlap(rowsOf(other), rowsOf(list))))
    const first = beside?.[0]
    if (beside === undefined || first === undefined) groups.push([list])
    else if (mayJoin(first, list)) beside.push(list)
    else sayLeftOut(hand, list)
  }
  return groups.flatMap((group) => join(group) ?? [])
}

const mayJoin = (first: ListFill, list: ListFill): boolean =>
  first.firstRow === list.firstRow &&
  first.groups === undefined &&
  list.groups === undefined &&
  Math.max(first.count, list.count) <= MOST_HELD

function sayLeftOut({ filling, sheet }: SheetInHand, list: ListFill): void {
  filling.tally.notices.push({
    code: 'forms/list-beside-left-out',
    zh: `“${sheet.name}”第 ${list.firstRow} 行起有并排的名单，行不齐或太长，右边一张没有填；请分成两张工作表。`,
    en: `“${sheet.name}” has lists side by side from row ${list.firstRow} that do not start together or are too long; the right one is left blank. Put it on a sheet of its own.`,
  })
}
