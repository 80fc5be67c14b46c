import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadDemoCounty } from '#apps/server/load-demo-county.ts'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import { startServer } from '#apps/server/main.ts'
import { migrate, openDatabase, readMigrations } from '#platform/database/index.ts'
import { plainDate } from '#platform/time.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CACHE = `${ROOT}.cache/journeys`
const RESIDENTS = 2000
const RUN = `${CACHE}/run`

/** Changes with any migration, so that a prepared county never outlives its schema. */
function nameOfCounty(): string {
  const migrations = readMigrations(migrationFolders)
  return createHash('sha256')
    .update(JSON.stringify([RESIDENTS, migrations]))
    .digest('hex')
    .slice(0, 16)
}

async function prepareCounty(): Promise<string> {
  const ready = `${CACHE}/county-${nameOfCounty()}`
  if (existsSync(ready)) return ready
  const draft = `${ready}.draft-${process.pid}`
  mkdirSync(CACHE, { recursive: true })
  const asOf = plainDate(2026, 11, 1)
  if (asOf === undefined) throw new Error('1 November 2026 is a day')
  const db = await openDatabase({ dataDirectory: draft, migrations: migrationFolders })
  await migrate(db, migrationFolders)
  await loadDemoCounty(db, { residents: RESIDENTS, seed: 'journeys', asOf })
  await db.close()
  renameSync(draft, ready)
  return ready
}

function buildDesk(): void {
  if (existsSync(`${ROOT}dist/desk/index.html`)) return
  execFileSync(`${ROOT}node_modules/.bin/vite`, ['build', '--logLevel', 'warn'], { cwd: ROOT, stdio: 'inherit' })
}

/** The real server on a fresh copy of the sample county, for one run of the journeys. */
const county = await prepareCounty()
rmSync(RUN, { recursive: true, force: true })
cpSync(county, RUN, { recursive: true })
buildDesk()
const port = Number(process.env['JOURNEYS_PORT'] ?? '4199')
const serving = await startServer({ databaseUrl: undefined, dataDirectory: RUN, host: '127.0.0.1', port, demo: true })
console.log(serving.address)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void serving.stop().then(() => process.exit(0)))
}
