import type { OverlapVerdict, PopulationRelation } from './ask-profile.ts'
import type { OverlapMeasures } from './measure-overlap.ts'

/** What the verdict turns on; set on one half of the shared forms by `npm run evaluate:overlap -- --tune`. */
export interface OverlapThresholds {
  /** Duplicate: from this score on. */
  readonly duplicateFrom: number
  /** Overlapping: from this score on. */
  readonly overlapFrom: number
  /** Overlapping: weight shared at least, in rare headers. */
  readonly leastMass: number
  /** What a title of the same (another) subject adds (takes). */
  readonly titleWeight: number
  /** Duplicate needs this share of each side. */
  readonly leastShare: number
  /** This much shared, in rare headers, is a real part by itself where it is `partShare` of one side. */
  readonly partMass: number
  readonly partShare: number
}

export const shippedThresholds: OverlapThresholds = {
  duplicateFrom: 0.52,
  overlapFrom: 0.46,
  leastMass: 0.9,
  titleWeight: 0.2,
  leastShare: 0.27,
  partMass: 3,
  partShare: 0.25,
}

const populationFactor: Readonly<Record<PopulationRelation, number>> = {
  same: 1,
  narrower: 1,
  wider: 1,
  unknown: 0.97,
  other: 0.78,
  disjoint: 0.6,
}

export interface OverlapDecision {
  readonly verdict: OverlapVerdict
  readonly score: number
}

const clip = (value: number): number => Math.max(0, Math.min(1, value))

/** A meeting, a document, an app: there is nothing but its title, its kind and when it is. */
function decideByTitle(measures: OverlapMeasures): OverlapDecision {
  const title = measures.title ?? 0
  const score = measures.sameKind ? title : 0.6 * title
  const again = measures.period === 'repeated'
  if (score >= 0.75 && !again) return { verdict: 'duplicate', score }
  return { verdict: score >= 0.5 ? 'overlapping' : 'neither', score }
}

/**
 * Duplicate: most of each is in the other. Overlapping: most of one is in the other, or a real part of both, beyond the columns every
 * list has. The same for other people or another period is never more than overlapping; for other places it is neither.
 */
export function decideOverlap(
  measures: OverlapMeasures,
  thresholds: OverlapThresholds = shippedThresholds,
): OverlapDecision {
  if (measures.area === 'disjoint') return { verdict: 'neither', score: 0 }
  if (measures.withoutFields) return decideByTitle(measures)
  const { shareOfMine, shareOfTheirs, mass } = measures
  const factor = populationFactor[measures.population]
  const title = measures.title === undefined ? 0 : thresholds.titleWeight * (measures.title - 0.3)
  const both = Math.sqrt(shareOfMine * shareOfTheirs)
  const alike = clip(both * factor + title)
  const capped = measures.population === 'disjoint' || measures.period === 'repeated'
  const little = mass < thresholds.leastMass
  // A small form, or half of one, may hold little more than who is asked; under the same heading it is the same all the same.
  const sameTitle = (measures.title ?? 0) >= 0.6
  const isDuplicate =
    alike >= thresholds.duplicateFrom &&
    Math.min(shareOfMine, shareOfTheirs) >= thresholds.leastShare &&
    (!little || sameTitle || both >= 0.85)
  if (isDuplicate) return { verdict: capped ? 'overlapping' : 'duplicate', score: alike }
  const most = Math.max(shareOfMine, shareOfTheirs)
  const part = Math.min(0.99, clip(0.5 * (most + both) * factor + title))
  const overlaps =
    (part >= thresholds.overlapFrom && (!little || (sameTitle && most >= 0.65))) ||
    (mass * factor >= thresholds.partMass && most * factor >= thresholds.partShare) ||
    // Two editions or two levels of one survey: the heading says so.
    (sameTitle && mass * factor >= 0.55 * thresholds.partMass)
  return { verdict: overlaps ? 'overlapping' : 'neither', score: part }
}
