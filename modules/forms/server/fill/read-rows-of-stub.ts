import type { Aggregate } from '#modules/catalogue/contract.ts'
import { parseFilter, printFilter } from '#modules/catalogue/server/index.ts'
import { combineAxes, readStubRow } from '#modules/matching/server/index.ts'
import type { SheetDescription, TableDescription } from '#modules/workbook/contract.ts'
import type { AggregateShape } from '../../contract.ts'
import type { MappedColumn } from '../../domain/effective-mapping.ts'
import type { StubReading } from '../../domain/plan-statistics.ts'

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

/** What the printed rows of one table stand for; a person's decision on a row wins over its text. */
export function rowReader(
  sheet: SheetDescription,
  table: TableDescription,
  mapped: ReadonlyMap<string, MappedColumn>,
  areaNames: ReadonlySet<string>,
): (path: readonly string[], cell: string) => StubReading {
  const header = table.columns[0]?.path.at(-1)
  return (path, cell) => {
    const decided = mapped.get(cell)
    if (decided?.state === 'confirmed' && decided.column.aggregate !== undefined)
      return { kind: 'category', aggregate: decided.column.aggregate, partial: false }
    const read = readStubRow(path.at(-1) ?? '', {
      title: sheet.title ?? sheet.name,
      parents: path.slice(0, -1),
      areaNames,
      ...(header === undefined ? {} : { header }),
    })
    if (read.kind !== 'category') return read
    const { kind: _kind, ...axis } = read
    return {
      kind: 'category',
      aggregate: shapeOfAggregate({ measure: 'count', entity: 'person', ...axis }),
      partial: axis.measure === undefined,
    }
  }
}

/** Row and column of a cross table joined; a row that is only a group takes measure and entity from the column. */
export function combineCell(row: { readonly aggregate: AggregateShape; readonly partial: boolean } | undefined, column: AggregateShape): Aggregate {
  const whole = aggregateOf(column)
  if (row === undefined) return whole
  const aggregate = aggregateOf(row.aggregate)
  return combineAxes(row.partial ? { filter: aggregate.filter } : aggregate, whole)
}
