import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import { migrate, openDatabase, readMigrations, stateOf, type Database } from '#platform/database/index.ts'

export interface TestDatabase {
  readonly db: Database
  readonly drop: () => Promise<void>
}

async function freshPglite(): Promise<TestDatabase> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'yici-test-'))
  const db = await openDatabase({ dataDirectory, migrations: migrationFolders })
  await migrate(db, migrationFolders)
  return {
    db,
    async drop() {
      await db.close()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

async function asAdmin<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

const named = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href

/** One migrated template for each migration state; workers that arrive together wait for the first. */
async function ensureTemplate(url: string, template: string): Promise<void> {
  await asAdmin(url, async (client) => {
    await client.query('select pg_advisory_lock(4917002)')
    const there = await client.query('select 1 from pg_database where datname = $1', [template])
    if (there.rowCount !== 0) return
    const half = `${template}_half`
    await client.query(`drop database if exists ${half} with (force)`)
    await client.query(`create database ${half}`)
    const db = await openDatabase({ databaseUrl: named(url, half), poolSize: 1 })
    try {
      await migrate(db, migrationFolders)
    } finally {
      await db.close()
    }
    await client.query(`alter database ${half} rename to ${template}`)
  })
}

async function freshPostgres(url: string): Promise<TestDatabase> {
  const template = `yici_template_${stateOf(readMigrations(migrationFolders), 'postgres')}`
  await ensureTemplate(url, template)
  const name = `yici_test_${randomBytes(6).toString('hex')}`
  await asAdmin(url, (client) => client.query(`create database ${name} template ${template}`))
  const db = await openDatabase({ databaseUrl: named(url, name), poolSize: 4 })
  return {
    db,
    async drop() {
      await db.close()
      await asAdmin(url, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** A migrated, empty database of one's own: about a second on PGlite, 0.1 s on PostgreSQL. Drop it when the file is done. */
export function freshDatabase(): Promise<TestDatabase> {
  const url = process.env['TEST_DATABASE_URL']
  return url ? freshPostgres(url) : freshPglite()
}
