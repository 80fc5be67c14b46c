import { z } from 'zod'
import { RequestKind } from '#modules/requests/contract.ts'

export * from './contract/reading.ts'
export * from './contract/report.ts'
import {
  Demand,
  FileRead,
  FilledAnswer,
  NoticeStanding,
  Refusal,
  Sign,
  DemandStanding,
  LikelyForm,
} from './contract/reading.ts'

/** One notice somebody sent a village worker, as that worker and nobody else sees it. */
export const NoticePage = z.object({
  id: z.string(),
  countyCode: z.string(),
  version: z.number().int(),
  /** As it was pasted: spans count its UTF-16 code units. */
  text: z.string(),
  /** The moment “today” of the text is read from. */
  receivedAt: z.string(),
  standing: NoticeStanding,
  /** What to do when it could not be read; the text is kept all the same. */
  refusal: Refusal.nullable(),
  file: FileRead.nullable(),
  demands: z.array(
    Demand.extend({
      standing: DemandStanding,
      forms: z.array(LikelyForm),
      reply: z.object({ withFile: z.string(), decline: z.string() }),
    }),
  ),
  signs: z.array(Sign),
  answer: FilledAnswer.nullable(),
  /** What would be told to the gate office, word by word, before it is told. */
  excerpt: z.string(),
  reported: z.object({ at: z.string(), withdrawUntil: z.string() }).nullable(),
})
export type NoticePage = z.infer<typeof NoticePage>

export const NoticeSummary = z.object({
  id: z.string(),
  receivedAt: z.string(),
  standing: NoticeStanding,
  /** The first words of what is asked, or of the text. */
  title: z.string(),
  issuer: z.string().nullable(),
  dueAt: z.string().nullable(),
  demands: z.number().int(),
  fileName: z.string().nullable(),
  isAnswered: z.boolean(),
  isReported: z.boolean(),
})
export type NoticeSummary = z.infer<typeof NoticeSummary>
export const NoticeList = z.object({ notices: z.array(NoticeSummary), total: z.number().int() })
export type NoticeList = z.infer<typeof NoticeList>

/** PATCH: what the reader got wrong. Absent keys stay. */
export const CorrectDemand = z.object({
  version: z.number().int(),
  title: z.string().trim().min(1).max(80).optional(),
  kind: RequestKind.optional(),
  issuerBodyId: z.uuid().optional(),
  issuerWords: z.string().trim().min(1).max(60).optional(),
  dueAt: z.iso.datetime({ offset: true }).nullable().optional(),
  fields: z.array(z.string().trim().min(1).max(40)).max(60).optional(),
  /** It is this request of the registry; null: it is none of them. */
  sameAs: z.uuid().nullable().optional(),
  /** No demand after all. */
  isDemand: z.boolean().optional(),
})
