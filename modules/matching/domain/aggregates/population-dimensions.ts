import type { Condition, Population } from '#modules/catalogue/contract.ts'
import { dimensionOf, type Dimensions } from './compose-filter.ts'

const asProgramme = (condition: Condition): Condition => {
  if (condition.name === 'person_dibao')
    return { name: 'programme', op: condition.value === false ? '!=' : '==', value: 'dibao' }
  if (condition.name === 'person_tekun')
    return { name: 'programme', op: condition.value === false ? '!=' : '==', value: 'tekun' }
  return condition.name === 'subsidy_program' ? { ...condition, name: 'programme' } : condition
}

/** A population's conditions by dimension, so that a header below may replace them. */
export function populationDimensions(population: Pick<Population, 'filter'>): Dimensions {
  const dimensions: Dimensions = new Map()
  for (const condition of population.filter) {
    const dim = dimensionOf(condition.name)
    dimensions.set(dim, [...(dimensions.get(dim) ?? []), asProgramme(condition)])
  }
  return dimensions
}
