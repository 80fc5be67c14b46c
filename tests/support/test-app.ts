import type { Hono } from 'hono'
import { composeServer } from '#apps/server/compose.ts'
import { demoPersonaId, loadDemoWorkplace, loadDivisions } from '#modules/organisations/server/index.ts'
import { loadShippedRules } from '#modules/requests/server/index.ts'
import type { Database, Transaction } from '#platform/database/index.ts'
import type { ServerParts } from '#platform/http/index.ts'
import type { JobWorker } from '#platform/jobs/index.ts'
import { createLog } from '#platform/log/log.ts'
import { freshDatabase } from './test-database.ts'

export interface Answer {
  readonly status: number
  /** The parsed JSON; undefined for files. */
  // The shape differs for every route and the test states what it expects of it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
  readonly headers: Headers
  readonly bytes: Uint8Array
}

/** Requests as one persona. A body is sent as JSON, a FormData as multipart. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  delete(path: string, headers?: Record<string, string>): Promise<Answer>
}

/** Keys of modules/organisations/domain/demo-workplace.data.ts. */
export type PersonaKey =
  | 'village-worker'
  | 'grid-worker'
  | 'other-village-worker'
  | 'township-staff'
  | 'department-staff'
  | 'gatekeeper'
  | 'evaluator'
  | 'operator'

export interface TestApp {
  readonly db: Database
  readonly parts: ServerParts
  readonly hono: Hono
  readonly worker: JobWorker
  readonly county: string
  /** Everyone signs in anew at the next request: a test that moves the clock outlives its sessions. */
  signInAgain(): void
  /** What the server logged, one line each. */
  readonly logged: string[]
  as(persona: PersonaKey): Client
  readonly anonymous: Client
  /** Runs as the owner, past row-level security: for arranging a test. */
  system<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface TestAppOptions {
  /** Six digits of the county to load; 511123 when absent. */
  readonly county?: string
  readonly demo?: boolean
  readonly now?: () => Date
}

const PREFIX = '/api/v1'

async function answerOf(response: Response): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const body: unknown = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined
  return { status: response.status, body, headers: response.headers, bytes }
}

function clientOf(hono: Hono, cookie: () => Promise<string | undefined>): Client {
  const send = async (
    method: string,
    path: string,
    body: object | undefined,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const token = await cookie()
    const isForm = body instanceof FormData
    const response = await hono.request(`${PREFIX}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { cookie: token }),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    return answerOf(response)
  }
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body, headers) => send('PUT', path, body, headers),
    patch: (path, body, headers) => send('PATCH', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
  }
}

/** The whole server in this process on a database of its own, with one county, its bodies and personas loaded, and nobody living there. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { county = '511123', demo = true, now = () => new Date() } = options
  const { db, drop } = await freshDatabase()
  const logged: string[] = []
  const log = createLog('debug', (line) => void logged.push(line))
  const { app: hono, parts, worker } = composeServer({ db, log, settings: { demo }, now, checkAnswers: true })
  await db.transaction({ kind: 'system' }, async (tx) => {
    await loadDivisions(tx, county)
    await loadDemoWorkplace(tx, county, now().toISOString().slice(0, 10))
    await loadShippedRules(tx, county, '2026-01-01')
  })
  const cookies = new Map<PersonaKey, Promise<string>>()
  const anonymous = clientOf(hono, () => Promise.resolve(undefined))
  const signIn = async (persona: PersonaKey): Promise<string> => {
    const answer = await anonymous.post('/session', { personaId: demoPersonaId(county, persona) })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (cookie === undefined) throw new Error(`${persona} cannot sign in: ${JSON.stringify(answer.body)}`)
    return cookie
  }
  return {
    db,
    parts,
    hono,
    worker,
    county,
    logged,
    anonymous,
    as(persona) {
      const cookie = cookies.get(persona) ?? signIn(persona)
      cookies.set(persona, cookie)
      return clientOf(hono, () => cookie)
    },
    signInAgain: () => cookies.clear(),
    system: (run) => db.transaction({ kind: 'system' }, run),
    async close() {
      await worker.stop()
      await drop()
    },
  }
}
