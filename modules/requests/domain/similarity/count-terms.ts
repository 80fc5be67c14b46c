import type { AskProfile } from './ask-profile.ts'
import { termsOf, type TermFrequencies } from './ask-terms.ts'

/** Frequencies over asks held in memory. */
export function countTerms(profiles: readonly AskProfile[]): TermFrequencies {
  const counts = new Map<string, number>()
  for (const profile of profiles) for (const { term } of termsOf(profile)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return { asks: profiles.length, of: (term) => counts.get(term) ?? 0 }
}
