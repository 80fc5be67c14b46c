import { z } from 'zod'
import { command, everyone } from '#platform/http/index.ts'
import { AnswerComment, MakeComment, RequestPage } from '../../contract.ts'
import { parseControlNumber } from '../../domain/control-number.ts'
import { holdToIssuer } from '../issuer.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mayApply, mayComment } from '../policy.ts'
import { problems } from '../problems.ts'
import { findIssuedNumber } from '../store/dispatches.ts'
import { answerCommentRow, findComment, insertComment } from '../store/returns.ts'
import { getRequest } from '../store/requests.ts'

/** A village or township says what it thinks before the request is sent. */
export const commentOnRequest = command({
  name: 'commentOnRequest',
  input: MakeComment.extend({ requestId: z.uuid() }),
  output: RequestPage,
  status: 201,
  may: mayComment,
  audit: {
    event: 'request.commented',
    title: { zh: '对要求事项提意见', en: 'Commented on a request' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId, words }) {
    const row = await getRequest(ctx, requestId)
    if (row.state === 'draft') throw problems.requestNotFound()
    await insertComment(ctx, {
      county_code: row.county_code,
      id: ctx.newId(),
      request_id: requestId,
      author: ctx.actor.roles.includes('township-staff') ? 'township' : 'village',
      name: ctx.actor.name,
      words,
      made_at: ctx.now().toISOString(),
    })
    return loadRequestPage(ctx, requestId)
  },
})

/** Anyone who holds a number comments; no name is needed. */
export const commentInPublic = command({
  name: 'commentInPublic',
  input: MakeComment.extend({ number: z.string().max(60) }),
  output: z.object({ id: z.string() }),
  status: 201,
  may: everyone,
  audit: {
    event: 'request.commented-in-public',
    title: { zh: '公众对要求事项提意见', en: 'A member of the public commented on a request' },
    line: ({ input, output }) => ({
      subject: output.id,
      data: { number: input.number },
      ...(parseControlNumber(input.number) === undefined
        ? {}
        : { countyCode: parseControlNumber(input.number)?.county ?? '' }),
    }),
  },
  async run(ctx, { number, words, name }) {
    const read = parseControlNumber(number)
    if (read === undefined) throw problems.numberMistyped({ number })
    const issued = await findIssuedNumber(ctx.tx, read.county, read.number)
    if (issued === undefined) throw problems.numberUnknown({ number: read.number })
    const id = ctx.newId()
    await insertComment(ctx, {
      county_code: read.county,
      id,
      request_id: issued.request_id,
      author: 'public',
      name: name.trim() === '' ? '群众' : name.trim(),
      words,
      made_at: ctx.now().toISOString(),
    })
    return { id }
  },
})

/** The issuer answers a comment; the answer stands beside it for everyone. */
export const answerComment = command({
  name: 'answerComment',
  input: AnswerComment.extend({ commentId: z.uuid() }),
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.comment-answered',
    title: { zh: '答复意见', en: 'Answered a comment' },
    line: ({ input, output }) => ({ subject: output.request.id, data: { commentId: input.commentId } }),
  },
  async run(ctx, { commentId, words }) {
    const comment = await findComment(ctx, commentId)
    if (comment === undefined) throw problems.commentNotFound()
    await holdToIssuer(ctx, await getRequest(ctx, comment.request_id))
    await answerCommentRow(ctx, commentId, { words, by: ctx.actor.name })
    return loadRequestPage(ctx, comment.request_id)
  },
})
