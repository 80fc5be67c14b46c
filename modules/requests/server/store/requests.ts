import type { Insertable, Selectable, Updateable } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { RequestEvent, RequestState } from '../../contract.ts'
import { nextState } from '../../domain/life.ts'
import { describeEvent, describeState } from '../../domain/describe-life.ts'
import { problems } from '../problems.ts'
import type { LifeEntryTable, RequestsTables, RequestTable } from '../tables.ts'

export type RequestRow = Selectable<RequestTable>
export type LifeRow = Selectable<LifeEntryTable>
type Asking = Pick<Ctx, 'tx' | 'actor'>

export const db = (ctx: Pick<Ctx, 'tx'>) => tablesOf<RequestsTables>(ctx.tx)

const refusedIn = (state: RequestState, event: RequestEvent) =>
  problems.notInThisState({
    state: describeState(state).zh,
    stateEn: describeState(state).en,
    event: describeEvent(event).zh,
    eventEn: describeEvent(event).en,
  })

export async function insertRequest(
  ctx: Ctx,
  row: Omit<Insertable<RequestTable>, 'county_code' | 'created_at' | 'updated_at'>,
): Promise<void> {
  const at = ctx.now().toISOString()
  await db(ctx)
    .insertInto('requests.request')
    .values({ ...row, county_code: ctx.actor.countyCode, created_at: at, updated_at: at })
    .execute()
}

export async function findRequest(ctx: Asking, requestId: string): Promise<RequestRow | undefined> {
  return db(ctx)
    .selectFrom('requests.request')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', requestId)
    .executeTakeFirst()
}

/** @throws requests/request-not-found */
export async function getRequest(ctx: Asking, requestId: string): Promise<RequestRow> {
  const row = await findRequest(ctx, requestId)
  if (row === undefined) throw problems.requestNotFound()
  return row
}

/** The row, held until the end of the transaction, so that two decisions never cross. @throws requests/request-not-found */
export async function lockRequest(ctx: Asking, requestId: string): Promise<RequestRow> {
  const row = await db(ctx)
    .selectFrom('requests.request')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw problems.requestNotFound()
  return row
}

/** Changes a request from the version the person saw; answers the new version. @throws requests/request-changed */
export async function updateRequest(
  ctx: Ctx,
  requestId: string,
  version: number,
  values: Omit<Updateable<RequestTable>, 'version' | 'state' | 'updated_at'>,
): Promise<number> {
  const changed = await db(ctx)
    .updateTable('requests.request')
    .set({ ...values, version: version + 1, updated_at: ctx.now().toISOString() })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', requestId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw problems.requestChanged()
  return version + 1
}

export interface Move {
  readonly event: RequestEvent
  readonly reason: string
  readonly byName: string
  readonly byBody: string
  readonly values?: Omit<Updateable<RequestTable>, 'version' | 'state' | 'updated_at'>
}

/**
 * The only way a request changes its state: by an event its state allows, with a line in its life.
 * @throws requests/not-in-this-state · requests/request-changed
 */
export async function moveRequest(ctx: Ctx, row: RequestRow, move: Move): Promise<RequestState> {
  const to = nextState(row.state, move.event)
  if (to === undefined) throw refusedIn(row.state, move.event)
  const at = ctx.now().toISOString()
  const moved = await db(ctx)
    .updateTable('requests.request')
    .set({ ...move.values, state: to, version: row.version + 1, updated_at: at })
    .where('county_code', '=', row.county_code)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (moved.numUpdatedRows === 0n) throw problems.requestChanged()
  const last = await db(ctx)
    .selectFrom('requests.life_entry')
    .select((of) => of.fn.max('no').as('no'))
    .where('county_code', '=', row.county_code)
    .where('request_id', '=', row.id)
    .executeTakeFirst()
  await db(ctx)
    .insertInto('requests.life_entry')
    .values({
      county_code: row.county_code,
      request_id: row.id,
      no: (last?.no ?? 0) + 1,
      event: move.event,
      from_state: row.state,
      to_state: to,
      at,
      by_name: move.byName,
      by_body: move.byBody,
      reason: move.reason,
    })
    .execute()
  return to
}

export async function listLife(ctx: Asking, requestId: string): Promise<readonly LifeRow[]> {
  return db(ctx)
    .selectFrom('requests.life_entry')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .orderBy('no')
    .execute()
}

/** A draft, held until the end of the transaction. @throws requests/not-in-this-state */
export async function getDraft(ctx: Asking, requestId: string): Promise<RequestRow> {
  const row = await lockRequest(ctx, requestId)
  if (row.state !== 'draft') throw refusedIn(row.state, 'revise')
  return row
}

export const listMergedInto = (ctx: Asking, requestId: string): Promise<RequestRow[]> =>
  db(ctx)
    .selectFrom('requests.request')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('merged_into', '=', requestId)
    .orderBy('created_at')
    .execute()

/** Requests whose day has come: numbers and admissions that ran out, deferrals that ended. `today` is `YYYY-MM-DD`. */
export async function listDue(
  ctx: Asking,
  today: string,
): Promise<readonly { readonly id: string; readonly event: 'expire' | 'resume' }[]> {
  const rows = await db(ctx)
    .selectFrom('requests.request')
    .select(['id', 'state'])
    .where('county_code', '=', ctx.actor.countyCode)
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'deferred'), where('deferred_until', '<=', today)]),
        where.and([
          where('state', 'in', ['admitted', 'reduced', 'numbered', 'dispatched']),
          where('expires_on', '<', today),
        ]),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id, state }) => ({ id, event: state === 'deferred' ? 'resume' : 'expire' }))
}

/** A few columns of several requests, in no order. */
export const listSummaries = (
  ctx: Asking,
  ids: readonly string[],
): Promise<Pick<RequestRow, 'id' | 'title' | 'issuer_name' | 'state' | 'control_number'>[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db(ctx)
        .selectFrom('requests.request')
        .select(['id', 'title', 'issuer_name', 'state', 'control_number'])
        .where('county_code', '=', ctx.actor.countyCode)
        .where('id', 'in', [...ids])
        .execute()
