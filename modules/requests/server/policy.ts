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

/** The yearly list is kept by who keeps the gate. */
export const mayKeepRegistry = (actor: Actor): boolean => has(actor, 'gatekeeper')

/** A department answers for what it holds; the gate office for bodies that do not work here. */
export const mayAnswerForHolder = (actor: Actor): boolean => has(actor, 'department-staff', 'gatekeeper')

/** Who lives with the facts says when one is wrong. */
export const mayReportFact = (actor: Actor): boolean =>
  has(actor, 'village-worker', 'grid-worker', 'township-staff', 'department-staff', 'gatekeeper')

/** Whoever runs the command line on the server; it has no address on the web. */
export const mayDispatchHere = (actor: Actor): boolean =>
  has(actor, 'operator') && actor.memberId === '00000000-0000-8000-8000-000000000001'
