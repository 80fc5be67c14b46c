import { loadSampleDuties } from '#modules/responsibilities/server/index.ts'
import { loadSampleCounty, type LoadedSample, type SampleOrder } from '#modules/sample/server/index.ts'
import type { Database } from '#platform/database/index.ts'

/** The invented county with everything a demonstration works on. The same order twice changes nothing. */
export async function loadDemoCounty(db: Database, order: SampleOrder): Promise<LoadedSample> {
  const loaded = await loadSampleCounty(db, order)
  await db.transaction({ kind: 'system' }, async (tx) => {
    for (const county of loaded.counties) await loadSampleDuties(tx, county, order.asOf)
  })
  return loaded
}
