import { z } from 'zod'
import { AggregateShape } from '#modules/forms/contract.ts'
import { Lane, RecipientState, RequestKind, RequestState } from './life.ts'

const Code12 = z.string().regex(/^\d{12}$/)
const Day = z.iso.date()

/** What only some kinds of request have. Absent keys do not apply or are not known yet. */
export const RequestDetail = z.object({
  /** Requests on the yearly filed list: the number of their entry. */
  filedNumber: z.string().max(40).optional(),
  /** Inspections: the number in the yearly inspection plan. Anything with scoring fields is an inspection. */
  plannedInspection: z.string().max(40).optional(),
  /** Inspections and meetings: half-open [startsAt, endsAt). */
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  /** Meetings: people expected from each recipient. */
  attendees: z.number().int().min(0).max(1000).optional(),
  /** Campaigns (创建示范达标): the number in the approved list. */
  campaignNumber: z.string().max(40).optional(),
  /** Apps, mini-programs and groups: the filing number (备案号), and who runs it. */
  appName: z.string().max(80).optional(),
  appFiling: z.string().max(60).optional(),
  appLevel: z.enum(['central', 'province', 'city', 'county', 'township']).optional(),
  /** Statistical surveys: 国统制〔2016〕57号, with the last day it holds. */
  surveyNumber: z.string().max(60).optional(),
  surveyMaker: z.string().max(80).optional(),
  surveyExpiresOn: Day.optional(),
  /** Documents: one matter only (the limit is then 4,000 characters instead of 5,000). */
  singleMatter: z.boolean().optional(),
  /** Written explanation when the issuer is above last year's number of documents. */
  aboveLastYearBecause: z.string().max(2000).optional(),
  /** What follows the task: people, money, authority (权随事转、费随事转). */
  resources: z.string().max(500).optional(),
  /** Shared duties: what the main department has supplied already. */
  mainPartSupplied: z.string().max(1000).optional(),
})
export type RequestDetail = z.infer<typeof RequestDetail>

/** `ask` costs minutes; `known` is filled from the ledger; `share` is held by another body; `dropped` was trimmed; `local` is a row number or signature. */
export const ItemAction = z.enum(['ask', 'known', 'share', 'dropped', 'local'])
export type ItemAction = z.infer<typeof ItemAction>

/** One field of what is asked: a leaf header of the template, or a field described by hand. */
export const RequestItem = z.object({
  position: z.number().int(),
  path: z.array(z.string()).min(1),
  /** Leaf header cell of the template, with its sheet; null when described by hand. */
  sheet: z.string().nullable(),
  cell: z.string().nullable(),
  verdict: z.enum(['element', 'aggregate', 'local', 'new']),
  element: z.string().nullable(),
  elementName: z.string().nullable(),
  role: z.string().nullable(),
  aggregate: AggregateShape.nullable(),
  action: ItemAction,
  /** Why the department needs this field: without a purpose no new field passes (PIPL art. 6). */
  purpose: z.string().nullable(),
  /** A photo, video, position or check-in is asked (R2/R3): needs a stated use and an expiry. */
  isTrace: z.boolean(),
  expiresOn: Day.nullable(),
  /** Share of the subjects whose value the ledger holds, and holds fresh, 0..1. Null before screening and for new fields. */
  heldShare: z.number().nullable(),
  freshShare: z.number().nullable(),
  /** The body whose word counts for it: a share application goes there. */
  holder: z.string().nullable(),
  /** Minutes for one subject, if it must be asked. */
  minutesEach: z.number(),
})
export type RequestItem = z.infer<typeof RequestItem>

export const RequestPopulation = z.object({
  entity: z.string(),
  filter: z.string(),
  words: z.string(),
})
export type RequestPopulation = z.infer<typeof RequestPopulation>

const draftFields = {
  kind: RequestKind,
  lane: Lane,
  title: z.string().trim().min(1).max(160),
  /** The body that asks. A member of a department asks for their own body only. */
  issuerBodyId: z.uuid().optional(),
  purpose: z.string().max(2000),
  legalBasis: z.string().max(500),
  /** The text that will be sent with it. */
  noticeText: z.string().max(20_000),
  dutyItemId: z.uuid().nullable(),
  targetLevel: z.enum(['township', 'village']),
  /** Areas asked; a county or township stands for all of that level inside it. */
  areaCodes: z.array(Code12).max(2000),
  frequency: z.enum(['once', 'day', 'week', 'ten-days', 'month', 'quarter', 'half-year', 'year', 'on-event']),
  /** Half-open reporting period [periodFrom, periodTo). */
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  urgentReason: z.string().max(500),
  /** The last day the request may be used; every form expires. */
  expiresOn: Day.nullable(),
  population: RequestPopulation.nullable(),
  detail: RequestDetail,
}

/** PATCH /requests/{requestId}: only what changes. Without defaults: an absent field is not an empty one. */
export const DraftChange = z.object(draftFields).partial()

/** POST /requests: a draft keeps whatever is known so far. */
export const DraftRequest = z.object({
  ...draftFields,
  kind: RequestKind.default('data'),
  lane: Lane.default('one-matter'),
  purpose: draftFields.purpose.default(''),
  legalBasis: draftFields.legalBasis.default(''),
  noticeText: draftFields.noticeText.default(''),
  dutyItemId: draftFields.dutyItemId.default(null),
  targetLevel: draftFields.targetLevel.default('village'),
  areaCodes: draftFields.areaCodes.default([]),
  frequency: draftFields.frequency.default('once'),
  periodFrom: Day.nullable().default(null),
  periodTo: Day.nullable().default(null),
  dueAt: draftFields.dueAt.default(null),
  urgentReason: draftFields.urgentReason.default(''),
  expiresOn: Day.nullable().default(null),
  population: RequestPopulation.nullable().default(null),
  detail: RequestDetail.default({}),
})
export type DraftRequest = z.infer<typeof DraftRequest>

export const RequestSummary = z.object({
  id: z.string(),
  kind: RequestKind,
  lane: Lane,
  state: RequestState,
  title: z.string(),
  issuerName: z.string(),
  controlNumber: z.string().nullable(),
  targetLevel: z.enum(['township', 'village']),
  recipients: z.number().int(),
  dueAt: z.string().nullable(),
  /** Minutes in total as priced last; null before the first screening. */
  minutes: z.number().nullable(),
  blocks: z.number().int(),
  warnings: z.number().int(),
  updatedAt: z.string(),
  /** When the gate must have decided; only while screened. */
  decideBy: z.string().nullable(),
})
export type RequestSummary = z.infer<typeof RequestSummary>

export const LifeEntry = z.object({
  event: z.string(),
  from: RequestState.nullable(),
  to: RequestState,
  at: z.string(),
  by: z.string(),
  body: z.string(),
  reason: z.string(),
})

export const Recipient = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  state: RecipientState,
  minutes: z.number().nullable(),
})
