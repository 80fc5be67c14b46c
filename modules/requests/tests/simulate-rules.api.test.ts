import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
let village = ''
beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-11-23T02:00:00Z') })
  village = (await app.as('village-worker').get('/session')).body.signedIn.areaCode
})
afterAll(() => app.close())

async function submitted(dueAt: string): Promise<void> {
  const department = app.as('department-staff')
  const made = await department.post('/requests', {
    title: `适老化改造意愿 ${dueAt}`,
    lane: 'exception',
    purpose: '安排改造',
    legalBasis: '省养老服务条例',
    areaCodes: [village],
    dueAt,
    detail: { resources: '每户补助 2000 元' },
  })
  const id = made.body.request.id
  await department.put(`/requests/${id}/items`, { version: 1, fields: [{ path: ['改造意愿'], purpose: '排期' }] })
  expect((await department.post(`/requests/${id}/submission`, { version: 2 })).status).toBe(200)
}

test('a draft of a table is tried on what was submitted: the verdicts that turn are named, and nothing changes', async () => {
  await submitted('2026-12-04T09:00:00Z')
  await submitted('2026-12-31T09:00:00Z')
  const gate = app.as('gatekeeper')
  const page = (await gate.get('/rule-tables/lead-time')).body
  const content = { complete: page.table.complete, parameters: page.table.parameters, rows: page.table.rows }
  const stricter = {
    ...content,
    parameters: content.parameters.map((one: { name: string }) =>
      one.name === 'minimumLeadDaysToCollect' ? { ...one, value: 15 } : one,
    ),
  }
  const saved = await gate.put('/rule-tables/lead-time/draft', {
    ...stricter,
    revision: page.draft?.revision ?? 0,
  })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const tried = await gate.post('/rule-tables/lead-time/simulations', {})
  expect(tried.status, JSON.stringify(tried.body)).toBe(200)
  expect(tried.body).toMatchObject({ cases: 2, notJudged: 0 })
  expect(tried.body.listed).toMatchObject([
    { to: 'block', rowsAfter: expect.arrayContaining(['too-short-to-collect']) },
  ])
  expect((await gate.get('/rule-tables/lead-time')).body.table.version).toBe(page.table.version)
})

test.each(['department-staff', 'village-worker', 'operator', 'evaluator'] as const)(
  '%s may not try rules',
  async (who) => {
    expect((await app.as(who).post('/rule-tables/lead-time/simulations', {})).status).toBe(403)
  },
)
