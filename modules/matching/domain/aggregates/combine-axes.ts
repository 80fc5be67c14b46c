import type { Aggregate, EntityName, Measure } from '#modules/catalogue/contract.ts'
import { populationDimensions } from './population-dimensions.ts'
import { toFilter } from './compose-filter.ts'

/** What one axis of a cross table says: a whole aggregate, or only a group. */
export interface AxisReading {
  readonly filter: Aggregate['filter']
  readonly measure?: Measure
  readonly entity?: EntityName
  readonly field?: string
  readonly unit?: string
  readonly of?: Aggregate['of']
}

/**
 * The cell of a cross table asks for both its row and its column: the conditions of both hold. Where both answer one
 * question (the row says 80-89岁, the column's title 老年人) the row, which is the narrower text, stands. A row that names
 * its own measure (户数, 金额) takes the place of the column's.
 */
export function combineAxes(row: AxisReading, column: AxisReading): Aggregate {
  const dimensions = populationDimensions(column)
  for (const [dim, conditions] of populationDimensions(row)) {
    // The form's own words have no meaning we could weigh: both stay.
    dimensions.set(dim, dim === 'stated' ? [...(dimensions.get(dim) ?? []), ...conditions] : conditions)
  }
  const measured =
    row.measure !== undefined &&
    (column.measure === undefined || (column.measure === 'count' && row.measure !== 'count'))
  const shape = measured ? row : column
  const field = shape.field ?? (measured ? column.field : row.field)
  const unit = shape.unit ?? (measured ? column.unit : row.unit)
  const entity = shape.entity ?? (measured ? column.entity : row.entity) ?? 'person'
  const of = shape.of
  return {
    measure: shape.measure ?? 'count',
    entity,
    filter: toFilter(dimensions, field === 'subsidy_amount'),
    ...(field === undefined ? {} : { field }),
    ...(unit === undefined ? {} : { unit }),
    ...(of === undefined ? {} : { of }),
  }
}
