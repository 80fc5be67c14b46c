import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSampleDuties } from '#modules/responsibilities/server/index.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'
import { loadSampleRequests } from '../server/index.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: () => NOW })
  await app.system((tx) => loadSampleDuties(tx, app.county, '2026-11-01'))
  expect(await loadSampleRequests(app.parts, app.county, NOW)).toBe(true)
  expect(app.logged.filter((line) => line.includes('warn'))).toEqual([])
})
afterAll(() => app.close())

interface Listed {
  readonly id: string
  readonly state: string
  readonly issuerName: string
  readonly kind: string
  readonly blocks: number
}
const list = async (query: string, as: Parameters<TestApp['as']>[0] = 'gatekeeper') =>
  (await app.as(as).get(`/requests?limit=200&${query}`)).body as { requests: readonly Listed[]; total: number }
const countBy = (rows: readonly Listed[], of: (row: Listed) => string) =>
  Object.fromEntries([...Map.groupBy(rows, of)].map(([key, found]) => [key, found.length]))

test('the past year has every kind and every end, of ten departments', async () => {
  const { requests } = await list('of=all')
  const past = requests.filter((one) => ['done', 'returned', 'merged', 'lapsed', 'expired'].includes(one.state))
  expect(past.length).toBeGreaterThanOrEqual(115)
  const states = countBy(past, (one) => one.state)
  expect(Object.keys(states).toSorted()).toEqual(['done', 'expired', 'lapsed', 'merged', 'returned'])
  expect(states['done']).toBeGreaterThan(60)
  expect(Object.keys(countBy(past, (one) => one.kind))).toHaveLength(7)
  expect(Object.keys(countBy(past, (one) => one.issuerName)).length).toBeGreaterThanOrEqual(9)
})

test('four wait for the gate: one is blocked, two ask the same, one is urgent', async () => {
  const { requests } = await list('of=queue')
  expect(requests).toHaveLength(4)
  expect(requests.filter((one) => one.blocks > 0).length).toBeGreaterThanOrEqual(1)
  const pages = await Promise.all(
    requests.map(async (one) => (await app.as('gatekeeper').get(`/requests/${one.id}`)).body),
  )
  expect(pages.filter((page) => page.screening.similar.length > 0).length).toBeGreaterThanOrEqual(1)
  expect(pages.filter((page) => page.draft.lane === 'urgent')).toHaveLength(1)
})

test('the demonstration village has three of them, one returned and unanswered', async () => {
  const { requests } = await list('of=to-us', 'village-worker')
  const open = requests.filter((one) => one.state === 'dispatched')
  expect(open).toHaveLength(3)
  const pages = await Promise.all(open.map(async (one) => (await app.as('gatekeeper').get(`/requests/${one.id}`)).body))
  expect(pages.flatMap((page) => page.returns)).toMatchObject([{ state: 'open', ground: 'cannot-be-known' }])
  expect((await list('state=numbered')).requests).toHaveLength(2)
})

test('civil affairs has drafts of its own, and can still hand one in', async () => {
  const { requests } = await list('of=own&state=draft', 'department-staff')
  expect(requests).toHaveLength(3)
  const page = (await app.as('department-staff').get(`/requests/${requests[0]?.id}`)).body
  expect(page.may).toContain('submit')
})

test('a change of the rules can be tried on what was judged, and returns are in the public statistics', async () => {
  const gate = app.as('gatekeeper')
  const { table } = (await gate.get('/rule-tables/lead-time')).body
  const content = { complete: table.complete, rows: table.rows, revision: 0 }
  const parameters = table.parameters.map((one: { name: string }) =>
    one.name === 'minimumLeadDaysToCollect' ? { ...one, value: 15 } : one,
  )
  await gate.put('/rule-tables/lead-time/draft', { ...content, parameters })
  const tried = await gate.post('/rule-tables/lead-time/simulations', {})
  expect(tried.body.cases, JSON.stringify(tried.body)).toBeGreaterThanOrEqual(125)
  expect(tried.body.listed.length).toBeGreaterThan(5)
  const { body } = await app.anonymous.get(`/returns/statistics?county=${app.county}&year=2026`)
  expect(body.byGround.length).toBeGreaterThanOrEqual(4)
})

test('loaded again, nothing is added', async () => {
  const before = (await list('of=all')).total
  expect(await loadSampleRequests(app.parts, app.county, NOW)).toBe(false)
  expect((await list('of=all')).total).toBe(before)
})
