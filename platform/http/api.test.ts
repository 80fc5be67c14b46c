import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { verifyAuditChain } from '../audit/audit.ts'
import { createLog } from '../log/log.ts'
import { createApi, collectCommands, openApiDocument } from './index.ts'
import { clerk, guest, routes } from './probe-routes.cases.ts'

let own: TestDatabase
let app: ReturnType<typeof createApi>
const told: string[] = []
const logged: string[] = []
beforeAll(async () => {
  own = await freshDatabase()
  await own.db.transaction({ kind: 'system' }, (tx) =>
    sql.raw('create schema probe; create table probe.note (id text)').execute(tx.kysely),
  )
  app = createApi({
    db: own.db,
    log: createLog('debug', (line) => void logged.push(line)),
    settings: { demo: false },
    now: () => new Date(),
    reactions: { 'note.written': [async (event) => void told.push(String(event.data['id']))] },
    findActor: (_db, token) => Promise.resolve(token === 'clerk' ? clerk : token === 'guest' ? guest : undefined),
    routes: [routes],
    checkAnswers: true,
  })
})
afterAll(() => own.drop())

const as = (who: string, extra: Record<string, string> = {}) => ({
  cookie: `yici_session=${who}`,
  'content-type': 'application/json',
  ...extra,
})
const post = async (path: string, body: unknown, headers: Record<string, string> = as('clerk')): Promise<Response> =>
  app.request(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
const problemOf = async (answer: Response): Promise<{ code: string; title: string }> =>
  (await answer.json()) as { code: string; title: string }
const countNotes = async (): Promise<number> =>
  (
    await own.db.transaction({ kind: 'system' }, (tx) =>
      sql<{ n: number }>`select count(*) as n from probe.note`.execute(tx.kysely),
    )
  ).rows[0]?.n ?? -1
const entries = async () =>
  (
    await own.db.transaction({ kind: 'system' }, (tx) =>
      sql<
        Record<string, unknown>
      >`select event, subject, purpose, member_id, operation from audit.entry where county_code = '511123' order by sequence`.execute(
        tx.kysely,
      ),
    )
  ).rows

describe('a command', () => {
  test('is saved, audited and told after the commit', async () => {
    const answer = await post('/notes/n1', { amount: 1 })
    expect([answer.status, await answer.json()]).toEqual([200, { id: 'n1', told: 'zh' }])
    expect(await entries()).toContainEqual({
      event: 'note.written',
      subject: 'n1',
      purpose: null,
      member_id: 'c1',
      operation: 'writeNote',
    })
    expect(told).toEqual(['n1'])
  })

  test('that refuses saves nothing, tells nobody, and says what to do in the language asked for', async () => {
    const before = await countNotes()
    const zh = await post('/notes/n2', { amount: 1, act: 'refuse' })
    expect(zh.headers.get('content-type')).toMatch('application/problem+json')
    expect(await zh.json()).toMatchObject({
      code: 'probe/too-late',
      status: 409,
      title: '6月1日 已截止',
      nextStep: '联系 乡镇',
    })
    const en = await post('/notes/n2', { amount: 1, act: 'refuse' }, as('clerk', { 'accept-language': 'en-GB,zh' }))
    expect(await en.json()).toMatchObject({ title: 'Closed since 6月1日' })
    expect(await countNotes()).toBe(before)
    expect(told).toEqual(['n1'])
  })

  test('that breaks answers 500 with an id, and the log alone has the rest under that id', async () => {
    const answer = await post('/notes/n3', { amount: 1, act: 'break' })
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toContain('secret detail')
    const id = String(JSON.parse(text).instance).replace('urn:uuid:', '')
    expect(logged.find((line) => line.includes(id))).toContain('secret detail 519900')
  })

  test.each([
    ['nobody', '', 401, 'http/sign-in-first'],
    ['someone without the role', 'guest', 403, 'http/not-allowed'],
  ])('asked for by %s is refused', async (_name, who, status, code) => {
    const answer = await post('/notes/n4', { amount: 1 }, as(who))
    expect([answer.status, (await problemOf(answer)).code]).toEqual([status, code])
  })

  test.each([
    ['a wrong type is named in words', { amount: 'many' }, 422, /金额 amount/],
    ['a missing field is named in words', {}, 422, /金额 amount/],
  ])('%s', async (_name, body, status, title) => {
    const answer = await post('/notes/n5', body)
    expect(answer.status).toBe(status)
    expect((await problemOf(answer)).title).toMatch(title)
  })

  test('a body that is no JSON is refused', async () => {
    const answer = await app.request('/api/v1/notes/n', { method: 'POST', headers: as('clerk'), body: '{"a":' })
    expect([answer.status, (await problemOf(answer)).code]).toEqual([400, 'http/body-not-readable'])
  })

  test.each([
    ['origin of another site', { origin: 'https://evil.example' }],
    ['origin null', { origin: 'null' }],
    ['cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
  ])('asked for with %s is refused', async (_name, headers) => {
    const answer = await post('/notes/n6', { amount: 1 }, as('clerk', headers))
    expect([answer.status, (await problemOf(answer)).code]).toEqual([403, 'http/other-origin'])
  })
})

describe('bodies have a limit', () => {
  const form = (size: number) => {
    const body = new FormData()
    body.append('file', new File([new Uint8Array(size)], 'a.xlsx'))
    return app.request('/api/v1/files', { method: 'POST', headers: { cookie: 'yici_session=clerk' }, body })
  }
  test('below it the file arrives whole', async () =>
    expect(await (await form(1 << 20)).json()).toEqual({ size: 1 << 20 }))
  test('above it is refused', async () => expect((await form(3 << 20)).status).toBe(413))
  test('a stream without a length is stopped at the limit, not read to its end', async () => {
    let given = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1 << 18
        if (given > 64 << 20) controller.close()
        else controller.enqueue(new Uint8Array(1 << 18))
      },
    })
    const init = {
      method: 'POST',
      headers: { cookie: 'yici_session=clerk', 'content-type': 'multipart/form-data; boundary=x' },
      body,
      duplex: 'half' as const,
    }
    const answer = await app.request('/api/v1/files', init)
    expect([answer.status, (await problemOf(answer)).code]).toEqual([413, 'http/body-too-large'])
    expect(given).toBeLessThan(8 << 20)
  })
})

