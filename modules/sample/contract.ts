import type { EntityName } from '#modules/catalogue/contract.ts'
import type { Area } from '#modules/organisations/contract.ts'
import type { PlainDate } from '#platform/time.ts'

/** An area the generator may settle people in: a county, a township valid today, or a village or community under it. */
export type SampleArea = Readonly<Pick<Area, 'code' | 'name' | 'level' | 'parentCode'>>

/** The departments that deliver facts. The word of a source is what provenance shows. */
export type SampleSource =
  | 'public-security'
  | 'civil-affairs'
  | 'health'
  | 'medical-insurance'
  | 'human-resources'
  | 'disabled-federation'
  | 'agriculture'
  | 'housing'
  | 'education'
  | 'party-organisation'
  | 'veterans'
  | 'market-supervision'
  | 'emergency'
  | 'village'

/** The link columns of the ledger without their `_id`. */
export type SampleLink =
  | 'household'
  | 'head'
  | 'dwelling'
  | 'owner'
  | 'person'
  | 'father'
  | 'mother'
  | 'guardian'
  | 'spouse'

export type FactValue = string | number | boolean | null

export interface SampleRow {
  /** UUID, the same for the same seed, residents, areas and day. */
  readonly id: string
  /** 12-digit code of the village. */
  readonly areaCode: string
  readonly links: Readonly<Partial<Record<SampleLink, string>>>
  /** By element id of the catalogue. A coded value is the code of the element's value domain. */
  readonly facts: Readonly<Record<string, FactValue>>
}

/** One delivery of one source about one village. */
export interface SampleBatch {
  readonly entity: EntityName
  readonly source: SampleSource
  readonly villageCode: string
  /** Time of the delivery, ISO 8601 with zone. */
  readonly recordedAt: string
  /** From when the values hold. */
  readonly validFrom: PlainDate
  /** When the source last looked. */
  readonly confirmedOn: PlainDate
  readonly rows: readonly SampleRow[]
}

export interface CountyOrder {
  readonly seed: string
  /** Exact number of people on the register. */
  readonly residents: number
  readonly areas: readonly SampleArea[]
  readonly asOf: PlainDate
}
