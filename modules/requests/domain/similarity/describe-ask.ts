import { cleanHeader } from '#modules/matching/contract.ts'
import type { ColumnShape, PopulationShape } from '#modules/forms/contract.ts'
import type { RequestKind } from '../../contract.ts'
import type { AreaRange, AskedItem, AskPeriod, AskProfile } from './ask-profile.ts'

type AskedColumn = Pick<ColumnShape, 'path' | 'verdict' | 'element' | 'role' | 'aggregate'>

export interface AskDescription {
  readonly kind: RequestKind
  readonly title: string
  /** All columns of all sheets, as understood; items of a request fit too. */
  readonly columns: readonly {
    readonly path: readonly string[]
    readonly verdict: AskedColumn['verdict']
    readonly element?: string | null | undefined
    readonly role?: string | null | undefined
    readonly aggregate?: AskedColumn['aggregate'] | null | undefined
  }[]
  readonly population?:
    | Pick<PopulationShape, 'entity' | 'filter'>
    | { entity: string; filter: string }
    | null
    | undefined
  /** 12-digit codes; a county or township stands for all inside it. */
  readonly areaCodes?: readonly string[]
  readonly period?: AskPeriod
  readonly issuer?: string
}

/** The range of 12-digit codes under one: 511123100000 up to 511123101000. A county whose code ends in 00 reads as its city: inside one county that changes nothing. */
export function areaRangeOf(code: string): AreaRange {
  const zeros = /0*$/.exec(code)?.[0].length ?? 0
  // Levels end after 2, 4, 6, 9 and 12 digits.
  const step = zeros >= 10 ? 10 : zeros >= 8 ? 8 : zeros >= 6 ? 6 : zeros >= 3 ? 3 : 0
  const to = BigInt(code) + 10n ** BigInt(step)
  return { from: code, to: String(to).padStart(12, '0') }
}

/** What a request asks, from its understood template or its items. Row numbers, signatures and notes are left out. */
export function describeAsk(of: AskDescription): AskProfile {
  const asks = of.columns.flatMap((column): AskedItem[] => {
    if (column.verdict === 'local') return []
    const leaf = column.path.at(-1)
    if (leaf === undefined) return []
    const item: AskedItem = {
      path: [...column.path],
      words: cleanHeader(leaf).text,
      ...(column.verdict === 'element' && typeof column.element === 'string' ? { element: column.element } : {}),
      ...(column.verdict === 'element' && typeof column.role === 'string' ? { role: column.role } : {}),
      ...(column.verdict === 'aggregate' && column.aggregate !== null && column.aggregate !== undefined
        ? { aggregate: column.aggregate }
        : {}),
    }
    return [item]
  })
  return {
    kind: of.kind,
    title: of.title,
    asks,
    ...(of.population === undefined || of.population === null
      ? {}
      : { population: { entity: of.population.entity, filter: of.population.filter } }),
    areas: (of.areaCodes ?? []).map(areaRangeOf),
    period: of.period ?? {},
    ...(of.issuer === undefined ? {} : { issuer: of.issuer }),
  }
}
