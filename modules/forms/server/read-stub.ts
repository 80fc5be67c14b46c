import type { Aggregate } from '#modules/catalogue/contract.ts'
import { parseFilter, printFilter } from '#modules/catalogue/server/index.ts'
import { combineAxes, readStubRow } from '#modules/matching/server/index.ts'
import type { HeaderLeaf, SheetDescription, TableDescription } from '#modules/workbook/contract.ts'
import type { AggregateShape, ColumnShape } from '../contract.ts'
import type { MappedColumn } from '../domain/effective-mapping.ts'
import { columnLetters, type StubReading } from '../domain/plan-statistics.ts'

/** An aggregate with its filter read. @throws nothing: an unreadable filter was refused when it was decided */
export function aggregateOf(shape: AggregateShape): Aggregate {
  const read = parseFilter(shape.filter)
  return {
    measure: shape.measure,
    entity: shape.entity,
    filter: shape.filter !== '' && read.ok ? read.value : [],
    ...(shape.field === undefined ? {} : { field: shape.field }),
    ...(shape.unit === undefined ? {} : { unit: shape.unit }),
  }
}

export const shapeOfAggregate = (aggregate: Aggregate): AggregateShape => ({
  measure: aggregate.measure,
  entity: aggregate.entity,
  filter: printFilter(aggregate.filter),
  ...(aggregate.field === undefined ? {} : { field: aggregate.field }),
  ...(aggregate.unit === undefined ? {} : { unit: aggregate.unit }),
})

/** What the text of one printed row stands for. */
export function readStub(
  sheet: SheetDescription,
  table: TableDescription,
  leaf: Pick<HeaderLeaf, 'cell' | 'path'>,
): StubReading {
  const over = table.columns.find((column) => columnLetters(column.cell) === columnLetters(leaf.cell))
  const header = over?.path.at(-1)
  const read = readStubRow(leaf.path.at(-1) ?? '', {
    title: sheet.title ?? sheet.name,
    parents: leaf.path.slice(0, -1),
    ...(header === undefined ? {} : { header }),
  })
  switch (read.kind) {
    case 'area':
      return { kind: 'area', name: read.name, parents: leaf.path.slice(0, -1) }
    case 'total':
    case 'other':
      return read
    case 'category': {
      const { kind: _kind, ...axis } = read
      return {
        kind: 'category',
        aggregate: shapeOfAggregate({ measure: 'count', entity: 'person', ...axis }),
        partial: axis.measure === undefined,
        understood: !axis.filter.some((condition) => condition.name === 'stated'),
      }
    }
  }
}

const GROUP_ROW = {
  reason: '这一行是一类对象，与各列的条件同时成立',
  reasonEn: 'This row is a group; it holds together with the conditions of the columns',
}
const UNKNOWN_ROW = {
  reason: '这一行的类别目录里没有，请选定条件',
  reasonEn: 'The catalogue has no such group; choose the condition',
}

/** A row as `yici understand` tells it: an area and a total are the form's own, a category is a figure with its condition. */
export function columnOfStub(leaf: HeaderLeaf, reading: StubReading): ColumnShape | undefined {
  const base = { path: [...leaf.path], cell: leaf.cell, alternatives: [] }
  switch (reading.kind) {
    case 'area':
      return {
        ...base,
        verdict: 'local',
        confidence: 0.97,
        automatic: false,
        reason: `这一行是区划“${reading.name}”，各列按该区划汇总`,
        reasonEn: `This row is the area “${reading.name}”; its columns are added up for that area`,
      }
    case 'total':
      return {
        ...base,
        verdict: 'local',
        confidence: 0.99,
        automatic: false,
        reason: '合计行，各列按所选区划汇总',
        reasonEn: 'A total row; its columns are added up for the area chosen',
      }
    case 'category':
      return {
        ...base,
        verdict: 'aggregate',
        aggregate: reading.aggregate,
        confidence: reading.understood ? 0.93 : 0.5,
        automatic: reading.understood,
        ...(reading.understood ? GROUP_ROW : UNKNOWN_ROW),
      }
    case 'open':
    case 'other':
      return undefined
  }
}

/** What the printed rows of one table stand for; a person's decision on a row wins over its text. */
export function stubReader(
  sheet: SheetDescription,
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
): (leaf: HeaderLeaf) => StubReading {
  return (leaf) => {
    const decided = mapped.get(leaf.cell)
    if (decided?.state === 'confirmed' && decided.column.aggregate !== undefined)
      return { kind: 'category', aggregate: decided.column.aggregate, partial: false, understood: true }
    const read = readStub(sheet, table, leaf)
    if (read.kind !== 'category') return read
    // A person said the row is none of the ledger's: it takes no figures.
    if (decided?.state === 'not-filled') return { kind: 'other' }
    return read.understood ? read : { kind: 'open' }
  }
}

/** A column of 残疾类别 rows counts people of the row's kind; its total counts those of any. */
const ofEveryRow = (whole: Aggregate): Aggregate => ({
  ...whole,
  filter: whole.filter.map((one) => (one.op === '==' && one.value === 'row' ? { ...one, op: '!=', value: null } : one)),
})

/** Row and column of a cross table joined; a row that is only a group takes measure and entity from the column. */
export function combineCell(
  row: { readonly aggregate: AggregateShape; readonly partial: boolean } | undefined,
  column: AggregateShape,
): Aggregate {
  const whole = aggregateOf(column)
  if (row === undefined) return ofEveryRow(whole)
  const aggregate = aggregateOf(row.aggregate)
  return combineAxes(row.partial ? { filter: aggregate.filter } : aggregate, whole)
}
