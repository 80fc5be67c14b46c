import type { Kysely } from 'kysely'

/** Who the statements of a transaction run for. Row-level security holds the scope; `system` is migrations, seeding and jobs. */
export type DatabaseScope =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'actor'
      readonly countyCode: string
      /** Half-open range of 12-digit area codes, [areaFrom, areaTo). */
      readonly areaFrom: string
      readonly areaTo: string
      readonly memberId: string
    }

/**
 * One open transaction. There is no handle outside a transaction (PGlite has one session: a query on a root handle
 * while a transaction is open never returns). `kysely` is typed by the module's own store: `tx.kysely as Kysely<LedgerTables>`
 * happens in `store.ts` through `tablesOf<T>(tx)` only.
 */
export interface Transaction {
  readonly kysely: Kysely<unknown>
  /** `COPY (query) TO STDOUT` in text format; chunks of bytes, not aligned with rows. */
  copyOut(query: string): AsyncIterable<Uint8Array>
  /** `COPY target FROM STDIN` in text format. `target` is `schema.table (columns)`. Answers the rows written. */
  copyIn(target: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>
  /** A savepoint inside this transaction: an error rolls back to its start only. */
  nested<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
}

export type DatabaseEngine = 'pglite' | 'postgres'

export interface Database {
  readonly engine: DatabaseEngine
  transaction<T>(scope: DatabaseScope, run: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The tables a store works on, as Kysely sees them. */
export const tablesOf = <Tables>(tx: Transaction): Kysely<Tables> => tx.kysely as unknown as Kysely<Tables>
