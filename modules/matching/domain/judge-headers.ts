import type { BoostedTrees } from './boosted-trees.ts'
import { calibrate, type Calibration } from './calibration.ts'
import { isOwnerGuessed } from './guess-owner.ts'
import type { MatchingBase } from './matching-base.ts'
import { rankAgain, secondRow, surenessOf, type FirstJudgement } from './rank-again.ts'
import { chanceOf, measureTable, rankCandidates, type HeaderRows, type Ranked } from './rank-candidates.ts'
import type { HeaderContext } from '../contract.ts'

/** What training leaves behind. */
export interface MatchingModel {
  /** Header with one element: is it this one? */
  readonly pair: readonly BoostedTrees[]
  /** The nearest again, with the whole table in view: is it this one? */
  readonly right: readonly BoostedTrees[]
  /** Is the nearest right, element and owner? */
  readonly owned: readonly BoostedTrees[]
  readonly local: readonly BoostedTrees[]
  readonly aggregate: readonly BoostedTrees[]
  readonly calibration: {
    readonly right: Calibration
    readonly local: Calibration
    readonly aggregate: Calibration
  }
  /** Score from which a column is filled without a person: held-out fills above it were right. */
  readonly automaticFrom: number
}

/** The chances of one header, each calibrated on held-out forms. */
export interface Judgement {
  readonly rows: HeaderRows
  readonly ranked: readonly Ranked[]
  /** Uncalibrated chance of the best element: finer than `right`, compared with `automaticFrom`; 0 where its owner is a guess. */
  readonly score: number
  /** The words do not say whose it is. */
  readonly isGuess: boolean
  readonly right: number
  readonly local: number
  readonly aggregate: number
}

export function judgeTable(contexts: readonly HeaderContext[], base: MatchingBase, model: MatchingModel): Judgement[] {
  const table = measureTable(contexts, base, -1)
  const ranked = table.map((rows) => rankCandidates(rows, model.pair))
  const judged: FirstJudgement = { table, ranked, company: base.company, exceptGroup: -1 }
  return table.map((rows, i) => {
    const again = rankAgain(judged, i, model.right)
    const best = again[0]
    const sureness = best === undefined ? 0 : surenessOf(best.row, model.right, model.owned)
    const isGuess = best !== undefined && isOwnerGuessed(rows.view, best.candidate.profile, base.owners, -1)
    const row = secondRow(judged, i, 0)
    return {
      rows,
      ranked: again,
      score: isGuess ? 0 : sureness,
      isGuess,
      right: best === undefined ? 0 : calibrate(model.calibration.right, sureness),
      local: calibrate(model.calibration.local, chanceOf(model.local, row)),
      aggregate: calibrate(model.calibration.aggregate, chanceOf(model.aggregate, row)),
    }
  })
}
