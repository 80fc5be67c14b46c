import type { CellRange, FillValue, ListFill, SheetFill } from '../../contract.ts'
import { problems } from '../problems.ts'
import { LAST_COLUMN, LAST_ROW } from '../../domain/cell-reference.ts'
import { parseRangeReference } from './cell-reference.ts'
import type { Insertion, RowShift } from './row-shift.ts'
import { shiftRow } from './row-shift.ts'
import { decodeEntities, findAttribute, findElementEnd, findTag, listElements } from './xml-edit.ts'
import { findWording } from './written-form.ts'
import type { CellTarget } from './written-form.ts'

/** What is to happen on one sheet, put in order and checked. Rows are those of the template. */
export interface SheetPlan {
  readonly sheet: string
  readonly lists: readonly ListFill[]
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, FillValue>>
  readonly shift: RowShift
  /** Smallest range over all filled cells, in final rows; undefined when nothing is filled. */
  readonly filled: CellRange | undefined
  readonly isFilled: (row: number, column: number) => boolean
}

const capacity = (list: ListFill): number => list.lastRow - list.firstRow + 1

/** Rows of the body that exist already and take a value. */
export const filledBodyRows = (list: ListFill): number => Math.min(list.count, capacity(list))

export const insertedRows = (list: ListFill): number => Math.max(0, list.count - capacity(list))

export function planSheet(fill: SheetFill): SheetPlan {
  const lists = fill.lists.toSorted((a, b) => a.firstRow - b.firstRow)
  for (const [index, list] of lists.entries()) checkList(fill.sheet, list, lists[index + 1])
  const cells = new Map<number, Map<number, FillValue>>()
  for (const { row, column, value } of fill.cells) {
    if (row < 1 || row > LAST_ROW || column < 1 || column > LAST_COLUMN)
      throw problems.outsideTheSheet({ sheet: fill.sheet, where: `R${row}C${column}` })
    const inRow = cells.get(row) ?? new Map<number, FillValue>()
    inRow.set(column, value)
    cells.set(row, inRow)
  }
  const shift = lists.flatMap((list): Insertion[] => {
    const added = insertedRows(list)
    return added === 0 ? [] : [{ first: list.firstRow, last: list.lastRow, template: list.templateRow, added }]
  })
  return {
    sheet: fill.sheet,
    lists,
    cells,
    shift,
    filled: measureFilled(lists, cells, shift),
    isFilled: (row, column) =>
      cells.get(row)?.has(column) === true ||
      lists.some(
        (list) => row >= list.firstRow && row < list.firstRow + filledBodyRows(list) && list.columns.includes(column),
      ),
  }
}

function checkList(sheet: string, list: ListFill, next: ListFill | undefined): void {
  const where = `${list.firstRow}:${list.lastRow}`
  if (next !== undefined && next.firstRow <= list.lastRow) throw problems.fillsOverlap({ sheet, where })
  if (
    list.firstRow < 1 ||
    list.lastRow < list.firstRow ||
    list.templateRow < list.firstRow ||
    list.templateRow > list.lastRow
  )
    throw problems.outsideTheSheet({ sheet, where })
  if (new Set(list.columns).size !== list.columns.length) throw problems.fillsOverlap({ sheet, where })
  if (list.firstRow + list.count - 1 > LAST_ROW) throw problems.tooManyRows({ sheet, rows: list.count })
  for (const column of list.columns)
    if (column < 1 || column > LAST_COLUMN)
      throw problems.outsideTheSheet({ sheet, where: `R${list.firstRow}C${column}` })
}

function measureFilled(
  lists: readonly ListFill[],
  cells: ReadonlyMap<number, ReadonlyMap<number, FillValue>>,
  shift: RowShift,
): CellRange | undefined {
  let range: CellRange | undefined
  const take = (top: number, bottom: number, column: number): void => {
    range =
      range === undefined
        ? { top, bottom, left: column, right: column }
        : {
            top: Math.min(range.top, top),
            bottom: Math.max(range.bottom, bottom),
            left: Math.min(range.left, column),
            right: Math.max(range.right, column),
          }
  }
  for (const [row, inRow] of cells)
    for (const column of inRow.keys()) take(shiftRow(shift, row), shiftRow(shift, row), column)
  for (const list of lists) {
    const top = shiftRow(shift, list.firstRow)
    if (list.count > 0) for (const column of list.columns) take(top, top + list.count - 1, column)
  }
  return range
}

/** No row that holds something may be pushed over the edge of the sheet. */
export function refuseOverflow(plan: SheetPlan, lastRow: number): void {
  if (plan.shift.length === 0) return
  if (shiftRow(plan.shift, lastRow) > LAST_ROW)
    throw problems.tooManyRows({ sheet: plan.sheet, rows: plan.lists.reduce((sum, list) => sum + list.count, 0) })
}

/** Yes/no words of the drop-downs written out in the sheet, by cell. */
export function readWordings(tail: string): (row: number, column: number) => CellTarget['wording'] {
  const found: { ranges: CellRange[]; wording: NonNullable<CellTarget['wording']> }[] = []
  for (const tag of listElements(tail, 'dataValidation')) {
    const text = tail.slice(tag.start, tag.end)
    if (findAttribute(text, 'type') !== 'list') continue
    const body = tail.slice(tag.end, findElementEnd(tail, tag))
    const inner = findTag(body, 0)
    const formula = /<(?:\w+:)?formula1>([\s\S]*?)<\/(?:\w+:)?formula1>/
      .exec(body)?.[1]
      ?.replace(/<\/?(?:\w+:)?f>/g, '')
    if (inner === undefined || formula === undefined) continue
    const listed = decodeEntities(formula).trim()
    if (!listed.startsWith('"')) continue
    const wording = findWording(
      listed
        .slice(1, -1)
        .split(',')
        .map((value) => value.trim()),
    )
    const sqref = findAttribute(text, 'sqref') ?? /<(?:\w+:)?sqref>([^<]*)</.exec(body)?.[1] ?? ''
    const ranges = sqref.split(/\s+/).flatMap((one) => parseRangeReference(one) ?? [])
    if (wording !== undefined) found.push({ ranges, wording })
  }
  return (row, column) =>
    found.find(({ ranges }) =>
      ranges.some((range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right),
    )?.wording
}

/** Filled ranges, rows as in the template; a list that inserts rows counts with its whole body. */
export const listFilledRanges = (plan: SheetPlan): CellRange[] => [
  ...[...plan.cells].flatMap(([row, inRow]) =>
    [...inRow.keys()].map((column) => ({ top: row, bottom: row, left: column, right: column })),
  ),
  ...plan.lists.flatMap((list) => {
    const bottom = insertedRows(list) > 0 ? list.lastRow : list.firstRow + filledBodyRows(list) - 1
    return list.columns.map((column) => ({ top: list.firstRow, bottom, left: column, right: column }))
  }),
]
