import type { AreaRelation, PeriodRelation, PopulationRelation } from './ask-profile.ts'
import { alignAsks, type AlignedPair, type PreparedAsk } from './align-asks.ts'
import { comparePopulations } from './compare-populations.ts'
import { compareAreas, comparePeriods } from './compare-scopes.ts'
import { compareTitles } from './compare-titles.ts'
import { isOfProgramme } from './identifying-elements.data.ts'

/** What two asks have in common, as numbers; the verdict is taken from these alone. */
export interface OverlapMeasures {
  readonly pairs: readonly AlignedPair[]
  readonly shareOfMine: number
  readonly shareOfTheirs: number
  readonly jaccard: number
  /** Weight of all that is shared; 1 is one rare header. */
  readonly mass: number
  /** Headers shared that do more than identify. */
  readonly subjects: number
  /** 0..1; undefined when a title does not say what it is about. */
  readonly title: number | undefined
  readonly population: PopulationRelation
  readonly period: PeriodRelation
  readonly area: AreaRelation
  readonly sameKind: boolean
  /** Neither asks for fields: a meeting, a document. */
  readonly withoutFields: boolean
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** A standard, an amount, a handling: the same element of another programme is another fact, unless even the words are the same. */
function weaken(pair: AlignedPair, elsewhere: PopulationRelation | undefined): AlignedPair {
  if (elsewhere === undefined || !isOfProgramme(pair.mine.item.element ?? '')) return pair
  const far = elsewhere === 'other' || elsewhere === 'disjoint'
  const literal = pair.mine.item.words === pair.theirs.item.words
  const share = far ? (literal ? 0.8 : 0.35) : literal ? 1 : 0.7
  return { ...pair, strength: pair.strength * share }
}

export function measureOverlap(mine: PreparedAsk, theirs: PreparedAsk): OverlapMeasures {
  const title = compareTitles(mine.profile.title, theirs.profile.title)
  const population = comparePopulations(mine.profile.population, theirs.profile.population)
  const elsewhere = population === 'same' || (title ?? 0) >= 0.5 ? undefined : population
  const pairs = alignAsks(mine, theirs).map((pair) => weaken(pair, elsewhere))
  // What a pair weighs is what the more usual wording of the two weighs: a renamed header is not rare because nobody wrote it so.
  const shared = pairs.map((pair) => ({
    weight: Math.min(pair.mine.weight, pair.theirs.weight),
    strength: pair.strength,
    subject: pair.mine.isSubject && pair.theirs.isSubject,
  }))
  const common = sum(shared.map(({ weight, strength }) => weight * strength))
  const paired = sum(shared.map(({ weight }) => weight))
  const [left, right] = [new Set(pairs.map((pair) => pair.mine)), new Set(pairs.map((pair) => pair.theirs))]
  const rest = (ask: PreparedAsk, taken: ReadonlySet<unknown>): number =>
    sum(ask.items.filter((item) => !taken.has(item)).map((item) => item.weight))
  const [alone, other] = [rest(mine, left), rest(theirs, right)]
  const ratio = (whole: number): number => (whole === 0 ? 0 : common / whole)
  return {
    pairs,
    shareOfMine: ratio(paired + alone),
    shareOfTheirs: ratio(paired + other),
    jaccard: ratio(paired + alone + other),
    mass: common,
    subjects: sum(shared.map(({ strength, subject }) => (subject ? strength : 0))),
    title,
    population,
    period: comparePeriods(mine.profile.period, theirs.profile.period),
    area: compareAreas(mine.profile.areas, theirs.profile.areas),
    sameKind: mine.profile.kind === theirs.profile.kind,
    withoutFields: mine.items.length === 0 && theirs.items.length === 0,
  }
}
