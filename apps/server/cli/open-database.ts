import { migrate, openDatabase, type Database, type Transaction } from '#platform/database/index.ts'
import type { Actor, Ctx } from '#platform/http/index.ts'
import type { Config } from '#platform/config/read-config.ts'
import { migrationFolders } from '../migration-folders.ts'

/** The database the configuration names, brought forward. @throws platform/database-in-use while `yici serve` holds the embedded one */
export async function openForCommand(config: Config): Promise<Database> {
  const { databaseUrl, dataDirectory } = config
  const db = await openDatabase({
    ...(databaseUrl === undefined ? { dataDirectory } : { databaseUrl }),
    migrations: migrationFolders,
  })
  try {
    await migrate(db, migrationFolders)
    return db
  } catch (error) {
    await db.close()
    throw error
  }
}

/** What reading operations need of the world, for whoever runs the command line. */
export const contextOnCommandLine = (tx: Transaction, actor: Actor): Pick<Ctx, 'tx' | 'actor'> => ({ tx, actor })
