import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { loadShippedRules } from '#modules/requests/server/index.ts'
import type { Database } from '#platform/database/index.ts'
import { civilDay } from '#platform/time.ts'

/** Brings the shipped tables of the gate into every county set up here: a gate without rules would let everything pass. */
export async function loadRules(db: Database, from: Date): Promise<void> {
  await db.transaction({ kind: 'system' }, async (tx) => {
    for (const county of await listCountiesHere(tx)) await loadShippedRules(tx, county, civilDay(from))
  })
}
