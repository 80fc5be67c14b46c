import type { Aggregate } from '#modules/catalogue/contract.ts'
import type { Role, Verdict } from '../contract.ts'

export interface MatchingTables {
  'matching.confirmation': {
    county_code: string
    title: string
    path: readonly string[]
    department: string | null
    verdict: Verdict
    element: string | null
    role: Role | null
    aggregate: Aggregate | null
    confirmed_at: Date
  }
}
