import { assignRole } from './assign-role.ts'
import type { BoostedTrees } from './boosted-trees.ts'
import type { MatchElement, Wording } from './element-profile.ts'
import {
  chooseAutomatic,
  fitCalibration,
  type AutomaticRule,
  type Calibration,
  type HeldOutPoint,
} from './calibration.ts'
import type { MatchingModel } from './judge-headers.ts'
import { isOwnerGuessed } from './guess-owner.ts'
import type { LabelMemory } from './label-memory.ts'
import { createMatchingBase, type HeaderLabel, type LabelledTable, type MatchingBase } from './matching-base.ts'
import { chanceOf, measureTable, rankCandidates, type HeaderRows, type Ranked } from './rank-candidates.ts'
import { secondRow, secondRows, surenessOf, type FirstJudgement } from './rank-again.ts'
import { trainForests, type TrainingOptions } from './train-boosted-trees.ts'

const pairOptions: TrainingOptions = {
  rounds: 90,
  depth: 4,
  rate: 0.12,
  leastWeight: 2,
  ridge: 2,
  featureShare: 0.3,
  rowShare: 0.6,
  seed: 1,
}
const verdictOptions: TrainingOptions = {
  rounds: 90,
  depth: 3,
  rate: 0.1,
  leastWeight: 3,
  ridge: 3,
  featureShare: 0.3,
  rowShare: 0.6,
  seed: 2,
}
const againOptions: TrainingOptions = { ...verdictOptions, depth: 4 }
const pairForests = 2
const heldOutForests = pairForests
const againForests = 4
const verdictForests = 3
const innerFolds = 4
const practisedCandidates = 6
// Nearly the share asked of forms held out of everything: the shipped trees see a quarter more than the inner ones.
const automaticRule: AutomaticRule = { right: 0.98, news: 0.03, coverage: 0.83 }

/** Groups spread over folds so that each holds about as many headers; largest first, ties by number. */
export function spreadGroups(tables: readonly LabelledTable[], folds: number): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>()
  for (const table of tables) sizes.set(table.group, (sizes.get(table.group) ?? 0) + table.labels.length)
  const load = Array.from({ length: folds }, () => 0)
  const fold = new Map<number, number>()
  for (const [group, size] of [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    const least = load.indexOf(Math.min(...load))
    fold.set(group, least)
    load[least] = (load[least] ?? 0) + size
  }
  return fold
}

interface Measured {
  readonly rows: HeaderRows
  readonly label: HeaderLabel
  readonly fold: number
  readonly table: number
  readonly group: number
  readonly composed: boolean
}

/** Far candidates are easy: the trees practise on the nearest few. */
function trainPair(measured: readonly Measured[], forests: number): BoostedTrees[] {
  const rows: Float64Array[] = []
  const labels: boolean[] = []
  for (const { rows: header, label } of measured) {
    header.findings.candidates.forEach((candidate, rank) => {
      const row = header.pairs[rank]
      if (row === undefined || rank >= practisedCandidates) return
      rows.push(row)
      labels.push(candidate.id === label.label)
    })
  }
  return trainForests(rows, labels, pairOptions, forests)
}

interface HeldOut {
  /** Rows of the nearest candidates for the second judgement. */
  readonly rows: readonly Float64Array[]
  /** Which of them is the element asked for, and which of them with the right owner. */
  readonly isElement: readonly boolean[]
  readonly isRight: readonly boolean[]
  /** Whether the owner is a guess: never filled, however sure. */
  readonly isGuess: readonly boolean[]
  /** Row of the nearest, or of none. */
  readonly first: Float64Array
  readonly fold: number
  readonly label: string
  readonly composed: boolean
}

function holdOutHeader(measured: Measured, judged: FirstJudgement, i: number, owners: LabelMemory): HeldOut {
  const rows = secondRows(judged, i)
  const nearest = (judged.ranked[i] ?? []).slice(0, rows.length)
  return {
    rows,
    isElement: nearest.map(({ candidate }) => candidate.id === measured.label.label),
    isRight: nearest.map((ranked) => isRight(measured, ranked)),
    isGuess: nearest.map(({ candidate }) =>
      isOwnerGuessed(measured.rows.view, candidate.profile, owners, measured.group),
    ),
    first: secondRow(judged, i, 0),
    fold: measured.fold,
    label: measured.label.label,
    composed: measured.composed,
  }
}

function holdOut(measured: readonly Measured[], { company, owners }: MatchingBase): HeldOut[] {
  const out: HeldOut[] = []
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const pair = trainPair(
      measured.filter((m) => m.fold !== fold),
      heldOutForests,
    )
    const tables = Map.groupBy(
      measured.filter((m) => m.fold === fold),
      (m) => m.table,
    )
    for (const table of tables.values()) {
      const judged: FirstJudgement = {
        table: table.map((m) => m.rows),
        ranked: table.map((m) => rankCandidates(m.rows, pair)),
        company,
        exceptGroup: table[0]?.group ?? -1,
      }
      table.forEach((m, i) => out.push(holdOutHeader(m, judged, i, owners)))
    }
  }
  return out
}

