import { loadKnowledge, matchTable } from '#modules/matching/server/index.ts'
import type { WorkbookDescription } from '#modules/workbook/contract.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Decision, PopulationDecision, UnderstoodWorkbook } from '../contract.ts'
import { isRowNumber } from '../domain/plan-list.ts'
import { understandTemplate, type MatchTable } from './understand-template.ts'

/** What a person decided of a form before it was looked at. */
interface Decided {
  readonly decisions: readonly Decision[]
  readonly populations: readonly PopulationDecision[]
}

/** Nothing is left to be matched: every header that takes a value is decided, and who gets a row. */
function isWhollyDecided({ sheets }: WorkbookDescription, { decisions, populations }: Decided): boolean {
  const decided = new Set(decisions.map((one) => `${one.sheet}\n${one.cell}`))
  return sheets.every(
    ({ name, tables }) =>
      tables.length === 0 ||
      (populations.some((one) => one.sheet === name && one.entity !== undefined) &&
        tables.every((table) =>
          [...table.columns, ...table.rows].every(
            (leaf) => decided.has(`${name}\n${leaf.cell}`) || (table.kind === 'list' && isRowNumber(leaf.path)),
          ),
        )),
  )
}

/** Proposals for what needs none: decisions are laid over them. */
const proposeNothing: MatchTable = (contexts) => ({
  population: undefined,
  columns: contexts.map(({ cell, path }) => ({
    cell,
    path,
    verdict: isRowNumber(path) ? ('local' as const) : ('new' as const),
    confidence: 1,
    automatic: true,
    reason: '由工作人员确认',
    reasonEn: 'Confirmed by a person',
    alternatives: [],
  })),
})

/**
 * Understands a template with what this county has confirmed so far. A form that was `decided` whole is not matched:
 * the matcher takes 0.3 s to get ready.
 */
export async function understandFor(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  description: WorkbookDescription,
  department?: string,
  decided?: Decided,
): Promise<UnderstoodWorkbook> {
  if (decided !== undefined && isWhollyDecided(description, decided))
    return understandTemplate(description, proposeNothing, department)
  const knowledge = await loadKnowledge(ctx)
  return understandTemplate(description, (contexts, about) => matchTable(contexts, knowledge, about), department)
}
