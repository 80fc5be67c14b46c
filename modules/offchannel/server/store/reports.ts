import { sql, type Selectable, type Updateable } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { problems } from '../problems.ts'
import type { OffChannelTables, ReportTable } from '../tables.ts'

export type ReportRow = Selectable<ReportTable>
type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Pick<Ctx, 'tx'>) => tablesOf<OffChannelTables>(ctx.tx)

export type NewReport = Omit<
  ReportRow,
  | 'county_code'
  | 'id'
  | 'state'
  | 'request_id'
  | 'question'
  | 'asked_at'
  | 'answer'
  | 'answered_at'
  | 'dismissed_because'
>

/** Writes a report, and its area apart from it. Answers its id. */
export async function insertReport(ctx: Ctx, areaCode: string, report: NewReport): Promise<string> {
  const id = ctx.newId()
  const county = ctx.actor.countyCode
  await db(ctx)
    .insertInto('offchannel.report')
    .values({
      ...report,
      means: JSON.stringify(report.means),
      fields: JSON.stringify(report.fields),
      signs: JSON.stringify(report.signs),
      county_code: county,
      id,
      state: 'open',
      request_id: null,
      question: null,
      asked_at: null,
      answer: null,
      answered_at: null,
      dismissed_because: null,
    })
    .execute()
  await db(ctx)
    .insertInto('offchannel.report_area')
    .values({ county_code: county, report_id: id, area_code: areaCode })
    .execute()
  return id
}

/** Takes reports back: they count nowhere, and what they said and where goes. */
export async function withdrawReports(ctx: Asking, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db(ctx)
    .deleteFrom('offchannel.report_area')
    .where('county_code', '=', ctx.actor.countyCode)
    .where('report_id', 'in', [...ids])
    .execute()
  await db(ctx)
    .updateTable('offchannel.report')
    .set({ state: 'withdrawn', excerpt: '' })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', 'in', [...ids])
    .execute()
}

/** A report, held until the end of the transaction. @throws offchannel/report-not-found */
export async function lockReport(ctx: Asking, id: string): Promise<ReportRow> {
  const row = await db(ctx)
    .selectFrom('offchannel.report')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .where('state', '<>', 'withdrawn')
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw problems.reportNotFound()
  return row
}

export async function updateReport(ctx: Asking, id: string, values: Updateable<ReportTable>): Promise<void> {
  await db(ctx)
    .updateTable('offchannel.report')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .execute()
}

/** How many areas reported demands of one title by one issuer. */
export async function countAreas(
  ctx: Asking,
  report: Pick<ReportRow, 'title' | 'issuer_body_id' | 'issuer_words'>,
): Promise<number> {
  const counted = await db(ctx)
    .selectFrom('offchannel.report as report')
    .innerJoin('offchannel.report_area as place', (join) =>
      join.onRef('place.county_code', '=', 'report.county_code').onRef('place.report_id', '=', 'report.id'),
    )
    .select(sql<number>`count(distinct place.area_code)::integer`.as('areas'))
    .where('report.county_code', '=', ctx.actor.countyCode)
    .where('report.state', '<>', 'withdrawn')
    .where('report.title', '=', report.title)
    .where((where) =>
      report.issuer_body_id === null
        ? where('report.issuer_words', '=', report.issuer_words)
        : where('report.issuer_body_id', '=', report.issuer_body_id),
    )
    .executeTakeFirst()
  return counted?.areas ?? 0
}

/** What the gate office sees, newest first, each with its area. */
export async function listReports(
  ctx: Asking,
  of: { readonly open: boolean; readonly limit: number; readonly offset: number; readonly id?: string },
): Promise<{ rows: readonly (ReportRow & { area_code: string })[]; total: number }> {
  let query = db(ctx)
    .selectFrom('offchannel.report as report')
    .innerJoin('offchannel.report_area as place', (join) =>
      join.onRef('place.county_code', '=', 'report.county_code').onRef('place.report_id', '=', 'report.id'),
    )
    .where('report.county_code', '=', ctx.actor.countyCode)
    .where('report.state', '<>', 'withdrawn')
  if (of.id !== undefined) query = query.where('report.id', '=', of.id)
  if (of.open) query = query.where('report.state', 'in', ['open', 'answered'])
  const counted = await query.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirst()
  const rows = await query
    .selectAll('report')
    .select('place.area_code')
    .orderBy('report.reported_on', 'desc')
    .orderBy('report.id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return { rows, total: counted?.total ?? 0 }
}

/** What a body was asked about, newest first. */
export const listQuestions = (ctx: Asking, bodyId: string): Promise<ReportRow[]> =>
  db(ctx)
    .selectFrom('offchannel.report')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('issuer_body_id', '=', bodyId)
    .where('state', 'in', ['asked', 'answered'])
    .where('question', 'is not', null)
    .orderBy('asked_at', 'desc')
    .limit(200)
    .execute()

const counted = sql<number>`count(*)::integer`

/** Public figures of a year, of days before `today` only: what may still be taken back is not counted. */
export async function countReports(
  tx: Transaction,
  of: { readonly county: string; readonly year: number; readonly today: string },
) {
  const from = `${of.year}-01-01`
  const end = `${of.year + 1}-01-01`
  const to = of.today < end ? of.today : end
  const within = db({ tx })
    .selectFrom('offchannel.report')
    .where('county_code', '=', of.county)
    .where('state', 'not in', ['withdrawn', 'dismissed'])
    .where('reported_on', '>=', from)
    .where('reported_on', '<', to)
  const byIssuer = await within
    .select([
      sql<string>`coalesce(issuer_name, issuer_words)`.as('issuerName'),
      counted.as('reported'),
      sql<number>`(count(*) filter (where lead_working_days < 3))::integer`.as('shortNotice'),
      sql<number>`(count(*) filter (where state = 'requested'))::integer`.as('laterRegistered'),
    ])
    .groupBy(sql`coalesce(issuer_name, issuer_words)`)
    .orderBy('reported', 'desc')
    .orderBy('issuerName')
    .execute()
  const byKind = await within
    .select(['kind', counted.as('reported')])
    .groupBy('kind')
    .orderBy('kind')
    .execute()
  return { byIssuer, byKind }
}
