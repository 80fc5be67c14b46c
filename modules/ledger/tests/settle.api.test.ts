import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { checkCharacterOf } from '../domain/check-character.ts'

let app: TestApp
let village: string
let person: string
const MASKED = /^519\*{11}\d{3}[\dX]$/
const idNumber = ((body: string) => body + checkCharacterOf(body))('51990019500101001')

beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-11-23T04:00:00Z') })
  const areas = await app.system((tx) =>
    sql<{
      area_code: string
    }>`select r.area_code from organisations.role_assignment r where r.role = 'village-worker' order by 1`.execute(
      tx.kysely,
    ),
  )
  village = areas.rows[0]?.area_code ?? ''
})
afterAll(() => app.close())

test('facts are entered, read into their canonical form, and found again', async () => {
  const clerk = app.as('township-staff')
  const made = await clerk.post('/facts', {
    entity: 'person',
    areaCode: village,
    source: '村自采',
    evidence: '入户登记',
    facts: {
      person_name: '张三',
      person_id_number: idNumber.toLowerCase(),
      person_marital_status: '离异',
      person_phone: '138 0000 0001',
    },
  })
  expect(made).toMatchObject({ status: 200, body: { inserted: 1, conflicts: 0 } })
  const found = await clerk.get(`/subjects?entity=person&words=${encodeURIComponent('张')}`)
  expect(found.body).toMatchObject({
    total: 1,
    subjects: [{ name: '张三', key: expect.stringMatching(MASKED), areaCode: village }],
  })
  person = found.body.subjects[0].id
  const page = await clerk.get(`/subjects/person/${person}`)
  expect(page.body.facts).toContainEqual(
    expect.objectContaining({
      element: 'person_marital_status',
      value: '离婚',
      source: expect.objectContaining({ source: '村自采', evidence: '入户登记' }),
    }),
  )
})

test('what cannot be read is refused with its reason and what to do', async () => {
  const answer = await app.as('township-staff').post('/facts', {
    entity: 'person',
    subjectId: person,
    areaCode: village,
    source: '村自采',
    facts: { person_birth_date: '86年5月' },
  })
  expect(answer).toMatchObject({ status: 422 })
  expect(JSON.stringify(answer.body)).toContain('分不清世纪')
  const derived = await app.as('township-staff').post('/facts', {
    entity: 'person',
    subjectId: person,
    areaCode: village,
    source: '村自采',
    facts: { person_age: 3 },
  })
  expect(derived.status).toBe(422)
})

test('a conflict is settled once, the loser stays in history with the reason', async () => {
  const clerk = app.as('township-staff')
  const other = await clerk.post('/facts', {
    entity: 'person',
    subjectId: person,
    areaCode: village,
    source: '派出所',
    facts: { person_phone: '13900000002' },
  })
  expect(other.body).toMatchObject({ updated: 0, conflicts: 1 })
  const listed = await clerk.get('/conflicts')
  expect(listed.body).toMatchObject({
    total: 1,
    conflicts: [
      {
        element: 'person_phone',
        subjectName: '张三',
        areaName: expect.stringMatching(/./),
        current: '138****0001',
        currentSource: '村自采',
        currentValidFrom: '2026-11-23',
        contender: '139****0002',
        contenderSource: '派出所',
        contenderValidFrom: '2026-11-23',
      },
    ],
    isMasked: true,
  })
  const whole = await clerk.get(`/conflicts?purpose=${encodeURIComponent('电话核实')}`)
  expect(whole.body).toMatchObject({ conflicts: [{ current: '13800000001', contender: '13900000002' }] })
  const worker = await app.as('village-worker').get(`/conflicts?purpose=${encodeURIComponent('看看')}`)
  expect(worker.body).toMatchObject({ isMasked: true, conflicts: [{ current: '138****0001' }] })
  const conflictId: string = listed.body.conflicts[0].id
  const settled = await clerk.post(`/conflicts/${conflictId}/settlement`, { decision: 'contender', reason: '电话核实' })
  expect(settled).toMatchObject({ status: 200, body: { updated: 1 } })
  expect(
    (await clerk.post(`/conflicts/${conflictId}/settlement`, { decision: 'current', reason: '再来一次' })).status,
  ).toBe(404)
  const page = await clerk.get(`/subjects/person/${person}`)
  const phone = page.body.facts.find((fact: { element: string }) => fact.element === 'person_phone')
  expect(phone).toMatchObject({
    value: '139****0002',
    inConflict: false,
    source: { source: '派出所', reason: '电话核实' },
    history: [{ value: '138****0001', retracted: true }],
  })
})

test('a correction takes the value back; what was known before can still be asked', async () => {
  const clerk = app.as('township-staff')
  const before = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const corrected = await clerk.post(`/subjects/person/${person}/corrections`, {
    element: 'person_marital_status',
    value: '已婚',
    source: '民政局',
    reason: '登记有误',
  })
  expect(corrected.body).toMatchObject({ updated: 1 })
  const factOf = (body: { facts: { element: string }[] }) =>
    body.facts.find((fact) => fact.element === 'person_marital_status')
  expect(factOf((await clerk.get(`/subjects/person/${person}`)).body)).toMatchObject({ value: '已婚' })
  expect(factOf((await clerk.get(`/subjects/person/${person}?knownAt=${before}`)).body)).toMatchObject({
    value: '离婚',
  })
  expect(factOf((await clerk.get(`/subjects/person/${person}?validAt=2020-01-01`)).body)).toMatchObject({ value: null })
})

