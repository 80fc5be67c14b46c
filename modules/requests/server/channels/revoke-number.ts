import { z } from 'zod'
import { releaseMinutes } from '#modules/budgets/server/index.ts'
import { command } from '#platform/http/index.ts'
import { RevokedNumber, RevokeNumber } from '../../contract.ts'
import { nextState } from '../../domain/life.ts'
import { parseControlNumber } from '../../domain/control-number.ts'
import { mayDecide } from '../policy.ts'
import { problems } from '../problems.ts'
import { setAskState } from '../similarity/ask-store.ts'
import { listReturns } from '../store/answers.ts'
import { findIssuedNumber, listDispatches, moveDispatch } from '../store/dispatches.ts'
import { setRevoked } from '../store/list-imports.ts'
import { lockRequest, moveRequest } from '../store/requests.ts'
import { closeReturn } from '../store/returns.ts'
import { channelProblems } from './problems.ts'

/** Revokes a number, in public: whoever has not done it need not any more, and the minutes are given back. */
export const revokeNumber = command({
  name: 'revokeNumber',
  input: RevokeNumber.extend({ number: z.string().max(60) }),
  output: RevokedNumber,
  may: mayDecide,
  audit: {
    event: 'request.number-revoked',
    title: { zh: '撤销准入码', en: 'Revoked a control number' },
    line: ({ input, output }) => ({ subject: output.requestId, data: { number: output.number, reason: input.reason } }),
  },
  async run(ctx, { number: typed, reason }) {
    const read = parseControlNumber(typed)
    if (read === undefined) throw problems.numberMistyped({ number: typed })
    const issued = await findIssuedNumber(ctx.tx, ctx.actor.countyCode, read.number)
    if (issued === undefined) throw problems.numberUnknown({ number: read.number })
    const row = await lockRequest(ctx, issued.request_id)
    // Read again now that it is held: two who revoke at once are one revocation.
    const held = await findIssuedNumber(ctx.tx, ctx.actor.countyCode, read.number)
    if (held?.revoked_at !== null) throw channelProblems.revokedAlready({ number: read.number })
    const at = ctx.now().toISOString()
    await setRevoked(ctx, read.number, { at, because: reason, byName: ctx.actor.name })
    for (const back of await listReturns(ctx, row.id)) {
      if (back.state !== 'open') continue
      const answer = { state: 'answered', answer: 'withdrawn', answer_words: reason } as const
      await closeReturn(ctx, back.id, { ...answer, answered_at: at, answered_by_name: ctx.actor.name })
    }
    let withdrawn = 0
    for (const part of await listDispatches(ctx, row.id)) {
      if (part.state !== 'open' && part.state !== 'returned') continue
      await moveDispatch(ctx, { requestId: row.id, areaCode: part.area_code, from: part.state, to: 'withdrawn' })
      withdrawn += 1
    }
    await releaseMinutes(ctx, row.id)
    if (nextState(row.state, 'lapse') !== undefined) {
      await moveRequest(ctx, row, {
        event: 'lapse',
        reason: `准入码撤销：${reason}`,
        byName: ctx.actor.name,
        byBody: '准入办',
      })
      await setAskState(ctx, row.id, 'past')
    }
    return { number: read.number, requestId: row.id, revokedAt: at, withdrawn }
  },
})
