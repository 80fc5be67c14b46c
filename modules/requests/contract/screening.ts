import { z } from 'zod'
import { Words } from './life.ts'

/** A range of minutes: the middle estimate and the bounds four requests of five stay inside. */
export const Minutes = z.object({ low: z.number(), middle: z.number(), high: z.number() })
export type Minutes = z.infer<typeof Minutes>

/** What a request costs the people below, before anyone is asked. */
export const Price = z.object({
  total: Minutes,
  perVillage: z.array(z.object({ areaCode: z.string(), areaName: z.string(), subjects: z.number(), minutes: Minutes })),
  /** Subjects in all areas; an estimate when counted from a sample. */
  subjects: z.number(),
  subjectsAreEstimated: z.boolean(),
  /** Bounds nine of ten true numbers lie between; absent where they were counted one by one. */
  subjectsRange: z.object({ low: z.number(), high: z.number() }).optional(),
  /** When what the ledger holds was counted, where that was before this screening: “as of 10:05”. */
  countedAt: z.string().optional(),
  /** Minutes saved because the ledger already holds the rest. */
  saved: z.number(),
  /** How the price is made, in words and figures a department can check. */
  parts: z.array(z.object({ words: Words, minutes: z.number() })),
})
export type Price = z.infer<typeof Price>

/** One row of a decision table that fired. */
export const Finding = z.object({
  table: z.string(),
  tableVersion: z.number().int(),
  row: z.string(),
  clause: z.string(),
  effect: z.enum(['block', 'warn', 'measure']),
  message: Words,
  nextStep: Words,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** A named approver let it pass, with a reason; public. */
  overridden: z.object({ by: z.string(), reason: z.string(), at: z.string() }).nullable(),
})
export type Finding = z.infer<typeof Finding>

export const SimilarRequest = z.object({
  requestId: z.string(),
  title: z.string(),
  issuerName: z.string(),
  state: z.string(),
  controlNumber: z.string().nullable(),
  verdict: z.enum(['duplicate', 'overlapping']),
  /** Share of this request's fields the other one asks too, 0..1. */
  share: z.number(),
  shared: z.array(z.object({ mine: z.string(), theirs: z.string(), why: Words })),
})
export type SimilarRequest = z.infer<typeof SimilarRequest>

export const BudgetLine = z.object({
  /** Minutes granted, already bound, and left if this request passes. Null where no budget is set. */
  granted: z.number().nullable(),
  bound: z.number(),
  leftAfter: z.number().nullable(),
})
export type BudgetLine = z.infer<typeof BudgetLine>

/** What the gate finds out about a request within seconds, from the draft on. */
export const Screening = z.object({
  screenedAt: z.string(),
  verdict: z.enum(['block', 'warn', 'pass']),
  findings: z.array(Finding),
  fields: z.object({
    asked: z.number().int(),
    held: z.number().int(),
    elsewhere: z.number().int(),
    fresh: z.number().int(),
    new: z.number().int(),
  }),
  price: Price,
  similar: z.array(SimilarRequest),
  duty: z.object({
    itemId: z.string().nullable(),
    class: z.enum(['basic', 'shared', 'taken-back', 'off-list', 'unnamed']),
    title: z.string().nullable(),
    mainDepartment: z.string().nullable(),
    suggestions: z.array(z.object({ itemId: z.string(), code: z.string(), title: z.string(), class: z.string() })),
  }),
  leadWorkingDays: z.number().nullable(),
  departmentBudget: BudgetLine,
  /** Villages whose month would be over budget. */
  villagesOverBudget: z.array(z.object({ areaCode: z.string(), areaName: z.string(), over: z.number() })),
  /** Villages with another inspection or meeting too near. */
  collisions: z.array(
    z.object({ areaCode: z.string(), areaName: z.string(), title: z.string(), startsAt: z.string() }),
  ),
  certificates: z.array(z.object({ name: z.string(), issuer: z.string() })),
})
export type Screening = z.infer<typeof Screening>
