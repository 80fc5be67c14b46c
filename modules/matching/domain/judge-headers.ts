import { logistic, scoreRow, type BoostedTrees } from './boosted-trees.ts'
import { findCandidates, headerNumbers, pairNumbers, readNeighbourhood, type Candidate, type Findings } from './describe-candidates.ts'
import type { MatchingBase } from './matching-base.ts'
import { readTable, type HeaderView } from './read-table.ts'
import type { HeaderContext } from '../contract.ts'

/** Monotone map from a raw score to the share that was right among held-out headers. */
export interface Calibration {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** What training leaves behind. */
export interface MatchingModel {
  /** Header with one element: is it this one? */
  readonly pair: BoostedTrees
  /** Is the best element right? */
  readonly right: BoostedTrees
  readonly local: BoostedTrees
  readonly aggregate: BoostedTrees
  readonly calibration: { readonly right: Calibration; readonly local: Calibration; readonly aggregate: Calibration }
  /** Calibrated confidence from which a column is filled without a person. */
  readonly automaticFrom: number
}

/** The numbers of one header: a row per candidate, in the order of the candidates. */
export interface HeaderRows {
  readonly view: HeaderView
  readonly findings: Findings
  readonly header: readonly number[]
  readonly pairs: readonly Float64Array[]
}

/** Reads and measures one table. `exceptGroup` forgets one source (training); -1 forgets none. */
export function measureTable(contexts: readonly HeaderContext[], base: MatchingBase, exceptGroup: number): HeaderRows[] {
  const findings = readTable(contexts, base.read).map((view) => findCandidates(view, base, exceptGroup))
  const neighbourhood = readNeighbourhood(findings)
  return findings.map((found) => {
    const header = headerNumbers(found)
    const pairs = found.candidates.map((candidate, rank) => Float64Array.from([...pairNumbers(found, candidate, rank, neighbourhood, base, exceptGroup), ...header]))
    return { view: found.view, findings: found, header, pairs }
  })
}

/** A candidate with its chance by the pair trees. */
export interface Ranked {
  readonly candidate: Candidate
  readonly chance: number
  readonly row: Float64Array
}

export function rankCandidates(rows: HeaderRows, pair: BoostedTrees): Ranked[] {
  return rows.pairs
    .map((row, i) => ({ candidate: rows.findings.candidates[i], chance: logistic(scoreRow(pair, row)), row }))
    .filter((ranked): ranked is Ranked => ranked.candidate !== undefined)
    .sort((a, b) => b.chance - a.chance || (a.candidate.id < b.candidate.id ? -1 : 1))
}

/** Numbers for the second judge: the best candidate's row with how clearly it leads. */
export function verdictRow(rows: HeaderRows, ranked: readonly Ranked[], width: number): Float64Array {
  const [first, second] = ranked
  const total = ranked.reduce((sum, r) => sum + r.chance, 0)
  const pairRow = first?.row ?? Float64Array.from([...new Array<number>(width - rows.header.length).fill(-9), ...rows.header])
  return Float64Array.from([...pairRow, first?.chance ?? 0, second?.chance ?? 0, (first?.chance ?? 0) - (second?.chance ?? 0), (first?.chance ?? 0) / Math.max(0.05, total)])
}

export function calibrate(calibration: Calibration, score: number): number {
  const { from, to } = calibration
  if (from.length === 0) return score
  let low = 0
  let high = from.length - 1
  if (score <= (from[0] ?? 0)) return to[0] ?? 0
  if (score >= (from[high] ?? 1)) return to[high] ?? 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) <= score) low = middle
    else high = middle
  }
  const [x0, x1, y0, y1] = [from[low] ?? 0, from[high] ?? 1, to[low] ?? 0, to[high] ?? 1]
  return x1 === x0 ? y1 : y0 + ((score - x0) / (x1 - x0)) * (y1 - y0)
}

/** The chances of one header, each calibrated on held-out forms. */
export interface Judgement {
  readonly rows: HeaderRows
  readonly ranked: readonly Ranked[]
  readonly right: number
  readonly local: number
  readonly aggregate: number
}

export function judgeTable(contexts: readonly HeaderContext[], base: MatchingBase, model: MatchingModel): Judgement[] {
  return measureTable(contexts, base, -1).map((rows) => {
    const ranked = rankCandidates(rows, model.pair)
    const row = verdictRow(rows, ranked, pairWidth(rows))
    const chance = (trees: BoostedTrees, calibration: Calibration): number => calibrate(calibration, logistic(scoreRow(trees, row)))
    return {
      rows,
      ranked,
      right: ranked.length === 0 ? 0 : chance(model.right, model.calibration.right),
      local: chance(model.local, model.calibration.local),
      aggregate: chance(model.aggregate, model.calibration.aggregate),
    }
  })
}

const pairOnlyWidth = 35

/** Length of a pair row, needed when a header has no candidate at all. */
export const pairWidth = (rows: HeaderRows): number => rows.pairs[0]?.length ?? pairOnlyWidth + rows.header.length
