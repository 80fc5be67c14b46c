import { sql } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/database.ts'
import type { Confirmation } from '../contract.ts'
import type { MatchingTables } from './tables.ts'

/** The only code that writes schema `matching`. */
const on = (tx: Transaction) => tablesOf<MatchingTables>(tx)

/** Changes whenever a confirmation is added or changed: what is cached stays good while it stays the same. */
export async function readState(tx: Transaction, county: string): Promise<string> {
  const row = await on(tx)
    .selectFrom('matching.confirmation')
    .select([
      sql<string>`count(*)::text`.as('rows'),
      sql<string>`coalesce(extract(epoch from max(confirmed_at)), 0)::text`.as('last'),
    ])
    .where('county_code', '=', county)
    .executeTakeFirstOrThrow()
  return `${row.rows}/${row.last}`
}

/** Oldest first, so that later decisions win. */
export async function readConfirmations(tx: Transaction, county: string): Promise<readonly Confirmation[]> {
  const rows = await on(tx)
    .selectFrom('matching.confirmation')
    .select(['title', 'path', 'department', 'verdict', 'element', 'role', 'aggregate'])
    .where('county_code', '=', county)
    .orderBy('confirmed_at')
    .orderBy('title')
    .execute()
  return rows.map(({ title, path, department, verdict, element, role, aggregate }) => ({
    title,
    path,
    verdict,
    ...(department === null ? {} : { department }),
    ...(element === null ? {} : { element }),
    ...(role === null ? {} : { role }),
    ...(aggregate === null ? {} : { aggregate }),
  }))
}

export async function saveConfirmation(tx: Transaction, county: string, confirmation: Confirmation): Promise<void> {
  const { title, path, department, verdict, element, role, aggregate } = confirmation
  await sql`
    insert into matching.confirmation (county_code, title, path, department, verdict, element, role, aggregate)
    values (${county}, ${title}, ${JSON.stringify(path)}::jsonb, ${department ?? null}, ${verdict},
            ${verdict === 'element' ? (element ?? null) : null}, ${role ?? null}, ${aggregate === undefined ? null : JSON.stringify(aggregate)}::jsonb)
    on conflict (county_code, title, path) do update
      set department = excluded.department, verdict = excluded.verdict, element = excluded.element,
          role = excluded.role, aggregate = excluded.aggregate, confirmed_at = clock_timestamp()
  `.execute(on(tx))
}

export async function deleteConfirmation(
  tx: Transaction,
  county: string,
  of: Pick<Confirmation, 'title' | 'path'>,
): Promise<void> {
  await sql`delete from matching.confirmation
    where county_code = ${county} and title = ${of.title} and path = ${JSON.stringify(of.path)}::jsonb`.execute(on(tx))
}
