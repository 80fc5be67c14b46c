import { fileURLToPath } from 'node:url'
import type { Database } from './database.ts'
import type { MigrationFolder } from './migration-files.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'

export interface DatabaseConfig {
  /** `postgres://…` of PostgreSQL 15 or later. Absent: PGlite, embedded. */
  readonly databaseUrl?: string
  /** Directory of the embedded database; absent (and no URL): in memory. */
  readonly dataDirectory?: string
  /** Most connections to PostgreSQL at once. */
  readonly poolSize?: number
  /** Where prepared data directories are kept; `.cache/database` of the checkout when absent. */
  readonly cacheDirectory?: string
  /** Lets a fresh embedded database start from a prepared, already migrated copy. `migrate` is still to be called. */
  readonly migrations?: readonly MigrationFolder[]
}

export const CACHE_DIRECTORY = fileURLToPath(new URL('../../.cache/database', import.meta.url))

/** Opens the one database of this process. Close it: the embedded one keeps a lock on its directory until then. */
export function openDatabase(config: DatabaseConfig): Promise<Database> {
  const { databaseUrl, poolSize, ...embedded } = config
  if (databaseUrl !== undefined && databaseUrl !== '') return openPostgres(databaseUrl, poolSize)
  return openPglite({ cacheDirectory: CACHE_DIRECTORY, ...embedded })
}
