import type { Actor } from '#platform/http/index.ts'

const has = (actor: Actor, ...roles: readonly string[]): boolean => actor.roles.some((role) => roles.includes(role))

/** What higher bodies ask is open to everyone who works in the county; drafts only to the body that writes them. */
export const maySeeRequests = (_actor: Actor): boolean => true

/** A department applies, a township too when it asks villages; the commands hold it to the applicant's own body. */
export const mayApply = (actor: Actor): boolean => has(actor, 'department-staff', 'township-staff', 'gatekeeper')

/** The county office that keeps the gate decides. */
export const mayDecide = (actor: Actor): boolean => has(actor, 'gatekeeper')

/** The right to return (退回权) belongs to those who would have to do it. */
export const mayReturn = (actor: Actor): boolean => has(actor, 'village-worker', 'township-staff')

/** Villages and townships comment before it is sent. */
export const mayComment = (actor: Actor): boolean =>
  has(actor, 'village-worker', 'grid-worker', 'township-staff', 'evaluator')

/** Only the clock itself; it has no address. */
export const mayKeepTime = (actor: Actor): boolean => has(actor, 'clock')
