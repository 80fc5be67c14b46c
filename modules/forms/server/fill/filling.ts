import type { Catalogue } from '#modules/catalogue/contract.ts'
import type { CellStatus, FillSummary } from '../../contract.ts'
import type { UnfilledColumn } from '../../domain/plan-list.ts'
import type { Said } from '../../domain/said.ts'
import type { Ctx } from '#platform/http/index.ts'

/** One written row of a list, with what is known of each of its cells. */
export interface RowRecord {
  readonly sheet: number
  readonly row: number
  readonly subjectId: string
  readonly subject: string
  readonly areaCode: string
  readonly cells: readonly {
    readonly column: number
    readonly element: string
    readonly nameZh: string
    readonly status: CellStatus
    readonly change: number | undefined
    readonly value: string | null
  }[]
}

/** One computed or single cell. */
export interface CellRecord {
  readonly sheet: number
  readonly row: number
  readonly column: number
  readonly subjectId: string | null
  readonly subject: string
  readonly areaCode: string
  readonly element: string | null
  readonly nameZh: string
  readonly status: CellStatus
  readonly value: string
  readonly change: number | undefined
  readonly computation: { readonly words: Said; readonly query: string } | undefined
}

/** Takes what is written, as it is written: the store, the explanation file, the 来源 sheet. */
export interface FillListener {
  /** It need not hear of the rows of a list longer than this; undefined: of every row. */
  readonly mostRows?: number | undefined
  row(record: RowRecord): void
  cell(record: CellRecord): void
}

/** What one fill works with. */
export interface Filling {
  readonly ctx: Pick<Ctx, 'tx' | 'actor'>
  readonly catalogue: Catalogue
  readonly areaCode: string
  readonly areaName: string
  readonly asOf: string
  readonly subjects: readonly string[]
  readonly listener: FillListener
  readonly tally: Tally
}

/** Counts that end up in the summary. */
export interface Tally {
  rows: number
  filled: number
  asked: number
  readonly gaps: Map<string, FillSummary['gapGroups'][number]>
  readonly unfilled: FillSummary['unfilled']
  readonly equations: FillSummary['equations']
  readonly notices: FillSummary['notices']
}

export const emptyTally = (): Tally => ({
  rows: 0,
  filled: 0,
  asked: 0,
  gaps: new Map(),
  unfilled: [],
  equations: [],
  notices: [],
})

const STATUS: Readonly<Record<string, CellStatus>> = {
  o: 'ok',
  m: 'missing',
  s: 'stale',
  c: 'conflict',
  n: 'not-applicable',
}
export const statusOf = (letter: string): CellStatus => STATUS[letter] ?? 'ok'

/** Counts one asked cell. A stale or contradicted value is written and is a gap all the same. */
export function count(tally: Tally, element: string, nameZh: string, status: CellStatus, times = 1): void {
  if (status === 'not-applicable') return
  tally.asked += times
  if (status !== 'missing') tally.filled += times
  if (status === 'ok') return
  const key = `${element} ${status}`
  const group = tally.gaps.get(key)
  if (group === undefined) tally.gaps.set(key, { element, nameZh, kind: status, count: times })
  else group.count += times
}

/** Notes headers that take nothing, each with why. */
export function leaveBlank(tally: Tally, sheet: string, columns: readonly UnfilledColumn[]): void {
  for (const { cell, path, why } of columns)
    tally.unfilled.push({ sheet, cell, path: [...path], why: why.zh, whyEn: why.en })
}
