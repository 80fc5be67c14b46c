import pg from 'pg'
import type { Database } from './database.ts'
import { databaseProblems } from './problems.ts'
import { refuseInsideTransaction, runTransaction } from './run-transaction.ts'
import { typeParsers } from './type-parsers.ts'

const OLDEST = 150_000

async function checkServer(pool: pg.Pool): Promise<void> {
  let version: string
  try {
    version =
      (await pool.query<{ server_version_num: string }>('show server_version_num')).rows[0]?.server_version_num ?? '0'
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string }
    throw databaseProblems.databaseUnreachable({ reason: message || code || 'unknown' })
  }
  if (Number(version) < OLDEST)
    throw databaseProblems.databaseTooOld({ version: String(Math.floor(Number(version) / 10_000)) })
}

/** @throws platform/database-unreachable, platform/database-too-old */
export async function openPostgres(databaseUrl: string, poolSize = 8): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    types: typeParsers,
    options: '-c timezone=UTC -c search_path=public',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that drops while idle is replaced by the pool; the statement in flight gets its own error.
  pool.on('error', () => undefined)
  try {
    await checkServer(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    engine: 'postgres',
    async transaction(scope, run) {
      refuseInsideTransaction()
      const client = await pool.connect()
      let broken: Error | undefined
      const onError = (error: Error): void => {
        broken = error
      }
      client.on('error', onError)
      try {
        return await runTransaction('postgres', client, scope, run)
      } finally {
        client.off('error', onError)
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}
