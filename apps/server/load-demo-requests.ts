import { listCountiesHere } from '#modules/organisations/server/index.ts'
import { loadSampleRequests } from '#modules/requests/server/index.ts'
import type { Database } from '#platform/database/index.ts'
import { createLog } from '#platform/log/log.ts'
import { loadRules } from './load-rules.ts'

const YEAR_MS = 365 * 86_400_000

/** A past year and a present of requests for the county of the demonstration. A county that has requests keeps its own. */
export async function loadDemoRequests(db: Database, now: Date): Promise<void> {
  // The sample begins a year ago; requests of a day without rules would be refused.
  await loadRules(db, new Date(now.getTime() - 2 * YEAR_MS))
  const [home] = await db.transaction({ kind: 'system' }, (tx) => listCountiesHere(tx))
  if (home === undefined) return
  const parts = { db, log: createLog('error'), settings: { demo: true }, reactions: {}, now: () => now }
  await loadSampleRequests(parts, home, now)
}
