import type { Catalogue, DataElement, ValueDomain } from '#modules/catalogue/contract.ts'
import { isLedgerEntity, LINKS, type LedgerEntity } from '../../domain/entity-shape.ts'
import { ROLE_ELEMENTS } from '../../domain/plan-write.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import { PATHS, ROLE_PATHS, type Joins } from './relations.ts'

/** The day a question is asked for, and the period a report is about: half-open. */
export interface Period {
  readonly from: string
  readonly to: string
}

export interface Compilation {
  readonly catalogue: Catalogue
  readonly entity: LedgerEntity
  readonly joins: Joins
  readonly asOf: string
  /** SQL over `e`, an enrolment: runs on the as-of day, or in the report's period. */
  readonly window: string
  /** Codes of the programmes the population is about; empty: it names none. */
  readonly programmes: readonly string[]
}

/** A value of the row: its SQL, and the stored fact it rests on, from which its usability is told. */
export interface Compiled {
  readonly sql: string
  readonly element: DataElement
  readonly row: string | undefined
  readonly stored: DataElement | undefined
  /** SQL that holds where a missing value is no gap: 残疾等级 of a person with no disability. */
  readonly notApplicable?: string
}

export const runsOn = (asOf: string): string =>
  `(e.subsidy_start is null or e.subsidy_start <= date ${quoteText(asOf)}) and (e.subsidy_end is null or e.subsidy_end > date ${quoteText(asOf)})`

export function findCode(domain: ValueDomain | undefined, said: string): string | undefined {
  return domain?.values.find(
    (value) => value.token === said || value.code === said || value.nameZh === said || value.synonyms.includes(said),
  )?.code
}

const entitiesOf = (from: LedgerEntity, path: readonly string[]): readonly LedgerEntity[] => {
  const found: LedgerEntity[] = []
  for (const link of path) {
    const next = LINKS[found.at(-1) ?? from][link]
    if (next !== undefined) found.push(next)
  }
  return found
}

/** True when a person, or the household they live in, is enrolled. `who` is a row of a person or of a household. */
export function enrolledSql(
  c: Pick<Compilation, 'joins' | 'window'>,
  entity: LedgerEntity,
  who: string,
  code: string,
): string | undefined {
  const from = `from ${c.joins.table('enrolment')} e where e.county_code = ${quoteText(c.joins.countyCode)} and e.subsidy_program = ${quoteText(code)} and ${c.window}`
  if (entity === 'person')
    return `(${who}.id in (select e.person_id ${from} and e.person_id is not null) or coalesce(${who}.household_id in (select e.household_id ${from} and e.person_id is null and e.household_id is not null), false))`
  if (entity === 'household')
    return `(${who}.id in (select e.household_id ${from} and e.household_id is not null) or ${who}.id in (select p.household_id from ${c.joins.table('person')} p where p.county_code = ${quoteText(c.joins.countyCode)} and p.household_id is not null and p.id in (select e.person_id ${from} and e.person_id is not null)))`
  return undefined
}

function derive(c: Compilation, element: DataElement, entity: LedgerEntity, row: string): Compiled | undefined {
  const { derivation } = element
  if (derivation === null) return undefined
  switch (derivation.kind) {
    case 'age': {
      const from = c.catalogue.elements.get(derivation.from)
      const sql = `extract(year from age(date ${quoteText(c.asOf)}, ${row}.${quoteName(derivation.from)}))::int`
      return { sql, element, row, stored: from }
    }
    case 'part':
      return undefined
    case 'enrolled': {
      const code = findCode(c.catalogue.valueDomains.get('programme'), derivation.programme)
      const sql = code === undefined ? undefined : enrolledSql(c, entity, row, code)
      return sql === undefined ? undefined : { sql, element, row: undefined, stored: undefined }
    }
    case 'members':
      return deriveMembers(c, element, row, derivation.filter)
    case 'related':
      return deriveRelated(c, element, entity, row)
  }
}

function deriveMembers(c: Compilation, element: DataElement, row: string, filter: string): Compiled | undefined {
  const alive = `(m.person_death_date is null or m.person_death_date > date ${quoteText(c.asOf)})`
  if (filter === '') return { sql: c.joins.members(row, alive, 'members'), element, row: undefined, stored: undefined }
  const programme = /^person_(dibao|tekun)==true$/.exec(filter)?.[1]
  const code = findCode(c.catalogue.valueDomains.get('programme'), programme ?? '')
  const enrolled = code === undefined ? undefined : enrolledSql(c, 'person', 'm', code)
  return enrolled === undefined
    ? undefined
    : {
        sql: `coalesce(${c.joins.members(row, `${alive} and ${enrolled}`, `in_${programme ?? ''}`)}, 0)`,
        element,
        row: undefined,
        stored: undefined,
      }
}

