import type { Verdict } from '../contract.ts'
import type { AggregateReading } from './aggregates/read-path.ts'
import type { Judgement } from './judge-headers.ts'

export interface Chances {
  readonly element: number
  readonly local: number
  readonly aggregate: number
  readonly unknown: number
}

/**
 * 总户数 over the rows of a statistics table is a count the ledger makes itself, row by row; the indicator of the same name is
 * what somebody reported for a village once.
 */
function isOwnFigure({ rows, ranked }: Judgement, reading: AggregateReading): boolean {
  const isIndicator = ranked[0]?.candidate.profile.element.entity === 'indicator'
  const isPlain = reading.aggregate.measure === 'count' && reading.confidence >= 0.9
  return rows.view.context.kind === 'statistics' && isIndicator && isPlain
}

/** The four chances of a header, adding to 1. */
export function spreadChances(judgement: Judgement, reading: AggregateReading | undefined): Chances {
  if (reading !== undefined && isOwnFigure(judgement, reading))
    return { element: 1 - reading.confidence, local: 0, aggregate: reading.confidence, unknown: 0 }
  const element = judgement.right
  const local = judgement.local
  // What cannot be read as a measure of something cannot be counted: its chance goes to `new`. On a statistics sheet a header
  // that reads as a measure word by word is one, unless it is surely something else.
  const read =
    reading === undefined
      ? 0
      : judgement.rows.view.context.kind === 'statistics'
        ? (1 - Math.max(element, local)) * reading.confidence
        : 0
  const aggregate = reading === undefined ? 0 : Math.max(judgement.aggregate, read)
  const sum = element + local + aggregate
  const scale = sum > 1 ? 1 / sum : 1
  return {
    element: element * scale,
    local: local * scale,
    aggregate: aggregate * scale,
    unknown: Math.max(0, 1 - sum * scale),
  }
}

// A proposal a person can turn down is worth more than none; what is filled unasked has a threshold of its own.
const proposedFrom = 0.38

/** The likeliest; an element that is nearly as likely as `new` is proposed. */
export function decideVerdict(chances: Chances): { readonly verdict: Verdict; readonly confidence: number } {
  const all: [Verdict, number][] = [
    ['element', chances.element],
    ['local', chances.local],
    ['aggregate', chances.aggregate],
    ['new', chances.unknown],
  ]
  const [verdict, confidence] = all.reduce((best, each) => (each[1] > best[1] ? each : best))
  if (verdict === 'new' && chances.element >= proposedFrom) return { verdict: 'element', confidence: chances.element }
  return { verdict, confidence }
}
