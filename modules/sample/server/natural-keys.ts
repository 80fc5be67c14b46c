import type { EntityName } from '#modules/catalogue/contract.ts'
import type { FactValue, SampleBatch, SampleLink, SampleRow } from '../contract.ts'

export interface FactColumn {
  readonly element: string
  readonly role?: string
}

export interface FactRowCells {
  readonly areaCode: string
  readonly cells: readonly FactValue[]
}

export interface SampleWrite {
  readonly batch: SampleBatch
  readonly columns: readonly FactColumn[]
  readonly rows: readonly FactRowCells[]
}

type Facts = Readonly<Record<string, FactValue>>

/** The elements by which the ledger tells rows apart: it makes its own ids. */
const OWN_KEYS: Readonly<Record<EntityName, readonly string[]>> = {
  person: ['person_id_number'],
  household: ['household_no'],
  dwelling: ['dwelling_id'],
  plot: ['plot_no'],
  enterprise: ['org_credit_code'],
  event: ['event_id', 'event_time', 'event_title'],
  enrolment: ['subsidy_program', 'subsidy_start'],
  indicator: ['data_year'],
  area: [],
}

interface LinkColumn extends FactColumn {
  readonly link: SampleLink
}

const family = (link: 'father' | 'mother' | 'spouse' | 'guardian'): LinkColumn => ({
  link,
  element: 'person_id_number',
  role: link,
})

/** How a link is told: by the number of the person, household or dwelling it leads to. The head follows from the relation. */
const LINK_COLUMNS: Readonly<Partial<Record<EntityName, readonly LinkColumn[]>>> = {
  person: [
    { link: 'household', element: 'household_no' },
    family('father'),
    family('mother'),
    family('spouse'),
    family('guardian'),
  ],
  household: [{ link: 'dwelling', element: 'dwelling_id' }],
  plot: [{ link: 'household', element: 'household_no' }],
  event: [{ link: 'person', element: 'person_id_number' }],
  enrolment: [
    { link: 'person', element: 'person_id_number' },
    { link: 'household', element: 'household_no' },
  ],
}

/** What the rows met so far are called by. */
export interface KeyBook {
  learn(batch: SampleBatch): void
  find(id: string): Facts | undefined
  clear(): void
}

export function newKeyBook(): KeyBook {
  const known = new Map<string, Facts>()
  return {
    learn: ({ entity, rows }) => {
      for (const { id, facts } of rows) {
        if (known.has(id)) continue
        known.set(id, Object.fromEntries(OWN_KEYS[entity].map((element) => [element, facts[element] ?? null])))
      }
    },
    find: (id) => known.get(id),
    clear: () => known.clear(),
  }
}

const linkColumns = (entity: EntityName, facts: ReadonlySet<string>): readonly LinkColumn[] => {
  const all = LINK_COLUMNS[entity] ?? []
  // Family ties come with the register only; who repeats them would claim to be their source.
  if (entity === 'person') return facts.has('person_name') ? all : []
  return entity === 'household' && !facts.has('household_type') ? [] : all
}

/** The key first, then the facts, then the links. */
export function columnsOf(entity: EntityName, rows: readonly SampleRow[]): FactColumn[] {
  const facts = new Set(rows.flatMap((row) => Object.keys(row.facts)))
  const keys = OWN_KEYS[entity]
  const rest = [...facts].filter((element) => !keys.includes(element)).sort()
  return [...[...keys, ...rest].map((element) => ({ element })), ...linkColumns(entity, facts)]
}

export function readCells(
  columns: readonly FactColumn[],
  entity: EntityName,
  row: SampleRow,
  book: KeyBook,
): FactValue[] {
  const own = book.find(row.id)
  return columns.map((column) => {
    if ('link' in column) {
      const id = row.links[column.link as SampleLink]
      return (id === undefined ? undefined : book.find(id)?.[column.element]) ?? null
    }
    return row.facts[column.element] ?? own?.[column.element] ?? null
  })
}