function deriveRelated(c: Compilation, element: DataElement, entity: LedgerEntity, row: string): Compiled | undefined {
  const { derivation } = element
  if (derivation?.kind !== 'related') return undefined
  if (derivation.via === 'area') {
    const sql = derivation.element === 'code' ? `${row}.area_code` : c.joins.areaName(row, derivation.element)
    return { sql, element, row: undefined, stored: undefined }
  }
  const target = c.catalogue.elements.get(derivation.element)
  if (target === undefined) return undefined
  if (derivation.via === 'enrolment') {
    const codes = derivation.programme === undefined ? c.programmes : codesOf(c, [derivation.programme])
    if (codes === undefined) return undefined
    const alias = c.joins.enrolment(entity, codes, c.window)
    return {
      sql: `${alias}.${quoteName(target.id)}`,
      element: { ...target, nameZh: element.nameZh, valueDomain: target.valueDomain },
      row: alias,
      stored: target,
    }
  }
  const path =
    ROLE_PATHS[entity]?.[derivation.via] ?? (derivation.via === 'head' ? undefined : PATHS[entity][derivation.via])
  if (path === undefined || row !== 't') return undefined
  const alias = c.joins.follow(path, entitiesOf(entity, path))
  return {
    sql: `${alias}.${quoteName(target.id)}`,
    element: { ...target, nameZh: element.nameZh },
    row: alias,
    stored: target,
  }
}

function own(c: Compilation, element: DataElement, entity: LedgerEntity, row: string): Compiled | undefined {
  if (element.sensitivity === 'vault') return undefined
  if (element.derivation !== null) return derive(c, element, entity, row)
  return { sql: `${row}.${quoteName(element.id)}`, element, row, stored: element }
}

function viaRole(c: Compilation, element: DataElement, role: string): Compiled | undefined {
  const path = ROLE_PATHS[c.entity]?.[role]
  const fallback = c.entity === 'person' ? c.catalogue.elements.get(ROLE_ELEMENTS[role]?.[element.id] ?? '') : undefined
  if (path === undefined) return fallback === undefined ? undefined : own(c, fallback, c.entity, 't')
  const entities = entitiesOf(c.entity, path)
  const entity = entities.at(-1)
  if (entity === undefined || element.entity !== entity) return undefined
  const found = own(c, element, entity, c.joins.follow(path, entities))
  if (found === undefined || fallback === undefined) return found
  return { ...found, sql: `coalesce(${found.sql}, t.${quoteName(fallback.id)})` }
}

/** Roles that mean the row's own subject. */
const OWN_ROLES: ReadonlySet<string> = new Set(['member', 'subject', 'service_recipient', 'applicant', 'child'])

/** Undefined when one of them is no programme of the catalogue: none would mean any. */
function codesOf(c: Compilation, tokens: readonly string[]): readonly string[] | undefined {
  const codes = tokens.flatMap((token) => findCode(c.catalogue.valueDomains.get('programme'), token) ?? [])
  return codes.length === tokens.length ? codes : undefined
}

/**
 * The amount of several programmes a column names (两项补贴) is what they pay together, and a household's what its members
 * receive together; every other fact is of the newest enrolment.
 */
function enrolled(c: Compilation, element: DataElement, named: readonly string[] | undefined): Compiled | undefined {
  const codes = named === undefined ? c.programmes : codesOf(c, named)
  if (codes === undefined) return undefined
  const alias = c.joins.enrolment(c.entity, codes, c.window)
  const found = own(c, element, 'enrolment', alias)
  const isTotal = element.id === 'subsidy_amount' && (c.entity === 'household' || (named ?? []).length > 1)
  return found === undefined || !isTotal ? found : { ...found, sql: `${alias}.total_amount` }
}

/**
 * Where a value of the row is read from; undefined when the ledger cannot tell.
 *
 * @param programmes tokens of the programmes a column of an enrolment names; those of the population when it names none
 */
export function compileElement(
  c: Compilation,
  id: string,
  role?: string,
  programmes?: readonly string[],
): Compiled | undefined {
  const element = c.catalogue.elements.get(id)
  if (element === undefined) return undefined
  if (role !== undefined && !(role === 'head' && element.entity === 'household') && !OWN_ROLES.has(role))
    return viaRole(c, element, role)
  if (element.entity === 'area') return own(c, element, c.entity, 't')
  if (!isLedgerEntity(element.entity)) return undefined
  if (element.entity === c.entity) return own(c, element, c.entity, 't')
  // Whether a household is enrolled is asked of the household, not of its head.
  if (element.derivation?.kind === 'enrolled' && c.entity === 'household') return own(c, element, 'household', 't')
  if (element.entity === 'enrolment' && (c.entity === 'person' || c.entity === 'household'))
    return enrolled(c, element, programmes)
  const path = PATHS[c.entity][element.entity]
  if (path === undefined) return undefined
  // A derived value two steps away (the head of the household of an enrolment) is reached from its own base.
  if (element.derivation?.kind === 'related' && element.derivation.via === 'head') {
    const target = c.catalogue.elements.get(element.derivation.element)
    return target === undefined || ROLE_PATHS[c.entity]?.['head'] === undefined ? undefined : viaRole(c, target, 'head')
  }
  return own(c, element, element.entity, c.joins.follow(path, entitiesOf(c.entity, path)))
}
