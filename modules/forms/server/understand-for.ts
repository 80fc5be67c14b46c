import { loadKnowledge, matchTable } from '#modules/matching/server/index.ts'
import type { WorkbookDescription } from '#modules/workbook/contract.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { UnderstoodWorkbook } from '../contract.ts'
import { understandTemplate } from './understand-template.ts'

/** Understands a template with what this county has confirmed so far. */
export async function understandFor(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  description: WorkbookDescription,
  department?: string,
): Promise<UnderstoodWorkbook> {
  const knowledge = await loadKnowledge(ctx)
  return understandTemplate(description, (contexts, about) => matchTable(contexts, knowledge, about), department)
}
