import { z } from 'zod'
import { RequestKind } from '#modules/requests/contract.ts'
import { Means, NoObligation, Sign } from './reading.ts'

/** `requested`: made a draft for the body. `asked`, `answered`: the body was asked, and said something. */
export const ReportState = z.enum(['open', 'requested', 'asked', 'answered', 'dismissed'])
export type ReportState = z.infer<typeof ReportState>

/** An off-channel demand as the gate office sees it: what and who, and the area; never the person who reported. */
export const OffChannelReport = z.object({
  id: z.string(),
  issuerWords: z.string(),
  issuerBodyId: z.string().nullable(),
  issuerName: z.string().nullable(),
  title: z.string(),
  kind: RequestKind,
  dueAt: z.string().nullable(),
  /** Working days people were given; 0 when due the same day. Null without a due date. */
  leadWorkingDays: z.number().int().nullable(),
  because: NoObligation,
  means: z.array(Means),
  fields: z.array(z.string()),
  signs: z.array(Sign),
  /** The sentences of the notice, without names, numbers of people and the village. */
  excerpt: z.string(),
  /** Calendar day: the hour would point at a person. */
  reportedOn: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  /** Villages that reported the same demand of the same body. One alone could be found out by asking. */
  areas: z.number().int(),
  state: ReportState,
  requestId: z.string().nullable(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  dismissedBecause: z.string().nullable(),
})
export type OffChannelReport = z.infer<typeof OffChannelReport>
export const OffChannelList = z.object({ reports: z.array(OffChannelReport), total: z.number().int() })
export type OffChannelList = z.infer<typeof OffChannelList>

/** What the issuer sees: the demand and the question. No area, no time of the report, no wording of the notice. */
export const IssuerQuestion = z.object({
  id: z.string(),
  title: z.string(),
  kind: RequestKind,
  question: z.string(),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
export type IssuerQuestion = z.infer<typeof IssuerQuestion>
export const IssuerQuestions = z.object({ questions: z.array(IssuerQuestion) })
export type IssuerQuestions = z.infer<typeof IssuerQuestions>

export const AskIssuer = z.object({
  question: z.string().trim().min(5).max(1000),
  /** Only one village has reported it: the office asks all the same. */
  evenIfAlone: z.boolean().default(false),
})
export const AnswerQuestion = z.object({ words: z.string().trim().min(2).max(1000) })
export const DismissReport = z.object({ because: z.string().trim().min(5).max(500) })

/** Public: how often each body asked past the gate. No village, no words, no person. */
export const OffChannelStatistics = z.object({
  year: z.number().int(),
  total: z.number().int(),
  byIssuer: z.array(
    z.object({
      issuerName: z.string(),
      reported: z.number().int(),
      shortNotice: z.number().int(),
      laterRegistered: z.number().int(),
    }),
  ),
  byKind: z.array(z.object({ kind: RequestKind, reported: z.number().int() })),
})
export type OffChannelStatistics = z.infer<typeof OffChannelStatistics>
