import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { AnswerComplaint } from '../../contract.ts'
import { mayAnswerComplaints } from '../policy.ts'
import { problems } from '../problems.ts'
import { lockComplaint, writeAnswer } from '../store.ts'

/** Answers a complaint, once; the person reads it with the receipt. */
export const answerComplaint = command({
  name: 'answerComplaint',
  input: AnswerComplaint.extend({ complaintId: z.uuid() }),
  output: z.object({ complaintId: z.string() }),
  may: mayAnswerComplaints,
  audit: {
    event: 'complaint.answered',
    title: { zh: '答复投诉建议', en: 'Answered a complaint' },
    line: ({ input }) => ({ subject: input.complaintId }),
  },
  async run(ctx, { complaintId, words }) {
    const row = await lockComplaint(ctx.tx, ctx.actor.countyCode, complaintId)
    if (row === undefined) throw problems.complaintNotFound()
    if (row.answer !== null) throw problems.alreadyAnswered()
    await writeAnswer(ctx.tx, { county: row.county_code, id: complaintId, words, by: ctx.actor.name, at: ctx.now() })
    return { complaintId }
  },
})
