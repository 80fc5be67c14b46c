import { z } from 'zod'
import type { Filter } from './domain/filter.ts'

/** The entities of the ledger: each is a typed table, and each data element is a typed column of one of them (or derived). */
export const EntityName = z.enum([
  'person',
  'household',
  'dwelling',
  'plot',
  'enterprise',
  'event',
  'enrolment',
  'indicator',
  'area',
])
export type EntityName = z.infer<typeof EntityName>

export const DataType = z.enum([
  'string',
  'text',
  'code',
  'boolean',
  'integer',
  'decimal',
  'money',
  'date',
  'datetime',
  'year',
  'phone',
  'address',
  'id_number',
  'credit_code',
  'area_code',
  'attachment',
])
export type DataType = z.infer<typeof DataType>

/** GB/T 43697 grading as the ledger uses it. `vault` is never held in the general ledger. */
export const Sensitivity = z.enum(['public', 'internal', 'personal', 'sensitive', 'vault'])
export type Sensitivity = z.infer<typeof Sensitivity>

export const PermissibleValue = z.object({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  /** Word used in filters: `female` for 女. Unique within the value domain. */
  token: z.string(),
  /** Other written forms met in workbooks. */
  synonyms: z.array(z.string()),
})
export type PermissibleValue = z.infer<typeof PermissibleValue>

export const ValueDomain = z.object({
  id: z.string(),
  nameZh: z.string(),
  /** Standard and edition, for example `GB/T 2261.1-2003`. */
  standard: z.string().nullable(),
  values: z.array(PermissibleValue),
})
export type ValueDomain = z.infer<typeof ValueDomain>

/** How a derived element is computed. Stored elements have none. */
export const Derivation = z.discriminatedUnion('kind', [
  /** Whole years from a date element to the as-of day. */
  z.object({ kind: z.literal('age'), from: z.string() }),
  /** An element of a related row: the head of the household, the household of the person, the area of the row. */
  z.object({
    kind: z.literal('related'),
    via: z.enum(['household', 'head', 'dwelling', 'area', 'enrolment']),
    element: z.string(),
    /** Token of the programme when the row is reached by an enrolment. */
    programme: z.string().optional(),
  }),
  /** A part of another value: birth date or sex inside an ID number, disability class inside a certificate number. */
  z.object({ kind: z.literal('part'), from: z.string(), part: z.string() }),
  /** A yes/no from the presence of another element or of an enrolment in a programme. */
  z.object({ kind: z.literal('enrolled'), programme: z.string() }),
  /** Count of the members of a household that meet a filter. */
  z.object({ kind: z.literal('members'), filter: z.string() }),
])
export type Derivation = z.infer<typeof Derivation>

/** Where a stored element is read from when it was not given: the birth date inside an ID number. */
export const Completion = z.object({
  from: z.string(),
  part: z.enum(['birth_date', 'sex', 'disability_type', 'disability_level']),
})
export type Completion = z.infer<typeof Completion>

/** A data element after ISO/IEC 11179. Its id is also the column name in the ledger: snake_case ASCII. */
export const DataElement = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,58}$/),
  nameZh: z.string(),
  nameEn: z.string(),
  definition: z.string(),
  entity: EntityName,
  type: DataType,
  unit: z.string().nullable(),
  valueDomain: z.string().nullable(),
  synonyms: z.array(z.string()),
  sensitivity: Sensitivity,
  /** The department whose word counts when sources disagree. */
  authority: z.string().nullable(),
  /** Days a value stays usable after it was last confirmed; null: for ever. */
  freshnessDays: z.number().int().positive().nullable(),
  derivation: Derivation.nullable(),
  completion: Completion.optional(),
  /** Any of these filters, said of the same row, makes the fact one that can be asked of it at all; absent: always. */
  appliesWhen: z.array(z.string()).optional(),
  /** Cross-walk, for example `["GB 11643-1999", "DB50/T 1808-2025"]`. */
  standards: z.array(z.string()),
  version: z.number().int().positive(),
})
export type DataElement = z.infer<typeof DataElement>

/** All the catalogue holds at one revision, as the ledger and the matcher use it. */
export interface Catalogue {
  readonly revision: number
  readonly elements: ReadonlyMap<string, DataElement>
  readonly valueDomains: ReadonlyMap<string, ValueDomain>
}

export const DataElementList = z.object({ elements: z.array(DataElement), total: z.number().int() })
export const DataElementPage = z.object({
  element: DataElement,
  valueDomain: ValueDomain.nullable(),
  /** Newest first. */
  versions: z.array(
    z.object({
      version: z.number().int(),
      nameZh: z.string(),
      definition: z.string(),
      recordedAt: z.string(),
      recordedBy: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export const ValueDomainList = z.object({ valueDomains: z.array(ValueDomain) })

/** What a person gives to register an element. */
export const NewDataElement = DataElement.omit({
  version: true,
  derivation: true,
  completion: true,
  appliesWhen: true,
})
export type NewDataElement = z.infer<typeof NewDataElement>

/** A new version of an element: id, entity, type, unit and value domain never change. */
export const DataElementRevision = DataElement.pick({
  nameZh: true,
  nameEn: true,
  definition: true,
  sensitivity: true,
  authority: true,
  freshnessDays: true,
  standards: true,
})
  .partial()
  .extend({ elementId: z.string(), reason: z.string().min(1).max(200) })
export type DataElementRevision = z.infer<typeof DataElementRevision>

export { ROLE_APPLIES_WHEN } from './domain/role-applies-when.data.ts'
export { parseFilter, printCondition, printFilter } from './domain/filter.ts'
export { canonicalFilter, equalFilters } from './domain/compare-filters.ts'
export type { Condition, Filter } from './domain/filter.ts'

/** Whom a form is about, read from its title and notes. */
export interface Population {
  readonly entity: EntityName
  readonly filter: Filter
  /** In plain words, as shown to the clerk. */
  readonly words: string
  /** The pieces of the form it was read from. */
  readonly evidence: readonly string[]
  readonly confidence: number
}

export type Measure = 'count' | 'sum' | 'avg' | 'avg_per' | 'ratio'

/** What a statistics cell counts. */
export interface Aggregate {
  readonly measure: Measure
  readonly entity: EntityName
  readonly filter: Filter
  /** Element summed or averaged. */
  readonly field?: string
  /** Unit asked for by the form, when it differs from or adds to the element's. */
  readonly unit?: string
  /** measure ratio: what the counted rows are divided by; without it, by all rows of the entity in the population. */
  readonly of?: { readonly entity: EntityName; readonly filter: Filter }
}
