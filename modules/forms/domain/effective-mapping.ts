import type { HeaderMatch } from '#modules/matching/contract.ts'
import type { ColumnShape, Decision } from '../contract.ts'
import type { Mask } from './public-notice.ts'

/** The mapping of one header as it will be used: what the matcher proposed, or what a person decided. */
export interface MappedColumn {
  readonly column: ColumnShape
  readonly state: 'automatic' | 'confirmed' | 'open' | 'not-filled'
  /** Of a fact of an enrolment: tokens of the programmes the header names; `unknown` when it names one nobody knows. */
  readonly programmes?: readonly string[] | 'unknown'
  /** A photo: put in by hand, and never asked of the ledger. */
  readonly isPicture?: boolean
  /** On a public notice: how its values are shown, when not whole. */
  readonly onNotice?: Mask | 'withheld'
}

/** `local` is filled by the form itself (row number) or left to the signer; `new` is not in the ledger. */
export const isFillable = (verdict: ColumnShape['verdict']): boolean => verdict === 'element' || verdict === 'aggregate'

function stateOf(column: ColumnShape, decided: boolean): MappedColumn['state'] {
  if (decided) return isFillable(column.verdict) ? 'confirmed' : 'not-filled'
  if (!isFillable(column.verdict)) return 'not-filled'
  return column.automatic ? 'automatic' : 'open'
}

function decide(proposed: ColumnShape, decision: Decision): ColumnShape {
  const { element, role, aggregate, ...rest } = proposed
  // What a person decided replaces the proposal whole: an old element must not survive a change to `local`.
  void element
  void role
  void aggregate
  return {
    ...rest,
    verdict: decision.verdict,
    ...(decision.element === undefined ? {} : { element: decision.element }),
    ...(decision.role === undefined ? {} : { role: decision.role }),
    ...(decision.aggregate === undefined ? {} : { aggregate: decision.aggregate }),
    confidence: 1,
    automatic: true,
    reason: '由工作人员确认',
    reasonEn: 'Confirmed by a person',
  }
}

/** Proposals of one sheet with the decisions of people laid over them, in the order of the proposals. */
export function effectiveMapping(
  sheet: string,
  proposals: readonly ColumnShape[],
  decisions: readonly Decision[],
): readonly MappedColumn[] {
  const decided = new Map(decisions.filter((one) => one.sheet === sheet).map((one) => [one.cell, one]))
  return proposals.map((proposed) => {
    const decision = decided.get(proposed.cell)
    const column = decision === undefined ? proposed : decide(proposed, decision)
    return { column, state: stateOf(column, decision !== undefined) }
  })
}

/** Later decisions on the same header replace earlier ones. */
export function mergeDecisions(earlier: readonly Decision[], later: readonly Decision[]): readonly Decision[] {
  const key = (one: Decision): string => `${one.sheet}\n${one.cell}`
  const merged = new Map(earlier.map((one) => [key(one), one]))
  for (const one of later) merged.set(key(one), one)
  return [...merged.values()]
}

/** A match in wire shape: the filter is printed, absent parts are left out. */
export function columnOf(
  match: HeaderMatch,
  printFilter: (filter: NonNullable<HeaderMatch['aggregate']>['filter']) => string,
): ColumnShape {
  const { aggregate } = match
  return {
    path: [...match.path],
    cell: match.cell,
    verdict: match.verdict,
    ...(match.element === undefined ? {} : { element: match.element }),
    ...(match.role === undefined ? {} : { role: match.role }),
    ...(aggregate === undefined
      ? {}
      : {
          aggregate: {
            measure: aggregate.measure,
            entity: aggregate.entity,
            filter: printFilter(aggregate.filter),
            ...(aggregate.field === undefined ? {} : { field: aggregate.field }),
            ...(aggregate.unit === undefined ? {} : { unit: aggregate.unit }),
          },
        }),
    confidence: match.confidence,
    automatic: match.automatic,
    reason: match.reason,
    ...(match.reasonEn === undefined ? {} : { reasonEn: match.reasonEn }),
    alternatives: match.alternatives.map((one) => ({ ...one })),
  }
}
