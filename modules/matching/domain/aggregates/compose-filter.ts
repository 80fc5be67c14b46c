import type { Condition, EntityName, Filter } from '#modules/catalogue/contract.ts'
import type { FoundConcept } from './find-concepts.ts'

/** Conditions by dimension; the deeper one replaces the outer one. */
export type Dimensions = Map<string, readonly Condition[]>

const DIMENSION: Readonly<Record<string, string>> = {
  person_dibao: 'programme',
  person_tekun: 'programme',
  subsidy_program: 'programme',
  person_disability_type: 'disability',
  person_disability_cert_no: 'disability',
}

/** The dimension a condition stands in when its concept names none. */
export const dimensionOf = (name: string): string => DIMENSION[name] ?? name

const KEPT_FOR: Readonly<Record<EntityName, (name: string) => boolean>> = {
  person: (name) => !/^(?:org_|event_|dwelling_|party_org|disease|plot_|dispute|hazard)/.test(name),
  household: (name) => !/^(?:org_|event_|party_org|disease|plot_|dispute|hazard)/.test(name),
  enterprise: (name) => /^(?:org_|animal_|project_)/.test(name),
  event: (name) => /^(?:event_|dispute|hazard|programme|disease)/.test(name),
  enrolment: (name) => /^(?:programme|subsidy_)/.test(name),
  dwelling: (name) => /^(?:dwelling_|homestead_)/.test(name),
  plot: (name) => name.startsWith('plot_'),
  indicator: () => false,
  area: () => false,
}

const split = (concept: FoundConcept): readonly (readonly [string, Condition])[] =>
  concept.conditions.map((condition) => [concept.dim ?? dimensionOf(condition.name), condition])

/** Two answers to one question in one text (`疾病、残疾`) are a choice of either. */
function join(known: readonly Condition[], added: Condition): readonly Condition[] {
  const same = known.find(
    ({ name, op }) => name === added.name && (op === '==' || op === 'in') && (added.op === '==' || added.op === 'in'),
  )
  if (same === undefined) return [...known, added]
  const members = [same.value, added.value]
    .flat()
    .filter((value) => typeof value === 'string' || typeof value === 'number')
  if (members.length < 2 || new Set(members).size < 2) return known
  return [
    ...known.filter((condition) => condition !== same),
    { name: added.name, op: 'in', value: [...new Set(members)] },
  ]
}

/**
 * Conditions of the title. Two answers to one question name the parts of the form (孤儿及事实无人抚养儿童) and hold as either of
 * them; where they are no plain values (持证与无证) they say nothing.
 */
export function titleDimensions(concepts: readonly FoundConcept[]): Dimensions {
  const kept: Dimensions = new Map()
  const unclear = new Set<string>()
  for (const concept of concepts) {
    const own: Dimensions = new Map()
    for (const [dim, condition] of split(concept)) own.set(dim, [...(own.get(dim) ?? []), condition])
    for (const [dim, conditions] of own) {
      const known = kept.get(dim)
      const [only] = conditions
      if (known === undefined || JSON.stringify(known) === JSON.stringify(conditions)) kept.set(dim, conditions)
      else if (isChoice(known) && isChoice(conditions) && only !== undefined) kept.set(dim, join(known, only))
      else unclear.add(dim)
    }
  }
  for (const dim of unclear) kept.delete(dim)
  return kept
}

/** One condition that names a value or a list of values. */
function isChoice(conditions: readonly Condition[]): boolean {
  const [only, second] = conditions
  return (
    only !== undefined &&
    second === undefined &&
    (only.op === '==' || only.op === 'in') &&
    typeof only.value !== 'boolean' &&
    only.value !== null
  )
}

/** Adds the concepts of one text to the dimensions read so far: a deeper text replaces what an outer one said. */
export function addConcepts(dimensions: Dimensions, concepts: readonly FoundConcept[]): void {
  const here = new Set<string>()
  for (const concept of concepts) {
    for (const dim of concept.frees) if (!here.has(dim)) dimensions.delete(dim)
    for (const [dim, condition] of split(concept)) {
      dimensions.set(dim, here.has(dim) ? join(dimensions.get(dim) ?? [], condition) : [condition])
      here.add(dim)
    }
  }
}

/** Whether a condition can be said of the rows of an entity. */
export const isSaidOf = (entity: EntityName, name: string): boolean => name === 'stated' || KEPT_FOR[entity](name)

/** Dimensions whose title conditions say something of the entity counted. */
export function keepFor(entity: EntityName, dimensions: Dimensions): Dimensions {
  const keeps = KEPT_FOR[entity]
  return new Map([...dimensions].filter(([, conditions]) => conditions.every((condition) => keeps(condition.name))))
}

/** Enrolment in a programme as the catalogue states it of people: elements for 低保 and 特困, the programme's name for the rest. */
function statePeople(condition: Condition): Condition {
  if (condition.name !== 'programme') return condition
  if (condition.op === '==' && condition.value === 'dibao') return { name: 'person_dibao', op: '==', value: true }
  if (condition.op === '==' && condition.value === 'tekun') return { name: 'person_tekun', op: '==', value: true }
  if (condition.op === '!=' && condition.value === 'dibao') return { name: 'person_dibao', op: '==', value: false }
  if (condition.op === '!=' && condition.value === 'tekun') return { name: 'person_tekun', op: '==', value: false }
  return { ...condition, name: 'subsidy_program' }
}

/** The dimensions as one filter; of payments the programme is the payment's own. */
export function toFilter(dimensions: Dimensions, ofPayments: boolean): Filter {
  const every = [...dimensions.values()].flat()
  // A grade of disability says that there is one.
  const graded = every.some(({ name, value }) => name === 'person_disability_level' && value !== null)
  const all = every.filter(
    ({ name, op, value }) => !(graded && name.startsWith('person_disability_') && op === '!=' && value === null),
  )
  return all.map((condition) =>
    ofPayments && condition.name === 'programme' ? { ...condition, name: 'subsidy_program' } : statePeople(condition),
  )
}
