import type { Insertable, Selectable } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import type { CommentTable, OverrideTable, VillageReturnTable } from '../tables.ts'
import { db } from './requests.ts'

export type ReturnRow = Selectable<VillageReturnTable>
type Asking = Pick<Ctx, 'tx' | 'actor'>

export async function insertReturn(
  ctx: Asking,
  row: Omit<Insertable<VillageReturnTable>, 'county_code'>,
): Promise<void> {
  await db(ctx)
    .insertInto('requests.village_return')
    .values({ ...row, county_code: ctx.actor.countyCode })
    .execute()
}

/** One return, held until the end of the transaction. */
export const lockReturn = (ctx: Asking, id: string): Promise<ReturnRow | undefined> =>
  db(ctx)
    .selectFrom('requests.village_return')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** Returns whose answer did not come in time. */
export const listOverdueReturns = (ctx: Asking & Pick<Ctx, 'now'>): Promise<ReturnRow[]> =>
  db(ctx)
    .selectFrom('requests.village_return')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('state', '=', 'open')
    .where('answer_by', '<=', ctx.now().toISOString())
    .orderBy('answer_by')
    .forUpdate()
    .execute()

export async function closeReturn(
  ctx: Asking,
  id: string,
  values: Partial<Pick<ReturnRow, 'state' | 'answer' | 'answer_words' | 'answered_at' | 'answered_by_name'>>,
): Promise<void> {
  await db(ctx)
    .updateTable('requests.village_return')
    .set(values)
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .execute()
}

export async function insertComment(ctx: Pick<Ctx, 'tx'>, row: Insertable<CommentTable>): Promise<void> {
  await db(ctx).insertInto('requests.comment').values(row).execute()
}

export const findComment = (ctx: Asking, id: string): Promise<Selectable<CommentTable> | undefined> =>
  db(ctx)
    .selectFrom('requests.comment')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .executeTakeFirst()

export async function answerCommentRow(
  ctx: Asking & Pick<Ctx, 'now'>,
  id: string,
  answer: { readonly words: string; readonly by: string },
): Promise<void> {
  await db(ctx)
    .updateTable('requests.comment')
    .set({ answer: answer.words, answered_at: ctx.now().toISOString(), answered_by_name: answer.by })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .execute()
}

export async function insertOverride(ctx: Asking, row: Omit<Insertable<OverrideTable>, 'county_code'>): Promise<void> {
  await db(ctx)
    .insertInto('requests.override')
    .values({ ...row, county_code: ctx.actor.countyCode })
    .onConflict((one) => one.doNothing())
    .execute()
}

export const listOverrides = (ctx: Asking, requestId: string): Promise<Selectable<OverrideTable>[]> =>
  db(ctx)
    .selectFrom('requests.override')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .orderBy('at')
    .execute()
