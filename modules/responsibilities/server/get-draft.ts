import type { Ctx } from '#platform/http/index.ts'
import { problems } from './problems.ts'
import { getListRow, holdDutyLists, type ListRow } from './store.ts'

/**
 * A draft of the actor's county, held against others who would change it until this is done.
 * @throws responsibilities/list-not-found, responsibilities/not-a-draft
 */
export async function getDraft(ctx: Ctx, listId: string): Promise<{ readonly county: string; readonly row: ListRow }> {
  const county = ctx.actor.countyCode
  await holdDutyLists(ctx.tx, county)
  const row = await getListRow(ctx.tx, county, listId)
  if (row.state !== 'draft') throw problems.notADraft({ title: row.title })
  return { county, row }
}
