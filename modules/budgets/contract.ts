import { z } from 'zod'

/** Whose minutes: `department` spends them in a year (`2026`), `village` gives them in a month (`2026-11`). */
export const BudgetHolder = z.enum(['department', 'village'])
export type BudgetHolder = z.infer<typeof BudgetHolder>

/** A year for a department, a month for a village. */
export const BudgetPeriod = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)

/** PUT /budgets: without `holderId` it is what every department or village of the county has unless it has its own. */
export const SetBudget = z.object({
  holder: BudgetHolder,
  /** Body id of a department, 12-digit code of a village. */
  holderId: z.string().max(40).nullable().default(null),
  period: BudgetPeriod.meta({ title: '年或月 period' }),
  minutes: z.number().int().min(0).max(100_000_000).meta({ title: '分钟 minutes' }),
  reason: z.string().trim().min(2).max(300).meta({ title: '理由 reason' }),
})
export const SetBudgetAnswer = z.object({ minutes: z.number() })

export const BudgetRow = z.object({
  holderId: z.string(),
  name: z.string(),
  /** Null: no budget is set, nothing is stopped. */
  granted: z.number().nullable(),
  /** The grant is the county's for everyone, not this holder's own. */
  isDefault: z.boolean(),
  /** Minutes of requests admitted and not ended. */
  bound: z.number(),
  /** Minutes of ended requests, as measured where they were. */
  settled: z.number(),
  requests: z.number().int(),
})
export type BudgetRow = z.infer<typeof BudgetRow>

export const BudgetPageInput = z.object({ holder: BudgetHolder, period: BudgetPeriod })
export const BudgetPage = z.object({
  holder: BudgetHolder,
  period: z.string(),
  defaultMinutes: z.number().nullable(),
  rows: z.array(BudgetRow),
})
export type BudgetPage = z.infer<typeof BudgetPage>
