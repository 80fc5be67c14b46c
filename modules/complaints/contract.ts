import { z } from 'zod'

/** What it is about. `burden`: this software makes work instead of saving it. `borrowed`: staff borrowed from below; kept confidential. */
export const ComplaintTopic = z.enum(['burden', 'wrong-data', 'hard-to-use', 'privacy', 'borrowed', 'idea', 'other'])
export type ComplaintTopic = z.infer<typeof ComplaintTopic>

/** POST /complaints: open to everyone, no name needed. */
export const MakeComplaint = z.object({
  county: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ title: '县 county' }),
  topic: ComplaintTopic.meta({ title: '类别 topic' }),
  words: z.string().trim().min(2).max(2000).meta({ title: '内容 words' }),
  /** Where it was noticed: the address of a screen. */
  screen: z.string().max(200).default(''),
  /** Only if the person wants to be called back. Seen by those who answer, never published. */
  contact: z.string().trim().max(60).default(''),
})
export const ComplaintReceipt = z.object({
  /** Read the answer with it; nobody else has it. */
  receipt: z.string(),
  replyBy: z.string(),
})

/** GET /complaints/by-receipt/{receipt} */
export const ComplaintByReceipt = z.object({
  topic: ComplaintTopic,
  words: z.string(),
  madeAt: z.string(),
  replyBy: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
export type ComplaintByReceipt = z.infer<typeof ComplaintByReceipt>

export const Complaint = ComplaintByReceipt.extend({
  id: z.string(),
  screen: z.string(),
  contact: z.string(),
  answeredBy: z.string().nullable(),
})
export type Complaint = z.infer<typeof Complaint>
export const ComplaintList = z.object({ complaints: z.array(Complaint), total: z.number().int() })

export const AnswerComplaint = z.object({ words: z.string().trim().min(2).max(2000).meta({ title: '答复 answer' }) })

/** GET /complaints/statistics: public. */
export const ComplaintStatistics = z.object({
  year: z.number().int(),
  made: z.number().int(),
  answered: z.number().int(),
  answeredInTime: z.number().int(),
  overdue: z.number().int(),
  byTopic: z.array(z.object({ topic: ComplaintTopic, made: z.number().int() })),
})
