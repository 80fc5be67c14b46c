import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { execute } from '#platform/http/index.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { clockActor } from '../server/clock.ts'
import { runClock } from '../server/commands/run-clock.ts'

let app: TestApp
const DAY = 86_400_000
// A Monday morning; each test has a week of its own, because a body may send two requests a week.
let monday = new Date('2026-11-23T02:00:00Z')
let clock = monday
let village = ''
beforeAll(async () => {
  app = await testApp({ now: () => clock })
  const { body } = await app.as('village-worker').get('/session')
  village = body.signedIn.areaCode
})
afterAll(() => app.close())
beforeEach(() => {
  monday = new Date(monday.getTime() + 7 * DAY)
  setClock(monday)
})
const later = (days: number, time = '02:00:00Z') =>
  new Date(`${new Date(monday.getTime() + days * DAY).toISOString().slice(0, 10)}T${time}`)
const dayLater = (days: number) => later(days).toISOString().slice(0, 10)
function setClock(at: Date): void {
  clock = at
  app.signInAgain()
}

const pass = (path: string, body: object = {}, as: PersonaKey = 'department-staff') => app.as(as).post(path, body)
const tick = () => execute(app.parts, { operation: runClock, input: {}, actor: clockActor(app.county) })

let asked = 0
/** A lawful request for one new field in one village, as the department would file it. */
async function aRequest(change: object = {}, field = `甲乙丙丁戊己庚辛壬癸子丑寅卯`[asked++ % 14] + '项需求') {
  const draft = {
    title: `助浴服务需求 ${Math.random().toString(36).slice(2, 8)}`,
    lane: 'exception',
    purpose: '安排明年助浴服务',
    legalBasis: '省养老服务条例 第二十条',
    areaCodes: [village],
    dueAt: later(15, '09:00:00Z').toISOString(),
    population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
    detail: { resources: '随事项拨付每村 2000 元' },
    ...change,
  }
  const made = await pass('/requests', draft)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const id: string = made.body.request.id
  await app
    .as('department-staff')
    .put(`/requests/${id}/items`, { version: 1, fields: [{ path: [field], purpose: '排班' }] })
  return id
}
const pageOf = async (id: string, as: PersonaKey = 'gatekeeper') => (await app.as(as).get(`/requests/${id}`)).body
const version = async (id: string) => (await pageOf(id, 'department-staff')).request.version
const submit = async (id: string) => pass(`/requests/${id}/submission`, { version: await version(id) })
const decide = async (id: string, decision: object) =>
  pass(`/requests/${id}/decision`, { version: await version(id), reason: '依据齐全', ...decision }, 'gatekeeper')
async function dispatched(change: object = {}) {
  const id = await aRequest(change)
  const submitted = await submit(id)
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
  const decided = await decide(id, { decision: 'admit' })
  expect(decided.status, JSON.stringify(decided.body)).toBe(200)
  const numbered = await pass(`/requests/${id}/control-number`, { version: await version(id) }, 'gatekeeper')
  const number: string = numbered.body.number.number
  const sent = await pass(`/requests/${id}/dispatch`, { controlNumber: number })
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ dispatched: 1 })
  return { id, number }
}

