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
beforeAll(() => {
  ;({ app, build: a } = weeks)
})
const pass = (path: string, body: object = {}, as: PersonaKey = 'department-staff') => app.as(as).post(path, body)
const tick = () => execute(app.parts, { operation: runClock, input: {}, actor: clockActor(app.county) })
const pageOf = async (id: string, as: PersonaKey = 'gatekeeper') => (await app.as(as).get(`/requests/${id}`)).body

describe('the right to return', () => {
  test('a village returns, the issuer withdraws, nobody is left: the request lapses', async () => {
    const { id } = await a.dispatched()
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
    const { id } = await a.dispatched()
    const back = await pass(`/requests/${id}/returns`, { ground: 'too-short', words: '只给了一天' }, 'village-worker')
    setClock(later(2, '10:00:01Z'))
    const late = await pass(`/returns/${back.body.returns[0].id}/answer`, { answer: 'insisted', words: '必须报' })
    expect(late.body.code).toBe('requests/return-closed')
    await tick()
    await tick()
    expect(await pageOf(id)).toMatchObject({ request: { state: 'lapsed' }, returns: [{ state: 'lapsed' }] })
  })

  test('another village has nothing to return, and the statistics are public', async () => {
    const { id } = await a.dispatched()
    const other = await pass(
      `/requests/${id}/returns`,
      { ground: 'off-list', words: '不在清单' },
      'other-village-worker',
    )
    expect(other.body.code).toBe('requests/not-sent-to-you')
    const statistics = (
      await app.anonymous.get(`/returns/statistics?county=${app.county}&year=${weeks.clock.getUTCFullYear()}`)
    ).body
    expect(statistics.byIssuer[0]).toMatchObject({ withdrawn: 1, lapsed: 1, returned: 2 })
  })
})
