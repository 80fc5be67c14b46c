import { readyAsk } from '../../modules/requests/domain/similarity/compare-asks.ts'
import type { AskProfile, OverlapVerdict } from '../../modules/requests/domain/similarity/ask-profile.ts'
import { countTerms } from '../../modules/requests/domain/similarity/count-terms.ts'
import { decideOverlap, type OverlapThresholds } from '../../modules/requests/domain/similarity/decide-overlap.ts'
import { withUsualTerms } from '../../modules/requests/domain/similarity/usual-terms.ts'
import { measureOverlap, type OverlapMeasures } from '../../modules/requests/domain/similarity/measure-overlap.ts'
import { understandForm, type PlainForm } from './overlap-forms.ts'
import { labelledPairs, type LabelledPair } from './overlap-labels.data.ts'
import { mutate, mutators, numbersFrom } from './overlap-mutators.ts'

/** One new request against one registered form. */
export interface Pair {
  /** The form the new request was made from. */
  readonly form: string
  readonly original: string
  readonly mutator: string
  /** `copy`: a whole copy; `part`: half of it or merged with it; `open`: not counted. */
  readonly truth: 'copy' | 'part' | LabelledPair['is'] | 'neither'
  readonly measures: OverlapMeasures
}

const labelOf = (a: string, b: string): LabelledPair['is'] | undefined =>
  labelledPairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))?.is

/** Half of the forms, by a hash of the id: `tune` sets the thresholds, `report` gives the figures. */
export const halfOf = (id: string): 'tune' | 'report' => {
  const next = numbersFrom(id)
  for (let warm = 0; warm < 8; warm += 1) next()
  return next() < 0.5 ? 'tune' : 'report'
}

/**
 * Every mutated copy of `forms`, as a new request, against every form of `registry`.
 * Donors of added and merged columns come from `forms`; the pair of a copy and its donor is a part where the donor went in whole.
 */
export function makePairs(forms: readonly PlainForm[], registry: readonly PlainForm[]): readonly Pair[] {
  const profiles = new Map<string, AskProfile>(registry.map((form) => [form.id, understandForm(form)]))
  const frequencies = withUsualTerms(countTerms([...profiles.values()]))
  const prepared = [...profiles].map(([id, profile]) => ({ id, ask: readyAsk(profile, frequencies) }))
  return forms.flatMap((form) =>
    mutators.flatMap((mutator): Pair[] => {
      const copy = mutate(form, mutator, forms)
      const donor = copy.id.split('+')[1]
      const mine = readyAsk(understandForm(copy), frequencies)
      const truthOf = (id: string): Pair['truth'] => {
        if (id === form.id) return mutator.want === 'duplicate' ? 'copy' : 'part'
        if (id === donor) return mutator.name.startsWith('merged') ? 'part' : 'open'
        const label = labelOf(form.id, id)
        // Half of a form need not hold what the label speaks of; merged with another it does, and more.
        if (label !== undefined && mutator.name.startsWith('split')) return 'open'
        if ((label === 'duplicate' || label === 'either') && mutator.want === 'part') return 'part'
        if (label !== undefined) return label
        return donor !== undefined && labelOf(donor, id) !== undefined ? 'open' : 'neither'
      }
      return prepared.map(({ id, ask }) => ({
        form: form.id,
        original: id,
        mutator: mutator.name,
        truth: truthOf(id),
        measures: measureOverlap(mine, ask),
      }))
    }),
  )
}

export interface Figures {
  /** Flagged: duplicate or overlapping. */
  readonly found: number
  readonly missed: number
  readonly wrong: number
  readonly precision: number
  readonly recall: number
}

const figuresOf = (found: number, missed: number, wrong: number): Figures => ({
  found,
  missed,
  wrong,
  precision: found + wrong === 0 ? 1 : found / (found + wrong),
  recall: found + missed === 0 ? 1 : found / (found + missed),
})

export interface Outcome extends Pair {
  readonly verdict: OverlapVerdict
  readonly score: number
}

export const decideAll = (pairs: readonly Pair[], thresholds?: OverlapThresholds): readonly Outcome[] =>
  pairs.map((pair) => ({ ...pair, ...decideOverlap(pair.measures, thresholds) }))

const count = (outcomes: readonly Outcome[], of: (outcome: Outcome) => boolean): number => outcomes.filter(of).length

/** Whether a copy, or a part of one, is noticed, and nothing else is. Pairs of different forms labelled by hand are counted apart. */
export function detectionFigures(outcomes: readonly Outcome[]): Figures {
  const isCopy = (one: Outcome): boolean => one.truth === 'copy' || one.truth === 'part'
  return figuresOf(
    count(outcomes, (one) => isCopy(one) && one.verdict !== 'neither'),
    count(outcomes, (one) => isCopy(one) && one.verdict === 'neither'),
    count(outcomes, (one) => one.truth === 'neither' && one.verdict !== 'neither'),
  )
}

/** Different forms that a reader found to ask the same in whole or part. */
export const isLabelled = (one: Outcome): boolean =>
  one.truth === 'duplicate' || one.truth === 'overlapping' || one.truth === 'either'

/** Whether `duplicate` is said of whole copies, and of them only; halves and merged forms may be called either. */
export function duplicateFigures(outcomes: readonly Outcome[]): Figures {
  const counted = outcomes.filter((one) => one.truth !== 'open' && one.truth !== 'part' && one.truth !== 'either')
  const isCopy = (one: Outcome): boolean => one.truth === 'copy' || one.truth === 'duplicate'
  return figuresOf(
    count(counted, (one) => isCopy(one) && one.verdict === 'duplicate'),
    count(counted, (one) => isCopy(one) && one.verdict !== 'duplicate'),
    count(counted, (one) => !isCopy(one) && one.verdict === 'duplicate'),
  )
}
