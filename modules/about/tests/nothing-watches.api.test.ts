import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identifiersOf, INNOCENT_ON_THE_WIRE, isWatching } from '#tests/architecture/watching-words.ts'
import { buildRequests } from '#tests/support/requests.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

/**
 * What software must not have cannot be shown by one call: this looks at the whole served interface, and at everything a superior can
 * read before and after a village worker has been at work.
 */
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>
}

const SUPERIORS: readonly PersonaKey[] = ['township-staff', 'department-staff', 'gatekeeper', 'evaluator', 'operator']

let app: TestApp
let document: Document
let known: Readonly<Record<string, string>>
beforeAll(async () => {
  const now = () => new Date('2026-11-23T02:00:00Z')
  app = await testApp({ now })
  document = (await app.anonymous.get('/openapi.json')).body
  const { id, number } = await buildRequests(app, now).dispatched()
  const { memberId, areaCode } = (await app.as('village-worker').get('/session')).body.signedIn
  known = {
    requestId: id,
    number,
    memberId,
    area: areaCode,
    areaCode,
    code: areaCode,
    county: app.county,
    year: '2026',
    month: '2026-11',
    period: '2026-11',
    day: '2026-11-23',
    holder: areaCode,
    key: 'lead-time',
    entity: 'person',
    q: '姓名',
    text: '姓名',
  }
})
afterAll(() => app.close())

/** Every address one can read without knowing more than the above. */
const readable = (): readonly string[] =>
  Object.entries(document.paths).flatMap(([path, methods]) => {
    const parameters = methods['get']?.parameters
    if (parameters === undefined) return []
    const needed = parameters.filter((one) => one.required)
    if (needed.some(({ name }) => known[name] === undefined)) return []
    const address = path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '')
    const query = needed
      .filter((one) => one.in === 'query')
      .map(({ name }) => `${name}=${encodeURIComponent(known[name] ?? '')}`)
    return [query.length === 0 ? address : `${address}?${query.join('&')}`]
  })

/** All that a persona can read, as text, by address. */
async function readAll(persona: PersonaKey): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>()
  for (const address of readable()) {
    const answer = await app.as(persona).get(address)
    if (answer.status < 300)
      read.set(address, answer.body === undefined ? String(answer.bytes.length) : JSON.stringify(answer.body))
  }
  return read
}

describe('clauses 11 and 14: nothing watches who works', () => {
  test('the interface as served has no check-in, points, ranking, login count, time online, track, read receipt, like', () => {
    expect(Object.keys(document.paths).length).toBeGreaterThan(80)
    expect(identifiersOf(document).filter((one) => isWatching(one) && !(one in INNOCENT_ON_THE_WIRE))).toEqual([])
  })

  test('that interface is described to everyone, without signing in', async () => {
    const answer = await app.hono.request('/api/v1/openapi.json')
    expect(answer.status).toBe(200)
    expect(((await answer.json()) as Document).paths['/api/v1/about']).toBeDefined()
  })

  test('a village worker signs in, looks around and reads: no superior can read that it happened', async () => {
    const before = new Map<PersonaKey, ReadonlyMap<string, string>>()
    for (const one of SUPERIORS) before.set(one, await readAll(one))
    for (let time = 0; time < 2; time += 1) {
      const looked = await readAll('village-worker')
      expect(looked.size).toBeGreaterThan(20)
      expect((await app.as('village-worker').delete('/session')).status).toBeLessThan(300)
      app.signInAgain()
    }
    for (const one of SUPERIORS) {
      const after = await readAll(one)
      expect(after.size, one).toBeGreaterThan(20)
      expect([...after.keys()]).toEqual([...(before.get(one)?.keys() ?? [])])
      for (const [address, text] of after) expect(text, `${one} ${address}`).toBe(before.get(one)?.get(address))
    }
  })

  test('nobody above can list sessions, the audit log or the work of a member', async () => {
    for (const persona of SUPERIORS) {
      for (const address of [
        '/sessions',
        '/audit',
        '/audit-entries',
        '/members',
        `/members/${known['memberId'] ?? ''}`,
      ]) {
        expect((await app.as(persona).get(address)).status, `${persona} ${address}`).toBe(404)
      }
    }
  })

  test('a superior reads of a sent request how a village stands, never who there opened it or when', async () => {
    const { name } = (await app.as('village-worker').get('/session')).body.signedIn
    await app.as('village-worker').get(`/requests/${known['requestId'] ?? ''}`)
    for (const persona of SUPERIORS) {
      const { status, body } = await app.as(persona).get(`/requests/${known['requestId'] ?? ''}`)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain(name)
      expect(JSON.stringify(body)).not.toContain(known['memberId'])
    }
  })
})
