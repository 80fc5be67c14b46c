import { z } from 'zod'

const Words = z.object({ zh: z.string(), en: z.string() })

/** GET /about: public. */
export const About = z.object({
  name: z.string(),
  version: z.string(),
  /** `number` null: not filed with the state. */
  filing: z.object({ number: z.string().nullable(), words: Words }),
  /** The body that runs this installation; null: not stated. */
  operator: z.string().nullable(),
  licence: z.string(),
  /** Six-digit codes of the counties set up here. */
  counties: z.array(z.string()),
  complaints: z.object({ path: z.string(), words: Words }),
  openapi: z.string(),
})
export type About = z.infer<typeof About>

const Count = z.number().int()

/** How one clause is held, in a period. `look`: something wants a person. */
export const ClauseCheck = z.object({
  no: Count,
  source: z.string(),
  type: z.enum(['block', 'warn', 'measure']),
  words: Words,
  enforcedBy: z.array(
    z.object({
      kind: z.enum(['rule', 'product', 'constraint']),
      words: Words,
      /** Rows in force, as table/row; empty for what is no rule. */
      rows: z.array(z.string()),
    }),
  ),
  /** Requests whose newest screening of the period met a block of this clause. */
  blocked: Count,
  overridden: Count,
  /** Of those, with a named approver and a reason. */
  overriddenByName: Count,
  state: z.enum(['held', 'look']),
  remarks: z.array(Words),
})
export type ClauseCheck = z.infer<typeof ClauseCheck>

/** GET /self-check: public; no person is named in it. The period is half-open [from, to). */
export const SelfCheck = z.object({
  county: z.string(),
  from: z.string(),
  to: z.string(),
  madeAt: z.string(),
  version: z.string(),
  filingNumber: z.string().nullable(),
  clauses: z.array(ClauseCheck),
  figures: z.object({
    submitted: Count,
    blocked: Count,
    overridden: Count,
    dispatched: Count,
    returned: Count,
    returnsLapsed: Count,
    /** Demands past the gate that villages reported, of days before today: what may still be taken back is not counted. */
    offChannel: Count,
    complaintsMade: Count,
    complaintsAnsweredInTime: Count,
    complaintsOverdue: Count,
    unfiledApps: Count,
    expiredForms: Count,
    expiredFields: Count,
  }),
  /** Null where it was not walked: only the command line does, it reads every line. */
  audit: z.object({ state: z.enum(['whole', 'broken']), entries: Count, words: Words }).nullable(),
})
export type SelfCheck = z.infer<typeof SelfCheck>
