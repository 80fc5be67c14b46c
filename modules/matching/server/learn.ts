import type { Confirmation, HeaderContext, TableMatch } from '../contract.ts'
import { matchTable } from '../domain/match-table.ts'
import { searchKnowledge, type FoundElement } from '../domain/search-elements.ts'
import { loadKnowledge, type Asking } from './load-knowledge.ts'
import { deleteConfirmation, saveConfirmation } from './store.ts'

/** A person's decision about one header: decides it on the same form from now on, and weighs on other forms. */
export const recordConfirmation = (ctx: Asking, confirmation: Confirmation): Promise<void> =>
  saveConfirmation(ctx.tx, ctx.actor.countyCode, confirmation)

/** What was decided of a header was undone: it decides and weighs no longer. */
export const retractConfirmation = (ctx: Asking, of: Pick<Confirmation, 'title' | 'path'>): Promise<void> =>
  deleteConfirmation(ctx.tx, ctx.actor.countyCode, of)

/** Several tables with what the county knows now. */
export async function matchTables(
  ctx: Asking,
  tables: readonly (readonly HeaderContext[])[],
): Promise<readonly TableMatch[]> {
  const knowledge = await loadKnowledge(ctx)
  return tables.map((contexts) => matchTable(contexts, knowledge))
}

/** Elements for a typed text, best first; the same likeness the matcher uses. */
export async function searchElements(ctx: Asking, query: string, limit = 20): Promise<readonly FoundElement[]> {
  return searchKnowledge(await loadKnowledge(ctx), query, limit)
}
