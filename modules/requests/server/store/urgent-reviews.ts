import { sql, type Insertable } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { UrgentReviewTable, UrgentTables } from '../registry/tables.ts'
import type { RequestsTables } from '../tables.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Pick<Ctx, 'tx'>) => tablesOf<RequestsTables & UrgentTables>(ctx.tx)

const ENDED = ['done', 'lapsed', 'expired'] as const

/** Urgent requests that got a number and have ended, with what was found of them; the latest end first. */
export async function listEndedUrgent(ctx: Asking, requestId?: string) {
  let query = db(ctx)
    .selectFrom('requests.request as request')
    .leftJoin('requests.urgent_review as review', (join) =>
      join.onRef('review.county_code', '=', 'request.county_code').onRef('review.request_id', '=', 'request.id'),
    )
    .select([
      'request.id',
      'request.title',
      'request.issuer_name',
      'request.urgent_reason',
      'request.control_number',
      'review.verdict',
      'review.words',
      'review.judged_at',
      sql<string>`(select max(entry.at) from requests.life_entry entry
        where entry.county_code = request.county_code and entry.request_id = request.id)`.as('ended_at'),
    ])
    .where('request.county_code', '=', ctx.actor.countyCode)
    .where('request.lane', '=', 'urgent')
    .where('request.control_number', 'is not', null)
    .where('request.state', 'in', [...ENDED])
  if (requestId !== undefined) query = query.where('request.id', '=', requestId)
  return query.orderBy('ended_at', 'desc').limit(200).execute()
}

/** Writes a verdict; answers whether it was the first. */
export async function insertReview(
  ctx: Asking,
  review: Omit<Insertable<UrgentReviewTable>, 'county_code'>,
): Promise<boolean> {
  const added = await db(ctx)
    .insertInto('requests.urgent_review')
    .values({ ...review, county_code: ctx.actor.countyCode })
    .onConflict((row) => row.doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Urgent requests that got a number in [from, to), by issuer; of anyone's county. */
export async function countUrgentUse(
  ctx: Pick<Ctx, 'tx'>,
  of: { readonly county: string; readonly from: string; readonly to: string },
) {
  return db(ctx)
    .selectFrom('requests.request as request')
    .innerJoin('requests.control_number as number', (join) =>
      join.onRef('number.county_code', '=', 'request.county_code').onRef('number.request_id', '=', 'request.id'),
    )
    .leftJoin('requests.urgent_review as review', (join) =>
      join.onRef('review.county_code', '=', 'request.county_code').onRef('review.request_id', '=', 'request.id'),
    )
    .select([
      'request.issuer_name as issuerName',
      sql<number>`count(*)::integer`.as('urgent'),
      sql<number>`count(review.verdict)::integer`.as('reviewed'),
      sql<number>`(count(*) filter (where review.verdict = 'not-an-emergency'))::integer`.as('notAnEmergency'),
    ])
    .where('request.county_code', '=', of.county)
    .where('request.lane', '=', 'urgent')
    .where('number.issued_at', '>=', of.from)
    .where('number.issued_at', '<', of.to)
    .groupBy('request.issuer_name')
    .orderBy('notAnEmergency', 'desc')
    .orderBy('urgent', 'desc')
    .orderBy('request.issuer_name')
    .execute()
}
