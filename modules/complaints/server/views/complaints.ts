import { z } from 'zod'
import { everyone, view } from '#platform/http/index.ts'
import { yearInChina } from '#platform/time.ts'
import { ComplaintByReceipt, ComplaintList, ComplaintStatistics, ComplaintTopic } from '../../contract.ts'
import { mayAnswerComplaints } from '../policy.ts'
import { problems } from '../problems.ts'
import { countComplaints, findByReceipt, listComplaints, type ComplaintRow } from '../store.ts'

const shownOf = (row: ComplaintRow): ComplaintByReceipt => ({
  topic: row.topic,
  words: row.words,
  madeAt: row.made_at,
  replyBy: row.reply_by,
  answer: row.answer,
  answeredAt: row.answered_at,
})

/** One's own complaint and its answer, by the receipt alone. */
export const complaintByReceipt = view({
  name: 'complaintByReceipt',
  input: z.object({ receipt: z.string().max(40) }),
  output: ComplaintByReceipt,
  may: everyone,
  async run(ctx, { receipt }) {
    const row = await findByReceipt(ctx.tx, receipt)
    if (row === undefined) throw problems.receiptNotFound()
    return shownOf(row)
  },
})

/** What waits for an answer, by clock, and what was answered. */
export const complaintList = view({
  name: 'complaintList',
  input: z.object({
    open: z.stringbool().default(false),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: ComplaintList,
  may: mayAnswerComplaints,
  personalData: { purpose: 'answer-complaint', line: () => ({ subject: 'complaints' }) },
  async run(ctx, page) {
    const { rows, total } = await listComplaints(ctx.tx, { county: ctx.actor.countyCode, ...page })
    const complaints = rows.map((row) => ({
      ...shownOf(row),
      id: row.id,
      screen: row.screen,
      contact: row.contact,
      answeredBy: row.answered_by_name,
    }))
    return { complaints, total }
  },
})

/** How many were made and answered in time. Public; no words and no names. */
export const complaintStatistics = view({
  name: 'complaintStatistics',
  input: z.object({ county: z.string().regex(/^\d{6}$/), year: z.coerce.number().int().min(2020).max(2100) }),
  output: ComplaintStatistics,
  may: everyone,
  async run(ctx, { county, year }) {
    const rows = await countComplaints(ctx.tx, { county, ...yearInChina(year), now: ctx.now() })
    const sum = (of: 'made' | 'answered' | 'inTime' | 'overdue'): number => rows.reduce((all, row) => all + row[of], 0)
    const made = new Map(rows.map((row) => [row.topic, row.made]))
    return {
      year,
      made: sum('made'),
      answered: sum('answered'),
      answeredInTime: sum('inTime'),
      overdue: sum('overdue'),
      byTopic: ComplaintTopic.options.map((topic) => ({ topic, made: made.get(topic) ?? 0 })),
    }
  },
})
