import { logistic, scoreRow, type BoostedTrees } from './boosted-trees.ts'
import { findCandidates, headerNumbers, pairNumbers, readNeighbourhood } from './describe-candidates.ts'
import type { Candidate, Findings } from './findings.ts'
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
  readonly pair: readonly BoostedTrees[]
  /** Is the best element right? */
  readonly right: readonly BoostedTrees[]
  readonly local: readonly BoostedTrees[]
  readonly aggregate: readonly BoostedTrees[]
  readonly calibration: { readonly right: Calibration; readonly local: Calibration; readonly aggregate: Calibration }
  /** Score from which a column is filled without a person: held-out fills above it were right. */
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
export function measureTable(
  contexts: readonly HeaderContext[],
  base: MatchingBase,
  exceptGroup: number,
): HeaderRows[] {
  const findings = readTable(contexts, base.read).map((view) => findCandidates(view, base, exceptGroup))
  const neighbourhood = readNeighbourhood(findings)
  return findings.map((found) => {
    const header = headerNumbers(found)
    const pairs = found.candidates.map((candidate, rank) =>
      Float64Array.from([...pairNumbers(found, candidate, rank, neighbourhood, base, exceptGroup), ...header]),
    )
    return { view: found.view, findings: found, header, pairs }
  })
}

/** Mean log-odds of several forests grown from different seeds: steadier than one. */
export function chanceOf(forests: readonly BoostedTrees[], row: ArrayLike<number>): number {
  let sum = 0
  for (const forest of forests) sum += scoreRow(forest, row)
  return logistic(sum / Math.max(1, forests.length))
}

/** A candidate with its chance by the pair trees. */
export interface Ranked {
  readonly candidate: Candidate
  readonly chance: number
  readonly row: Float64Array
}

export function rankCandidates(rows: HeaderRows, pair: readonly BoostedTrees[]): Ranked[] {
  return rows.pairs
    .map((row, i) => ({ candidate: rows.findings.candidates[i], chance: chanceOf(pair, row), row }))
    .filter((ranked): ranked is Ranked => ranked.candidate !== undefined)
    .sort((a, b) => b.chance - a.chance || (a.candidate.id < b.candidate.id ? -1 : 1))
}

const whoseOf = (rows: HeaderRows): string => rows.view.explicitSubject ?? rows.view.carriedSubject ?? ''

const typeCodes: Readonly<Record<string, number>> = {
  string: 1,
  text: 2,
  address: 3,
  phone: 4,
  code: 5,
  boolean: 6,
  integer: 7,
  decimal: 8,
  money: 9,
  year: 10,
  date: 11,
  datetime: 12,
  id_number: 13,
  area_code: 14,
  region_code: 14,
}

/** Numbers for the second judge, table by table: the best candidate's row, how clearly it leads, who else claims it, how sure the neighbours are. */
export function verdictRows(table: readonly HeaderRows[], ranked: readonly (readonly Ranked[])[]): Float64Array[] {
  const chanceAt = (i: number): number => ranked[i]?.[0]?.chance ?? 0
  const mean = table.reduce((sum, _, i) => sum + chanceAt(i), 0) / Math.max(1, table.length)
  return table.map((rows, i) => {
    const [first, second] = ranked[i] ?? []
    const total = (ranked[i] ?? []).reduce((sum, r) => sum + r.chance, 0)
    const pairRow =
      first?.row ?? Float64Array.from([...Array.from({ length: pairOnlyWidth }, () => -9), ...rows.header])
    let rivals = 0
    let strongest = 0
    table.forEach((other, j) => {
      if (
        j === i ||
        first === undefined ||
        ranked[j]?.[0]?.candidate.id !== first.candidate.id ||
        whoseOf(other) !== whoseOf(rows)
      )
        return
      rivals += 1
      strongest = Math.max(strongest, chanceAt(j))
    })
    const chance = first?.chance ?? 0
    const next = second?.chance ?? 0
    const around = [chanceAt(i - 1), chanceAt(i + 1)]
    return Float64Array.from([
      ...pairRow,
      chance,
      next,
      chance - next,
      chance / Math.max(0.05, total),
      rivals,
      chance - strongest,
      mean,
      Math.min(...around),
      Math.max(...around),
      typeCodes[first?.candidate.profile.element.type ?? ''] ?? 0,
    ])
  })
}

function calibrate(calibration: Calibration, score: number): number {
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
  /** Uncalibrated chance that the best element is right: finer than `right`, compared with `automaticFrom`. */
  readonly score: number
  readonly right: number
  readonly local: number
  readonly aggregate: number
}

export function judgeTable(contexts: readonly HeaderContext[], base: MatchingBase, model: MatchingModel): Judgement[] {
  const table = measureTable(contexts, base, -1)
  const allRanked = table.map((rows) => rankCandidates(rows, model.pair))
  const numbers = verdictRows(table, allRanked)
  return table.map((rows, i) => {
    const ranked = allRanked[i] ?? []
    const row = numbers[i] ?? []
    const chance = (forests: readonly BoostedTrees[], calibration: Calibration): number =>
      calibrate(calibration, chanceOf(forests, row))
    return {
      rows,
      ranked,
      score: ranked.length === 0 ? 0 : chanceOf(model.right, row),
      right: ranked.length === 0 ? 0 : chance(model.right, model.calibration.right),
      local: chance(model.local, model.calibration.local),
      aggregate: chance(model.aggregate, model.calibration.aggregate),
    }
  })
}

/** Length of the candidate's part of a row, needed when a header has no candidate at all. */
const pairOnlyWidth = 53
