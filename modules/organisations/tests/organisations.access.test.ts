import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPersonaId, findActorOfMember, scopeOf } from '#modules/organisations/server/index.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

describe('addresses', () => {
  test.each([
    ['/personas', 200, 200],
    ['/session', 200, 200],
    ['/areas?limit=1', 401, 200],
    ['/areas/511123000000', 401, 200],
    ['/bodies', 401, 200],
  ])('GET %s answers nobody %i and a village clerk %i', async (path, nobody, clerk) => {
    expect((await app.anonymous.get(path)).status).toBe(nobody)
    expect((await app.as('village-worker').get(path)).status).toBe(clerk)
  })

  test('signOut needs someone who has signed in', async () => {
    expect((await app.anonymous.delete('/session')).status).toBe(401)
  })
})

/** Names of the members one sees, straight from the table: row-level security alone decides. */
async function seenBy(persona: PersonaKey): Promise<string[]> {
  const id = demoPersonaId(app.county, persona)
  const actor = await app.system((tx) => findActorOfMember(tx, app.county, id, '2026-11-23'))
  if (actor === undefined) throw new Error(`no persona ${persona}`)
  const answer = await app.db.transaction(scopeOf(actor), (tx) =>
    sql<{ name: string }>`select name from organisations.member order by persona_order`.execute(tx.kysely),
  )
  return answer.rows.map((row) => row.name)
}

describe('members are seen within the own area', () => {
  const village = ['周小满', '吴立夏']
  const township = [...village, '郑谷雨', '王清明']
  const county = [...township, '李秋分', '陈白露', '赵霜降', '孙冬至']
  test.each<[PersonaKey, string[]]>([
    ['village-worker', village],
    ['other-village-worker', ['郑谷雨']],
    ['township-staff', township],
    ['department-staff', county],
    ['operator', county],
  ])('%s sees %j', async (persona, expected) => {
    expect(await seenBy(persona)).toEqual(expected)
  })

  test.each(['area', 'body', 'member', 'role_assignment'])(
    'nobody, not even the operator, writes organisations.%s',
    async (table) => {
      const actor = await app.system((tx) =>
        findActorOfMember(tx, app.county, demoPersonaId(app.county, 'operator'), '2026-11-23'),
      )
      if (actor === undefined) throw new Error('no operator')
      for (const change of [
        `delete from organisations.${table}`,
        `update organisations.${table} set county_code = county_code`,
      ]) {
        await expect(app.db.transaction(scopeOf(actor), (tx) => sql.raw(change).execute(tx.kysely))).rejects.toThrow(
          /permission denied/,
        )
      }
    },
  )

  test('nobody sees or ends the session of another', async () => {
    await app.as('operator').get('/areas?limit=1')
    const id = demoPersonaId(app.county, 'village-worker')
    const actor = await app.system((tx) => findActorOfMember(tx, app.county, id, '2026-11-23'))
    if (actor === undefined) throw new Error('no village worker')
    const others = await app.db.transaction(scopeOf(actor), (tx) =>
      sql`update organisations.session set ended_at = now() where member_id <> ${id}`.execute(tx.kysely),
    )
    expect(Number(others.numAffectedRows)).toBe(0)
    expect((await app.as('operator').get('/areas?limit=1')).status).toBe(200)
  })
})
