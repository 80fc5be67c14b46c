import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { DutyItem, DutyList, DutyResource } from '../contract.ts'
import { stateOn } from '../domain/list-period.ts'
import type { NewDutyItem } from '../domain/read-duty-sheets.ts'
import { problems } from './problems.ts'
import type { DutyItemTable, DutyListTable, DutyResourceTable, ResponsibilitiesTables } from './tables.ts'

/** The only code that writes schema `responsibilities`. */
const on = (tx: Transaction) => tablesOf<ResponsibilitiesTables>(tx)

export type ListRow = Selectable<DutyListTable> & { basic: number; shared: number; taken_back: number }

const countOf = (dutyClass: DutyItem['class']) => sql<number>`(select count(*)::int from responsibilities.duty_item i
  where i.county_code = l.county_code and i.list_id = l.id and i.class = ${dutyClass})`

/** Lists with the counts of their items. */
const lists = (tx: Transaction, county: string) =>
  on(tx)
    .selectFrom('responsibilities.duty_list as l')
    .selectAll('l')
    .select([countOf('basic').as('basic'), countOf('shared').as('shared'), countOf('taken-back').as('taken_back')])
    .where('l.county_code', '=', county)

export const listOf = (row: ListRow, day: string): DutyList => ({
  id: row.id,
  countyCode: row.county_code,
  title: row.title,
  state: stateOn({ validFrom: row.valid_from, validTo: row.valid_to }, day),
  validFrom: row.valid_from,
  validTo: row.valid_to,
  sourceFile: row.source_file,
  counts: { basic: row.basic, shared: row.shared, takenBack: row.taken_back },
  createdBy: row.created_by,
  createdAt: row.created_at,
  publishedBy: row.published_by,
  publishedAt: row.published_at,
})

const itemOf = (row: Selectable<DutyItemTable>): DutyItem => ({
  id: row.id,
  listId: row.list_id,
  code: row.code,
  title: row.title,
  domain: row.domain,
  class: row.class,
  mainDepartment: row.main_department,
  assistingDepartments: [...row.assisting_departments],
  mainDepartmentPart: row.main_department_part,
  townshipPart: row.township_part,
  takenBackBy: row.taken_back_by,
  takenBackHow: row.taken_back_how,
  legalBasis: row.legal_basis,
  resourcesAsListed: row.resources_as_listed,
})

export const readLists = (tx: Transaction, county: string): Promise<ListRow[]> =>
  lists(tx, county)
    .orderBy('l.valid_from', (o) => o.desc().nullsFirst())
    .orderBy('l.created_at', 'desc')
    .execute()

/** @throws responsibilities/list-not-found */
export async function getListRow(tx: Transaction, county: string, id: string): Promise<ListRow> {
  const row = await lists(tx, county).where('l.id', '=', id).executeTakeFirst()
  if (row === undefined) throw problems.listNotFound()
  return row
}

export const findListOn = (tx: Transaction, county: string, day: string): Promise<ListRow | undefined> =>
  lists(tx, county)
    .where('l.valid_from', '<=', day)
    .where((where) => where.or([where('l.valid_to', 'is', null), where('l.valid_to', '>', day)]))
    .executeTakeFirst()

/** Counties that have ever published one. */
export async function listCountiesWithDuties(tx: Transaction): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('responsibilities.duty_list')
    .select('county_code')
    .distinct()
    .where('state', '=', 'published')
    .orderBy('county_code')
    .execute()
  return rows.map((row) => row.county_code)
}

