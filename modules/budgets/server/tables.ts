import type { BudgetHolder } from '../contract.ts'

export interface BudgetTable {
  county_code: string
  holder: BudgetHolder
  holder_id: string
  period: string
  minutes: number
  reason: string
  set_by_name: string
  set_at: string
}

export interface EntryTable {
  county_code: string
  request_id: string
  holder: BudgetHolder
  holder_id: string
  period: string
  area_code: string
  state: 'bound' | 'released' | 'settled'
  bound_minutes: number
  settled_minutes: number | null
  over_budget: boolean
  bound_at: string
  ended_at: string | null
}

export interface BudgetsTables {
  'budgets.budget': BudgetTable
  'budgets.entry': EntryTable
}
