import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * Tells the planner how many rows the tables hold now. The embedded database has no autovacuum, and PostgreSQL's comes minutes after a bulk load:
 * until then a join over 10,000 people is planned as if there were one, and takes a hundred times as long.
 */
export async function refreshStatistics(db: Database): Promise<void> {
  await db.transaction({ kind: 'system' }, (tx) => sql`analyze`.execute(tx.kysely).then(() => undefined))
}
