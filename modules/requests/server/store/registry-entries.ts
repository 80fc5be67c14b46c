import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '#platform/http/index.ts'
import type { EntryKind } from '../../contract.ts'
import type { RegistryEntryTable, RegistryFieldTable } from '../tables.ts'
import { db } from './requests.ts'

export type EntryRow = Selectable<RegistryEntryTable>
export type FieldRow = Selectable<RegistryFieldTable>
export type NewField = Omit<Insertable<RegistryFieldTable>, 'county_code' | 'entry_id'>
type Asking = Pick<Ctx, 'tx' | 'actor'>

export const findEntry = (ctx: Asking, id: string): Promise<EntryRow | undefined> =>
  db(ctx)
    .selectFrom('requests.registry_entry')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .executeTakeFirst()

/** All versions of one number, newest first. */
export const listVersions = (ctx: Asking, kind: EntryKind, number: string): Promise<EntryRow[]> =>
  db(ctx)
    .selectFrom('requests.registry_entry')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .orderBy('version', 'desc')
    .execute()

/** The newest version of a number that has begun by the day and is not withdrawn. */
export const findFiledOn = (
  ctx: Asking,
  of: { readonly kind: EntryKind; readonly number: string; readonly day: string },
): Promise<EntryRow | undefined> =>
  db(ctx)
    .selectFrom('requests.registry_entry')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('kind', '=', of.kind)
    .where('number', '=', of.number)
    .where('withdrawn_at', 'is', null)
    .where('valid_from', '<=', of.day)
    .orderBy('version', 'desc')
    .executeTakeFirst()

/** Entries of the county, every version, by kind and number; the newest version of each first. */
export async function listEntries(
  ctx: Asking,
  { kind, search }: { readonly kind?: EntryKind | undefined; readonly search?: string | undefined },
): Promise<readonly EntryRow[]> {
  let query = db(ctx).selectFrom('requests.registry_entry').selectAll().where('county_code', '=', ctx.actor.countyCode)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  const words = search?.trim() ?? ''
  if (words !== '') {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([where('number', 'ilike', like), where('title', 'ilike', like), where('issuer_name', 'ilike', like)]),
    )
  }
  return query.orderBy('kind').orderBy('number').orderBy('version', 'desc').execute()
}

export async function insertEntry(
  ctx: Asking,
  entry: Omit<Insertable<RegistryEntryTable>, 'county_code'>,
  fields: readonly NewField[],
): Promise<void> {
  const county_code = ctx.actor.countyCode
  await db(ctx)
    .insertInto('requests.registry_entry')
    .values({ ...entry, county_code })
    .execute()
  if (fields.length === 0) return
  await db(ctx)
    .insertInto('requests.registry_field')
    .values(fields.map((field) => ({ ...field, county_code, entry_id: entry.id })))
    .execute()
}

/** Fields of several entries, in their order. */
export const listFields = (ctx: Asking, entryIds: readonly string[]): Promise<FieldRow[]> =>
  entryIds.length === 0
    ? Promise.resolve([])
    : db(ctx)
        .selectFrom('requests.registry_field')
        .selectAll()
        .where('county_code', '=', ctx.actor.countyCode)
        .where('entry_id', 'in', [...entryIds])
        .orderBy('entry_id')
        .orderBy('position')
        .execute()

/** Withdraws every version of a number, so that none of them comes back into force. */
export async function withdrawVersions(
  ctx: Asking,
  of: { readonly kind: EntryKind; readonly number: string },
  why: { readonly at: string; readonly because: string; readonly byName: string },
): Promise<void> {
  await db(ctx)
    .updateTable('requests.registry_entry')
    .set({ withdrawn_at: why.at, withdrawn_because: why.because, withdrawn_by_name: why.byName })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('kind', '=', of.kind)
    .where('number', '=', of.number)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Exactly these fields leave with the next version. */
export async function setLeavingFields(ctx: Asking, entryId: string, positions: readonly number[]): Promise<void> {
  await db(ctx)
    .updateTable('requests.registry_field')
    .set({ leaves_next: positions.length === 0 ? false : sql<boolean>`position in (${sql.join([...positions])})` })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('entry_id', '=', entryId)
    .execute()
}

/** Notes that fields were opened today; a field opened earlier the same day is left alone. */
export async function setOpened(
  ctx: Asking,
  entryId: string,
  positions: readonly number[],
  day: string,
): Promise<void> {
  if (positions.length === 0) return
  await db(ctx)
    .updateTable('requests.registry_field')
    .set({ last_opened_on: day })
    .where('county_code', '=', ctx.actor.countyCode)
    .where('entry_id', '=', entryId)
    .where('position', 'in', [...positions])
    .where((where) => where.or([where('last_opened_on', 'is', null), where('last_opened_on', '<', day)]))
    .execute()
}

/**
 * Entries of a body that a form collects for: it was filed with the form itself (all its fields), or a request that names its number
 * has the form as its template (the fields that request asks).
 */
export async function listUsesOfForm(
  ctx: Asking,
  of: { readonly formId: string; readonly bodyId: string },
): Promise<readonly { readonly entryId: string; readonly paths: readonly (readonly string[])[] | null }[]> {
  const current = db(ctx)
    .selectFrom('requests.registry_entry as entry')
    .where('entry.county_code', '=', ctx.actor.countyCode)
    .where('entry.issuer_body_id', '=', of.bodyId)
    .where('entry.withdrawn_at', 'is', null)
  const filed = await current.select('entry.id').where('entry.form_id', '=', of.formId).execute()
  const asked = await current
    .innerJoin('requests.request as request', (join) =>
      join
        .onRef('request.county_code', '=', 'entry.county_code')
        .onRef('request.issuer_body_id', '=', 'entry.issuer_body_id')
        .on(sql<boolean>`request.detail->>'filedNumber' = entry.number`),
    )
    .innerJoin('requests.item as item', (join) =>
      join.onRef('item.county_code', '=', 'request.county_code').onRef('item.request_id', '=', 'request.id'),
    )
    .select(['entry.id', 'item.path'])
    .where('request.form_id', '=', of.formId)
    .where('item.action', '<>', 'dropped')
    .execute()
  const byEntry = Map.groupBy(asked, (row) => row.id)
  return [
    ...filed.map(({ id }) => ({ entryId: id, paths: null })),
    ...[...byEntry].map(([entryId, rows]) => ({ entryId, paths: rows.map((row) => row.path) })),
  ]
}
