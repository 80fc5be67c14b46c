import type { Actor } from '#platform/http/index.ts'

const BRINGING = ['village-worker', 'grid-worker', 'township-staff', 'department-staff', 'gatekeeper']

/** Bringing facts in is the work of those who answer for them; row-level security holds the area, this holds the role. */
export function mayBringIn(actor: Actor): boolean {
  return actor.roles.some((role) => BRINGING.includes(role))
}

/** Refused rows are people's data: for those who brought them, not for those who run the machine. */
export function maySeeImports(actor: Actor): boolean {
  return actor.roles.some((role) => BRINGING.includes(role))
}
