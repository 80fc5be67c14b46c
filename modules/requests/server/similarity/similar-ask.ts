import type { Transaction } from '#platform/database/database.ts'
import type { AskOverlap } from '../../domain/similarity/ask-profile.ts'

/** What an operation brings along. */
export interface Asking {
  readonly tx: Transaction
  readonly actor: { readonly countyCode: string }
}

/** `live`: may still be answered; `past`: done, lapsed or expired. Past ones are compared too. */
export type AskState = 'live' | 'past'

export interface SimilarAsk extends AskOverlap {
  readonly requestId: string
  readonly state: AskState
  readonly title: string
  readonly issuer: string | undefined
}

export interface SimilarAskOptions {
  /** Request ids to leave out: the request itself, what it was merged from. */
  readonly exclude?: readonly string[]
  /** How many to answer at most; 10 when not given. */
  readonly limit?: number
  /** Only live ones. */
  readonly liveOnly?: boolean
}
