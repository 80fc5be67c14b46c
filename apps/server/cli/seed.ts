import { readConfig } from '#platform/config/read-config.ts'
import { parsePlainDate, type PlainDate } from '#platform/time.ts'
import { loadDemoCounty } from '../load-demo-county.ts'
import { loadDemoRequests } from '../load-demo-requests.ts'
import { openForCommand } from './open-database.ts'

export interface SeedOptions {
  readonly residents: number
  readonly seed: string
  readonly asOf: string
}

const DEFAULT_DAY = '2026-11-01' as PlainDate

/** `yici seed --residents N`: the invented sample county. The same seed twice changes nothing. */
export async function runSeed(options: SeedOptions): Promise<void> {
  const db = await openForCommand(readConfig(process.env))
  const began = performance.now()
  try {
    const loaded = await loadDemoCounty(db, {
      residents: options.residents,
      seed: options.seed,
      asOf: parsePlainDate(options.asOf) ?? DEFAULT_DAY,
      onProgress: (rows) => process.stderr.write(`\r已写入 ${rows} 行 rows   `),
    })
    await loadDemoRequests(db, new Date())
    process.stderr.write('\n')
    process.stdout.write(`${JSON.stringify({ ...loaded, milliseconds: Math.round(performance.now() - began) })}\n`)
  } finally {
    await db.close()
  }
}
