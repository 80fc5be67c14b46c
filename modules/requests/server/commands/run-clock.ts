import { z } from 'zod'
import { releaseMinutes } from '#modules/budgets/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { endIfNobodyIsLeft } from '../end-request.ts'
import { mayKeepTime } from '../policy.ts'
import { setAskState } from '../similarity/ask-store.ts'
import { moveDispatch } from '../store/dispatches.ts'
import { closeReturn, listOverdueReturns } from '../store/returns.ts'
import { listDue, lockRequest, moveRequest } from '../store/requests.ts'

const byClock = { byName: '日程 clock', byBody: '' }

/** The issuer did not answer in time: the request lapses for that village, and altogether when nobody is left. */
async function lapseUnanswered(ctx: Ctx): Promise<number> {
  const overdue = await listOverdueReturns(ctx)
  for (const one of overdue) {
    await closeReturn(ctx, one.id, { state: 'lapsed' })
    await moveDispatch(ctx, { requestId: one.request_id, areaCode: one.area_code, from: 'returned', to: 'lapsed' })
    await releaseMinutes(ctx, one.request_id, one.area_code)
    await endIfNobodyIsLeft(ctx, one.request_id, { ...byClock, reason: '要求单位逾期未答复退回，自动失效' })
  }
  return overdue.length
}

/** What time alone does to requests: lapse, expire, come back from deferral. Nothing happens twice. */
export const runClock = command({
  name: 'runClock',
  input: z.object({}),
  output: z.object({ lapsed: z.number(), expired: z.number(), resumed: z.number() }),
  may: mayKeepTime,
  audit: {
    event: 'request.clock-run',
    title: { zh: '按日程处理到期事项', en: 'Ended what had run out of time' },
    line: ({ output }) => ({ subject: 'requests', data: output }),
  },
  async run(ctx) {
    const today = civilDay(ctx.now())
    const lapsed = await lapseUnanswered(ctx)
    const due = await listDue(ctx, today)
    for (const { id, event } of due) {
      const row = await lockRequest(ctx, id)
      const reason = event === 'expire' ? '已过有效期' : '暂缓期满，恢复审核'
      await moveRequest(ctx, row, {
        event,
        reason,
        ...byClock,
        values: event === 'resume' ? { deferred_until: null } : {},
      })
      if (event === 'resume') continue
      await releaseMinutes(ctx, id)
      await setAskState(ctx, id, 'past')
    }
    const expired = due.filter((one) => one.event === 'expire').length
    return { lapsed, expired, resumed: due.length - expired }
  },
})
