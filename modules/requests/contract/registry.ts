import { z } from 'zod'

const Day = z.iso.date()

/** What is filed for a year: a form, an inspection of the plan, an approved campaign, a filed app. */
export const EntryKind = z.enum(['form', 'inspection', 'campaign', 'app'])
export type EntryKind = z.infer<typeof EntryKind>

export const Frequency = z.enum([
  'once',
  'day',
  'week',
  'ten-days',
  'month',
  'quarter',
  'half-year',
  'year',
  'on-event',
])
export type Frequency = z.infer<typeof Frequency>

/** `replaced`: a newer version holds; it stays readable. */
export const EntryStanding = z.enum(['in-force', 'coming', 'expired', 'replaced', 'withdrawn'])
export type EntryStanding = z.infer<typeof EntryStanding>

export const RegistryEntry = z.object({
  id: z.string(),
  kind: EntryKind,
  number: z.string(),
  version: z.number().int(),
  title: z.string(),
  issuerName: z.string(),
  frequency: Frequency,
  /** Half-open [validFrom, validTo). */
  validFrom: z.string(),
  validTo: z.string(),
  standing: EntryStanding,
  fields: z.number().int(),
  fieldsExpired: z.number().int(),
  /** Fields nobody of the issuer opened in a year. */
  fieldsUnopened: z.number().int(),
})
export type RegistryEntry = z.infer<typeof RegistryEntry>

export const RegistryField = z.object({
  position: z.number().int(),
  path: z.array(z.string()),
  element: z.string().nullable(),
  elementName: z.string().nullable(),
  purpose: z.string(),
  validTo: z.string(),
  isExpired: z.boolean(),
  /** First day it was on the list, over all versions. */
  since: z.string(),
  /** The last day somebody of the issuer opened what was collected; never who or how often. */
  lastOpenedOn: z.string().nullable(),
  isUnopened: z.boolean(),
  /** The next version goes on without it. */
  leavesNext: z.boolean(),
})
export type RegistryField = z.infer<typeof RegistryField>

/** GET /registry/{entryId} */
export const RegistryEntryPage = z.object({
  entry: RegistryEntry,
  legalBasis: z.string(),
  dutyItem: z.object({ id: z.string(), code: z.string(), title: z.string(), class: z.string() }).nullable(),
  formId: z.string().nullable(),
  requestId: z.string().nullable(),
  changeNote: z.string(),
  withdrawnBecause: z.string().nullable(),
  filedBy: z.string(),
  filedAt: z.string(),
  fields: z.array(RegistryField),
  versions: z.array(
    z.object({
      id: z.string(),
      version: z.number().int(),
      validFrom: z.string(),
      validTo: z.string(),
      standing: EntryStanding,
      changeNote: z.string(),
      filedAt: z.string(),
      filedBy: z.string(),
    }),
  ),
})
export type RegistryEntryPage = z.infer<typeof RegistryEntryPage>

/** GET /registry: newest versions only, unless `standing` asks for the others. */
export const RegistryQuestion = z.object({
  kind: EntryKind.optional(),
  standing: EntryStanding.optional(),
  search: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})
export const RegistryList = z.object({ entries: z.array(RegistryEntry), total: z.number().int() })
export type RegistryList = z.infer<typeof RegistryList>

const FieldToFile = z.object({
  path: z.array(z.string().trim().min(1)).min(1).max(4),
  element: z.string().max(80).nullable().default(null),
  purpose: z.string().trim().min(2).max(300),
  /** The entry's own end when absent. */
  validTo: Day.optional(),
})
export type FieldToFile = z.infer<typeof FieldToFile>

const number = z.string().trim().min(1).max(40)
const period = { validFrom: Day, validTo: Day }

/** POST /registry, by the gatekeeper. No entry holds longer than a year. */
export const FileEntry = z.object({
  kind: EntryKind.default('form'),
  number,
  title: z.string().trim().min(1).max(160),
  issuerName: z.string().trim().min(2).max(80),
  frequency: Frequency,
  legalBasis: z.string().trim().min(2).max(500),
  dutyItemId: z.uuid().nullable().default(null),
  formId: z.uuid().nullable().default(null),
  ...period,
  fields: z.array(FieldToFile).max(500).default([]),
})
export type FileEntry = z.infer<typeof FileEntry>

/** POST /requests/{requestId}/filing: an admitted request becomes an entry of the list. */
export const FileRequest = z.object({ number, ...period })

/** POST /registry/{entryId}/versions: what is not named goes on as it was. */
export const NewVersion = z.object({
  title: FileEntry.shape.title.optional(),
  frequency: Frequency.optional(),
  legalBasis: FileEntry.shape.legalBasis.optional(),
  dutyItemId: z.uuid().nullable().optional(),
  formId: z.uuid().nullable().optional(),
  ...period,
  changeNote: z.string().trim().min(2).max(500),
  fields: z.array(FieldToFile).max(500).optional(),
})

export const WithdrawEntry = z.object({ reason: z.string().trim().min(2).max(500) })
/** PUT /registry/{entryId}/leaving-fields: exactly these leave with the next version; an empty list takes it back. */
export const LeavingFields = z.object({ positions: z.array(z.number().int()).max(500) })

/** GET /registry-proposals: fields nobody opened in a year, by entry. */
export const RegistryProposals = z.object({
  proposals: z.array(
    z.object({
      entryId: z.string(),
      number: z.string(),
      title: z.string(),
      issuerName: z.string(),
      fields: z.array(
        RegistryField.pick({ position: true, path: true, since: true, lastOpenedOn: true, leavesNext: true }),
      ),
    }),
  ),
})
export type RegistryProposals = z.infer<typeof RegistryProposals>

/** An urgent request that has ended: was it an emergency? */
export const UrgentReview = z.object({
  requestId: z.string(),
  title: z.string(),
  issuerName: z.string(),
  urgentReason: z.string(),
  controlNumber: z.string().nullable(),
  endedAt: z.string(),
  reviewBy: z.string(),
  isOverdue: z.boolean(),
  verdict: z.enum(['emergency', 'not-an-emergency']).nullable(),
  words: z.string().nullable(),
  judgedAt: z.string().nullable(),
})
export type UrgentReview = z.infer<typeof UrgentReview>
export const UrgentReviews = z.object({ reviews: z.array(UrgentReview) })
export const JudgeUrgency = z.object({
  verdict: z.enum(['emergency', 'not-an-emergency']),
  words: z.string().trim().min(2).max(1000),
})
/** GET /urgent-use: public; by issuer, of the urgent requests numbered in a year. */
export const UrgentUse = z.object({
  year: z.number().int(),
  byIssuer: z.array(
    z.object({
      issuerName: z.string(),
      urgent: z.number().int(),
      reviewed: z.number().int(),
      notAnEmergency: z.number().int(),
    }),
  ),
})
export type UrgentUse = z.infer<typeof UrgentUse>