describe('from application to end', () => {
  test('screened with a price, admitted, numbered, dispatched, done by the village', async () => {
    const { id, number } = await dispatched()
    expect(number).toMatch(/^511123-20\d\d-\d{5}-[0-9A-Z]{2}$/)
    const page = await pageOf(id)
    expect(page.screening).toMatchObject({ verdict: 'warn', fields: { asked: 1, new: 1 } })
    expect(page.screening.price.total.middle).toBeGreaterThan(0)
    expect(page.life.map((entry: { event: string }) => entry.event)).toEqual(['submit', 'admit', 'number', 'dispatch'])
    const done = await pass(`/requests/${id}/part/completion`, {}, 'village-worker')
    expect(done.body.request.state).toBe('done')
    const again = await pass(`/requests/${id}/part/completion`, {}, 'village-worker')
    expect(again.body.code).toBe('requests/not-sent-to-you')
  })

  test('anyone who holds the number sees who asks, why, until when and at what price; others see that it is wrong', async () => {
    const { number } = await dispatched()
    const seen = (await app.anonymous.get(`/control-numbers/${number}`)).body
    expect(seen).toMatchObject({
      standing: 'valid',
      request: { purpose: '安排明年助浴服务', legalBasis: '省养老服务条例 第二十条' },
    })
    expect(seen.request.minutesPerVillage).toBeGreaterThan(0)
    expect((await app.anonymous.get('/control-numbers/511123-2026-99999-00')).body.standing).toBe('mistyped')
    const comment = await app.anonymous.post(`/control-numbers/${number}/comments`, { words: '能不能只问需要的人' })
    expect(comment.status).toBe(201)
    expect((await app.anonymous.get(`/control-numbers/${number}`)).body.comments).toMatchObject([
      { from: 'public', name: '群众' },
    ])
  })

  test('reduced: the dropped field is not asked, the price falls', async () => {
    const id = await aRequest()
    await app.as('department-staff').put(`/requests/${id}/items`, {
      version: await version(id),
      fields: [
        { path: ['是否需要助浴服务'], purpose: '排班' },
        { path: ['喜欢的水温'], purpose: '备料' },
      ],
    })
    const before = (await submit(id)).body.screening.price.total.middle
    const reduced = await decide(id, { decision: 'reduce', dropPositions: [1] })
    expect(reduced.body.request.state).toBe('reduced')
    expect(reduced.body.items[1].action).toBe('dropped')
    expect(reduced.body.screening.price.total.middle).toBeLessThanOrEqual(before)
    expect((await decide(await aRequest(), { decision: 'reduce' })).body.code).toBe('requests/nothing-reduced')
  })

  test('merged: one ask goes on for both and has the fields of both', async () => {
    const first = await aRequest({}, '是否安装扶手')
    const second = await aRequest({}, '是否愿意参加体检')
    await submit(first)
    await submit(second)
    const merged = await decide(second, { decision: 'merge', intoRequestId: first })
    expect(merged.body, JSON.stringify(merged.body)).toMatchObject({
      request: { state: 'merged' },
      mergedInto: { requestId: first },
    })
    const survivor = await pageOf(first)
    expect(survivor.items.map((item: { path: string[] }) => item.path[0])).toEqual(['是否安装扶手', '是否愿意参加体检'])
    expect(survivor.mergedFrom).toHaveLength(1)
    const self = await decide(first, { decision: 'merge', intoRequestId: first })
    expect(self.body.code).toBe('requests/cannot-merge')
  })

  test('deferred until a day, and the clock brings it back', async () => {
    const id = await aRequest()
    await submit(id)
    expect((await decide(id, { decision: 'defer', until: dayLater(-1) })).body.code).toBe('requests/defer-until-when')
    expect((await decide(id, { decision: 'defer', until: dayLater(2) })).body.request.state).toBe('deferred')
    setClock(later(2))
    await tick()
    expect((await pageOf(id)).request.state).toBe('screened')
  })

  test('returned to its issuer, who changes it and submits again', async () => {
    const id = await aRequest()
    await submit(id)
    await decide(id, { decision: 'return', reason: '用途写得太笼统' })
    const revised = await pass(`/requests/${id}/revision`, { version: await version(id) })
    expect(revised.body.request.state).toBe('draft')
    expect((await submit(id)).body.request.state).toBe('screened')
  })
})

