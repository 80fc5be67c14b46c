import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import type { RecipientState } from '../../contract.ts'
import type { ControlNumberTable, DispatchTable } from '../tables.ts'
import { db } from './requests.ts'

export type NumberRow = Selectable<ControlNumberTable>
export type DispatchRow = Selectable<DispatchTable>
type Asking = Pick<Ctx, 'tx' | 'actor'>

/** The number of a request. */
export const findNumber = (ctx: Asking, requestId: string): Promise<NumberRow | undefined> =>
  db(ctx)
    .selectFrom('requests.control_number')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .executeTakeFirst()

/** A number as it is in the register of a county; for anyone who holds it. */
export const findIssuedNumber = (tx: Ctx['tx'], countyCode: string, number: string): Promise<NumberRow | undefined> =>
  db({ tx })
    .selectFrom('requests.control_number')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('number', '=', number)
    .executeTakeFirst()

/** The next place in the county's register of a year. Called with the county's register held. */
export async function nextSequence(ctx: Asking, year: number): Promise<number> {
  const last = await db(ctx)
    .selectFrom('requests.control_number')
    .select((of) => of.fn.max('sequence').as('sequence'))
    .where('county_code', '=', ctx.actor.countyCode)
    .where('year', '=', year)
    .executeTakeFirst()
  return (last?.sequence ?? 0) + 1
}

export async function insertNumber(
  ctx: Asking,
  row: Omit<Insertable<ControlNumberTable>, 'county_code'>,
): Promise<void> {
  await db(ctx)
    .insertInto('requests.control_number')
    .values({ ...row, county_code: ctx.actor.countyCode })
    .execute()
}

export const listDispatches = (ctx: Asking, requestId: string): Promise<DispatchRow[]> =>
  db(ctx)
    .selectFrom('requests.dispatch')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .orderBy('area_code')
    .execute()

/** Sends to those that do not have it yet; answers how many that were. */
export async function insertDispatches(
  ctx: Asking,
  rows: readonly Omit<Insertable<DispatchTable>, 'county_code'>[],
): Promise<number> {
  if (rows.length === 0) return 0
  const added = await db(ctx)
    .insertInto('requests.dispatch')
    .values(rows.map((row) => ({ ...row, county_code: ctx.actor.countyCode })))
    .onConflict((row) => row.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0)
}

/** Moves one recipient's part, only from the state it is expected in. Answers whether it was. */
export async function moveDispatch(
  ctx: Asking & Pick<Ctx, 'now'>,
  of: {
    readonly requestId: string
    readonly areaCode: string
    readonly from: RecipientState
    readonly to: RecipientState
  },
): Promise<boolean> {
  const moved = await db(ctx)
    .updateTable('requests.dispatch')
    .set({ state: of.to, ended_at: of.to === 'open' || of.to === 'returned' ? null : ctx.now().toISOString() })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', of.requestId)
    .where('area_code', '=', of.areaCode)
    .where('state', '=', of.from)
    .executeTakeFirst()
  return moved.numUpdatedRows > 0n
}
