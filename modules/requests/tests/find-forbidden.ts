import { sql } from 'kysely'
import { moduleRoutes } from '#apps/server/compose.ts'
import type { Transaction } from '#platform/database/index.ts'
import type { Operation } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'

interface Read {
  readonly sent: number
  readonly number_holds: boolean
  readonly taken_back: boolean
  readonly over: boolean
  readonly waiting: number
}

/**
 * What was sent of a request at this moment although it must not have been, read from the tables and not through the commands.
 * `since`: parts dispatched at that moment.
 */
export async function findForbidden(
  tx: Transaction,
  of: { readonly requestId: string; readonly now: Date; readonly since: string },
): Promise<{ readonly sent: number; readonly forbidden: readonly string[] }> {
  const today = civilDay(of.now)
  const { rows } = await sql<Read>`
    with asked as (select * from requests.request where id = ${of.requestId}),
    part as (
      select part.* from requests.dispatch part join asked on asked.county_code = part.county_code and asked.id = part.request_id
      where part.dispatched_at = ${of.since}::timestamptz
    ),
    passed as (select o.table_key from requests.override o join asked on asked.county_code = o.county_code and asked.id = o.request_id)
    select
      (select count(*) from part)::integer as sent,
      (select coalesce(bool_and(exists (
        select 1 from requests.control_number n
        where n.county_code = part.county_code and n.request_id = part.request_id and n.number = part.control_number
          and n.valid_until >= ${today}::date and (n.revoked_at is null or n.revoked_at >= ${of.since}::timestamptz)
      )), true) from part) as number_holds,
      exists (
        select 1 from asked
        join responsibilities.duty_item admitted on admitted.county_code = asked.county_code and admitted.id = asked.duty_item_id
        join responsibilities.duty_item now on now.county_code = asked.county_code and now.code = admitted.code and now.class = 'taken-back'
        where now.list_id = (
          select list.id from responsibilities.duty_list list
          where list.county_code = asked.county_code and list.state = 'published' and list.valid_from <= ${today}::date
          order by list.valid_from desc limit 1)
        and not exists (select 1 from passed where table_key = 'duties')
      ) as taken_back,
      exists (
        select 1 from budgets.entry own
        join budgets.budget granted on granted.county_code = own.county_code and granted.holder = own.holder
          and granted.holder_id = own.holder_id and granted.period = own.period
        where own.request_id = ${of.requestId} and own.holder = 'village' and own.state = 'bound'
          and granted.minutes < (
            select sum(coalesce(taken.settled_minutes, taken.bound_minutes)) from budgets.entry taken
            where taken.county_code = own.county_code and taken.holder = own.holder and taken.holder_id = own.holder_id
              and taken.period = own.period and taken.state <> 'released')
          and not exists (select 1 from passed where table_key = 'budget')
      ) as over,
      (select count(*) from requests.comment said join asked on asked.county_code = said.county_code and asked.id = said.request_id
        where said.author <> 'public' and said.answer is null and said.made_at < ${of.since}::timestamptz)::integer as waiting
  `.execute(tx.kysely)
  const [read] = rows
  if (read === undefined || read.sent === 0) return { sent: 0, forbidden: [] }
  return {
    sent: read.sent,
    forbidden: [
      ...(read.number_holds ? [] : ['without a valid number']),
      ...(read.taken_back ? ['taken back'] : []),
      ...(read.over ? ['over budget'] : []),
      ...(read.waiting > 0 ? ['past a comment'] : []),
    ],
  }
}

/** A command of another module, as it is served. */
export function operationOf(name: string): Operation {
  const found = moduleRoutes.flatMap(({ list }) => list).find(({ operation }) => operation.name === name)
  if (found === undefined) throw new Error(`${name} is served`)
  return found.operation
}
