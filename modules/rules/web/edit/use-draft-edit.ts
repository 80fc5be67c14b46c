import { useEffect, useMemo, useState } from 'react'
import type { RuleParameter, RuleRow, RuleTableContent, RuleTablePage, TableFinding } from '../../contract.ts'
import { checkCore } from '../../domain/core-rows.ts'
import { checkTable } from '../../domain/check-table.ts'

const STEPS_BACK = 100

export interface DraftEdit {
  readonly content: RuleTableContent
  /** The newest version: what the draft is compared with. */
  readonly base: RuleTableContent
  readonly findings: readonly TableFinding[]
  readonly isSaved: boolean
  readonly canUndo: boolean
  readonly undo: () => void
  /** What is on the page now is what the server keeps. */
  readonly markSaved: () => void
  readonly change: (content: RuleTableContent) => void
  readonly changeRow: (id: string, change: Partial<RuleRow>) => void
  readonly changeCell: (id: string, fact: string, text: string) => void
  readonly addRow: () => void
  readonly removeRow: (id: string) => void
  readonly moveRow: (at: number, by: -1 | 1) => void
  readonly changeParameter: (name: string, change: Partial<RuleParameter>) => void
}

/** An id no row of this table has had. */
function freshRowId(rows: readonly RuleRow[]): string {
  for (let n = rows.length + 1; ; n += 1) if (!rows.some(({ id }) => id === `row-${n}`)) return `row-${n}`
}

const emptyRow = (rows: readonly RuleRow[]): RuleRow => ({
  id: freshRowId(rows),
  when: {},
  effect: 'warn',
  clause: rows.at(-1)?.clause ?? '',
  message: { zh: '', en: '' },
  nextStep: { zh: '', en: '' },
  core: false,
})

/** The draft on the page: every step can be undone, and is checked as it is made. */
export function useDraftEdit(page: RuleTablePage): DraftEdit {
  const base = page.versions[0]?.content ?? page.table
  const [{ content, past, saved }, set] = useState(() => {
    const start: RuleTableContent = page.draft?.content ?? base
    return { content: start, past: [] as readonly RuleTableContent[], saved: start }
  })
  const change = (next: RuleTableContent): void =>
    set((now) => ({ ...now, content: next, past: [...now.past, now.content].slice(-STEPS_BACK) }))
  const findings = useMemo(
    () => [...checkCore(base, content), ...checkTable({ facts: page.table.facts, ...content })],
    [base, content, page.table.facts],
  )
  const isSaved = content === saved
  useEffect(() => {
    if (isSaved) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSaved])
  const rows = (next: RuleRow[]): void => change({ ...content, rows: next })
  const changeRow = (id: string, part: Partial<RuleRow>): void =>
    rows(content.rows.map((row) => (row.id === id ? { ...row, ...part } : row)))
  return {
    content,
    base,
    findings,
    isSaved,
    canUndo: past.length > 0,
    undo: () => set((now) => ({ ...now, content: now.past.at(-1) ?? now.content, past: now.past.slice(0, -1) })),
    markSaved: () => set((now) => ({ ...now, saved: now.content })),
    change,
    changeRow,
    changeCell: (id, fact, text) => {
      const row = content.rows.find((each) => each.id === id)
      if (row !== undefined) changeRow(id, { when: { ...row.when, [fact]: text } })
    },
    addRow: () => rows([...content.rows, emptyRow(content.rows)]),
    removeRow: (id) => rows(content.rows.filter((row) => row.id !== id)),
    moveRow: (at, by) => {
      const row = content.rows[at]
      const to = at + by
      if (row !== undefined && to >= 0 && to < content.rows.length)
        rows(content.rows.toSpliced(at, 1).toSpliced(to, 0, row))
    },
    changeParameter: (name, part) =>
      change({
        ...content,
        parameters: content.parameters.map((each) => (each.name === name ? { ...each, ...part } : each)),
      }),
  }
}
