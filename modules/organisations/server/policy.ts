import type { Actor } from '#platform/http/index.ts'

/** One's own session. */
export const mayEndOwnSession = (_actor: Actor): boolean => true

/** Among the posts one holds oneself. */
export const mayChooseOwnPost = (_actor: Actor): boolean => true

/** Areas and bodies are public facts, for everyone who has signed in. */
export const maySeeAreas = (_actor: Actor): boolean => true
export const maySeeBodies = (_actor: Actor): boolean => true
