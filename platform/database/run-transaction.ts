import type pg from 'pg'
import { AsyncLocalStorage } from 'node:async_hooks'
import { holdConnection, type Connection } from './connection.ts'
import type { DatabaseEngine, DatabaseScope, Transaction } from './database.ts'
import { kyselyOn } from './kysely-driver.ts'

const open = new AsyncLocalStorage<{ ended: boolean }>()

/** Refuses a transaction opened inside another: on PGlite it would wait for itself for ever. */
export function refuseInsideTransaction(): void {
  const outer = open.getStore()
  if (outer !== undefined && !outer.ended) throw new Error('A transaction is open here: pass it on, or use tx.nested')
}

const SET_SCOPE = `select set_config('yici.county', $1, true), set_config('yici.area_from', $2, true),
  set_config('yici.area_to', $3, true), set_config('yici.member', $4, true)`

async function enterScope(connection: Connection, scope: DatabaseScope): Promise<void> {
  if (scope.kind === 'system') return
  await connection.query(SET_SCOPE, [scope.countyCode, scope.areaFrom, scope.areaTo, scope.memberId])
  await connection.query('set local role yici_app')
}

function transactionOn(connection: Connection, depth: number): Transaction {
  return {
    kysely: kyselyOn(connection),
    copyOut: (query) => connection.copyOut(query),
    copyIn: (target, chunks) => connection.copyIn(target, chunks),
    async nested(run) {
      const name = `level_${depth + 1}`
      await connection.query(`savepoint ${name}`)
      try {
        const answer = await run(transactionOn(connection, depth + 1))
        await connection.query(`release savepoint ${name}`)
        return answer
      } catch (error) {
        await connection.query(`rollback to savepoint ${name}; release savepoint ${name}`)
        throw error
      }
    },
  }
}

/** begin, scope, run, commit; any error rolls back and is passed on. */
export async function runTransaction<T>(
  engine: DatabaseEngine,
  client: pg.ClientBase,
  scope: DatabaseScope,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const connection = holdConnection(engine, client)
  const mark = { ended: false }
  try {
    await connection.query('begin')
    await enterScope(connection, scope)
    const answer = await open.run(mark, () => run(transactionOn(connection, 0)))
    const committed = await connection.query('commit')
    // After a swallowed SQL error PostgreSQL answers COMMIT with ROLLBACK: saying "done" would be a lie.
    if (committed.command === 'ROLLBACK')
      throw new Error('A statement failed and its error was swallowed: nothing was saved')
    return answer
  } catch (error) {
    // The first error is the one to tell; a rollback that fails too means the connection is gone.
    await connection.query('rollback').catch(() => undefined)
    throw error
  } finally {
    mark.ended = true
    connection.end()
  }
}
