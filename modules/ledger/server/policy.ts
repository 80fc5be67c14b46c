import type { Actor } from '#platform/http/index.ts'

/** Row-level security decides of whom; this decides whether at all. */
const WRITERS = ['village-worker', 'grid-worker', 'township-staff', 'department-staff', 'gatekeeper']

export const mayReadLedger = (actor: Actor): boolean =>
  actor.roles.some((role) => WRITERS.includes(role) || role === 'evaluator')
export const mayRecordFacts = (actor: Actor): boolean => actor.roles.some((role) => WRITERS.includes(role))
export const maySettleConflicts = (actor: Actor): boolean =>
  actor.roles.some((role) => ['township-staff', 'department-staff', 'gatekeeper'].includes(role))
export const mayRegisterElements = (actor: Actor): boolean =>
  actor.roles.some((role) => ['gatekeeper', 'operator'].includes(role))

/** Someone who reaches both areas: between two villages their township, between townships the county. */
export const mayMoveSubjects = (actor: Actor): boolean => maySettleConflicts(actor)

/** Whole ID numbers, phones and accounts are shown, once a purpose is given, to those who enter and settle them; not to an evaluator. */
export const maySeePersonalDataWhole = (actor: Actor): boolean => mayRecordFacts(actor)
