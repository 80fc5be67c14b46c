import { z } from 'zod'
import { EntityName, Sensitivity } from '#modules/catalogue/contract.ts'

export { checkCharacterOf } from './domain/check-character.ts'

export const LedgerEntityName = EntityName.exclude(['area'])
export const Uuid = z.uuid()
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
export const AreaCode = z.string().regex(/^\d{12}$/)
/** As a person types it: read into its canonical form on the server. */
export const GivenValue = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])

export const RecordFacts = z.object({
  entity: LedgerEntityName,
  /** The subject; without it one is found by its natural key or made. */
  subjectId: Uuid.optional(),
  areaCode: AreaCode,
  source: z.string().min(1).max(80),
  evidence: z.string().max(500).optional(),
  validFrom: Day.optional(),
  /** Element id → value. */
  facts: z.record(z.string(), GivenValue),
})
export const FactsRecorded = z.object({
  changeNo: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  conflicts: z.number().int(),
})

export const CorrectFact = z.object({
  entity: LedgerEntityName,
  subjectId: Uuid,
  element: z.string(),
  value: GivenValue,
  source: z.string().min(1).max(80),
  validFrom: Day.optional(),
  reason: z.string().min(1).max(500),
})
export const ConfirmFact = z.object({
  entity: LedgerEntityName,
  subjectId: Uuid,
  element: z.string(),
  source: z.string().min(1).max(80),
})
export const SettleConflict = z.object({
  conflictId: Uuid,
  decision: z.enum(['current', 'contender', 'other']),
  /** Only with `other`. */
  value: GivenValue.optional(),
  reason: z.string().min(1).max(500),
})

/** Why someone looks at values whole; kept in the audit log. */
export const Purpose = z.string().trim().min(2).max(200)

export const MoveSubject = z.object({
  entity: z.enum(['person', 'household']),
  subjectId: Uuid,
  toAreaCode: AreaCode,
  /** The first day in the new area; not after today. */
  movedOn: Day,
  /** Of a person: the whole household goes along; without it the person leaves the household. */
  withHousehold: z.boolean().default(false),
  source: z.string().min(1).max(80),
  evidence: z.string().max(500).optional(),
  reason: z.string().trim().min(1).max(500),
})
export type MoveSubject = z.output<typeof MoveSubject>
export const UndoMove = z.object({
  entity: z.enum(['person', 'household']),
  subjectId: Uuid,
  source: z.string().min(1).max(80),
  reason: z.string().trim().min(1).max(500),
})
export const SubjectMoved = z.object({
  changeNo: z.number().int(),
  fromAreaCode: z.string(),
  toAreaCode: z.string(),
  moved: z.object({ persons: z.number().int(), households: z.number().int(), enrolments: z.number().int() }),
})

/** Where a subject lived before, as far as the reader may see it: in [from, to). */
export const Residence = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  reason: z.string().nullable(),
})

export const FactSource = z.object({
  changeNo: z.number().int(),
  kind: z.string(),
  source: z.string(),
  memberId: z.string().nullable(),
  recordedAt: z.string(),
  evidence: z.string().nullable(),
  reason: z.string().nullable(),
})
export const Fact = z.object({
  element: z.string(),
  nameZh: z.string(),
  unit: z.string().nullable(),
  sensitivity: Sensitivity,
  /** In words; masked where the reader may not see it whole. */
  value: z.string().nullable(),
  validFrom: z.string().nullable(),
  confirmedOn: z.string().nullable(),
  source: FactSource.nullable(),
  inConflict: z.boolean(),
  /** What was said before, newest first. */
  history: z.array(
    z.object({
      value: z.string().nullable(),
      validFrom: z.string(),
      supersededAt: z.string(),
      retracted: z.boolean(),
      source: FactSource.nullable(),
    }),
  ),
})
export const SubjectPage = z.object({
  entity: LedgerEntityName,
  id: Uuid,
  areaCode: z.string(),
  areaName: z.string(),
  /** Sensitive values are masked: ID numbers and phones to 3+4, others to stars. */
  isMasked: z.boolean(),
  /** Since when it is there; null: as long as the ledger knows. */
  livesThereSince: z.string().nullable(),
  /** Newest first; moves that were taken back are left out. */
  livedBefore: z.array(Residence),
  facts: z.array(Fact),
})

export const SubjectRow = z.object({
  id: Uuid,
  name: z.string().nullable(),
  /** The number it is told by; sensitive ones masked to 3+4. */
  key: z.string().nullable(),
  areaCode: z.string(),
})
export const SubjectList = z.object({ subjects: z.array(SubjectRow), total: z.number().int() })

export const ConflictRow = z.object({
  id: Uuid,
  entity: LedgerEntityName,
  subjectId: Uuid,
  element: z.string(),
  nameZh: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  /** Whose fact it is; of an enrolment its holder. */
  subjectName: z.string().nullable(),
  current: z.string().nullable(),
  /** Who gave the current value; null while there is none. */
  currentSource: z.string().nullable(),
  currentValidFrom: z.string().nullable(),
  currentRecordedAt: z.string().nullable(),
  contender: z.string().nullable(),
  contenderSource: z.string(),
  contenderValidFrom: z.string(),
  /** When the contender came in. */
  recordedAt: z.string(),
})
export const ConflictList = z.object({
  conflicts: z.array(ConflictRow),
  total: z.number().int(),
  isMasked: z.boolean(),
})
export const LedgerSummary = z.object({
  areas: z.array(z.object({ areaCode: z.string(), counts: z.record(z.string(), z.number().int()) })),
  totals: z.record(z.string(), z.number().int()),
  openConflicts: z.number().int(),
})
