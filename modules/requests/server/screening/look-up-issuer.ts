import { sql } from 'kysely'
import { findBody } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay, mondayOf, startOfDay, type PlainDate } from '#platform/time.ts'
import { lookUpFiled, type FiledFacts } from '../registry/look-up-filed.ts'
import { db, type RequestRow } from '../store/requests.ts'

/** What the register says of the body that asks and of what it refers to. */
export interface IssuerFacts extends FiledFacts {
  readonly isCountyApproved: boolean
  readonly requestsThisWeek: number
  readonly documentsAboveLastYear: number
  readonly inspectionsOfIssuerThisYear: number
}

/** Same day of last year's total: 1 January to 31 December. Requests that were given up or sent back do not count. */
async function countSent(ctx: Ctx, row: RequestRow, today: PlainDate) {
  const year = Number(today.slice(0, 4))
  const thisYear = startOfDay(`${year}-01-01`)
  const sent = sql`submitted_at is not null and state not in ('draft', 'returned', 'merged')`
  const counted = await db(ctx)
    .selectFrom('requests.request')
    .select([
      sql<number>`(count(*) filter (where ${sent} and submitted_at >= ${startOfDay(mondayOf(today))}))::integer`.as(
        'week',
      ),
      sql<number>`(count(*) filter (where ${sent} and kind = 'document' and submitted_at >= ${thisYear}))::integer`.as(
        'documents',
      ),
      sql<number>`(count(*) filter (where ${sent} and kind = 'document' and submitted_at >= ${startOfDay(`${year - 1}-01-01`)} and submitted_at < ${thisYear}))::integer`.as(
        'before',
      ),
      sql<number>`(count(*) filter (where ${sent} and kind = 'inspection' and submitted_at >= ${thisYear}))::integer`.as(
        'inspections',
      ),
    ])
    .where('county_code', '=', row.county_code)
    .where('issuer_body_id', '=', row.issuer_body_id)
    .where('id', '<>', row.id)
    .executeTakeFirst()
  return counted ?? { week: 0, documents: 0, before: 0, inspections: 0 }
}

export async function lookUpIssuer(ctx: Ctx, row: RequestRow): Promise<IssuerFacts> {
  const today = civilDay(ctx.now())
  const sent = await countSent(ctx, row, today)
  const issuer = await findBody(ctx, row.issuer_body_id)
  const isNew = row.kind === 'document' ? 1 : 0
  return {
    // Of a township nobody above has looked at it yet; a county department's application is the county's look.
    isCountyApproved: issuer !== undefined && ['county', 'city', 'province'].includes(issuer.level),
    requestsThisWeek: sent.week,
    // A county that keeps no record of last year has nothing to compare with.
    documentsAboveLastYear: sent.before === 0 ? 0 : Math.max(0, sent.documents + isNew - sent.before),
    inspectionsOfIssuerThisYear: sent.inspections,
    ...(await lookUpFiled(ctx, row)),
  }
}
