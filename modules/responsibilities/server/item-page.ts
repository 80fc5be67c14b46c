import { civilDay } from '#platform/time.ts'
import type { DutyItem, DutyItemPage } from '../contract.ts'
import { whatMayBeAsked } from '../domain/what-may-be-asked.ts'
import type { Asking } from './ask-duties.ts'
import { getListRow, listOf, readResources } from './store.ts'

export async function itemPageOf(ctx: Asking, item: DutyItem): Promise<DutyItemPage> {
  const county = ctx.actor.countyCode
  const list = listOf(await getListRow(ctx.tx, county, item.listId), civilDay(ctx.now()))
  return { item, list, resources: await readResources(ctx.tx, county, item.code), ...whatMayBeAsked(item) }
}
