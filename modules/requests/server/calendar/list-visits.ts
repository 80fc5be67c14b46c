import { sql } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import { startOfDay } from '#platform/time.ts'
import { db } from '../store/requests.ts'

/** States in which a visit may still come; drafts and what ended without one are left out. */
export const COMING_STATES = ['screened', 'admitted', 'reduced', 'numbered', 'dispatched'] as const

export interface VisitRow {
  readonly id: string
  readonly kind: 'inspection' | 'meeting'
  readonly title: string
  readonly issuer_name: string
  readonly state: (typeof COMING_STATES)[number] | 'done'
  readonly area_codes: string[]
  readonly target_level: 'township' | 'village'
  readonly starts_at: string
  readonly ends_at: string | null
}

export interface VisitQuestion {
  /** Days in China, [from, to). */
  readonly from: string
  readonly to: string
  readonly states: readonly VisitRow['state'][]
  /** At most so many, the earliest; all when absent. */
  readonly most?: number
}

/** Inspections and meetings of the county that begin in a period, earliest first. */
export async function listVisits(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  { from, to, states, most }: VisitQuestion,
): Promise<readonly VisitRow[]> {
  const query = db(ctx)
    .selectFrom('requests.request')
    .select([
      'id',
      'kind',
      'title',
      'issuer_name',
      'state',
      'area_codes',
      'target_level',
      sql<string>`detail->>'startsAt'`.as('starts_at'),
      sql<string | null>`detail->>'endsAt'`.as('ends_at'),
    ])
    .where('county_code', '=', ctx.actor.countyCode)
    .where('kind', 'in', ['inspection', 'meeting'])
    .where('state', 'in', states)
    .where(sql<boolean>`(detail->>'startsAt')::timestamptz >= ${startOfDay(from)}::timestamptz`)
    .where(sql<boolean>`(detail->>'startsAt')::timestamptz < ${startOfDay(to)}::timestamptz`)
    .orderBy('starts_at')
  const rows = await (most === undefined ? query : query.limit(most)).execute()
  return rows as unknown as readonly VisitRow[]
}
