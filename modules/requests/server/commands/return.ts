import { z } from 'zod'
import { releaseMinutes } from '#modules/budgets/server/index.ts'
import { command } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { AnswerReturn, RequestPage, ReturnRequest } from '../../contract.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import { setClock } from '../clock.ts'
import { endIfNobodyIsLeft } from '../end-request.ts'
import { holdToIssuer } from '../issuer.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mayApply, mayReturn } from '../policy.ts'
import { problems } from '../problems.ts'
import { moveDispatch } from '../store/dispatches.ts'
import { closeReturn, insertReturn, lockReturn } from '../store/returns.ts'
import { getRequest, lockRequest } from '../store/requests.ts'

/** Working days the issuer has to answer; then the request lapses for the village. */
const ANSWER_WITHIN = 2

/** A village or township sends a request back, with its ground. Nothing is owed until the issuer has answered. */
export const returnRequest = command({
  name: 'returnRequest',
  input: ReturnRequest.extend({ requestId: z.uuid() }),
  output: RequestPage,
  status: 201,
  may: mayReturn,
  audit: {
    event: 'request.returned-by-recipient',
    title: { zh: '退回要求事项', en: 'Returned a request' },
    line: ({ input }) => ({ subject: input.requestId, data: { ground: input.ground } }),
  },
  async run(ctx, { requestId, ground, words }) {
    await lockRequest(ctx, requestId)
    const areaCode = ctx.actor.areaFrom
    if (!(await moveDispatch(ctx, { requestId, areaCode, from: 'open', to: 'returned' }))) throw problems.notSentToYou()
    // 18:00 in China, the end of the working day.
    const answerBy = new Date(`${addWorkingDays(civilDay(ctx.now()), ANSWER_WITHIN)}T18:00:00+08:00`)
    await insertReturn(ctx, {
      id: ctx.newId(),
      request_id: requestId,
      area_code: areaCode,
      ground,
      words,
      returned_at: ctx.now().toISOString(),
      answer_by: answerBy.toISOString(),
      state: 'open',
    })
    await setClock(ctx, answerBy)
    return loadRequestPage(ctx, requestId)
  },
})

/** The issuer answers: it withdraws for that village, amends, or insists. */
export const answerReturn = command({
  name: 'answerReturn',
  input: AnswerReturn.extend({ returnId: z.uuid() }),
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.return-answered',
    title: { zh: '答复退回', en: 'Answered a return' },
    line: ({ input, output }) => ({
      subject: output.request.id,
      data: { returnId: input.returnId, answer: input.answer },
    }),
  },
  async run(ctx, { returnId, answer, words }) {
    const found = await lockReturn(ctx, returnId)
    if (found === undefined) throw problems.returnNotFound()
    const row = await getRequest(ctx, found.request_id)
    await holdToIssuer(ctx, row)
    // The clock may be late; the right of the village is not.
    if (found.state !== 'open' || found.answer_by <= ctx.now().toISOString()) throw problems.returnClosed()
    await closeReturn(ctx, returnId, {
      state: 'answered',
      answer,
      answer_words: words,
      answered_at: ctx.now().toISOString(),
      answered_by_name: ctx.actor.name,
    })
    const part = { requestId: row.id, areaCode: found.area_code, from: 'returned' as const }
    await moveDispatch(ctx, { ...part, to: answer === 'withdrawn' ? 'withdrawn' : 'open' })
    if (answer === 'withdrawn') {
      await releaseMinutes(ctx, row.id, found.area_code)
      await endIfNobodyIsLeft(ctx, row.id, {
        byName: ctx.actor.name,
        byBody: row.issuer_name,
        reason: '要求单位撤回，无人承办',
      })
    }
    return loadRequestPage(ctx, row.id)
  },
})
