import { beforeAll, describe, expect, test } from 'vitest'
import { execute } from '#platform/http/index.ts'
import { startRequestWeeks, type RequestBuilders } from '#tests/support/requests.ts'
import type { PersonaKey, TestApp } from '#tests/support/test-app.ts'
import { clockActor } from '../server/clock.ts'
import { runClock } from '../server/commands/run-clock.ts'

const weeks = startRequestWeeks()
const { setClock, later } = weeks
let app: TestApp
let a: RequestBuilders
let village = ''
beforeAll(() => {
  ;({ app, build: a, village } = weeks)
})
const dayLater = (days: number) => later(days).toISOString().slice(0, 10)
const pass = (path: string, body: object = {}, as: PersonaKey = 'department-staff') => app.as(as).post(path, body)
const tick = () => execute(app.parts, { operation: runClock, input: {}, actor: clockActor(app.county) })
const pageOf = async (id: string, as: PersonaKey = 'gatekeeper') => (await app.as(as).get(`/requests/${id}`)).body
const submit = async (id: string) => pass(`/requests/${id}/submission`, { version: await a.version(id) })

describe('from application to end', () => {
  test('screened with a price, admitted, numbered, dispatched, done by the village', async () => {
    const { id, number } = await a.dispatched()
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
    const { number } = await a.dispatched()
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
    const id = await a.aRequest()
    await app.as('department-staff').put(`/requests/${id}/items`, {
      version: await a.version(id),
      fields: [
        { path: ['是否需要助浴服务'], purpose: '排班' },
        { path: ['喜欢的水温'], purpose: '备料' },
      ],
    })
    const before = (await submit(id)).body.screening.price.total.middle
    const reduced = await a.decide(id, { decision: 'reduce', dropPositions: [1] })
    expect(reduced.body.request.state).toBe('reduced')
    expect(reduced.body.items[1].action).toBe('dropped')
    expect(reduced.body.screening.price.total.middle).toBeLessThanOrEqual(before)
    expect((await a.decide(await a.aRequest(), { decision: 'reduce' })).body.code).toBe('requests/nothing-reduced')
  })

  test('merged: one ask goes on for both and has the fields of both', async () => {
    const first = await a.aRequest({}, ['是否安装扶手'])
    const second = await a.aRequest({}, ['是否愿意参加体检'])
    await submit(first)
    await submit(second)
    const merged = await a.decide(second, { decision: 'merge', intoRequestId: first })
    expect(merged.body, JSON.stringify(merged.body)).toMatchObject({
      request: { state: 'merged' },
      mergedInto: { requestId: first },
    })
    const survivor = await pageOf(first)
    expect(survivor.items.map((item: { path: string[] }) => item.path[0])).toEqual(['是否安装扶手', '是否愿意参加体检'])
    expect(survivor.mergedFrom).toHaveLength(1)
    const self = await a.decide(first, { decision: 'merge', intoRequestId: first })
    expect(self.body.code).toBe('requests/cannot-merge')
  })

  test('not merged: other people, or another place once it is decided', async () => {
    const first = await a.aRequest({}, ['是否愿意助餐'])
    await submit(first)
    const disabled = { entity: 'person', filter: 'person_is_disabled==true', words: '残疾人' }
    const second = await a.aRequest({ population: disabled }, ['是否需要轮椅'])
    await submit(second)
    const other = await a.decide(second, { decision: 'merge', intoRequestId: first })
    expect([other.body.code, other.body.title]).toEqual(['requests/cannot-merge', expect.stringContaining('人群不同')])
    await a.decide(first, { decision: 'admit' })
    const wider = await pass(`/requests/${second}/revision`, { version: await a.version(second) })
    expect(wider.status).toBe(200)
    await app.as('department-staff').patch(`/requests/${second}`, {
      version: await a.version(second),
      draft: { areaCodes: ['511123000000'], population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上' } },
    })
    await app.as('department-staff').put(`/requests/${second}/items`, {
      version: await a.version(second),
      fields: [{ path: ['是否愿意助餐'], purpose: '排班' }],
    })
    await submit(second)
    const beyond = await a.decide(second, { decision: 'merge', intoRequestId: first })
    expect([beyond.body.code, beyond.body.title]).toEqual(['requests/cannot-merge', expect.stringContaining('不含')])
  })

  test('deferred until a day, and the clock brings it back', async () => {
    const id = await a.aRequest()
    await submit(id)
    expect((await a.decide(id, { decision: 'defer', until: dayLater(-1) })).body.code).toBe('requests/defer-until-when')
    // Half past seven in the morning in China is still the day before in UTC.
    setClock(later(0, '23:30:00Z'))
    expect((await a.decide(id, { decision: 'defer', until: dayLater(1) })).body.code).toBe('requests/defer-until-when')
    setClock(later(0))
    expect((await a.decide(id, { decision: 'defer', until: dayLater(2) })).body.request.state).toBe('deferred')
    setClock(later(2))
    await Promise.all([tick(), tick()])
    expect((await pageOf(id)).request.state).toBe('screened')
  })

  test('its last day passes: it expires, and nobody owes anything any more', async () => {
    const { id } = await a.dispatched()
    setClock(later(60))
    await Promise.all([tick(), tick()])
    const page = await pageOf(id)
    expect(page.request.state).toBe('expired')
    expect(page.recipients).toMatchObject([{ state: 'lapsed' }])
  })

  test('returned to its issuer, who changes it and submits again', async () => {
    const id = await a.aRequest()
    await submit(id)
    await a.decide(id, { decision: 'return', reason: '用途写得太笼统' })
    const revised = await pass(`/requests/${id}/revision`, { version: await a.version(id) })
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
    const id = await a.aRequest()
    const answer = await pass(`/requests/${id}/dispatch`, { controlNumber: typed })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  test('the number of another request and a number that has run out are refused', async () => {
    const { number } = await a.dispatched()
    const other = await a.aRequest()
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
    const id = await a.aRequest()
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
            dispatched_at: weeks.clock.toISOString(),
            dispatched_on: '2026-11-23',
            valid_until: '2026-12-31',
          } as never)
          .execute(),
      ),
    ).rejects.toThrow(/foreign key/)
  })
})