/** Held to the end of the transaction: two who publish, or change one draft, come one after the other. */
export async function holdDutyLists(tx: Transaction, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`responsibilities ${county}`}))`.execute(tx.kysely)
}

export async function insertList(tx: Transaction, row: Insertable<DutyListTable>): Promise<void> {
  await on(tx).insertInto('responsibilities.duty_list').values(row).execute()
}

export async function updateList(
  tx: Transaction,
  county: string,
  id: string,
  change: Updateable<DutyListTable>,
): Promise<void> {
  await on(tx)
    .updateTable('responsibilities.duty_list')
    .set(change)
    .where('county_code', '=', county)
    .where('id', '=', id)
    .execute()
}

/** The last list there is ends where the next begins. */
export async function endOpenList(tx: Transaction, county: string, day: string): Promise<void> {
  await on(tx)
    .updateTable('responsibilities.duty_list')
    .set({ valid_to: day })
    .where('county_code', '=', county)
    .where('state', '=', 'published')
    .where('valid_to', 'is', null)
    .execute()
}

export async function deleteList(tx: Transaction, county: string, id: string): Promise<void> {
  await on(tx)
    .deleteFrom('responsibilities.duty_list')
    .where('county_code', '=', county)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}

export async function readItems(tx: Transaction, county: string, listId: string): Promise<DutyItem[]> {
  const rows = await on(tx)
    .selectFrom('responsibilities.duty_item')
    .selectAll()
    .where('county_code', '=', county)
    .where('list_id', '=', listId)
    .orderBy('position')
    .execute()
  return rows.map(itemOf)
}

export async function findItem(
  tx: Transaction,
  county: string,
  by: { readonly id: string } | { readonly listId: string; readonly code: string },
): Promise<DutyItem | undefined> {
  const query = on(tx).selectFrom('responsibilities.duty_item').selectAll().where('county_code', '=', county)
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('list_id', '=', by.listId).where('code', '=', by.code)
  ).executeTakeFirst()
  return row === undefined ? undefined : itemOf(row)
}

export async function replaceItems(
  tx: Transaction,
  list: { readonly county: string; readonly id: string },
  items: readonly NewDutyItem[],
  newId: () => string,
): Promise<void> {
  await on(tx)
    .deleteFrom('responsibilities.duty_item')
    .where('county_code', '=', list.county)
    .where('list_id', '=', list.id)
    .execute()
  const rows = items.map((item, at) => ({
    county_code: list.county,
    id: newId(),
    list_id: list.id,
    position: at + 1,
    code: item.code,
    title: item.title,
    domain: item.domain,
    class: item.class,
    main_department: item.mainDepartment,
    assisting_departments: [...item.assistingDepartments],
    main_department_part: item.mainDepartmentPart,
    township_part: item.townshipPart,
    taken_back_by: item.takenBackBy,
    taken_back_how: item.takenBackHow,
    legal_basis: item.legalBasis,
    resources_as_listed: item.resourcesAsListed,
  }))
  for (let at = 0; at < rows.length; at += 200)
    await on(tx)
      .insertInto('responsibilities.duty_item')
      .values(rows.slice(at, at + 200))
      .execute()
}

export interface KeptFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export async function saveFile(
  tx: Transaction,
  list: { readonly county: string; readonly id: string },
  purpose: 'source' | 'last',
  { fileName, bytes }: KeptFile,
): Promise<void> {
  await on(tx)
    .insertInto('responsibilities.duty_list_file')
    .values({ county_code: list.county, list_id: list.id, purpose, file_name: fileName, bytes })
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'list_id', 'purpose']).doUpdateSet({ file_name: fileName, bytes }),
    )
    .execute()
}

export async function findFile(
  tx: Transaction,
  county: string,
  id: string,
  purpose: 'source' | 'last',
): Promise<KeptFile | undefined> {
  const row = await on(tx)
    .selectFrom('responsibilities.duty_list_file')
    .select(['file_name', 'bytes'])
    .where('county_code', '=', county)
    .where('list_id', '=', id)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row === undefined ? undefined : { fileName: row.file_name, bytes: row.bytes }
}

export async function insertResource(tx: Transaction, row: Insertable<DutyResourceTable>): Promise<void> {
  await on(tx).insertInto('responsibilities.duty_resource').values(row).execute()
}

/** Newest first. */
export async function readResources(tx: Transaction, county: string, code: string): Promise<DutyResource[]> {
  const rows = await on(tx)
    .selectFrom('responsibilities.duty_resource')
    .selectAll()
    .where('county_code', '=', county)
    .where('code', '=', code)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ kind, state, what, since, recorded_by: recordedBy, recorded_at: recordedAt }) => ({
    kind,
    state,
    what,
    since,
    recordedBy,
    recordedAt,
  }))
}

/** The names of the bodies of a county, as the organisations module keeps them. */
export async function listBodyNames(tx: Transaction, county: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from organisations.body where county_code = ${county} and level in ('county', 'township') order by level, name`.execute(
    tx.kysely,
  )
  return rows.map((row) => row.name)
}
