import pg from 'pg'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Database } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { migrate } from './migrate.ts'
import { readMigrations, stateOf, type MigrationFolder } from './migration-files.ts'
import { PgliteStream } from './pglite-stream.ts'
import { databaseProblems } from './problems.ts'
import { refuseInsideTransaction, runTransaction } from './run-transaction.ts'
import { typeParsers } from './type-parsers.ts'

export interface PgliteConfig {
  /** Absent: in memory, gone at close. */
  readonly dataDirectory?: string
  /** Folder for prepared data directories; absent: none is kept, and a first start takes seconds longer. */
  readonly cacheDirectory?: string
  /** With them a fresh directory starts from a prepared copy that has already been migrated. */
  readonly migrations?: readonly MigrationFolder[]
}

/** The files of PGlite inside the data directory, beside our lock. */
const FILES = 'pglite'

export function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return (JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as { version: string }).version
}

async function connect(directory: string | undefined): Promise<{ client: pg.Client; stream: PgliteStream }> {
  const stream = new PgliteStream(directory)
  try {
    await stream.ready()
  } catch (error) {
    stream.destroy()
    const reason = error instanceof Error ? error.message : String(error)
    throw databaseProblems.databaseDamaged({ directory: directory ?? 'memory', reason })
  }
  const client = new pg.Client({
    user: 'postgres',
    database: 'postgres',
    stream: () => stream,
    types: typeParsers,
  })
  // Errors reach the statement that waits for them; this keeps an idle one from ending the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query("set timezone to 'UTC'")
  return { client, stream }
}

/** Opens PGlite files without lock or preparation: one session, so transactions queue in front of it. */
async function openFiles(directory: string | undefined): Promise<Database> {
  const { client, stream } = await connect(directory)
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  return {
    engine: 'pglite',
    transaction(scope, run) {
      refuseInsideTransaction()
      if (closed) return Promise.reject(new Error('The database is closed'))
      const mine = last.then(() => runTransaction('pglite', client, scope, run))
      last = mine.catch(() => undefined)
      return mine
    },
    async close() {
      if (closed) return
      closed = true
      await last
      await stream.shutDown()
    },
  }
}

/** Builds beside and renames, so that a half-made directory is never taken for a whole one. */
async function prepare(directory: string, build: (at: string) => Promise<void>): Promise<void> {
  if (existsSync(directory)) return
  const beside = `${directory}.${process.pid}.${Math.floor(performance.now())}`
  await mkdir(dirname(directory), { recursive: true })
  try {
    await build(beside)
    await rename(beside, directory)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    if (!existsSync(directory)) throw error
  }
}

/** The prepared directory of this migration state; made now if it is not there (initdb takes seconds, a copy does not). */
export async function preparedDirectory(cache: string, folders: readonly MigrationFolder[]): Promise<string> {
  const version = pgliteVersion()
  const migrated = join(cache, `migrated-${stateOf(readMigrations(folders), version)}`)
  if (existsSync(migrated)) return migrated
  const empty = join(cache, `empty-${version}`)
  await prepare(empty, async (at) => (await openFiles(at)).close())
  await prepare(migrated, async (at) => {
    await cp(empty, at, { recursive: true })
    const db = await openFiles(at)
    try {
      await migrate(db, folders)
    } finally {
      await db.close()
    }
  })
  return migrated
}

/** @throws platform/database-in-use, platform/database-damaged */
export async function openPglite(config: PgliteConfig): Promise<Database> {
  const { dataDirectory, cacheDirectory, migrations } = config
  if (dataDirectory === undefined) return openFiles(undefined)
  const release = lockDirectory(dataDirectory)
  try {
    const files = join(dataDirectory, FILES)
    if (!existsSync(files) && cacheDirectory !== undefined && migrations !== undefined) {
      const prepared = await preparedDirectory(cacheDirectory, migrations)
      await prepare(files, (at) => cp(prepared, at, { recursive: true }))
    }
    const db = await openFiles(files)
    return {
      ...db,
      async close() {
        await db.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
