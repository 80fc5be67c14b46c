import { readAggregate } from './aggregates/read-aggregate.ts'
import { decideVerdict, spreadChances } from './decide-verdict.ts'
import { assignRole } from './assign-role.ts'
import type { Verdict } from '../contract.ts'
import type { MatchElement, Wording } from './element-profile.ts'
import { judgeTable } from './judge-headers.ts'
import type { LabelledTable } from './matching-base.ts'
import { spreadGroups, trainModel } from './train-model.ts'

/** One labelled header with what the matcher, trained without its source, said. */
export interface Outcome {
  readonly table: number
  readonly path: readonly string[]
  readonly truth: string
  readonly role: string
  readonly best: string | undefined
  readonly bestRole: string
  readonly score: number
  readonly confidence: number
  readonly automatic: boolean
  readonly verdict: Verdict
}

/**
 * k-fold cross-validation by source group. Trees, calibration and the automatic threshold come from the training folds only.
 * `always`: tables that are in every training set and in no test (the shipped ledgers). `heldOut`: the folds to test, all unless
 * a quick look is enough.
 */
export function crossValidate(
  elements: readonly MatchElement[],
  wording: Wording,
  tables: readonly LabelledTable[],
  always: readonly LabelledTable[],
  heldOut: readonly number[] = [0, 1, 2, 3, 4],
): Outcome[] {
  const fold = spreadGroups(tables, 5)
  const outcomes: Outcome[] = []
  for (const held of heldOut) {
    const training = tables.filter((table) => fold.get(table.group) !== held)
    const { base, model } = trainModel(elements, wording, [...training, ...always])
    tables.forEach((table, number) => {
      if (fold.get(table.group) !== held) return
      judgeTable(table.contexts, base, model).forEach((judgement, i) => {
        const best = judgement.ranked[0]?.candidate
        const context = table.contexts[i]
        const reading = context === undefined ? undefined : readAggregate(context)
        outcomes.push({
          table: number,
          path: table.contexts[i]?.path ?? [],
          truth: table.labels[i]?.label ?? '@new',
          role: table.labels[i]?.role ?? '',
          best: best?.id,
          bestRole: best === undefined ? '' : (assignRole(judgement.rows.view, best.profile) ?? ''),
          score: judgement.score,
          confidence: judgement.right,
          automatic: judgement.score >= model.automaticFrom,
          verdict: decideVerdict(spreadChances(judgement, reading)).verdict,
        })
      })
    })
  }
  return outcomes
}

/** The figures of a set of outcomes; shares are 0–1. */
export interface Figures {
  readonly headers: number
  readonly elements: number
  readonly top1: number
  readonly top1WithRole: number
  readonly coverage: number
  readonly automaticRight: number
  readonly automaticRightWithRole: number
  readonly news: number
  readonly newFilled: number
  readonly locals: number
  readonly localRight: number
  /** F1 of the verdict aggregate; what is counted is measured by evaluate-aggregates. */
  readonly aggregateF1: number
}

const isElement = (outcome: Outcome): boolean => !outcome.truth.startsWith('@')
const isRight = (outcome: Outcome): boolean => outcome.best === outcome.truth
const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole)

export function countFigures(outcomes: readonly Outcome[]): Figures {
  const elements = outcomes.filter(isElement)
  const filled = outcomes.filter((o) => o.automatic)
  const news = outcomes.filter((o) => o.truth === '@new')
  const locals = outcomes.filter((o) => o.truth === '@local')
  const withRole = (o: Outcome): boolean => isRight(o) && o.role === o.bestRole
  return {
    headers: outcomes.length,
    elements: elements.length,
    top1: share(elements.filter(isRight).length, elements.length),
    top1WithRole: share(elements.filter(withRole).length, elements.length),
    coverage: share(elements.filter((o) => o.automatic).length, elements.length),
    automaticRight: share(filled.filter(isRight).length, filled.length),
    automaticRightWithRole: share(filled.filter(withRole).length, filled.length),
    news: news.length,
    newFilled: share(news.filter((o) => o.automatic).length, news.length),
    locals: locals.length,
    localRight: share(locals.filter((o) => o.verdict === 'local').length, locals.length),
    aggregateF1: share(
      2 * outcomes.filter((o) => o.truth === '@aggregate' && o.verdict === 'aggregate').length,
      outcomes.filter((o) => o.truth === '@aggregate').length +
        outcomes.filter((o) => o.verdict === 'aggregate').length,
    ),
  }
}

/** Precision and `new` filled when the surest headers are filled until `coverage` of the element headers are: the trade-off, threshold chosen after the fact. */
export function traceCoverage(
  outcomes: readonly Outcome[],
  coverage: number,
): { readonly right: number; readonly newFilled: number } {
  const elements = outcomes.filter(isElement).length
  const news = Math.max(1, outcomes.filter((o) => o.truth === '@new').length)
  let [filled, right, covered, newFilled] = [0, 0, 0, 0]
  for (const outcome of outcomes.toSorted((a, b) => b.score - a.score)) {
    filled += 1
    right += isRight(outcome) ? 1 : 0
    covered += isElement(outcome) ? 1 : 0
    newFilled += outcome.truth === '@new' ? 1 : 0
    if (covered >= coverage * elements) break
  }
  return { right: share(right, filled), newFilled: newFilled / news }
}
