import type { BudgetHolder } from '../contract.ts'

/** One holder's account for a period, in minutes. `granted` null: no budget is set. */
export interface Account {
  readonly holder: BudgetHolder
  readonly holderId: string
  readonly period: string
  readonly granted: number | null
  /** Bound and settled of other requests. */
  readonly taken: number
}

export interface Overdraft extends Account {
  readonly granted: number
  /** Minutes above what is granted if this request passes. */
  readonly over: number
}

// Prices are sums of estimates: a thousandth of a minute is not an overdraft.
const TOLERANCE = 0.001

/** The accounts that would be overdrawn by taking `minutes` of each. */
export function decideOverBudget(accounts: readonly (Account & { readonly minutes: number })[]): readonly Overdraft[] {
  return accounts.flatMap(({ minutes, ...account }) => {
    if (account.granted === null || minutes <= 0) return []
    const over = account.taken + minutes - account.granted
    return over > TOLERANCE ? [{ ...account, granted: account.granted, over }] : []
  })
}
