import pg from 'pg'
import { jobHandlers, moduleRoutes } from '#apps/server/compose.ts'
import { loadRules } from '#apps/server/load-rules.ts'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import {
  demoPersonaId,
  findActorBySession,
  loadDemoWorkplace,
  loadDivisions,
} from '#modules/organisations/server/index.ts'
import { loadSampleDuties } from '#modules/responsibilities/server/index.ts'
import { migrate, openDatabase, type Database } from '#platform/database/index.ts'
import { createApi } from '#platform/http/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { createLog } from '#platform/log/log.ts'
import { serverUrl } from './prepare-sample.ts'

export const COUNTY = '511123'
export const NOW = new Date('2026-11-23T02:00:00Z')

export interface GateServer {
  readonly db: Database
  /** Answers the parsed body. @throws when the status is no 2xx */
  call(as: string, method: string, path: string, body?: object): Promise<Record<string, unknown>>
  /** Runs what waits in the background to its end. */
  drain(): Promise<void>
  /** As autovacuum would have by itself. */
  vacuum(tables: string): Promise<void>
  close(): Promise<void>
}

const databaseUrl = (database: string): string => Object.assign(new URL(serverUrl()), { pathname: `/${database}` }).href

async function runAsOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A copy of `template` with the county, its personas, duties and rules. */
async function prepareDatabase(template: string | undefined, name: string): Promise<Database> {
  await runAsOwner(serverUrl(), `drop database if exists ${name} with (force)`)
  await runAsOwner(serverUrl(), `create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  const db = await openDatabase({ databaseUrl: databaseUrl(name) })
  await migrate(db, migrationFolders)
  await db.transaction({ kind: 'system' }, async (tx) => {
    await loadDivisions(tx, COUNTY)
    await loadDemoWorkplace(tx, COUNTY, '2026-11-01')
    await loadSampleDuties(tx, COUNTY, '2026-11-01')
  })
  await loadRules(db, NOW)
  await runAsOwner(databaseUrl(name), 'vacuum (analyze)')
  return db
}

/** The whole server in this process, on a copy of a database that is dropped again. Background work stands still unless drained. */
export async function openGate(template: string | undefined, name: string): Promise<GateServer> {
  const db = await prepareDatabase(template, name)
  // No reactions: what is put into the queue waits there.
  const parts = {
    db,
    log: createLog('error', (line) => void process.stderr.write(`${line}\n`)),
    settings: { demo: true },
    now: () => NOW,
    reactions: {},
  }
  const app = createApi({ ...parts, routes: moduleRoutes, findActor: findActorBySession })
  const cookies = new Map<string, string>()
  const send = (method: string, path: string, body: object | undefined, cookie = ''): Promise<Response> =>
    Promise.resolve(
      app.request(`/api/v1${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  const signIn = async (persona: string): Promise<string> => {
    const answer = await send('POST', '/session', { personaId: demoPersonaId(COUNTY, persona) })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    cookies.set(persona, cookie)
    return cookie
  }
  return {
    db,
    async call(as, method, path, body) {
      const answer = await send(method, path, body, cookies.get(as) ?? (await signIn(as)))
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`)
      return JSON.parse(text) as Record<string, unknown>
    },
    async drain() {
      const worker = startWorker(parts, jobHandlers)
      await worker.drain()
      await worker.stop()
    },
    vacuum: (tables) => runAsOwner(databaseUrl(name), `vacuum (analyze) ${tables}`),
    async close() {
      await db.close()
      await runAsOwner(serverUrl(), `drop database if exists ${name} with (force)`)
    },
  }
}
