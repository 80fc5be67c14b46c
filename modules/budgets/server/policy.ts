import type { Actor } from '#platform/http/index.ts'

/** Budgets are public inside the county: a village sees what it may be asked, a department what it has left. */
export const maySeeBudgets = (_actor: Actor): boolean => true

/** The county office that keeps the gate sets them. */
export const maySetBudgets = (actor: Actor): boolean => actor.roles.includes('gatekeeper')
