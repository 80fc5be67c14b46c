import type { Condition, Filter } from '#modules/catalogue/contract.ts'
import type { AskedPopulation, PopulationRelation } from './ask-profile.ts'
import { readFilter } from './ask-terms.ts'

type Scalar = string | number | boolean | null

const isScalar = (value: Condition['value']): value is Scalar => typeof value !== 'object' || value === null

const valuesOf = (condition: Condition): readonly Scalar[] | undefined =>
  condition.op === '==' && isScalar(condition.value)
    ? [condition.value]
    : condition.op === 'in' && !isScalar(condition.value)
      ? condition.value
      : undefined

/** Whether one value meets a condition; undefined when that cannot be said. */
function meets(value: Scalar, { op, value: bound }: Condition): boolean | undefined {
  switch (op) {
    case '==':
      return isScalar(bound) ? value === bound : undefined
    case '!=':
      return isScalar(bound) ? value !== bound : undefined
    case 'in':
      return isScalar(bound) ? undefined : bound.some((member) => member === value)
    case '<':
      return typeof value === 'number' && typeof bound === 'number' ? value < bound : undefined
    case '<=':
      return typeof value === 'number' && typeof bound === 'number' ? value <= bound : undefined
    case '>':
      return typeof value === 'number' && typeof bound === 'number' ? value > bound : undefined
    case '>=':
      return typeof value === 'number' && typeof bound === 'number' ? value >= bound : undefined
  }
}

const isLower = ({ op }: Condition): boolean => op === '>' || op === '>='
const isUpper = ({ op }: Condition): boolean => op === '<' || op === '<='

/** Whether every row that meets `a` meets `b`, as far as one condition tells. */
function implies(a: Condition, b: Condition): boolean {
  if (a.name !== b.name) return false
  if (b.op === '!=' && b.value === null) return !(a.op === '==' && a.value === null)
  const values = valuesOf(a)
  if (values !== undefined) return values.length > 0 && values.every((value) => meets(value, b) === true)
  if (a.op === b.op && a.value === b.value) return true
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return false
  if (isLower(a) && isLower(b)) return a.value > b.value || (a.value === b.value && !(a.op === '>=' && b.op === '>'))
  if (isUpper(a) && isUpper(b)) return a.value < b.value || (a.value === b.value && !(a.op === '<=' && b.op === '<'))
  return false
}

/** Whether no row can meet both. */
function excludes(a: Condition, b: Condition): boolean {
  if (a.name !== b.name) return false
  const [mine, theirs] = [valuesOf(a), valuesOf(b)]
  if (mine !== undefined) return mine.every((value) => meets(value, b) === false)
  if (theirs !== undefined) return theirs.every((value) => meets(value, a) === false)
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return false
  const [low, high] = isLower(a) && isUpper(b) ? [a, b] : isLower(b) && isUpper(a) ? [b, a] : []
  if (low === undefined || high === undefined) return false
  const [from, to] = [low.value, high.value]
  if (typeof from !== 'number' || typeof to !== 'number') return false
  return from > to || (from === to && !(low.op === '>=' && high.op === '<='))
}

const allImplied = (by: Filter, these: Filter): boolean =>
  these.every((condition) => by.some((other) => implies(other, condition)))

const households: ReadonlySet<string> = new Set(['person', 'household', 'dwelling'])

/**
 * Mine as seen from theirs. A population that was not read is unknown, not everyone. People and their households are looked at alike:
 * the same list is read as one or the other by a single header.
 */
export function comparePopulations(
  mine: AskedPopulation | undefined,
  theirs: AskedPopulation | undefined,
): PopulationRelation {
  if (mine === undefined || theirs === undefined) return 'unknown'
  const [a, b] = [readFilter(mine.filter), readFilter(theirs.filter)]
  if (a.some((one) => b.some((other) => excludes(one, other)))) return 'disjoint'
  const kin = households.has(mine.entity) && households.has(theirs.entity)
  if (mine.entity !== theirs.entity && !kin) return 'other'
  const [narrower, wider] = [allImplied(a, b), allImplied(b, a)]
  // One asks by household and the other by person, and neither says which: nothing is known.
  if (narrower && wider) return mine.entity === theirs.entity ? 'same' : a.length === 0 ? 'unknown' : 'same'
  if (narrower) return 'narrower'
  return wider ? 'wider' : 'other'
}
