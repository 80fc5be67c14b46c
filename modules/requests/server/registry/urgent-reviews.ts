import { z } from 'zod'
import { command, everyone, view, type Ctx } from '#platform/http/index.ts'
import { civilDay, yearInChina } from '#platform/time.ts'
import { JudgeUrgency, UrgentReview, UrgentReviews, UrgentUse } from '../../contract.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import { mayDecide, maySeeRequests } from '../policy.ts'
import { countUrgentUse, insertReview, listEndedUrgent } from '../store/urgent-reviews.ts'
import { registryProblems as problems } from './problems.ts'

/** Working days the gate has, from the day an urgent request ended. */
const REVIEW_WITHIN = 10

type Ended = Awaited<ReturnType<typeof listEndedUrgent>>[number]

function reviewOf(row: Ended, now: Date): UrgentReview {
  // 18:00 in China, the end of the working day.
  const reviewBy = `${addWorkingDays(civilDay(new Date(row.ended_at)), REVIEW_WITHIN)}T10:00:00.000Z`
  return {
    requestId: row.id,
    title: row.title,
    issuerName: row.issuer_name,
    urgentReason: row.urgent_reason,
    controlNumber: row.control_number,
    endedAt: row.ended_at,
    reviewBy,
    isOverdue: row.verdict === null && reviewBy < now.toISOString(),
    verdict: row.verdict,
    words: row.words,
    judgedAt: row.judged_at,
  }
}

async function getReview(ctx: Ctx, requestId: string): Promise<UrgentReview> {
  const [ended] = await listEndedUrgent(ctx, requestId)
  if (ended === undefined) throw problems.notUrgentOrNotEnded()
  return reviewOf(ended, ctx.now())
}

/** Urgent requests that have ended: a case each, without anybody opening it. */
export const urgentReviews = view({
  name: 'urgentReviews',
  input: z.object({}),
  output: UrgentReviews,
  may: maySeeRequests,
  async run(ctx) {
    const reviews = (await listEndedUrgent(ctx)).map((row) => reviewOf(row, ctx.now()))
    const waiting = reviews.filter((one) => one.verdict === null)
    return {
      reviews: [
        ...waiting.toSorted((a, b) => (a.reviewBy < b.reviewBy ? -1 : 1)),
        ...reviews.filter((one) => one.verdict !== null),
      ],
    }
  },
})

/** Says afterwards whether it was an emergency. */
export const judgeUrgency = command({
  name: 'judgeUrgency',
  input: JudgeUrgency.extend({ requestId: z.uuid() }),
  output: UrgentReview,
  may: mayDecide,
  audit: {
    event: 'request.urgency-judged',
    title: { zh: '紧急事项事后复核', en: 'Reviewed an urgent request afterwards' },
    line: ({ input }) => ({ subject: input.requestId, data: { verdict: input.verdict, words: input.words } }),
  },
  async run(ctx, { requestId, verdict, words }) {
    await getReview(ctx, requestId)
    const isFirst = await insertReview(ctx, {
      request_id: requestId,
      verdict,
      words,
      judged_by_name: ctx.actor.name,
      judged_at: ctx.now().toISOString(),
    })
    if (!isFirst) throw problems.reviewedAlready()
    return getReview(ctx, requestId)
  },
})

/** Who used the urgent lane, and how often it was none. Public. */
export const urgentUse = view({
  name: 'urgentUse',
  input: z.object({ county: z.string().regex(/^\d{6}$/), year: z.coerce.number().int().min(2020).max(2100) }),
  output: UrgentUse,
  may: everyone,
  async run(ctx, { county, year }) {
    const of = { county, ...yearInChina(year) }
    return { year, byIssuer: await countUrgentUse(ctx, of) }
  },
})
