import { sql } from 'kysely'
import { tablesOf, type Database, type Transaction } from './database.ts'
import { readMigrations, type Migration, type MigrationFolder } from './migration-files.ts'
import { databaseProblems } from './problems.ts'

interface PlatformTables {
  'platform.migration': { id: string; checksum: string; applied_at: string }
}

/** Any number, the same in every process: whoever holds it migrates. */
const LOCK_KEY = 4_917_001

const FIRST = `create schema if not exists platform;
create table if not exists platform.migration (
  id text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
);`

async function lock(db: Database, tx: Transaction): Promise<void> {
  if (db.engine === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK_KEY})`.execute(tx.kysely)
}

async function readApplied(tx: Transaction): Promise<Map<string, string>> {
  const there = await sql<{ there: boolean }>`select to_regclass('platform.migration') is not null as there`.execute(
    tx.kysely,
  )
  if (there.rows[0]?.there !== true) return new Map()
  const rows = await tablesOf<PlatformTables>(tx).selectFrom('platform.migration').select(['id', 'checksum']).execute()
  return new Map(rows.map((row) => [row.id, row.checksum]))
}

function refuseOtherHistory(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Set(migrations.map((m) => m.id))
  for (const id of applied.keys()) if (!known.has(id)) throw databaseProblems.databaseNewer({ migration: id })
  for (const { id, checksum } of migrations) {
    const before = applied.get(id)
    if (before !== undefined && before !== checksum) throw databaseProblems.migrationEdited({ migration: id })
  }
}

const INSUFFICIENT_PRIVILEGE = '42501'

async function apply(db: Database, migration: Migration): Promise<boolean> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    await lock(db, tx)
    await sql.raw(FIRST).execute(tx.kysely)
    if ((await readApplied(tx)).has(migration.id)) return false
    try {
      await sql.raw(migration.text).execute(tx.kysely)
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string }
      if (code === INSUFFICIENT_PRIVILEGE && /role/.test(message ?? ''))
        throw databaseProblems.roleNotAllowed({ user: 'current_user' })
      throw new Error(`migration ${migration.id} failed: ${message ?? ''}`, { cause: error })
    }
    const { id, checksum } = migration
    await sql`insert into platform.migration (id, checksum) values (${id}, ${checksum})`.execute(tx.kysely)
    return true
  })
}

/**
 * Brings the database forward, each migration in a transaction of its own. Answers the ids that ran now.
 * @throws platform/migration-edited, platform/database-newer, platform/role-not-allowed
 */
export async function migrate(db: Database, folders: readonly MigrationFolder[]): Promise<readonly string[]> {
  const migrations = readMigrations(folders)
  const applied = await db.transaction({ kind: 'system' }, readApplied)
  refuseOtherHistory(migrations, applied)
  const ran: string[] = []
  for (const migration of migrations) {
    if (!applied.has(migration.id) && (await apply(db, migration))) ran.push(migration.id)
  }
  return ran
}
