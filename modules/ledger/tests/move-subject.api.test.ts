import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOfActor } from '#platform/http/index.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { demoPersonaId, findActorOfMember } from '#modules/organisations/server/index.ts'
import { checkCharacterOf } from '../domain/check-character.ts'
import { readList, readRows } from '../server/index.ts'

let app: TestApp
let village: string
let other: string
let elsewhere: string
const ids: Record<string, string> = {}
const idOf = (n: number): string =>
  ((body) => body + checkCharacterOf(body))(`51990019600101${String(n).padStart(3, '0')}`)
const REASON = { source: '派出所', reason: '婚迁', evidence: '户口迁移证' }

beforeAll(async () => {
  app = await testApp()
  const areaOf = async (key: PersonaKey): Promise<string> =>
    (await app.as(key).get('/session')).body.signedIn.areaCode as string
  village = await areaOf('village-worker')
  other = await areaOf('other-village-worker')
  const far = await app.system((tx) =>
    sql<{ code: string }>`select code from organisations.area where county_code = ${app.county} and level = 'village'
and valid_to is null and left(code, 9) <> ${village.slice(0, 9)} order by code limit 1`.execute(tx.kysely),
  )
  elsewhere = far.rows[0]?.code ?? ''
  const members = [
    ['甲', idOf(1), '户主', 'H1'],
    ['乙', idOf(3), '配偶', 'H1'],
    ['丙', idOf(5), '户主', 'H2'],
  ]
  for (const [name, id, relation, household] of members) {
    const facts = {
      person_name: name,
      person_id_number: id,
      person_relation_to_head: relation,
      household_no: household,
    }
    const made = await app.as('township-staff').post('/facts', {
      entity: 'person',
      areaCode: village,
      source: '村自采',
      validFrom: '2024-01-01',
      facts,
    })
    expect(made.body).toMatchObject({ inserted: 1 })
    const found = await app.as('township-staff').get(`/subjects?words=${encodeURIComponent(name ?? '')}`)
    ids[name ?? ''] = found.body.subjects[0].id
  }
  const aid = await app.as('township-staff').post('/facts', {
    entity: 'enrolment',
    areaCode: village,
    source: '民政局',
    facts: { person_id_number: idOf(1), subsidy_program: '低保', subsidy_start: '2024-01-01' },
  })
  expect(aid.status).toBe(200)
})
afterAll(() => app.close())

/** Names of those who live in an area on a day, as one persona may see them. */
async function namesOn(persona: PersonaKey, areaCode: string, asOf: string): Promise<(string | null)[]> {
  const actor = await app.system((tx) =>
    findActorOfMember(tx, app.county, demoPersonaId(app.county, persona), '2026-11-23'),
  )
  if (actor === undefined) throw new Error('nobody')
  return app.db.transaction(scopeOfActor(actor), async (tx) => {
    const list = await readList(
      { tx, actor },
      {
        entity: 'person',
        columns: [{ element: 'person_name' }],
        population: [],
        areaCode,
        asOf,
        orderBy: ['person_id_number'],
      },
    )
    const names: (string | null)[] = []
    for await (const rows of readRows(list.stream(), 1)) names.push(...rows.map((row) => row.cells[0] ?? null))
    return names
  })
}

const move = (persona: PersonaKey, name: string, to: string, more: object = {}) =>
  app
    .as(persona)
    .post(`/subjects/person/${ids[name] ?? ''}/moves`, { toAreaCode: to, movedOn: '2024-06-01', ...REASON, ...more })