interface Again {
  readonly trees: readonly BoostedTrees[]
  readonly owned: readonly BoostedTrees[]
  readonly calibration: Calibration
  readonly automaticFrom: number
}

/** Right means the element and whose it is: a guardian's phone in the pupil's column is a wrong cell. */
const isRight = (measured: Measured, { candidate }: Ranked): boolean =>
  candidate.id === measured.label.label &&
  (assignRole(measured.rows.view, candidate.profile) ?? '') === (measured.label.role ?? '')

const growAgain = (held: readonly HeldOut[]): Pick<Again, 'trees' | 'owned'> => {
  const found = held.filter((h) => h.rows.length > 0)
  return {
    trees: trainForests(
      found.flatMap((h) => h.rows),
      found.flatMap((h) => h.isElement),
      againOptions,
      againForests,
    ),
    owned: trainForests(
      found.map((h) => h.first),
      found.map((h) => h.isRight[0] === true),
      againOptions,
      againForests,
    ),
  }
}

/** The trees that judge again; calibration and threshold from forms neither they nor the first trees had seen. */
function trainAgain(held: readonly HeldOut[]): Again {
  const points: HeldOutPoint[] = []
  const filled: number[] = []
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const { trees, owned } = growAgain(held.filter((h) => h.fold !== fold))
    for (const h of held) {
      if (h.fold !== fold || h.composed) continue
      const chances = h.rows.map((row) => chanceOf(trees, row))
      const best = chances.indexOf(Math.max(...chances))
      const row = h.rows[best]
      const sureness = row === undefined ? 0 : surenessOf(row, trees, owned)
      points.push({ confidence: sureness, hit: h.isRight[best] === true, label: h.label })
      // What is only a guess is never filled: the threshold is chosen among the others.
      filled.push(h.isGuess[best] === true ? 0 : sureness)
    }
  }
  return {
    ...growAgain(held),
    calibration: fitCalibration(
      points.map(({ confidence }) => confidence),
      points.map(({ hit }) => hit),
    ),
    automaticFrom: chooseAutomatic(
      points.map((point, i) => ({ ...point, confidence: filled[i] ?? 0 })),
      automaticRule,
    ),
  }
}

interface Verdict {
  readonly trees: readonly BoostedTrees[]
  readonly calibration: Calibration
}

function trainVerdict(held: readonly HeldOut[], hit: (h: HeldOut) => boolean): Verdict {
  const scores = Array.from(held, () => 0)
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const rest = held.filter((h) => h.fold !== fold)
    const trees = trainForests(
      rest.map((h) => h.first),
      rest.map(hit),
      verdictOptions,
      verdictForests,
    )
    held.forEach((h, i) => {
      if (h.fold === fold) scores[i] = chanceOf(trees, h.first)
    })
  }
  const met = held.map((h, i) => ({ h, score: scores[i] ?? 0 })).filter(({ h }) => !h.composed)
  const calibration = fitCalibration(
    met.map(({ score }) => score),
    met.map(({ h }) => hit(h)),
  )
  return {
    trees: trainForests(
      held.map((h) => h.first),
      held.map(hit),
      verdictOptions,
      verdictForests,
    ),
    calibration,
  }
}

export interface Trained {
  readonly base: MatchingBase
  readonly model: MatchingModel
}

/** Trains on labelled tables. All chances the thresholds rest on come from forms the trees had not seen. */
export function trainModel(
  elements: readonly MatchElement[],
  wording: Wording,
  tables: readonly LabelledTable[],
): Trained {
  // Strict knows the wordings of real forms only; the trees may still practise on the numbers of composed ones.
  const base = createMatchingBase(
    elements,
    wording,
    wording === 'strict' ? tables.filter((table) => table.composed !== true) : tables,
    tables,
  )
  const fold = spreadGroups(tables, innerFolds)
  const measured = tables.flatMap((table, t) =>
    measureTable(table.contexts, base, table.group).map((rows, i) => ({
      rows,
      label: table.labels[i] ?? { label: '@new' },
      fold: fold.get(table.group) ?? 0,
      table: t,
      group: table.group,
      composed: table.composed === true,
    })),
  )
  const held = holdOut(measured, base)
  const again = trainAgain(held)
  const local = trainVerdict(held, (h) => h.label === '@local')
  const aggregate = trainVerdict(held, (h) => h.label === '@aggregate')
  return {
    base,
    model: {
      pair: trainPair(measured, pairForests),
      right: again.trees,
      owned: again.owned,
      local: local.trees,
      aggregate: aggregate.trees,
      calibration: {
        right: again.calibration,
        local: local.calibration,
        aggregate: aggregate.calibration,
      },
      automaticFrom: again.automaticFrom,
    },
  }
}
