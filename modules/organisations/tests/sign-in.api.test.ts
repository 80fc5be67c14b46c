import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testApp, type TestApp } from '#tests/support/test-app.ts'
import { demoPersonaId } from '#modules/organisations/server/index.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

describe('sign-in of a demonstration', () => {
  test('everyone may see the personas, each with a role, a body and an area', async () => {
    const { status, body } = await app.anonymous.get('/personas')
    expect(status).toBe(200)
    expect(body.personas).toHaveLength(8)
    expect(body.personas[0]).toMatchObject({
      name: '周小满',
      titleZh: '村文书',
      roles: ['village-worker'],
      countyCode: '511123',
    })
  })

  test('a persona signs in and the session says who that is', async () => {
    expect((await app.anonymous.get('/session')).body).toEqual({ demo: true, signedIn: null })
    const { body } = await app.as('department-staff').get('/session')
    expect(body.signedIn).toMatchObject({
      name: '李秋分',
      areaCode: '511123000000',
      areaLevel: 'county',
      bodyName: '犍为县民政局',
    })
  })

  test('the cookie is HttpOnly and SameSite=Lax, and the database holds only a hash of its token', async () => {
    const answer = await app.anonymous.post('/session', { personaId: demoPersonaId(app.county, 'operator') })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const token = /yici_session=([^;]+)/.exec(cookie)?.[1] ?? ''
    expect(token.length).toBeGreaterThanOrEqual(43)
    const rows = await app.system((tx) =>
      sql<{ t: string }>`select token_hash as t from organisations.session`.execute(tx.kysely),
    )
    expect(JSON.stringify(rows.rows)).not.toContain(token)
  })

  test('after signing out the session is worth nothing', async () => {
    const client = app.as('evaluator')
    expect((await client.get('/areas')).status).toBe(200)
    expect((await client.delete('/session')).body).toMatchObject({ signedOut: true })
    expect((await client.get('/areas')).status).toBe(401)
  })

  test('an unknown persona is refused with what to do', async () => {
    const answer = await app.anonymous.post('/session', { personaId: '00000000-0000-8000-8000-000000000000' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'organisations/persona-not-found' } })
  })

  test('a session ends by itself', async () => {
    let clock = new Date('2026-11-23T08:00:00Z')
    const other = await testApp({ now: () => clock })
    try {
      const client = other.as('operator')
      expect((await client.get('/areas?limit=1')).status).toBe(200)
      clock = new Date('2026-11-23T20:00:01Z')
      expect((await client.get('/areas?limit=1')).status).toBe(401)
    } finally {
      await other.close()
    }
  })

  test('outside a demonstration nobody signs in by choosing', async () => {
    const other = await testApp({ demo: false })
    try {
      const { status, body } = await other.anonymous.get('/personas')
      expect([status, body.code]).toEqual([403, 'organisations/personas-only-in-demo'])
      const refused = await other.anonymous.post('/session', { personaId: demoPersonaId(other.county, 'operator') })
      expect(refused.status).toBe(403)
    } finally {
      await other.close()
    }
  })
})

describe('areas', () => {
  test('children and search answer areas of today; the page of one that ended says what it became', async () => {
    const client = app.as('township-staff')
    const towns = (await client.get('/areas?parent=511123000000')).body.areas
    expect(towns.length).toBeGreaterThan(10)
    expect(new Set(towns.map((a: { level: string }) => a.level))).toEqual(new Set(['township']))
    const villages = (await client.get(`/areas?parent=${towns[0].code}`)).body.areas
    expect(villages.every((v: { code: string }) => v.code.startsWith(towns[0].code.slice(0, 9)))).toBe(true)
    const before = (await client.get('/areas?parent=511123000000&day=2017-01-01')).body.areas
    expect(before.length).toBe(30)
    const now = new Set(towns.map((a: { code: string }) => a.code))
    const gone = before.find((a: { code: string }) => !now.has(a.code))
    const page = (await client.get(`/areas/${gone.code}`)).body
    expect(page.area.validTo).toBe('2020-01-01')
    expect(now.has(page.successors.at(-1).code)).toBe(true)
  })

  test('a wrong code is named in words, Chinese by default and English on request', async () => {
    const zh = await app.as('operator').get('/areas/12')
    expect(zh.status).toBe(422)
    expect(zh.body.title).toMatch(/填写有误：区划代码/)
    const en = await app.as('operator').get('/areas/12', { 'accept-language': 'en' })
    expect(en.body.title).toMatch(/not valid/)
  })
})
