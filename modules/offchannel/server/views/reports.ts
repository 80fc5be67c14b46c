import { z } from 'zod'
import { findBodyOfActor } from '#modules/organisations/server/index.ts'
import { everyone, view } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { IssuerQuestions, OffChannelList, OffChannelStatistics } from '../../contract.ts'
import { mayAnswerForBody, maySeeOffChannel } from '../policy.ts'
import { describeReports, questionOf } from '../report-page.ts'
import { countReports, listQuestions, listReports } from '../store/reports.ts'

/** What came past the gate, for the gate office. */
export const offChannelList = view({
  name: 'offChannelList',
  input: z.object({
    open: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: OffChannelList,
  may: maySeeOffChannel,
  async run(ctx, question) {
    const { rows, total } = await listReports(ctx, question)
    return { reports: [...(await describeReports(ctx, rows))], total }
  },
})

/** What the actor's body was asked about. */
export const issuerQuestions = view({
  name: 'issuerQuestions',
  input: z.object({}),
  output: IssuerQuestions,
  may: mayAnswerForBody,
  async run(ctx) {
    const own = await findBodyOfActor(ctx)
    return { questions: own === undefined ? [] : (await listQuestions(ctx, own.id)).map(questionOf) }
  },
})

/** How often each body asked past the gate in a year. Public: no village, no words. */
export const offChannelStatistics = view({
  name: 'offChannelStatistics',
  input: z.object({ county: z.string().regex(/^\d{6}$/), year: z.coerce.number().int().min(2020).max(2100) }),
  output: OffChannelStatistics,
  may: everyone,
  async run(ctx, { county, year }) {
    const { byIssuer, byKind } = await countReports(ctx.tx, { county, year, today: civilDay(ctx.now()) })
    return { year, total: byKind.reduce((sum, one) => sum + one.reported, 0), byIssuer, byKind }
  },
})
