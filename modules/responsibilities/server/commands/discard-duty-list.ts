import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { DutyListId } from '../../contract.ts'
import { getDraft } from '../get-draft.ts'
import { mayKeepDutyList } from '../policy.ts'
import { deleteList } from '../store.ts'

/** Gives up a draft with its file. A published list stays for ever: what was decided refers to it. */
export const discardDutyList = command({
  name: 'discardDutyList',
  input: DutyListId,
  output: z.object({ discarded: z.string() }),
  may: mayKeepDutyList,
  audit: {
    event: 'duty-list.discarded',
    title: { zh: '放弃履职事项清单草稿', en: 'Gave up a draft duty list' },
    line: ({ input, output }) => ({ subject: input.listId, data: { title: output.discarded } }),
  },
  async run(ctx, { listId }) {
    const { county, row } = await getDraft(ctx, listId)
    await deleteList(ctx.tx, county, listId)
    return { discarded: row.title }
  },
})
