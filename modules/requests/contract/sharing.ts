import { z } from 'zod'

const Day = z.iso.date()
const said = z.string().trim().min(2).max(1000)

export const ShareState = z.enum(['asked', 'granted', 'partly-granted', 'refused', 'delivered', 'withdrawn'])
export type ShareState = z.infer<typeof ShareState>

export const ShareApplication = z.object({
  id: z.string(),
  requestId: z.string(),
  requestTitle: z.string(),
  issuerName: z.string(),
  /** The body whose word counts, as the catalogue names it. */
  holder: z.string(),
  /** It works here; else the gate office asks it outside and answers for it. */
  isHolderHere: z.boolean(),
  purpose: z.string(),
  legalBasis: z.string(),
  state: ShareState,
  askedBy: z.string(),
  askedAt: z.string(),
  /** Working days of the local rule; silence is shown, it grants nothing. */
  answerBy: z.string(),
  isLate: z.boolean(),
  answeredAt: z.string().nullable(),
  answerWords: z.string().nullable(),
  way: z.enum(['ledger', 'import']).nullable(),
  deliverBy: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  deliveryWords: z.string().nullable(),
  fields: z.array(
    z.object({
      position: z.number().int(),
      path: z.array(z.string()),
      element: z.string().nullable(),
      elementName: z.string().nullable(),
      granted: z.boolean().nullable(),
    }),
  ),
  /** What the reader may do now. */
  may: z.array(z.enum(['answer', 'deliver', 'withdraw'])),
})
export type ShareApplication = z.infer<typeof ShareApplication>

export const ShareList = z.object({ applications: z.array(ShareApplication) })
/** `in`: others ask the reader's body. `out`: the reader's body asks. `all`: for the gate. */
export const ShareQuestion = z.object({
  of: z.enum(['in', 'out', 'all']).default('in'),
  requestId: z.uuid().optional(),
  open: z.stringbool().optional(),
})

/** POST /requests/{requestId}/share-applications: one for each holder of these fields. */
export const AskToShare = z.object({ version: z.number().int(), positions: z.array(z.number().int()).min(1).max(200) })
export const SharesAsked = z.object({ version: z.number().int(), applications: z.array(ShareApplication) })

/** POST /share-applications/{applicationId}/answer. Fields that are not granted are refused, with the reason. */
export const AnswerShare = z.object({
  granted: z.array(z.number().int()).max(200),
  words: said,
  way: z.enum(['ledger', 'import']).optional(),
  deliverBy: Day.optional(),
})
export const DeliverShare = z.object({ words: said })

export const Correction = z.object({
  id: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  element: z.string(),
  elementName: z.string(),
  holder: z.string(),
  isHolderHere: z.boolean(),
  words: z.string(),
  /** A subject of the ledger; who may open it is for the ledger to say. */
  subject: z.object({ entity: z.string(), id: z.string(), purpose: z.string() }).nullable(),
  state: z.enum(['open', 'corrected', 'declined']),
  reportedBy: z.string(),
  reportedAt: z.string(),
  answerBy: z.string(),
  isLate: z.boolean(),
  answerWords: z.string().nullable(),
  answeredAt: z.string().nullable(),
  mayAnswer: z.boolean(),
})
export type Correction = z.infer<typeof Correction>
export const CorrectionList = z.object({ corrections: z.array(Correction) })
export const CorrectionQuestion = z.object({ state: Correction.shape.state.optional() })

/** POST /corrections: without a subject the words say where to look, never who it is. */
export const ReportFact = z.object({
  element: z.string().min(1).max(80),
  words: said,
  subject: z
    .object({ entity: z.string().max(40), id: z.uuid(), purpose: z.string().trim().min(2).max(200) })
    .optional(),
})
export const AnswerCorrection = z.object({ outcome: z.enum(['corrected', 'declined']), words: said })

/** What a higher level owes back to the county that supplied it. */
export const DataReturn = z.object({
  id: z.string(),
  holder: z.string(),
  what: z.string(),
  askedOn: z.string(),
  dueOn: z.string(),
  receivedOn: z.string().nullable(),
  rowsExpected: z.number().int().nullable(),
  rowsReceived: z.number().int().nullable(),
  isWhole: z.boolean().nullable(),
  isLate: z.boolean(),
  words: z.string(),
})
export type DataReturn = z.infer<typeof DataReturn>
export const DataReturnList = z.object({ returns: z.array(DataReturn) })
export const AskDataBack = z.object({
  holder: z.string().trim().min(2).max(80),
  what: said,
  dueOn: Day,
  rowsExpected: z.number().int().min(1).optional(),
})
/** POST /data-returns/{returnId}/receipt. Whole is what is said, unless fewer rows came than were expected. */
export const ReceiveData = z.object({
  receivedOn: Day,
  rowsReceived: z.number().int().min(0).optional(),
  isWhole: z.boolean(),
  words: z.string().trim().max(1000).default(''),
})
