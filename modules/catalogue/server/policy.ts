import type { Actor } from '#platform/http/index.ts'

/** The catalogue holds words, no facts about anyone: every signed-in member may read it. */
export const mayReadCatalogue = (): boolean => true

export const mayChangeCatalogue = (actor: Actor): boolean =>
  actor.roles.includes('gatekeeper') || actor.roles.includes('operator')
