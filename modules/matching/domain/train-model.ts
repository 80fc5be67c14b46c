import { assignRole } from './assign-role.ts'
import type { BoostedTrees } from './boosted-trees.ts'
import type { MatchElement, Wording } from './element-profile.ts'
import {
  chanceOf,
  measureTable,
  rankCandidates,
  verdictRows,
  type Calibration,
  type HeaderRows,
  type MatchingModel,
  type Ranked,
} from './judge-headers.ts'
import { createMatchingBase, type HeaderLabel, type LabelledTable, type MatchingBase } from './matching-base.ts'
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
const pairForests = 3
const verdictForests = 4
const innerFolds = 4
const practisedCandidates = 6
// Nearly the share asked of forms held out of everything: the shipped trees see a quarter more than the inner ones.
const heldOutRight = 0.977
const heldOutNew = 0.035

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

/** Pool-adjacent-violators on held-out scores, with one made-up miss at the top so that no confidence is 1. */
function fitCalibration(scores: readonly number[], hits: readonly boolean[]): Calibration {
  const order = scores.map((score, i) => ({ score, hit: hits[i] === true ? 1 : 0 })).sort((a, b) => a.score - b.score)
  const blocks: { sum: number; n: number; from: number; to: number }[] = []
  for (const { score, hit } of order) {
    blocks.push({ sum: hit, n: 1, from: score, to: score })
    for (let last = blocks.length - 1; last > 0; last -= 1) {
      const [a, b] = [blocks[last - 1], blocks[last]]
      if (a === undefined || b === undefined || a.sum / a.n < b.sum / b.n) break
      blocks.splice(last - 1, 2, { sum: a.sum + b.sum, n: a.n + b.n, from: a.from, to: b.to })
    }
  }
  const round = (x: number): number => Math.round(x * 1e4) / 1e4
  const from: number[] = []
  const to: number[] = []
  for (const block of blocks) {
    const share = round((block.sum + 0.1) / (block.n + 0.2))
    const middle = round((block.from + block.to) / 2)
    if (from.at(-1) === middle) continue
    from.push(middle)
    to.push(Math.max(share, to.at(-1) ?? 0))
  }
  return { from, to }
}

/** Lowest confidence at which held-out fills were right often enough and hardly any new header was filled. */
function chooseAutomatic(
  points: readonly { readonly confidence: number; readonly hit: boolean; readonly isNew: boolean }[],
  rightShare: number,
  newShare: number,
): number {
  const sorted = points.toSorted((a, b) => b.confidence - a.confidence)
  const news = Math.max(1, points.filter((p) => p.isNew).length)
  let hits = 0
  let newFilled = 0
  let best = 0.995
  sorted.forEach((point, i) => {
    hits += point.hit ? 1 : 0
    newFilled += point.isNew ? 1 : 0
    const next = sorted[i + 1]?.confidence ?? 0
    if (next < point.confidence && hits / (i + 1) >= rightShare && newFilled / news <= newShare && i >= 30)
      best = (next + point.confidence) / 2
  })
  return Math.round(best * 1e4) / 1e4
}

interface HeldOut {
  readonly row: Float64Array
  readonly fold: number
  readonly right: boolean
  readonly label: string
  readonly composed: boolean
}

/** Right means the element and whose it is: a guardian's phone in the pupil's column is a wrong cell. */
const isRight = (measured: Measured, best: Ranked | undefined): boolean =>
  best?.candidate.id === measured.label.label &&
  (assignRole(measured.rows.view, best.candidate.profile) ?? '') === (measured.label.role ?? '')

function holdOut(measured: readonly Measured[]): HeldOut[] {
  const out: HeldOut[] = []
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const pair = trainPair(
      measured.filter((m) => m.fold !== fold),
      1,
    )
    const tables = Map.groupBy(
      measured.filter((m) => m.fold === fold),
      (m) => m.table,
    )
    for (const table of tables.values()) {
      const ranked = table.map((m) => rankCandidates(m.rows, pair))
      const rows = verdictRows(
        table.map((m) => m.rows),
        ranked,
      )
      table.forEach((m, i) =>
        out.push({
          row: rows[i] ?? new Float64Array(),
          fold,
          right: isRight(m, ranked[i]?.[0]),
          label: m.label.label,
          composed: m.composed,
        }),
      )
    }
  }
  return out
}

interface Verdict {
  readonly trees: readonly BoostedTrees[]
  readonly calibration: Calibration
  /** Calibrated held-out chance of each header, in the order given. */
  readonly chances: readonly number[]
}

function trainVerdict(held: readonly HeldOut[], hit: (h: HeldOut) => boolean): Verdict {
  const scores = Array.from(held, () => 0)
  for (let fold = 0; fold < innerFolds; fold += 1) {
    const rest = held.filter((h) => h.fold !== fold)
    const trees = trainForests(
      rest.map((h) => h.row),
      rest.map(hit),
      verdictOptions,
      verdictForests,
    )
    held.forEach((h, i) => {
      if (h.fold === fold) scores[i] = chanceOf(trees, h.row)
    })
  }
  const met = held.map((h, i) => ({ h, score: scores[i] ?? 0 })).filter(({ h }) => !h.composed)
  const calibration = fitCalibration(
    met.map(({ score }) => score),
    met.map(({ h }) => hit(h)),
  )
  return {
    trees: trainForests(
      held.map((h) => h.row),
      held.map(hit),
      verdictOptions,
      verdictForests,
    ),
    calibration,
    chances: scores,
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
  )
  const fold = spreadGroups(tables, innerFolds)
  const measured = tables.flatMap((table, t) =>
    measureTable(table.contexts, base, table.group).map((rows, i) => ({
      rows,
      label: table.labels[i] ?? { label: '@new' },
      fold: fold.get(table.group) ?? 0,
      table: t,
      composed: table.composed === true,
    })),
  )
  const held = holdOut(measured)
  const right = trainVerdict(held, (h) => h.right)
  const local = trainVerdict(held, (h) => h.label === '@local')
  const aggregate = trainVerdict(held, (h) => h.label === '@aggregate')
  const points = held
    .map((h, i) => ({
      confidence: right.chances[i] ?? 0,
      hit: h.right,
      isNew: h.label === '@new',
      composed: h.composed,
    }))
    .filter((point) => !point.composed)
  return {
    base,
    model: {
      pair: trainPair(measured, pairForests),
      right: right.trees,
      local: local.trees,
      aggregate: aggregate.trees,
      calibration: { right: right.calibration, local: local.calibration, aggregate: aggregate.calibration },
      automaticFrom: chooseAutomatic(points, heldOutRight, heldOutNew),
    },
  }
}
