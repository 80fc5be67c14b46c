import { sql } from 'kysely'
import type { Transaction } from '#platform/database/index.ts'

export interface GateQuestion {
  readonly county: string
  /** Two moments, half-open [from, to). */
  readonly from: string
  readonly to: string
  /** The day on which forms are looked at for expiry. */
  readonly today: string
}

/** What the gate did in a period, in numbers only: nobody is named. */
export interface GateFigures {
  readonly submitted: number
  /** Requests whose newest screening, made in the period, met a block. */
  readonly blocked: number
  readonly dispatched: number
  readonly returned: number
  readonly returnsLapsed: number
  /** Requests to use an app that is not filed, which went on all the same. */
  readonly unfiledApps: number
  /** Entries of the list, and fields of entries in force, that have ended and were not renewed or withdrawn. */
  readonly expiredForms: number
  readonly expiredFields: number
  readonly byClause: ReadonlyMap<string, ClauseFigures>
}

export interface ClauseFigures {
  readonly blocked: number
  readonly overridden: number
  /** Of those, with a named approver and a reason. */
  readonly overriddenByName: number
}

interface ClauseCount extends ClauseFigures {
  readonly clause: string
}

type Counts = Omit<GateFigures, 'byClause'>

async function readCounts(tx: Transaction, { county, from, to, today }: GateQuestion): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      (select count(*) from requests.request
        where county_code = ${county} and submitted_at >= ${from} and submitted_at < ${to})::integer as submitted,
      (select count(*) from requests.request
        where county_code = ${county} and (screening->>'screenedAt')::timestamptz >= ${from}
          and (screening->>'screenedAt')::timestamptz < ${to}
          and screening->'findings' @> '[{"effect": "block"}]')::integer as blocked,
      (select count(*) from requests.dispatch
        where county_code = ${county} and dispatched_at >= ${from} and dispatched_at < ${to})::integer as dispatched,
      (select count(*) from requests.village_return
        where county_code = ${county} and returned_at >= ${from} and returned_at < ${to})::integer as returned,
      (select count(*) from requests.village_return
        where county_code = ${county} and returned_at >= ${from} and returned_at < ${to} and state = 'lapsed')::integer as "returnsLapsed",
      (select count(*) from requests.override passed
        where passed.county_code = ${county} and passed.row_id in ('app-not-filed', 'app-below-county')
          and passed.at >= ${from} and passed.at < ${to})::integer as "unfiledApps",
      (select count(*) from requests.registry_entry entry
        where entry.county_code = ${county} and entry.withdrawn_at is null and entry.expires_on <= ${today}
          and not exists (select 1 from requests.registry_entry newer where newer.county_code = entry.county_code
            and newer.number = entry.number and newer.version > entry.version))::integer as "expiredForms",
      (select count(*) from requests.registry_field field
        join requests.registry_entry entry on entry.county_code = field.county_code and entry.id = field.entry_id
        where field.county_code = ${county} and field.removed_on is null and field.expires_on <= ${today}
          and entry.withdrawn_at is null and entry.valid_from <= ${today} and entry.expires_on > ${today})::integer as "expiredFields"
  `.execute(tx.kysely)
  const [counts] = rows
  if (counts === undefined) throw new Error('a count answers one row')
  return counts
}

/** @param question of one county; whoever asks may see the whole county */
export async function readGateFigures(tx: Transaction, question: GateQuestion): Promise<GateFigures> {
  const { county, from, to } = question
  const { rows } = await sql<ClauseCount>`
    select clause, sum(blocked)::integer as blocked, sum(overridden)::integer as overridden,
      sum(by_name)::integer as "overriddenByName"
    from (
      select finding->>'clause' as clause, count(distinct request.id) as blocked, 0 as overridden, 0 as by_name
      from requests.request request, jsonb_array_elements(request.screening->'findings') finding
      where request.county_code = ${county} and (request.screening->>'screenedAt')::timestamptz >= ${from}
        and (request.screening->>'screenedAt')::timestamptz < ${to} and finding->>'effect' = 'block'
      group by 1
      union all
      select clause, 0, count(*), count(*) filter (where btrim(approver) <> '' and btrim(reason) <> '')
      from requests.override
      where county_code = ${county} and at >= ${from} and at < ${to}
      group by 1
    ) counted
    group by clause
  `.execute(tx.kysely)
  const byClause = new Map(rows.map(({ clause, ...figures }) => [clause, figures]))
  return { ...(await readCounts(tx, question)), byClause }
}
