import type { Actor } from '#platform/http/index.ts'

/** The duty list binds everyone above the village, so everyone who has signed in sees it, also what it was. */
export const maySeeDuties = (_actor: Actor): boolean => true

/** Who keeps the gate keeps the list it works by: import, publish, record what follows a task. */
export const mayKeepDutyList = (actor: Actor): boolean => actor.roles.includes('gatekeeper')
