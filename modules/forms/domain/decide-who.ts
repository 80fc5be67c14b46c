import type { EntityName } from '#modules/catalogue/contract.ts'

interface AskedColumn {
  readonly element: string
  readonly role?: string
}

/** Entities that have rows of their own in the ledger. */
const LISTED: ReadonlySet<EntityName> = new Set([
  'person',
  'household',
  'dwelling',
  'plot',
  'enterprise',
  'event',
  'enrolment',
  'indicator',
])

function mostAsked(columns: readonly AskedColumn[], entityOf: (element: string) => EntityName | undefined): EntityName {
  const votes = new Map<EntityName, number>()
  for (const { element } of columns) {
    const entity = entityOf(element)
    // Names of areas stand in every kind of form and say nothing of its rows.
    if (entity !== undefined && LISTED.has(entity)) votes.set(entity, (votes.get(entity) ?? 0) + 1)
  }
  const [best] = [...votes].toSorted((a, b) => b[1] - a[1])
  return best?.[0] ?? 'person'
}

/**
 * What one row of a list is. The population says it, when it was read; else most of the columns.
 * `isWhole`: the population names a kind and no condition.
 * A form about households that asks for its members' names row by row is a list of persons whose household columns repeat.
 */
export function decideRowEntity(
  population: EntityName | undefined,
  columns: readonly AskedColumn[],
  entityOf: (element: string) => EntityName | undefined,
  isWhole = false,
): EntityName {
  const asked = mostAsked(columns, entityOf)
  if (population === undefined || !LISTED.has(population)) return asked
  // 耕地补贴公示表 speaks of plots and asks only for farmers: one row per plot would repeat them.
  if (isWhole && !columns.some((one) => entityOf(one.element) === population)) return asked
  if (population !== 'household') return population
  const members = columns.filter(
    (one) => one.role === 'member' || (entityOf(one.element) === 'person' && one.role === undefined),
  )
  const differs =
    members.some((one) => /relation_to_head|person_name|person_id_number/u.test(one.element)) && members.length >= 2
  return differs ? 'person' : population
}
