import { z } from 'zod'
import { RequestKind, Words } from '#modules/requests/contract.ts'

/** Half-open [from, to) in UTF-16 code units of the text as pasted. */
export const Span = z.object({ from: z.number().int().min(0), to: z.number().int().min(0) })
export type Span = z.infer<typeof Span>

/** `sure`: it says so; `likely`: usual reading; `guess`: look at it. */
export const Sureness = z.enum(['sure', 'likely', 'guess'])
export type Sureness = z.infer<typeof Sureness>

/** `chatter`: polite words, news, thanks: nothing is asked. `unreadable`: no words to read. */
export const NoticeStanding = z.enum(['demand', 'chatter', 'unreadable'])
export type NoticeStanding = z.infer<typeof NoticeStanding>

/** How it is wanted. */
export const Means = z.enum(['group-chain', 'email', 'photo', 'presence', 'paper', 'system', 'phone', 'group'])
export type Means = z.infer<typeof Means>

export const DemandIssuer = z.object({
  /** As written: 镇应急办, 王主任（乡村振兴局）. */
  words: z.string(),
  span: Span.nullable(),
  /** The body of the county it is or belongs to; null: kept as written. */
  bodyId: z.string().nullable(),
  bodyName: z.string().nullable(),
  sureness: Sureness,
})
export type DemandIssuer = z.infer<typeof DemandIssuer>

export const DemandDue = z.object({
  words: z.string(),
  span: Span.nullable(),
  /** Null: at once, without a time (尽快). */
  at: z.string().nullable(),
  sureness: Sureness,
  /** A day was named, no hour: until its end. */
  isWholeDay: z.boolean(),
})
export type DemandDue = z.infer<typeof DemandDue>

export const Demand = z.object({
  position: z.number().int(),
  /** What is asked, in a few words. */
  title: z.string(),
  titleSpan: Span.nullable(),
  kind: RequestKind,
  /** The sentences it was read from. */
  span: Span,
  issuer: DemandIssuer.nullable(),
  due: DemandDue.nullable(),
  fields: z.array(z.object({ words: z.string(), span: Span.nullable() })),
  means: z.array(z.object({ means: Means, span: Span })),
  numbers: z.array(z.object({ words: z.string(), span: Span })),
  /** What a person put right. */
  corrected: z.array(z.enum(['title', 'kind', 'issuer', 'due', 'fields', 'same-as', 'is-demand'])),
  /** A person said which request it is; null: none. Absent: nobody said. */
  sameAs: z.string().nullable().optional(),
})
export type Demand = z.infer<typeof Demand>

export interface Reading {
  readonly standing: NoticeStanding
  readonly demands: readonly Demand[]
}

/** A refusal that is kept with what was refused: nothing is lost. */
export const Refusal = z.object({ code: z.string(), title: Words, nextStep: Words })
export type Refusal = z.infer<typeof Refusal>

export const FileRead = z.object({
  name: z.string(),
  title: z.string().nullable(),
  headers: z.array(z.string()),
  refusal: Refusal.nullable(),
})
export type FileRead = z.infer<typeof FileRead>

export const LikelyForm = z.object({ formId: z.string(), title: z.string(), likeness: z.number() })
export type LikelyForm = z.infer<typeof LikelyForm>

/** A live request of the registry the demand may be. */
export const LikelyRequest = z.object({
  requestId: z.string(),
  title: z.string(),
  issuerName: z.string(),
  controlNumber: z.string(),
  dueAt: z.string().nullable(),
  /** It was sent to this village or township. */
  isSentHere: z.boolean(),
  likeness: z.number(),
  how: z.enum(['number', 'asks', 'title', 'person']),
})
export type LikelyRequest = z.infer<typeof LikelyRequest>

/** Why there is no obligation. */
export const NoObligation = z.enum([
  'no-number',
  'mistyped',
  'unknown',
  'expired',
  'revoked',
  'not-sent-here',
  'borrowed',
])
export type NoObligation = z.infer<typeof NoObligation>

export const DemandStanding = z.discriminatedUnion('verdict', [
  z.object({
    verdict: z.literal('registered'),
    request: LikelyRequest,
    /** The notice wants it earlier than the registry does: the registry holds. */
    isHurried: z.boolean(),
  }),
  /** It looks like one of these; the person says which. Until then there is no obligation. */
  z.object({ verdict: z.literal('unclear'), candidates: z.array(LikelyRequest) }),
  z.object({
    verdict: z.literal('not-registered'),
    because: NoObligation,
    number: z.string().nullable(),
    clause: Words,
  }),
])
export type DemandStanding = z.infer<typeof DemandStanding>

/** A sign of formalism in the text, with the clause it runs against. */
export const Sign = z.object({ sign: z.string(), words: Words, clause: z.string() })
export type Sign = z.infer<typeof Sign>

export const FilledAnswer = z.object({
  position: z.number().int(),
  fileName: z.string(),
  filledAt: z.string(),
  from: z.enum(['file', 'form']),
  rows: z.number().int(),
  cellsFilled: z.number().int(),
  cellsAsked: z.number().int(),
  gaps: z.number().int(),
  gapGroups: z.array(
    z.object({ name: z.string(), kind: z.enum(['missing', 'stale', 'conflict']), count: z.number().int() }),
  ),
  /** Headers that take nothing, each with why. */
  unfilled: z.array(z.object({ header: z.string(), why: Words })),
  notices: z.array(Words),
})
export type FilledAnswer = z.infer<typeof FilledAnswer>
