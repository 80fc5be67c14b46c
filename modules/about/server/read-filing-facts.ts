import { sql } from 'kysely'
import { listDataElements } from '#modules/catalogue/server/index.ts'
import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { verifyAuditChain } from '#platform/audit/audit.ts'
import type { Transaction } from '#platform/database/index.ts'
import type { ChainFacts, TableFacts } from '../domain/filing-facts.ts'

/** Every table of this installation: whether row-level security holds it, and whether what is in it can be deleted by the program. */
async function readTables(tx: Transaction): Promise<readonly TableFacts[]> {
  const { rows } = await sql<TableFacts>`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity as "isSecured",
      (select count(*) from pg_policy p where p.polrelid = c.oid)::integer as policies,
      has_table_privilege('yici_app', c.oid, 'DELETE') as "mayDelete",
      has_table_privilege('yici_app', c.oid, 'UPDATE') as "mayUpdate",
      (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg\\_%'
    order by 1
  `.execute(tx.kysely)
  return rows
}

async function readChains(tx: Transaction): Promise<readonly ChainFacts[]> {
  const chains: ChainFacts[] = []
  for (const county of await listCountiesHere(tx)) {
    const chain = await verifyAuditChain(tx, county)
    chains.push(
      chain.verdict === 'whole'
        ? { county, isWhole: true, entries: chain.entries }
        : { county, isWhole: false, entries: chain.at - 1 },
    )
  }
  return chains
}

/** Whether the connection to the database is encrypted; undefined for the embedded one, which has no connection. */
async function isConnectionEncrypted(tx: Transaction): Promise<boolean | undefined> {
  const { rows } = await sql<{ ssl: boolean }>`
    select ssl from pg_stat_ssl where pid = pg_backend_pid()
  `.execute(tx.kysely)
  return rows[0]?.ssl
}

/** What the filing pack says of this installation's data and safety, read from the running database. Reads every audit line. */
export const readFilingFacts = async (tx: Transaction, engine: 'pglite' | 'postgres') => ({
  elements: await listDataElements({ tx }),
  tables: await readTables(tx),
  chains: await readChains(tx),
  engine,
  isConnectionEncrypted: engine === 'postgres' ? await isConnectionEncrypted(tx) : undefined,
})