describe('a view', () => {
  test('of personal data writes who read what and why', async () => {
    const answer = await app.request('/api/v1/people/p9?tag=a', { headers: as('clerk') })
    expect(await answer.json()).toEqual({ tag: ['a'], purpose: 'fill-form' })
    expect(await entries()).toContainEqual({
      event: 'read',
      subject: 'p9',
      purpose: 'fill-form',
      member_id: 'c1',
      operation: 'readPeople',
    })
  })

  test('that is a file leaves whole, with its name, or not at all', async () => {
    const whole = await app.request('/api/v1/file')
    expect(whole.headers.get('content-disposition')).toContain(`filename*=UTF-8''80%E5%B2%81`)
    expect((await whole.arrayBuffer()).byteLength).toBe(200_000)
    expect((await app.request('/api/v1/file?cut=1')).status).toBe(500)
  })

  test('unknown addresses are a problem too, and answers carry security headers', async () => {
    const answer = await app.request('/api/v1/nothing')
    expect([answer.status, (await problemOf(answer)).code]).toEqual([404, 'http/not-found'])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('the audit chain', () => {
  const verify = () => own.db.transaction({ kind: 'system' }, (tx) => verifyAuditChain(tx, '511123'))
  const tamper = (text: string) => own.db.transaction({ kind: 'system' }, (tx) => sql.raw(text).execute(tx.kysely))

  test('has no fork when many write at once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, i) => post(`/notes/many${i}`, { amount: i })))
    expect(await verify()).toMatchObject({ verdict: 'whole', entries: (await entries()).length })
  })

  test('cannot be changed by an actor', async () => {
    const scope = { kind: 'actor' as const, countyCode: '511123', areaFrom: '5', areaTo: '6', memberId: 'c1' }
    for (const text of ['update audit.entry set event = $$x$$', 'delete from audit.entry']) {
      await expect(own.db.transaction(scope, (tx) => sql.raw(text).execute(tx.kysely))).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  test('shows what the owner of the database changed, took out or cut off', async () => {
    await tamper(`update audit.entry set subject = 'n1x' where subject = 'n1'`)
    expect(await verify()).toMatchObject({ verdict: 'broken', at: 1, reason: 'changed' })
    await tamper(`update audit.entry set subject = 'n1' where subject = 'n1x'`)
    expect((await verify()).verdict).toBe('whole')
    await tamper(
      `delete from audit.entry where sequence = (select max(sequence) from audit.entry where county_code = '511123') and county_code = '511123'`,
    )
    expect(await verify()).toMatchObject({ verdict: 'broken', reason: 'cut-off' })
    await tamper(`delete from audit.entry where sequence = 2 and county_code = '511123'`)
    expect(await verify()).toMatchObject({ verdict: 'broken', at: 2, reason: 'missing' })
  })
})

test('every operation is listed with its permission, and OpenAPI has each with its parameters', () => {
  expect(collectCommands([routes]).map((c) => [c.name, c.permission])).toEqual([
    ['file', 'everyone'],
    ['readPeople', 'mayProbe'],
    ['upload', 'mayProbe'],
    ['writeNote', 'mayProbe'],
  ])
  const document = openApiDocument([routes], '0') as {
    paths: Record<string, Record<string, { parameters: object[]; requestBody?: object }>>
  }
  expect(document.paths['/api/v1/notes/{id}']?.['post']?.parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  ])
  expect(JSON.stringify(document.paths['/api/v1/files'])).toContain('"format":"binary"')
})
