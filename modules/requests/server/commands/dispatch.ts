import { z } from 'zod'
import { settleMinutes } from '#modules/budgets/server/index.ts'
import { command } from '#platform/http/index.ts'
import { DispatchAnswer, DispatchRequest, RequestPage } from '../../contract.ts'
import { dispatchByNumber } from '../dispatch-by-number.ts'
import { endIfNobodyIsLeft } from '../end-request.ts'
import { holdToIssuer } from '../issuer.ts'
import { issueNumber } from '../issue-number.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mayApply, mayDecide, mayReturn } from '../policy.ts'
import { problems } from '../problems.ts'
import { listDispatches, moveDispatch } from '../store/dispatches.ts'
import { lockRequest } from '../store/requests.ts'

const one = z.object({ requestId: z.uuid() })

/** Gives an admitted request its control number. */
export const numberRequest = command({
  name: 'numberRequest',
  input: one.extend({ version: z.number().int() }),
  output: RequestPage,
  may: mayDecide,
  audit: {
    event: 'request.numbered',
    title: { zh: '赋准入码', en: 'Issued a control number' },
    line: ({ input, output }) => ({ subject: input.requestId, data: { number: output.request.controlNumber } }),
  },
  async run(ctx, { requestId, version }) {
    const row = await lockRequest(ctx, requestId)
    if (row.version !== version) throw problems.requestChanged()
    await issueNumber(ctx, row)
    return loadRequestPage(ctx, requestId)
  },
})

/** Sends a numbered request to everyone it is for. Without a valid number nothing is sent (无码不填). */
export const dispatchRequest = command({
  name: 'dispatchRequest',
  input: DispatchRequest.extend(one.shape),
  output: DispatchAnswer,
  may: mayApply,
  audit: {
    event: 'request.dispatched',
    title: { zh: '下发', en: 'Dispatched a request' },
    line: ({ input, output }) => ({
      subject: input.requestId,
      data: { number: input.controlNumber, channel: input.channel, dispatched: output.dispatched },
    }),
  },
  run: (ctx, { requestId, controlNumber, channel }) => dispatchByNumber(ctx, { controlNumber, channel, requestId }),
})

/** A recipient's part is done. */
export const finishPart = command({
  name: 'finishPart',
  input: one,
  output: RequestPage,
  may: mayReturn,
  audit: {
    event: 'request.part-finished',
    title: { zh: '办结本村（镇）部分', en: 'Finished our part of a request' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId }) {
    const areaCode = ctx.actor.areaFrom
    const moved = await moveDispatch(ctx, { requestId, areaCode, from: 'open', to: 'done' })
    if (!moved) throw problems.notSentToYou()
    await settleMinutes(ctx, requestId, areaCode)
    await endIfNobodyIsLeft(ctx, requestId, { byName: ctx.actor.name, byBody: '', reason: '各承办单位均已办结' })
    return loadRequestPage(ctx, requestId)
  },
})

/** The issuer has what it needs: whoever has not finished need not. */
export const finishRequest = command({
  name: 'finishRequest',
  input: one,
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.finished',
    title: { zh: '办结事项', en: 'Finished a request' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId }) {
    const row = await lockRequest(ctx, requestId)
    await holdToIssuer(ctx, row)
    for (const part of await listDispatches(ctx, requestId)) {
      if (part.state === 'returned') throw problems.returnUnanswered()
      if (part.state !== 'open') continue
      await moveDispatch(ctx, { requestId, areaCode: part.area_code, from: 'open', to: 'done' })
      await settleMinutes(ctx, requestId, part.area_code)
    }
    await endIfNobodyIsLeft(ctx, requestId, { byName: ctx.actor.name, byBody: row.issuer_name, reason: '要求单位办结' })
    return loadRequestPage(ctx, requestId)
  },
})