test('a confirmed fact keeps its source', async () => {
  const clerk = app.as('township-staff')
  expect(
    (await clerk.post(`/subjects/person/${person}/confirmations`, { element: 'person_name', source: '村自采' })).status,
  ).toBe(200)
  expect(
    (await clerk.post(`/subjects/person/${person}/confirmations`, { element: 'person_school', source: '村自采' }))
      .status,
  ).toBe(422)
})

test('registering an element adds its typed column', async () => {
  const element = {
    id: 'person_shoe_size',
    nameZh: '鞋码',
    nameEn: 'shoe size',
    definition: '本人所穿鞋的尺码',
    entity: 'person',
    type: 'integer',
    unit: '码',
    valueDomain: null,
    synonyms: ['鞋号'],
    sensitivity: 'internal',
    authority: null,
    freshnessDays: 365,
    standards: [],
  }
  const steward = app.as('gatekeeper')
  expect((await steward.post('/data-elements', element)).status).toBe(200)
  expect((await steward.post('/data-elements', element)).status).toBe(409)
  expect((await steward.post('/data-elements', { ...element, id: 'household_id' })).status).toBe(422)
  const given = await app.as('township-staff').post('/facts', {
    entity: 'person',
    subjectId: person,
    areaCode: village,
    source: '村自采',
    facts: { person_shoe_size: '42' },
  })
  expect(given.body).toMatchObject({ updated: 1 })
  const search = await steward.get(`/data-elements?words=${encodeURIComponent('鞋号')}`)
  expect(search.body.elements[0]).toMatchObject({ id: 'person_shoe_size', version: 1 })
  const revised = await steward.post('/data-elements/person_shoe_size/versions', {
    definition: '成人鞋码',
    reason: '说清楚',
  })
  expect(revised.body).toMatchObject({ version: 2, definition: '成人鞋码', nameZh: '鞋码' })
  expect(
    (await steward.post('/data-elements/person_shoe_size/synonyms', { text: '鞋的大小' })).body.synonyms,
  ).toContain('鞋的大小')
  expect((await steward.get('/value-domains')).body.valueDomains.length).toBeGreaterThan(50)
  expect((await steward.get('/data-elements/person_shoe_size')).body.versions).toHaveLength(2)
})

test('counts by area say how much there is', async () => {
  const summary = await app.as('township-staff').get(`/ledger-summaries/${village.slice(0, 9)}000`)
  expect(summary.body).toMatchObject({
    totals: { person: 1 },
    areas: [{ areaCode: village, counts: { person: 1 } }],
    openConflicts: 0,
  })
})

describe('who may', () => {
  const writes = ['/facts', '/conflicts/01980000-0000-7000-8000-000000000000/settlement', '/data-elements'] as const
  const may: Record<PersonaKey, readonly boolean[]> = {
    'village-worker': [true, false, false],
    'grid-worker': [true, false, false],
    'other-village-worker': [true, false, false],
    'township-staff': [true, true, false],
    'department-staff': [true, true, false],
    gatekeeper: [true, true, true],
    evaluator: [false, false, false],
    operator: [false, false, true],
  }
  const bodies = [
    { entity: 'person', areaCode: '511123100201', source: '某', facts: {} },
    { decision: 'current', reason: '看看' },
    {
      id: 'person_no',
      nameZh: '某',
      nameEn: 'x',
      definition: '某',
      entity: 'area',
      type: 'string',
      unit: null,
      valueDomain: null,
      synonyms: [],
      sensitivity: 'internal',
      authority: null,
      freshnessDays: null,
      standards: [],
    },
  ]
  test.each(Object.entries(may))('%s', async (persona, allowed) => {
    for (const [at, path] of writes.entries()) {
      const { status } = await app.as(persona as PersonaKey).post(path, bodies[at])
      expect([path, status !== 403]).toEqual([path, allowed[at]])
    }
  })
  test('a worker of another village does not see this person', async () => {
    expect((await app.as('other-village-worker').get(`/subjects/person/${person}`)).status).toBe(404)
  })
})

describe('numbers are masked until a purpose is given', () => {
  test('in search, on the page and for whoever typed the whole number', async () => {
    const clerk = app.as('township-staff')
    for (const words of ['张', idNumber]) {
      const found = await clerk.get(`/subjects?entity=person&words=${encodeURIComponent(words)}`)
      expect(found.body.subjects[0].key).toMatch(MASKED)
    }
    const page = await clerk.get(`/subjects/person/${person}`)
    expect(page.body.isMasked).toBe(true)
    expect(JSON.stringify(page.body)).not.toContain(idNumber)
    expect(JSON.stringify(page.body)).not.toContain('13900000002')
  })
  test('whole only with a purpose, which the audit log keeps; never for an evaluator', async () => {
    const clerk = app.as('township-staff')
    expect((await clerk.get(`/subjects/person/${person}/whole`)).status).toBe(422)
    const whole = await clerk.get(`/subjects/person/${person}/whole?purpose=${encodeURIComponent('入户核实')}`)
    expect(whole.body.isMasked).toBe(false)
    expect(JSON.stringify(whole.body)).toContain(idNumber)
    const kept = await app.system((tx) =>
      sql<{ data: { purpose: string } }>`select data from audit.entry where operation = 'subjectFactsWhole'`.execute(
        tx.kysely,
      ),
    )
    expect(kept.rows).toHaveLength(1)
    expect(kept.rows[0]?.data.purpose).toBe('入户核实')
    const evaluator = await app.as('evaluator').get(`/subjects/person/${person}/whole?purpose=check`)
    expect(evaluator.status).toBe(403)
  })
})
