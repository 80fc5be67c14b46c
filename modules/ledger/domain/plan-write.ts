import type { Catalogue, DataElement } from '#modules/catalogue/contract.ts'
import { isStored, LINKS, NATURAL_KEYS, type LedgerEntity } from './entity-shape.ts'
import { cellNormaliser, type CellNormaliser } from './normalise/normalise-cell.ts'

/** One column of what is written. `role`: whose attribute it is when not the row's own (father, guardian, head …). */
export interface FactColumn {
  readonly element: string
  readonly role?: string
  /** Unit the numbers of the column are in, when the header says so. */
  readonly unit?: string
}

export interface PlannedColumn {
  readonly element: DataElement
  /** Index among the given columns; -1: filled by completion only. */
  readonly from: number
  readonly normalise: CellNormaliser
  readonly completeFrom?: {
    readonly slot: number
    readonly part: 'birth_date' | 'sex' | 'disability_type' | 'disability_level'
  }
}

/** The rows of one entity that a write makes. The target itself has no link; a parent is reached by one. */
export interface PlannedTarget {
  readonly entity: LedgerEntity
  readonly link: string | undefined
  readonly columns: readonly PlannedColumn[]
  /** Natural keys whose elements are all among the columns, best first. */
  readonly keys: readonly (readonly string[])[]
}

export interface WritePlan {
  readonly target: PlannedTarget
  readonly parents: readonly PlannedTarget[]
  /** Given columns that go nowhere: derived, of the vault, or of an entity the row does not tell apart. */
  readonly ignored: readonly string[]
}

/** What is stored on the person where the related person is no subject of the ledger. */
export const ROLE_ELEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  guardian: {
    person_name: 'guardian_name',
    person_id_number: 'guardian_id_number',
    person_phone: 'guardian_phone',
    person_current_address: 'guardian_address',
  },
  father: { person_name: 'father_name' },
  mother: { person_name: 'mother_name' },
  agent: { person_name: 'agent_name' },
}

const ROLE_LINKS: Readonly<Record<string, string>> = {
  father: 'father_id',
  mother: 'mother_id',
  guardian: 'guardian_id',
  spouse: 'spouse_id',
  head: 'head_id',
}

interface Destination {
  readonly element: DataElement
  readonly link: string | undefined
}

function destinationOf(catalogue: Catalogue, entity: LedgerEntity, column: FactColumn): Destination | undefined {
  const element = catalogue.elements.get(column.element)
  if (element === undefined) return undefined
  if (column.role !== undefined && entity === 'person') {
    const link = ROLE_LINKS[column.role]
    if (link === undefined || !(link in LINKS[entity]) || element.id !== 'person_id_number') {
      const own = catalogue.elements.get(ROLE_ELEMENTS[column.role]?.[element.id] ?? '')
      return own === undefined ? undefined : { element: own, link: undefined }
    }
    return { element, link }
  }
  const { derivation } = element
  if (derivation?.kind === 'related' && derivation.via === 'head' && entity === 'household') {
    const related = catalogue.elements.get(derivation.element)
    return related === undefined ? undefined : { element: related, link: 'head_id' }
  }
  if (!isStored(element)) return undefined
  if (element.entity === entity) return { element, link: undefined }
  const link = Object.entries(LINKS[entity]).find(([name, to]) => to === element.entity && name === `${to}_id`)
  return link === undefined ? undefined : { element, link: link[0] }
}

function keysOf(entity: LedgerEntity, ids: ReadonlySet<string>): readonly (readonly string[])[] {
  return NATURAL_KEYS[entity].filter((key) =>
    key.every(
      (part) =>
        part === 'area_code' ||
        part === 'holder_id' ||
        part === 'subsidy_start' ||
        part === 'indicator_month' ||
        ids.has(part),
    ),
  )
}

function planTarget(
  catalogue: Catalogue,
  entity: LedgerEntity,
  link: string | undefined,
  given: readonly { element: DataElement; from: number; unit?: string }[],
  is1904: boolean,
): PlannedTarget {
  const all = [...given]
  for (const element of catalogue.elements.values()) {
    const completion = element.completion
    if (completion === undefined || element.entity !== entity || all.some((each) => each.element.id === element.id))
      continue
    if (all.some((each) => each.element.id === completion.from)) all.push({ element, from: -1 })
  }
  const columns = all.map(({ element, from, unit }): PlannedColumn => {
    const valueDomain = element.valueDomain === null ? undefined : catalogue.valueDomains.get(element.valueDomain)
    const slot =
      element.completion === undefined ? -1 : all.findIndex((each) => each.element.id === element.completion?.from)
    return {
      element,
      from,
      normalise: cellNormaliser(element, {
        is1904,
        ...(valueDomain === undefined ? {} : { valueDomain }),
        ...(unit === undefined ? {} : { unit }),
      }),
      ...(slot < 0 || element.completion === undefined
        ? {}
        : { completeFrom: { slot, part: element.completion.part } }),
    }
  })
  return { entity, link, columns, keys: keysOf(entity, new Set(all.map((each) => each.element.id))) }
}

/** Decides where each given column goes: the row itself, a parent it links to, or nowhere. */
export function planWrite(
  catalogue: Catalogue,
  entity: LedgerEntity,
  columns: readonly FactColumn[],
  is1904 = false,
): WritePlan {
  const groups = new Map<string | undefined, { element: DataElement; from: number; unit?: string }[]>([[undefined, []]])
  const ignored: string[] = []
  columns.forEach((column, from) => {
    const to = destinationOf(catalogue, entity, column)
    const group = to === undefined ? [] : (groups.get(to.link) ?? [])
    if (to === undefined || group.some((each) => each.element.id === to.element.id))
      return void ignored.push(column.element)
    groups.set(to.link, [
      ...group,
      { element: to.element, from, ...(column.unit === undefined ? {} : { unit: column.unit }) },
    ])
  })
  const targets = [...groups].map(([link, given]) =>
    planTarget(catalogue, link === undefined ? entity : (LINKS[entity][link] ?? entity), link, given, is1904),
  )
  const [target, ...linked] = targets as [PlannedTarget, ...PlannedTarget[]]
  const parents = linked.filter((each) => each.keys.length > 0)
  for (const each of linked)
    if (each.keys.length === 0) ignored.push(...each.columns.filter((c) => c.from >= 0).map((c) => c.element.id))
  return { target, parents, ignored }
}
