import { createConceptReader } from '#modules/matching/contract.ts'
import { prepareAsk, type PreparedAsk } from './align-asks.ts'
import type { AskOverlap, AskProfile } from './ask-profile.ts'
import type { TermFrequencies } from './ask-terms.ts'
import { createWordingReader } from './compare-wordings.ts'
import { decideOverlap } from './decide-overlap.ts'
import { describePairs, describeVerdict } from './describe-overlap.ts'
import { measureOverlap } from './measure-overlap.ts'

const read = createWordingReader(createConceptReader())

/** A profile made ready once and compared with many. */
export const readyAsk = (profile: AskProfile, frequencies: TermFrequencies): PreparedAsk =>
  prepareAsk(profile, frequencies, read)

/** How much of one ask the other asks already, and the verdict with its grounds. */
export function compareAsks(mine: PreparedAsk, theirs: PreparedAsk): AskOverlap {
  const measures = measureOverlap(mine, theirs)
  const { verdict, score } = decideOverlap(measures)
  return {
    verdict,
    score,
    shareOfMine: measures.shareOfMine,
    shareOfTheirs: measures.shareOfTheirs,
    shared: describePairs(measures.pairs),
    population: measures.population,
    period: measures.period,
    area: measures.area,
    why: describeVerdict(verdict, measures),
  }
}
