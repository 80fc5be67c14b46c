import { sql } from 'kysely'
import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import type { ItemTable } from '../tables.ts'
import { db } from './requests.ts'

export type ItemRow = Selectable<ItemTable>
export type NewItem = Omit<Insertable<ItemTable>, 'county_code' | 'request_id'>
type Asking = Pick<Ctx, 'tx' | 'actor'>

/** What is asked, in the order of the template. */
export async function listItems(ctx: Asking, requestId: string): Promise<readonly ItemRow[]> {
  return db(ctx)
    .selectFrom('requests.item')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute()
}

/** Puts these fields in the place of all the request had. */
export async function replaceItems(ctx: Asking, requestId: string, items: readonly NewItem[]): Promise<void> {
  await db(ctx)
    .deleteFrom('requests.item')
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .execute()
  if (items.length === 0) return
  await db(ctx)
    .insertInto('requests.item')
    .values(items.map((item) => ({ ...item, county_code: ctx.actor.countyCode, request_id: requestId })))
    .execute()
}

/** Changes some fields of a request by position. */
export async function updateItem(
  ctx: Asking,
  requestId: string,
  position: number,
  values: Partial<Omit<NewItem, 'position'>>,
): Promise<void> {
  await db(ctx)
    .updateTable('requests.item')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .where('position', '=', position)
    .execute()
}

/** What a screening found of each field, in one statement. */
export async function saveScreenedItems(
  ctx: Asking,
  requestId: string,
  found: readonly Pick<ItemRow, 'position' | 'action' | 'held_share' | 'fresh_share' | 'holder' | 'minutes_each'>[],
): Promise<void> {
  if (found.length === 0) return
  await sql`update requests.item i
    set action = f.action, held_share = f.held_share, fresh_share = f.fresh_share, holder = f.holder, minutes_each = f.minutes_each
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as f(position integer, action text, held_share double precision, fresh_share double precision, holder text, minutes_each double precision)
    where i.county_code = ${ctx.actor.countyCode} and i.request_id = ${requestId} and i.position = f.position`.execute(
    db(ctx),
  )
}

/** Adds fields of another request behind those a request has. */
export async function appendItems(
  ctx: Asking,
  requestId: string,
  held: readonly ItemRow[],
  added: readonly ItemRow[],
): Promise<void> {
  if (added.length === 0) return
  const after = Math.max(-1, ...held.map((item) => item.position)) + 1
  await db(ctx)
    .insertInto('requests.item')
    .values(
      added.map((item, i) => ({
        ...item,
        request_id: requestId,
        position: after + i,
        // It stands in the other department's workbook, not in this one.
        sheet: null,
        cell: null,
        path: JSON.stringify(item.path),
        aggregate: item.aggregate === null ? null : JSON.stringify(item.aggregate),
      })),
    )
    .execute()
}
