import { readList, type ListQuestion, type Reading } from './read-list.ts'
import { readRows } from './read-rows.ts'

export type GapKind = 'missing' | 'stale' | 'conflict'

export interface LedgerGap {
  readonly subjectId: string
  readonly areaCode: string
  /** Index among the columns asked. */
  readonly column: number
  readonly element: string
  readonly kind: GapKind
  readonly value: string | null
}

export interface LedgerGaps {
  /** At most `limit`, in the list's order. */
  readonly gaps: readonly LedgerGap[]
  readonly total: number
  readonly groups: readonly { readonly element: string; readonly kind: GapKind; readonly count: number }[]
}

const KINDS: Readonly<Record<string, GapKind>> = { m: 'missing', s: 'stale', c: 'conflict' }

/** What the ledger lacks to answer a list: by subject and element, with counts. Reads the list once, in a stream. */
export async function listGaps(ctx: Reading, question: ListQuestion, limit = 500): Promise<LedgerGaps> {
  const list = await readList(ctx, question)
  const gaps: LedgerGap[] = []
  const counts = new Map<string, { element: string; kind: GapKind; count: number }>()
  let total = 0
  for await (const rows of readRows(list.stream(), list.columns.length)) {
    for (const row of rows) {
      for (let column = 0; column < list.columns.length; column += 1) {
        const kind = KINDS[row.flags.charAt(column)]
        const element = question.columns[column]?.element
        if (kind === undefined || element === undefined) continue
        total += 1
        const group = counts.get(`${element} ${kind}`) ?? { element, kind, count: 0 }
        group.count += 1
        counts.set(`${element} ${kind}`, group)
        if (gaps.length < limit)
          gaps.push({
            subjectId: row.id,
            areaCode: row.areaCode,
            column,
            element,
            kind,
            value: row.cells[column] ?? null,
          })
      }
    }
  }
  return { gaps, total, groups: [...counts.values()].toSorted((a, b) => b.count - a.count) }
}
