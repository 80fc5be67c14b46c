import type { AskProfile } from '../../domain/similarity/ask-profile.ts'
import { termOf, termsOf, weighTerm, type AskTerm, type TermFrequencies } from '../../domain/similarity/ask-terms.ts'
import { compareAsks, readyAsk } from '../../domain/similarity/compare-asks.ts'
import { withUsualTerms } from '../../domain/similarity/usual-terms.ts'
import { findCandidates, readFrequencies } from './ask-store.ts'
import type { Asking, SimilarAsk, SimilarAskOptions } from './similar-ask.ts'

/** Compared exactly: so many live ones, and past ones besides. */
const live = 36
const past = 12
/** Index rows read at most: rare terms first, common ones only as long as they are few. */
const mostRows = 8_000
const leastTerms = 4
const titleShare = 0.4

/** The rarest terms, until they would lead to more rows than are worth reading. */
export function chooseTerms(
  terms: readonly AskTerm[],
  frequencies: TermFrequencies,
): readonly { readonly term: string; readonly weight: number }[] {
  const weighed = terms
    .map(({ term, weightClass }) => ({
      term,
      rows: frequencies.of(term),
      weight:
        weightClass === 'title'
          ? titleShare * weighTerm(term, 'subject', frequencies)
          : weighTerm(term, weightClass, frequencies),
    }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => a.rows - b.rows || (a.term < b.term ? -1 : 1))
  let rows = 0
  return weighed.filter((one, at) => {
    rows += one.rows
    return at < leastTerms || rows <= mostRows
  })
}

/**
 * Live and past requests of the county that ask the same or a part of it, the likest first. Candidates come from the index by their
 * rarest terms, the best of them are compared header by header.
 */
export async function findSimilarAsks(
  ctx: Asking,
  profile: AskProfile,
  options: SimilarAskOptions = {},
): Promise<readonly SimilarAsk[]> {
  const terms = termsOf(profile)
  const counted = await readFrequencies(
    ctx,
    terms.map(({ term }) => term),
  )
  const chosen = chooseTerms(terms, counted)
  if (chosen.length === 0) return []
  const candidates = await findCandidates(ctx, chosen, {
    live,
    past: options.liveOnly === true ? 0 : past,
    exclude: options.exclude ?? [],
  })
  const asked = [profile, ...candidates.map((candidate) => candidate.profile)]
  const needed = asked.flatMap((one) => one.asks.map((item) => termOf(item, one.population)))
  const frequencies = withUsualTerms(await readFrequencies(ctx, needed))
  const mine = readyAsk(profile, frequencies)
  return candidates
    .map((candidate): SimilarAsk => ({
      requestId: candidate.request_id,
      state: candidate.state,
      title: candidate.profile.title,
      issuer: candidate.profile.issuer,
      ...compareAsks(mine, readyAsk(candidate.profile, frequencies)),
    }))
    .filter((one) => one.verdict !== 'neither')
    .toSorted(byLikeness)
    .slice(0, options.limit ?? 10)
}

/** Duplicates first, then by score; live before past where both are the same. */
function byLikeness(a: SimilarAsk, b: SimilarAsk): number {
  const rank = (one: SimilarAsk): number => (one.verdict === 'duplicate' ? 0 : 1)
  const alive = (one: SimilarAsk): number => (one.state === 'live' ? 0 : 1)
  return rank(a) - rank(b) || b.score - a.score || alive(a) - alive(b) || (a.requestId < b.requestId ? -1 : 1)
}
