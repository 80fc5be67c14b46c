import type { Insertable, Selectable, Updateable } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type {
  CorrectionTable,
  DataReturnTable,
  ShareApplicationTable,
  ShareFieldTable,
  SharingTables,
} from '../sharing/tables.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Pick<Ctx, 'tx'>) => tablesOf<SharingTables>(ctx.tx)

export type ShareRow = Selectable<ShareApplicationTable> & { readonly request_title: string }
export type ShareFieldRow = Selectable<ShareFieldTable>
export type CorrectionRow = Selectable<CorrectionTable>
export type DataReturnRow = Selectable<DataReturnTable>

export interface ShareFilter {
  readonly id?: string
  readonly holderBodyId?: string | null
  readonly issuerBodyId?: string
  readonly requestId?: string | undefined
  readonly isOpen?: boolean | undefined
}

/** Applications with the title of their request; those that wait first, by clock. */
export async function listShares(ctx: Asking, of: ShareFilter): Promise<readonly ShareRow[]> {
  let query = db(ctx)
    .selectFrom('requests.share_application as share')
    .innerJoin('requests.request as request', (join) =>
      join.onRef('request.county_code', '=', 'share.county_code').onRef('request.id', '=', 'share.request_id'),
    )
    .selectAll('share')
    .select('request.title as request_title')
    .where('share.county_code', '=', ctx.actor.countyCode)
  if (of.id !== undefined) query = query.where('share.id', '=', of.id)
  if (of.holderBodyId !== undefined)
    query = query.where('share.holder_body_id', of.holderBodyId === null ? 'is' : '=', of.holderBodyId)
  if (of.issuerBodyId !== undefined) query = query.where('share.issuer_body_id', '=', of.issuerBodyId)
  if (of.requestId !== undefined) query = query.where('share.request_id', '=', of.requestId)
  if (of.isOpen === true) query = query.where('share.state', 'in', ['asked', 'granted', 'partly-granted'])
  return query
    .orderBy((order) => order.case().when('share.state', '=', 'asked').then(0).else(1).end())
    .orderBy('share.answer_by')
    .limit(300)
    .execute()
}

export const listShareFields = (ctx: Asking, ids: readonly string[]): Promise<ShareFieldRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db(ctx)
        .selectFrom('requests.share_field')
        .selectAll()
        .where('county_code', '=', ctx.actor.countyCode)
        .where('application_id', 'in', [...ids])
        .orderBy('position')
        .execute()

export async function insertShare(
  ctx: Asking,
  share: Omit<Insertable<ShareApplicationTable>, 'county_code'>,
  fields: readonly { readonly position: number; readonly path: string; readonly element: string | null }[],
): Promise<void> {
  const county_code = ctx.actor.countyCode
  await db(ctx)
    .insertInto('requests.share_application')
    .values({ ...share, county_code })
    .execute()
  await db(ctx)
    .insertInto('requests.share_field')
    .values(fields.map((field) => ({ ...field, county_code, application_id: share.id })))
    .execute()
}

/** Moves an application on, only from a state it may be moved from. Answers whether it was. */
export async function updateShare(
  ctx: Asking,
  id: string,
  from: readonly ShareApplicationTable['state'][],
  values: Updateable<ShareApplicationTable>,
): Promise<boolean> {
  const moved = await db(ctx)
    .updateTable('requests.share_application')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

export async function setGranted(ctx: Asking, id: string, position: number, granted: boolean): Promise<void> {
  await db(ctx)
    .updateTable('requests.share_field')
    .set({ granted })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('application_id', '=', id)
    .where('position', '=', position)
    .execute()
}

export async function insertCorrection(
  ctx: Asking,
  row: Omit<Insertable<CorrectionTable>, 'county_code'>,
): Promise<void> {
  await db(ctx)
    .insertInto('requests.correction')
    .values({ ...row, county_code: ctx.actor.countyCode })
    .execute()
}

/** Tickets of the areas the actor reaches; open ones first, by clock. */
export async function listCorrections(
  ctx: Asking,
  of: { readonly id?: string; readonly state?: CorrectionRow['state'] | undefined } = {},
): Promise<readonly CorrectionRow[]> {
  let query = db(ctx)
    .selectFrom('requests.correction')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('area_code', '>=', ctx.actor.areaFrom)
    .where('area_code', '<', ctx.actor.areaTo)
  if (of.id !== undefined) query = query.where('id', '=', of.id)
  if (of.state !== undefined) query = query.where('state', '=', of.state)
  return query
    .orderBy((order) => order.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('answer_by')
    .limit(300)
    .execute()
}

export async function answerCorrectionRow(
  ctx: Asking,
  id: string,
  values: Pick<Updateable<CorrectionTable>, 'state' | 'answer_words' | 'answered_at' | 'answered_by_name'>,
): Promise<boolean> {
  const moved = await db(ctx)
    .updateTable('requests.correction')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}

export async function insertDataReturn(
  ctx: Asking,
  row: Omit<Insertable<DataReturnTable>, 'county_code'>,
): Promise<void> {
  await db(ctx)
    .insertInto('requests.data_return')
    .values({ ...row, county_code: ctx.actor.countyCode })
    .execute()
}

/** What higher levels owe, those not received first, by due day. */
export const listDataReturns = (ctx: Asking): Promise<DataReturnRow[]> =>
  db(ctx)
    .selectFrom('requests.data_return')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .orderBy((order) => order.case().when('received_on', 'is', null).then(0).else(1).end())
    .orderBy('due_on')
    .limit(300)
    .execute()

export async function updateDataReturn(ctx: Asking, id: string, values: Updateable<DataReturnTable>): Promise<void> {
  await db(ctx)
    .updateTable('requests.data_return')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .execute()
}
