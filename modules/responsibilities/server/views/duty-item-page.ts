import { view } from '#platform/http/index.ts'
import { DutyItemId, DutyItemPage } from '../../contract.ts'
import { getDutyItem } from '../ask-duties.ts'
import { itemPageOf } from '../item-page.ts'
import { maySeeDuties } from '../policy.ts'
import { getVisibleList } from './duty-lists.ts'

/** Who leads, who assists, what may be asked, what follows. */
export const dutyItemPage = view({
  name: 'dutyItemPage',
  input: DutyItemId,
  output: DutyItemPage,
  may: maySeeDuties,
  async run(ctx, { itemId }) {
    const item = await getDutyItem(ctx, { itemId })
    await getVisibleList(ctx, item.listId)
    return itemPageOf(ctx, item)
  },
})
