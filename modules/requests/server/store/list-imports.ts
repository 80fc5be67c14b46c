import type { Insertable, Selectable } from 'kysely'
import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { ChannelTables, ListImportTable } from '../channels/tables.ts'
import { db as requests } from './requests.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const db = (ctx: Pick<Ctx, 'tx'>) => tablesOf<ChannelTables>(ctx.tx)

export async function insertListImport(
  ctx: Asking,
  row: Omit<Insertable<ListImportTable>, 'county_code'>,
): Promise<void> {
  await db(ctx)
    .insertInto('requests.list_import')
    .values({ ...row, county_code: ctx.actor.countyCode })
    .execute()
}

/** An import of the person who made it. */
export const findListImport = (ctx: Asking, id: string): Promise<Selectable<ListImportTable> | undefined> =>
  db(ctx)
    .selectFrom('requests.list_import')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('imported_by', '=', ctx.actor.memberId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function setRevoked(
  ctx: Asking,
  number: string,
  why: { readonly at: string; readonly because: string; readonly byName: string },
): Promise<void> {
  await requests(ctx)
    .updateTable('requests.control_number')
    .set({ revoked_at: why.at, revoked_because: why.because, revoked_by_name: why.byName })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('number', '=', number)
    .execute()
}
