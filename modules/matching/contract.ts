import type { Aggregate, Population } from '#modules/catalogue/contract.ts'

/** Whose attribute a header is, when it is not the row's own subject. */
export type Role =
  | 'head'
  | 'member'
  | 'spouse'
  | 'child'
  | 'father'
  | 'mother'
  | 'grandfather'
  | 'grandmother'
  | 'maternal_grandfather'
  | 'maternal_grandmother'
  | 'guardian'
  | 'agent'
  | 'applicant'
  | 'supporter'
  | 'owner'
  | 'tenant'
  | 'party'
  | 'subject'
  | 'work_unit'
  | 'building_head'
  | 'service_recipient'

/** All the matcher may look at for one leaf header. */
export interface HeaderContext {
  readonly cell: string
  readonly path: readonly string[]
  readonly title: string
  readonly department?: string
  readonly kind: 'list' | 'statistics' | 'card'
  /** Leaf paths of the same table in order, this one included. */
  readonly siblings: readonly (readonly string[])[]
  readonly position: number
  readonly unit?: string
  readonly dropDown?: readonly string[]
  readonly samples: readonly string[]
  readonly notes: readonly string[]
}

export type Verdict = 'element' | 'aggregate' | 'local' | 'new'

export interface Alternative {
  readonly verdict: Verdict
  readonly element?: string
  readonly role?: Role
  readonly confidence: number
}

export interface HeaderMatch {
  readonly cell: string
  readonly path: readonly string[]
  readonly verdict: Verdict
  readonly element?: string
  readonly role?: Role
  readonly aggregate?: Aggregate
  /** Calibrated: of 100 matches with 0.98, 98 are right. */
  readonly confidence: number
  /** Would be filled without a person confirming. */
  readonly automatic: boolean
  /** In words, Chinese: what spoke for it. */
  readonly reason: string
  /** The same in English. */
  readonly reasonEn?: string
  readonly alternatives: readonly Alternative[]
}

/** A decision of a person, learned from. Keyed by what the header said, never by whom. */
export interface Confirmation {
  readonly title: string
  readonly department?: string
  readonly path: readonly string[]
  readonly verdict: Verdict
  readonly element?: string
  readonly role?: Role
  readonly aggregate?: Aggregate
}

export interface TableMatch {
  readonly population: Population | undefined
  readonly columns: readonly HeaderMatch[]
}

/** For comparing wordings without a catalogue: pure, no state but a memory of texts read. */
export { cleanHeader } from './domain/normalise-header.ts'
export { createConceptReader } from './domain/read-concepts.ts'
export type { ConceptReader, ConceptReading } from './domain/read-concepts.ts'
