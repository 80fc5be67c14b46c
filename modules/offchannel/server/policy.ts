import type { Actor } from '#platform/http/index.ts'

const has = (actor: Actor, ...roles: readonly string[]): boolean => actor.roles.some((role) => roles.includes(role))

/** Those who are asked: their own notices, and nobody else's. */
export const mayKeepNotices = (actor: Actor): boolean => has(actor, 'village-worker', 'grid-worker', 'township-staff')

/** Only the gate office sees what was reported, and from which area. */
export const maySeeOffChannel = (actor: Actor): boolean => has(actor, 'gatekeeper')

/** The body that was asked about it sees the question, not the report. */
export const mayAnswerForBody = (actor: Actor): boolean =>
  has(actor, 'department-staff', 'township-staff', 'gatekeeper')
