import type { Actor } from '#platform/http/index.ts'

const has = (actor: Actor, ...roles: readonly string[]): boolean => actor.roles.some((role) => roles.includes(role))

/** Rules are open to everyone who works here. */
export const maySeeRules = (_actor: Actor): boolean => true

/** The gatekeeper answers for the rules of the county; who runs the machine does not decide by it. */
export function mayEditRules(actor: Actor): boolean {
  return has(actor, 'gatekeeper')
}

/** Within bounds a place decides for itself: the county's gatekeeper, a township for its own area (held by row-level security too). */
export function mayOverrideRules(actor: Actor): boolean {
  return has(actor, 'gatekeeper', 'township-staff')
}
