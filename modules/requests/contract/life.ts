import { z } from 'zod'

/** Anything a higher body asks of a lower one. An inspection called research (调研) is an inspection all the same. */
export const RequestKind = z.enum(['data', 'report', 'inspection', 'meeting', 'document', 'campaign', 'app'])
export type RequestKind = z.infer<typeof RequestKind>

/**
 * How a request comes in. `filed-list`: on the yearly filed list (年度目录清单); `one-matter`: filed once for one matter (一事一报备);
 * `urgent`: at once, reviewed afterwards; `exception`: not on the duty list.
 */
export const Lane = z.enum(['filed-list', 'one-matter', 'urgent', 'exception'])
export type Lane = z.infer<typeof Lane>

export const RequestState = z.enum([
  'draft',
  'screened',
  'admitted',
  'reduced',
  'merged',
  'returned',
  'deferred',
  'numbered',
  'dispatched',
  'done',
  'lapsed',
  'expired',
])
export type RequestState = z.infer<typeof RequestState>

/** What can happen to a request; which states it may happen in is in domain/life.ts. */
export const RequestEvent = z.enum([
  'submit',
  'revise',
  'admit',
  'reduce',
  'merge',
  'return',
  'defer',
  'resume',
  'number',
  'dispatch',
  'finish',
  'lapse',
  'expire',
])
export type RequestEvent = z.infer<typeof RequestEvent>

/** One village's or township's part of a dispatched request. */
export const RecipientState = z.enum(['open', 'returned', 'done', 'lapsed', 'withdrawn'])
export type RecipientState = z.infer<typeof RecipientState>

/** Why a village may return a request. */
export const ReturnGround = z.enum(['off-list', 'already-held', 'too-short', 'cannot-be-known', 'not-our-duty'])
export type ReturnGround = z.infer<typeof ReturnGround>

/** The channel a dispatch came by: each of them needs a valid control number. */
export const DispatchChannel = z.enum(['screen', 'api', 'import', 'command-line'])
export type DispatchChannel = z.infer<typeof DispatchChannel>

export const Words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>
