import type { Actor } from '#platform/http/index.ts'

/** The county office that keeps the gate answers; nobody above or beside it reads who complained. */
export const mayAnswerComplaints = (actor: Actor): boolean => actor.roles.includes('gatekeeper')
