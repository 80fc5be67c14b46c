import { command } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { DutyItemPage, RecordDutyResourceInput } from '../../contract.ts'
import { getDutyItem } from '../ask-duties.ts'
import { itemPageOf } from '../item-page.ts'
import { mayKeepDutyList } from '../policy.ts'
import { problems } from '../problems.ts'
import { insertResource } from '../store.ts'

/** Records that staff, money or powers followed a task, or are owed (权随事转、费随事转). Nothing recorded before is changed. */
export const recordDutyResource = command({
  name: 'recordDutyResource',
  input: RecordDutyResourceInput,
  output: DutyItemPage,
  may: mayKeepDutyList,
  audit: {
    event: 'duty-resource.recorded',
    title: { zh: '登记随事下放的资源', en: 'Recorded what follows a task' },
    line: ({ input, output }) => ({
      subject: input.itemId,
      data: { code: output.item.code, kind: input.kind, state: input.state, what: input.what, since: input.since },
    }),
  },
  async run(ctx, { itemId, kind, state, what, since }) {
    const item = await getDutyItem(ctx, { itemId })
    if (since > civilDay(ctx.now())) throw problems.sinceInTheFuture({ since })
    await insertResource(ctx.tx, {
      county_code: ctx.actor.countyCode,
      id: ctx.newId(),
      code: item.code,
      kind,
      state,
      what,
      since,
      recorded_by: ctx.actor.name,
      recorded_at: ctx.now().toISOString(),
    })
    return itemPageOf(ctx, item)
  },
})
