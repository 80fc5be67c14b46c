import { z } from 'zod'
import {
  DispatchChannel,
  RecipientState,
  RequestEvent,
  RequestKind,
  RequestState,
  ReturnGround,
  Words,
} from './contract/life.ts'
import { DraftRequest, LifeEntry, Recipient, RequestItem, RequestSummary } from './contract/request.ts'
import { Screening } from './contract/screening.ts'

export * from './contract/announcement.ts'
export * from './contract/life.ts'
export * from './contract/request.ts'
export * from './contract/screening.ts'
export * from './contract/registry.ts'
export * from './contract/channels.ts'
export * from './contract/sharing.ts'
export * from './contract/calendar.ts'

const Day = z.iso.date()

export const Comment = z.object({
  id: z.string(),
  from: z.enum(['village', 'township', 'public']),
  name: z.string(),
  words: z.string(),
  madeAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
})
export type Comment = z.infer<typeof Comment>

export const VillageReturn = z.object({
  id: z.string(),
  requestId: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  ground: ReturnGround,
  words: z.string(),
  returnedAt: z.string(),
  /** The issuer answers before this moment, or the request lapses for this village. */
  answerBy: z.string(),
  state: z.enum(['open', 'answered', 'lapsed']),
  answer: z.enum(['withdrawn', 'amended', 'insisted']).nullable(),
  answerWords: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
export type VillageReturn = z.infer<typeof VillageReturn>

export const ControlNumber = z.object({
  number: z.string(),
  issuedAt: z.string(),
  /** Last day it holds. */
  validUntil: z.string(),
  revokedAt: z.string().nullable(),
})
export type ControlNumber = z.infer<typeof ControlNumber>

/** GET /requests/{requestId}: the case on one page. */
export const RequestPage = z.object({
  request: RequestSummary.extend({ version: z.number().int(), formId: z.string().nullable() }),
  draft: DraftRequest,
  issuer: z.object({ bodyId: z.string(), name: z.string() }),
  items: z.array(RequestItem),
  screening: Screening.nullable(),
  life: z.array(LifeEntry),
  number: ControlNumber.nullable(),
  recipients: z.array(Recipient),
  comments: z.array(Comment),
  returns: z.array(VillageReturn),
  mergedInto: z.object({ requestId: z.string(), title: z.string() }).nullable(),
  mergedFrom: z.array(z.object({ requestId: z.string(), title: z.string(), issuerName: z.string() })),
  /** What this reader may do now. */
  may: z.array(RequestEvent),
  /** The reader acts for the body that asks, or keeps the gate: answers comments and returns. */
  isOurs: z.boolean(),
})
export type RequestPage = z.infer<typeof RequestPage>

/** A line of a list: what waits for its issuer, and how the reader's own village or township stands. */
export const ListedRequest = RequestSummary.extend({
  /** Returns nobody has answered yet, and when the first of them lapses. */
  openReturns: z.number().int(),
  answerBy: z.string().nullable(),
  openComments: z.number().int(),
  /** The part of the reader's own area; null where it was not sent there. */
  ownPart: RecipientState.nullable(),
})
export type ListedRequest = z.infer<typeof ListedRequest>
export const RequestList = z.object({ requests: z.array(ListedRequest), total: z.number().int() })
export type RequestList = z.infer<typeof RequestList>
export const RequestListInput = z.object({
  state: RequestState.optional(),
  kind: RequestKind.optional(),
  search: z.string().max(80).optional(),
  /** `queue`: what waits for the gate, by clock. `own`: the reader's body. `to-us`: dispatched to the reader's area. */
  of: z.enum(['all', 'queue', 'own', 'to-us']).default('all'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

/** `version` everywhere is the one the person saw: a stale one is refused with 409 and nothing is lost. */
const seen = { version: z.number().int() }

/** PATCH /requests/{requestId}/items: trim and explain; the price falls. */
export const TrimItems = z.object({
  ...seen,
  items: z.array(
    z.object({
      position: z.number().int(),
      drop: z.boolean().optional(),
      /** Had from the body that holds it (share before collect) instead of being asked below; only where a holder is known. */
      share: z.boolean().optional(),
      purpose: z.string().max(300).nullable().optional(),
      expiresOn: Day.nullable().optional(),
    }),
  ),
})
/** PUT /requests/{requestId}/items: the fields of an ask without a template. */
export const DescribeItems = z.object({
  ...seen,
  fields: z.array(
    z.object({ path: z.array(z.string().min(1)).min(1).max(4), purpose: z.string().max(300).default('') }),
  ),
})

/** POST /requests/{requestId}/decision, by the gatekeeper: one action. */
export const DecideRequest = z.object({
  ...seen,
  decision: z.enum(['admit', 'reduce', 'merge', 'return', 'defer']),
  reason: z.string().trim().min(2).max(1000),
  /** reduce: positions of the fields that stay out. */
  dropPositions: z.array(z.number().int()).default([]),
  /** merge: the request that goes on and asks for both. */
  intoRequestId: z.uuid().optional(),
  /** defer: looked at again on this day. */
  until: Day.optional(),
})

/** POST /requests/{requestId}/overrides: a named approver lets one block pass, with a reason. Public. */
export const OverrideBlock = z.object({
  ...seen,
  table: z.string(),
  row: z.string(),
  approver: z.string().trim().min(2).max(60),
  reason: z.string().trim().min(5).max(1000),
})

export const DispatchRequest = z.object({
  controlNumber: z.string().max(60),
  channel: DispatchChannel.exclude(['import', 'command-line']).default('api'),
})
export const DispatchAnswer = z.object({
  requestId: z.string(),
  dispatched: z.number().int(),
  already: z.number().int(),
})
export type DispatchAnswer = z.infer<typeof DispatchAnswer>

export const ReturnRequest = z.object({ ground: ReturnGround, words: z.string().trim().min(2).max(1000) })
export const AnswerReturn = z.object({
  answer: z.enum(['withdrawn', 'amended', 'insisted']),
  words: z.string().trim().min(2).max(1000),
})
export const MakeComment = z.object({ words: z.string().trim().min(2).max(1000), name: z.string().max(40).default('') })
export const AnswerComment = z.object({ words: z.string().trim().min(2).max(1000) })

/** GET /control-numbers/{number}: what anyone sees who scans it. No personal data. */
export const NumberPage = z.object({
  number: z.string(),
  /** `unknown`: never issued here; `mistyped`: its check character does not fit. */
  standing: z.enum(['valid', 'expired', 'revoked', 'unknown', 'mistyped']),
  /** Why the gate office revoked it. */
  revokedBecause: z.string().nullable().optional(),
  request: z
    .object({
      id: z.string(),
      title: z.string(),
      kind: RequestKind,
      issuerName: z.string(),
      purpose: z.string(),
      legalBasis: z.string(),
      dutyItem: z.string().nullable(),
      dueAt: z.string().nullable(),
      validUntil: z.string(),
      minutesPerVillage: z.number().nullable(),
      minutesTotal: z.number().nullable(),
      fields: z.number().int(),
      known: z.number().int(),
      /** `message`: what the rule says of it. */
      overrides: z.array(
        z.object({ clause: z.string(), approver: z.string(), reason: z.string(), message: Words.optional() }),
      ),
    })
    .nullable(),
  comments: z.array(Comment),
})
export type NumberPage = z.infer<typeof NumberPage>

/** Public statistics of returns, by issuer and ground, for a year. */
export const ReturnStatistics = z.object({
  year: z.number().int(),
  byIssuer: z.array(
    z.object({
      issuerName: z.string(),
      dispatched: z.number().int(),
      returned: z.number().int(),
      withdrawn: z.number().int(),
      amended: z.number().int(),
      insisted: z.number().int(),
      lapsed: z.number().int(),
    }),
  ),
  byGround: z.array(z.object({ ground: ReturnGround, returned: z.number().int() })),
})
