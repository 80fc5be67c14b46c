import { z } from 'zod'
import { releaseMinutes } from '#modules/budgets/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { endIfNobodyIsLeft } from '../end-request.ts'
import { nextState } from '../../domain/life.ts'
import { mayKeepTime } from '../policy.ts'
import { setAskState } from '../similarity/ask-store.ts'
import { listDispatches, moveDispatch } from '../store/dispatches.ts'
import { closeReturn, listOverdueReturns } from '../store/returns.ts'
import { listDue, lockRequest, moveRequest, type RequestRow } from '../store/requests.ts'

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

/** Its last day is over: whoever has not done it need not. */
async function expireRequest(ctx: Ctx, row: RequestRow): Promise<void> {
  await moveRequest(ctx, row, { event: 'expire', reason: '已过有效期', ...byClock })
  for (const part of await listDispatches(ctx, row.id)) {
    if (part.state !== 'open' && part.state !== 'returned') continue
    await moveDispatch(ctx, { requestId: row.id, areaCode: part.area_code, from: part.state, to: 'lapsed' })
  }
  await releaseMinutes(ctx, row.id)
  await setAskState(ctx, row.id, 'past')
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
    let [expired, resumed] = [0, 0]
    for (const { id, event } of await listDue(ctx, today)) {
      const row = await lockRequest(ctx, id)
      // Another clock was faster: what it did is done.
      if (nextState(row.state, event) === undefined) continue
      if (event === 'expire') {
        await expireRequest(ctx, row)
        expired += 1
      } else {
        // 18:00 in China of this day: it has waited long enough.
        const values = { deferred_until: null, decide_by: `${today}T10:00:00.000Z` }
        await moveRequest(ctx, row, { event, reason: '暂缓期满，恢复审核', ...byClock, values })
        resumed += 1
      }
    }
    return { lapsed, expired, resumed }
  },
})
