import type { TermFrequencies } from './ask-terms.ts'
import { usualAsks, usualTerms } from './usual-terms.data.ts'

const usual = new Map<string, number>(Object.entries(usualTerms))

/**
 * Counts of a county together with those of the shared real forms: where few asks are registered, a term that stands in all of them
 * is not common yet, and one that stands in one of them is not rare.
 */
export const withUsualTerms = (counted: TermFrequencies): TermFrequencies => ({
  asks: counted.asks + usualAsks,
  of: (term) => counted.of(term) + (usual.get(term) ?? 0),
})