describe('a block', () => {
  test('keeps a request from being admitted, names its clause, and passes only by a named approver, in public', async () => {
    const id = await a.aRequest({ noticeText: '各村须签订责任状，于周五前报送。' })
    await submit(id)
    const refused = await a.decide(id, { decision: 'admit' })
    expect([refused.status, refused.body.code]).toEqual([409, 'requests/blocked'])
    expect(refused.body.title).toMatch('R1-7')
    const override = {
      table: 'formalism',
      row: 'responsibility-letter',
      approver: '县委办主任 林夏至',
      reason: '防汛责任状系法定要求',
    }
    const passed = await pass(`/requests/${id}/overrides`, { version: await a.version(id), ...override }, 'gatekeeper')
    expect(
      passed.body.screening.findings.find((one: { row: string }) => one.row === 'responsibility-letter').overridden.by,
    ).toBe('县委办主任 林夏至')
    expect((await a.decide(id, { decision: 'admit' })).body.request.state).toBe('admitted')
    const numbered = await pass(`/requests/${id}/control-number`, { version: await a.version(id) }, 'gatekeeper')
    const seen = (await app.anonymous.get(`/control-numbers/${numbered.body.number.number}`)).body
    expect(seen.request.overrides).toMatchObject([{ clause: 'R1-7', approver: '县委办主任 林夏至' }])
  })

  test('over the village’s budget is a hard stop', async () => {
    const grant = (minutes: number) =>
      app.as('gatekeeper').put('/budgets', {
        holder: 'village',
        holderId: village,
        period: later(15).toISOString().slice(0, 7),
        minutes,
        reason: '试点',
      })
    await grant(5)
    const id = await a.aRequest()
    await submit(id)
    expect((await pageOf(id)).screening.villagesOverBudget).toHaveLength(1)
    expect((await a.decide(id, { decision: 'admit' })).body.code).toBe('requests/blocked')
    await grant(100_000)
  })
})

test('comments of villages are answered before it is sent', async () => {
  const id = await a.aRequest()
  await submit(id)
  const said = await pass(`/requests/${id}/comments`, { words: '很多老人在外地' }, 'village-worker')
  const decided = await a.decide(id, { decision: 'admit' })
  expect(decided.status, JSON.stringify(decided.body)).toBe(200)
  const numbered = await pass(`/requests/${id}/control-number`, { version: await a.version(id) }, 'gatekeeper')
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
