import type { Actor } from '#platform/http/index.ts'

const WORKING = ['village-worker', 'grid-worker', 'township-staff', 'department-staff', 'gatekeeper', 'operator']
const FILLING = ['village-worker', 'grid-worker', 'township-staff', 'department-staff', 'gatekeeper']

/** Everyone who works in the county sees which forms exist; a third-party evaluator does not handle forms. */
export function maySeeForms(actor: Actor): boolean {
  return actor.roles.some((role) => WORKING.includes(role))
}

/** Bringing in a template and deciding what its headers mean. */
export function mayKeepForms(actor: Actor): boolean {
  return actor.roles.some((role) => FILLING.includes(role))
}

/** Filling reads personal data of the actor's own area: row-level security holds the area, this holds the role. */
export function mayFillForms(actor: Actor): boolean {
  return actor.roles.some((role) => FILLING.includes(role))
}
