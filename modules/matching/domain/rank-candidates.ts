import { logistic, scoreRow, type BoostedTrees } from './boosted-trees.ts'
import { findCandidates, headerNumbers, pairNumbers, readNeighbourhood } from './describe-candidates.ts'
import type { Candidate, Findings } from './findings.ts'
import type { MatchingBase } from './matching-base.ts'
import { readTable, type HeaderView } from './read-table.ts'
import type { HeaderContext } from '../contract.ts'

/** Length of the candidate's part of a row, needed when a header has no candidate at all. */
export const pairOnlyWidth = 53

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
export function oddsOf(forests: readonly BoostedTrees[], row: ArrayLike<number>): number {
  let sum = 0
  for (const forest of forests) sum += scoreRow(forest, row)
  return sum / Math.max(1, forests.length)
}

export const chanceOf = (forests: readonly BoostedTrees[], row: ArrayLike<number>): number =>
  logistic(oddsOf(forests, row))

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

export const whoseOf = (rows: HeaderRows | undefined): string =>
  rows?.view.explicitSubject ?? rows?.view.carriedSubject ?? ''
