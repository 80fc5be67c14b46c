import { sql } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import { db } from '../store/requests.ts'

export interface VisitRow {
  readonly id: string
  readonly kind: 'inspection' | 'meeting'
  readonly title: string
  readonly issuer_name: string
  readonly state: 'screened' | 'admitted' | 'reduced' | 'numbered' | 'dispatched' | 'done'
  readonly area_codes: string[]
  readonly target_level: 'township' | 'village'
  readonly starts_at: string
  readonly ends_at: string | null
}

/** Inspections and meetings of the county that begin in [from, to), days in China; drafts and what ended without one are left out. */
export async function listVisits(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  from: string,
  to: string,
): Promise<readonly VisitRow[]> {
  const rows = await db(ctx)
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
    .where('state', 'in', ['screened', 'admitted', 'reduced', 'numbered', 'dispatched', 'done'])
    .where(sql<boolean>`(detail->>'startsAt')::timestamptz >= ${`${from}T00:00:00+08:00`}::timestamptz`)
    .where(sql<boolean>`(detail->>'startsAt')::timestamptz < ${`${to}T00:00:00+08:00`}::timestamptz`)
    .orderBy('starts_at')
    .limit(1000)
    .execute()
  return rows as unknown as readonly VisitRow[]
}
