import { findDutyItem, suggestDutyItems } from '#modules/responsibilities/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Screening } from '../../contract.ts'
import type { RequestRow } from '../store/requests.ts'

/** The item of the duty list a request names, as the list in force says today, or those it may mean. */
export async function lookUpDuty(ctx: Ctx, row: RequestRow): Promise<Screening['duty']> {
  const suggestions = (
    await suggestDutyItems(ctx, { title: row.title, department: row.issuer_name, text: row.purpose }, 5)
  ).map(({ item }) => ({ itemId: item.id, code: item.code, title: item.title, class: item.class }))
  if (row.duty_item_id === null) {
    // The exception lane says of itself that no item fits.
    const none = row.lane === 'exception' ? 'off-list' : 'unnamed'
    return { itemId: null, class: none, title: null, mainDepartment: null, suggestions }
  }
  const named = await findDutyItem(ctx, { itemId: row.duty_item_id })
  // The draft may name an item of an older list: what counts is the same item today.
  const item = named === undefined ? undefined : await findDutyItem(ctx, { code: named.code })
  return {
    itemId: row.duty_item_id,
    class: item?.class ?? 'off-list',
    title: item?.title ?? named?.title ?? null,
    mainDepartment: item?.mainDepartment ?? item?.takenBackBy ?? null,
    suggestions,
  }
}
