import type { ClauseCheck } from '../contract.ts'
import { clauseNumber, CLAUSES, type Clause } from './clauses.data.ts'

/** A row of a decision table in force. */
export interface RowInForce {
  readonly table: string
  readonly row: string
  readonly clause: string
  readonly message: { readonly zh: string; readonly en: string }
}

interface Figures {
  readonly blocked: number
  readonly overridden: number
  readonly overriddenByName: number
}

export interface Known {
  readonly rows: readonly RowInForce[]
  readonly byClause: ReadonlyMap<string, Figures>
  readonly filingNumber: string | null
  readonly complaintsOverdue: number
  readonly unfiledApps: number
}

type Words = ClauseCheck['remarks'][number]

/** What a person should look at, of one clause. */
function remarksOf(clause: Clause, rows: number, figures: Figures, known: Known): readonly Words[] {
  const remarks: Words[] = []
  const say = (holds: boolean, zh: string, en: string): void => void (holds ? remarks.push({ zh, en }) : undefined)
  say(rows === 0 && clause.by.length === 0, '没有在用的规则行', 'no row in force')
  const nameless = figures.overridden - figures.overriddenByName
  say(
    nameless > 0,
    `${nameless} 次放行没有具名批准人或理由`,
    `${nameless} overridden without a named approver or reason`,
  )
  if (clause.no === 12) {
    say(
      known.filingNumber === null,
      '本软件未备案：不得要求任何人使用',
      'this program is not filed: nobody may be required to use it',
    )
    say(
      known.unfiledApps > 0,
      `放行了 ${known.unfiledApps} 件未备案或县以下应用的要求`,
      `${known.unfiledApps} requests for unfiled apps or apps below the county were let pass`,
    )
  }
  if (clause.no === 13)
    say(
      known.complaintsOverdue > 0,
      `${known.complaintsOverdue} 件投诉建议超时未答`,
      `${known.complaintsOverdue} complaints are overdue`,
    )
  return remarks
}

const ofClause = (no: number, known: Known): Figures =>
  [...known.byClause]
    .filter(([code]) => clauseNumber(code) === no)
    .reduce(
      (sum, [, one]) => ({
        blocked: sum.blocked + one.blocked,
        overridden: sum.overridden + one.overridden,
        overriddenByName: sum.overriddenByName + one.overriddenByName,
      }),
      { blocked: 0, overridden: 0, overriddenByName: 0 },
    )

/** Each clause with what enforces it, what happened in the period, and what wants a look. */
export const checkClauses = (known: Known): readonly ClauseCheck[] =>
  CLAUSES.map((clause) => {
    const rows = known.rows.filter((row) => clauseNumber(row.clause) === clause.no)
    const figures = ofClause(clause.no, known)
    const remarks = [...remarksOf(clause, rows.length, figures, known)]
    return {
      no: clause.no,
      source: clause.source,
      type: clause.type,
      words: { zh: clause.zh, en: clause.en },
      enforcedBy: [
        ...(rows.length === 0
          ? []
          : [
              {
                kind: 'rule' as const,
                words: { zh: `规则表 ${rows.length} 行`, en: `${rows.length} rows of the decision tables` },
                rows: rows.map((row) => `${row.table}/${row.row}`),
              },
            ]),
        ...clause.by.map(({ kind, zh, en }) => ({ kind, words: { zh, en }, rows: [] })),
      ],
      ...figures,
      state: remarks.length === 0 ? 'held' : 'look',
      remarks,
    }
  })
