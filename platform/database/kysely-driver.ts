import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Connection } from './connection.ts'

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

function connectionFor(connection: Connection): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const answer = await connection.query(query.sql, query.parameters)
      const rows = (answer.rows ?? []) as R[]
      return CHANGES.has(answer.command) ? { rows, numAffectedRows: BigInt(answer.rowCount ?? 0) } : { rows }
    },
    // oxlint-disable-next-line require-yield
    async *streamQuery(): AsyncGenerator<never> {
      throw new Error('Large reads leave by copyOut')
    },
  }
}

/** A Kysely whose every statement runs on the connection of one open transaction. */
export function kyselyOn(connection: Connection): Kysely<unknown> {
  const one = connectionFor(connection)
  const refuse = (): Promise<never> => Promise.reject(new Error('Use tx.nested: the transaction is already open'))
  const driver: Driver = {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(one),
    releaseConnection: () => Promise.resolve(),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    destroy: () => Promise.resolve(),
  }
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}