describe('a move', () => {
  test('moveSubject is for those who reach both areas, not for either village', async () => {
    expect((await move('village-worker', '甲', other)).status).toBe(403)
    expect((await move('other-village-worker', '甲', other)).status).toBe(403)
    expect((await move('evaluator', '甲', other)).status).toBe(403)
    expect(await move('township-staff', '甲', elsewhere)).toMatchObject({
      status: 403,
      body: { type: expect.stringContaining('move-beyond-scope') },
    })
  })

  test('says why it cannot have been', async () => {
    const typeOf = async (to: string, more: object = {}): Promise<string> =>
      (await move('township-staff', '甲', to, more)).body.type as string
    expect(await typeOf(village)).toContain('lives-there')
    expect(await typeOf(other, { movedOn: '2999-01-01' })).toContain('not-moved-yet')
    expect(await typeOf(`${village.slice(0, 9)}999`)).toContain('area-not-standing')
  })

  test('takes the household and its enrolments along; earlier days still show them where they lived', async () => {
    const moved = await move('township-staff', '甲', other, { withHousehold: true })
    expect(moved.body).toMatchObject({
      fromAreaCode: village,
      toAreaCode: other,
      moved: { persons: 2, households: 1, enrolments: 1 },
    })
    for (const persona of ['township-staff', 'village-worker'] as const) {
      expect(await namesOn(persona, village, '2024-05-31')).toEqual(['甲', '乙', '丙'])
      expect(await namesOn(persona, village, '2024-06-01')).toEqual(['丙'])
      expect(await namesOn(persona, village, '2099-01-01')).toEqual(['丙'])
    }
    for (const persona of ['township-staff', 'other-village-worker'] as const) {
      expect(await namesOn(persona, other, '2024-05-31')).toEqual([])
      expect(await namesOn(persona, other, '2024-06-01')).toEqual(['甲', '乙'])
      expect(await namesOn(persona, other, '2099-01-01')).toEqual(['甲', '乙'])
    }
  })

  test('the page says where someone lived, to whoever may see that area', async () => {
    const path = `/subjects/person/${ids['甲'] ?? ''}`
    expect((await app.as('township-staff').get(path)).body).toMatchObject({
      areaCode: other,
      livesThereSince: '2024-06-01',
      livedBefore: [{ areaCode: village, from: null, to: '2024-06-01', reason: '婚迁' }],
    })
    expect((await app.as('other-village-worker').get(path)).body).toMatchObject({ areaCode: other, livedBefore: [] })
    expect((await app.as('village-worker').get(path)).status).toBe(404)
  })

  test('is audited', async () => {
    const kept = await app.system((tx) =>
      sql<{ data: object }>`select data from audit.entry where operation = 'moveSubject'`.execute(tx.kysely),
    )
    expect(kept.rows).toMatchObject([{ data: { fromAreaCode: village, toAreaCode: other, movedOn: '2024-06-01' } }])
  })

  test('back again is another move, after the first', async () => {
    expect((await move('township-staff', '乙', village, { movedOn: '2024-06-01' })).body.type).toContain(
      'moved-before-arrival',
    )
    expect((await move('township-staff', '乙', village, { movedOn: '2024-09-01' })).status).toBe(200)
    expect(await namesOn('township-staff', other, '2024-07-01')).toEqual(['甲', '乙'])
    expect(await namesOn('township-staff', other, '2024-09-01')).toEqual(['甲'])
    expect(await namesOn('township-staff', village, '2024-09-01')).toEqual(['乙', '丙'])
    expect(await namesOn('township-staff', village, '2024-05-31')).toEqual(['甲', '乙', '丙'])
  })
})

describe('a move that never happened', () => {
  test('undoMove is taken back for every day, once', async () => {
    const path = `/subjects/person/${ids['丙'] ?? ''}/moves/undo`
    const said = { source: '派出所', reason: '录错了人' }
    expect((await app.as('township-staff').post(path, said)).status).toBe(404)
    const alone = await move('department-staff', '丙', elsewhere)
    expect(alone.body).toMatchObject({ moved: { persons: 1, households: 0 } })
    expect((await app.as('township-staff').post(path, said)).status).toBe(404)
    expect((await app.as('village-worker').post(path, said)).status).toBe(403)
    expect((await app.as('department-staff').post(path, said)).body).toMatchObject({
      toAreaCode: village,
      moved: { persons: 1 },
    })
    expect((await app.as('department-staff').post(path, said)).status).toBe(404)
    expect(await namesOn('department-staff', elsewhere, '2024-07-01')).toEqual([])
    expect(await namesOn('department-staff', village, '2024-07-01')).toEqual(['丙'])
    const household = await app.system((tx) =>
      sql<{
        head: string
      }>`select h.head_id as head from ledger.household h join ledger.person p on p.household_id = h.id
where p.id = ${ids['丙'] ?? ''}`.execute(tx.kysely),
    )
    expect(household.rows).toEqual([{ head: ids['丙'] }])
  })
})