describe('no number, no obligation', () => {
  test.each([
    ['no number', '', 422, 'requests/number-missing'],
    ['a mistyped number', '511123-2026-00001-00', 422, 'requests/number-mistyped'],
    ['a number that was never issued', '511123-2026-77777-5G', 404, 'requests/number-unknown'],
  ])('a dispatch with %s is refused', async (_name, controlNumber, status, code) => {
    const { printControlNumber } = await import('../domain/control-number.ts')
    const typed = code.endsWith('unknown')
      ? printControlNumber({ county: app.county, year: 2026, sequence: 77_777 })
      : controlNumber
    const id = await aRequest()
    const answer = await pass(`/requests/${id}/dispatch`, { controlNumber: typed })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('the number of another request and a number that has run out are refused', async () => {
    const { number } = await dispatched()
    const other = await aRequest()
    expect((await pass(`/requests/${other}/dispatch`, { controlNumber: number })).body.code).toBe(
      'requests/number-of-another-request',
    )
    setClock(later(98))
    expect((await pass(`/requests/${other}/dispatch`, { controlNumber: number })).body.code).toBe(
      'requests/number-expired',
    )
    await tick()
  })

  test('the database itself takes no dispatch without an issued number', async () => {
    const id = await aRequest()
    await expect(
      app.system(({ kysely }) =>
        kysely
          .insertInto('requests.dispatch' as never)
          .values({
            county_code: app.county,
            request_id: id,
            area_code: village,
            control_number: 'X',
            channel: 'api',
            state: 'open',
            dispatched_at: clock.toISOString(),
            dispatched_on: '2026-11-23',
            valid_until: '2026-12-31',
          } as never)
          .execute(),
      ),
    ).rejects.toThrow(/foreign key/)
  })
})

describe('the right to return', () => {
  test('a village returns, the issuer withdraws, nobody is left: the request lapses', async () => {
    const { id } = await dispatched()
    const back = await pass(
      `/requests/${id}/returns`,
      { ground: 'cannot-be-known', words: '村里无从知道' },
      'village-worker',
    )
    expect(back.body.returns).toMatchObject([{ state: 'open', ground: 'cannot-be-known' }])
    const answered = await pass(`/returns/${back.body.returns[0].id}/answer`, {
      answer: 'withdrawn',
      words: '改由卫健局提供',
    })
    expect(answered.body).toMatchObject({ request: { state: 'lapsed' }, returns: [{ answer: 'withdrawn' }] })
  })

  test('silence lapses it, and an answer after that is refused even when the clock is late', async () => {
    const { id } = await dispatched()
    const back = await pass(`/requests/${id}/returns`, { ground: 'too-short', words: '只给了一天' }, 'village-worker')
    setClock(later(2, '10:00:01Z'))
    const late = await pass(`/returns/${back.body.returns[0].id}/answer`, { answer: 'insisted', words: '必须报' })
    expect(late.body.code).toBe('requests/return-closed')
    await tick()
    await tick()
    expect(await pageOf(id)).toMatchObject({ request: { state: 'lapsed' }, returns: [{ state: 'lapsed' }] })
  })

  test('another village has nothing to return, and the statistics are public', async () => {
    const { id } = await dispatched()
    const other = await pass(
      `/requests/${id}/returns`,
      { ground: 'off-list', words: '不在清单' },
      'other-village-worker',
    )
    expect(other.body.code).toBe('requests/not-sent-to-you')
    const statistics = (
      await app.anonymous.get(`/returns/statistics?county=${app.county}&year=${monday.getUTCFullYear()}`)
    ).body
    expect(statistics.byIssuer[0]).toMatchObject({ withdrawn: 1, lapsed: 1, returned: 2 })
  })
})

describe('a block', () => {
  test('keeps a request from being admitted, names its clause, and passes only by a named approver, in public', async () => {
    const id = await aRequest({ noticeText: '各村须签订责任状，于周五前报送。' })
    await submit(id)
    const refused = await decide(id, { decision: 'admit' })
    expect([refused.status, refused.body.code]).toEqual([409, 'requests/blocked'])
    expect(refused.body.title).toMatch('R1-7')
    const override = {
      table: 'formalism',
      row: 'responsibility-letter',
      approver: '县委办主任 林夏至',
      reason: '防汛责任状系法定要求',
    }
    const passed = await pass(`/requests/${id}/overrides`, { version: await version(id), ...override }, 'gatekeeper')
    expect(
      passed.body.screening.findings.find((one: { row: string }) => one.row === 'responsibility-letter').overridden.by,
    ).toBe('县委办主任 林夏至')
    expect((await decide(id, { decision: 'admit' })).body.request.state).toBe('admitted')
    const numbered = await pass(`/requests/${id}/control-number`, { version: await version(id) }, 'gatekeeper')
    const seen = (await app.anonymous.get(`/control-numbers/${numbered.body.number.number}`)).body
    expect(seen.request.overrides).toMatchObject([{ clause: 'R1-7', approver: '县委办主任 林夏至' }])
  })

  test('over the village’s budget is a hard stop', async () => {
    await app.as('gatekeeper').put('/budgets', {
      holder: 'village',
      holderId: village,
      period: later(15).toISOString().slice(0, 7),
      minutes: 5,
      reason: '试点',
    })
    const id = await aRequest()
    await submit(id)
    expect((await pageOf(id)).screening.villagesOverBudget).toHaveLength(1)
    expect((await decide(id, { decision: 'admit' })).body.code).toBe('requests/blocked')
  })
})

test('comments of villages are answered before it is sent', async () => {
  const id = await aRequest()
  await submit(id)
  const said = await pass(`/requests/${id}/comments`, { words: '很多老人在外地' }, 'village-worker')
  await decide(id, { decision: 'admit' })
  const numbered = await pass(`/requests/${id}/control-number`, { version: await version(id) }, 'gatekeeper')
  const controlNumber = numbered.body.number.number
  expect((await pass(`/requests/${id}/dispatch`, { controlNumber })).body.code).toBe('requests/comment-unanswered')
  await pass(`/comments/${said.body.comments[0].id}/answer`, { words: '在外地的不问' })
  expect((await pass(`/requests/${id}/dispatch`, { controlNumber })).body.dispatched).toBe(1)
})

test('nothing asked, nobody asked: the submission is refused and the draft kept', async () => {
  const made = await pass('/requests', { title: '空白' })
  const id = made.body.request.id
  expect((await submit(id)).body.code).toBe('requests/no-scope')
  await app.as('department-staff').patch(`/requests/${id}`, { version: 1, draft: { areaCodes: [village] } })
  expect((await submit(id)).body.code).toBe('requests/nothing-asked')
  expect((await pageOf(id, 'department-staff')).request.state).toBe('draft')
})
