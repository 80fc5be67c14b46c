import type { ElementProfile } from './element-profile.ts'
import type { Remembered } from './label-memory.ts'
import type { Likeness } from './phrase-index.ts'
import type { HeaderView } from './read-table.ts'

/** One element considered for one header, as numbers (`features`) for the trees. */
export interface Candidate {
  readonly id: string
  readonly profile: ElementProfile
  readonly likeness: Likeness
  /** Likeness and memory in one number, for ranking before the trees. */
  readonly nearness: number
}

export interface Recollection {
  readonly path: Remembered | undefined
  readonly near: Remembered | undefined
  readonly leaf: Remembered | undefined
  readonly placed: Remembered | undefined
  readonly meaning: Remembered | undefined
}

/** What was found for one header before judging. */
export interface Findings {
  readonly view: HeaderView
  readonly candidates: readonly Candidate[]
  readonly recollection: Recollection
  /** Best likeness to headers labelled new, local and aggregate. */
  readonly kin: readonly number[]
}
