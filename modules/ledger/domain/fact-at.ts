/** One thing somebody said about a fact. Times are ISO text of one form, so that they sort. */
export interface Assertion<V = unknown> {
  readonly value: V
  readonly changeNo: number
  /** The day from which it is said to be true. */
  readonly validFrom: string
  /** When it came into the ledger. */
  readonly recordedAt: string
  /** When a correction said that it was never true; absent: never. */
  readonly retractedAt?: string
}

/**
 * What was true at `validAt`, as the ledger knew it at `knownAt` (both inclusive): of what had been recorded by then and not
 * been taken back by then, the latest to begin; of several that begin on one day the one recorded last. Undefined: nothing known.
 */
export function factAt<V>(
  assertions: readonly Assertion<V>[],
  validAt: string,
  knownAt: string,
): Assertion<V> | undefined {
  let best: Assertion<V> | undefined
  for (const each of assertions) {
    if (each.recordedAt > knownAt || each.validFrom > validAt) continue
    if (each.retractedAt !== undefined && each.retractedAt <= knownAt) continue
    if (best === undefined || isLater(each, best)) best = each
  }
  return best
}

function isLater(a: Assertion, b: Assertion): boolean {
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom
  return a.recordedAt === b.recordedAt ? a.changeNo > b.changeNo : a.recordedAt > b.recordedAt
}
