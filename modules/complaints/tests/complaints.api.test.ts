import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
let clock = new Date('2026-11-23T02:00:00Z')
beforeAll(async () => void (app = await testApp({ now: () => clock })))
afterAll(() => app.close())

const complain = (body: object = {}) =>
  app.anonymous.post('/complaints', { county: app.county, topic: 'burden', words: '同一张表要报三次', ...body })

test('anyone complains without a name, gets a receipt, and reads the answer with it', async () => {
  const made = await complain({ screen: '/forms', contact: '13900000000' })
  expect(made.status).toBe(201)
  expect(made.body.replyBy).toBe('2026-11-30T15:59:59.000Z')
  const list = await app.as('gatekeeper').get('/complaints?open=true')
  expect(list.body.complaints).toMatchObject([{ words: '同一张表要报三次', contact: '13900000000', answer: null }])
  const id = list.body.complaints[0].id
  expect(
    (await app.as('gatekeeper').post(`/complaints/${id}/answer`, { words: '已合并为一张，下月生效' })).status,
  ).toBe(200)
  const typed = made.body.receipt.toLowerCase().replaceAll('-', ' ')
  const own = await app.anonymous.get(`/complaints/by-receipt/${encodeURIComponent(typed)}`)
  expect(own.body).toMatchObject({ answer: '已合并为一张，下月生效' })
  expect(JSON.stringify(own.body)).not.toContain('13900000000')
  const again = await app.as('gatekeeper').post(`/complaints/${id}/answer`, { words: '再答一次' })
  expect(again.body.code).toBe('complaints/already-answered')
})

test('who was signed in is nowhere kept, and the receipt only as a hash', async () => {
  const made = await app
    .as('village-worker')
    .post('/complaints', { county: app.county, topic: 'borrowed', words: '被借调半年' })
  const row = await app.system((tx) =>
    sql`select * from complaints.complaint where words = '被借调半年'`.execute(tx.kysely),
  )
  expect(JSON.stringify(row.rows)).not.toContain(made.body.receipt)
  const audit = await app.system((tx) =>
    sql`select member_name, data::text as data from audit.entry where event = 'complaint.made'`.execute(tx.kysely),
  )
  expect(JSON.stringify(audit.rows)).not.toMatch('被借调半年')
  expect(JSON.stringify(audit.rows)).not.toMatch('周小满')
})

test('what nobody answered in time is counted in public', async () => {
  await complain({ topic: 'idea', words: '能不能语音填报' })
  clock = new Date('2026-12-02T02:00:00Z')
  const counted = await app.anonymous.get(`/complaints/statistics?county=${app.county}&year=2026`)
  expect(counted.body).toMatchObject({ made: 3, answered: 1, answeredInTime: 1, overdue: 2 })
  clock = new Date('2026-11-23T02:00:00Z')
})

test.each([
  ['a county that is not here', { county: '110101' }, 404, 'complaints/county-not-here'],
  ['no words', { words: ' ' }, 422, 'http/input-not-valid'],
  ['an unknown topic', { topic: 'gossip' }, 422, 'http/input-not-valid'],
])('%s is refused', async (_name, body, status, code) => {
  const answer = await complain(body)
  expect([answer.status, answer.body.code]).toEqual([status, code])
})

test.each(['village-worker', 'township-staff', 'department-staff', 'evaluator', 'operator'] as const)(
  '%s neither reads nor answers complaints',
  async (who) => {
    expect((await app.as(who).get('/complaints')).status).toBe(403)
    expect(
      (await app.as(who).post('/complaints/00000000-0000-4000-8000-000000000000/answer', { words: '不行' })).status,
    ).toBe(403)
  },
)

test('an unknown receipt says so', async () => {
  expect((await app.anonymous.get('/complaints/by-receipt/AAAA-BBBB-CCCC')).body.code).toBe(
    'complaints/receipt-not-found',
  )
})
