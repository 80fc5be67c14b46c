import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findActorOfMember, demoPersonaId, scopeOf } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { bindMinutes, readOutlook, releaseMinutes, settleMinutes, type Ask } from '../server/index.ts'

let app: TestApp
let department = ''
let villages: { holderId: string }[] = []
beforeAll(async () => {
  app = await testApp()
  const page = await app.as('gatekeeper').get('/budgets?holder=department&period=2026')
  department = page.body.rows[0].holderId
  villages = (await app.as('gatekeeper').get('/budgets?holder=village&period=2026-11')).body.rows
})
afterAll(() => app.close())

const village = () => villages[0]?.holderId ?? ''
const put = (persona: PersonaKey, body: object) => app.as(persona).put('/budgets', body)

/** What the gate does when it admits: in a transaction of the gatekeeper. */
async function asGate<T>(run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = await app.system((tx) =>
    findActorOfMember(tx, app.county, demoPersonaId(app.county, 'gatekeeper'), '2026-11-23'),
  )
  if (actor === undefined) throw new Error('no gatekeeper')
  const now = () => new Date('2026-11-23T02:00:00Z')
  return app.db.transaction(scopeOf(actor), (tx) => run({ tx, actor, now, newId: randomUUID } as unknown as Ctx))
}
const ask = (minutes: number, requestId: string = randomUUID()): Ask => ({
  requestId,
  bodyId: department,
  year: '2026',
  month: '2026-11',
  villages: [{ areaCode: village(), minutes }],
})
const rowOf = async (holder: string, period: string, id: string) =>
  (await app.as('gatekeeper').get(`/budgets?holder=${holder}&period=${period}`)).body.rows.find(
    (row: { holderId: string }) => row.holderId === id,
  )

describe('setting a budget', () => {
  test('for every village, and more for one of them', async () => {
    expect(
      (await put('gatekeeper', { holder: 'village', period: '2026-11', minutes: 600, reason: '全县村级上限' })).status,
    ).toBe(200)
    await put('gatekeeper', {
      holder: 'village',
      holderId: village(),
      period: '2026-11',
      minutes: 900,
      reason: '社区人口多',
    })
    expect(await rowOf('village', '2026-11', village())).toMatchObject({ granted: 900, isDefault: false, bound: 0 })
    expect(await rowOf('village', '2026-11', villages[1]?.holderId ?? '')).toMatchObject({
      granted: 600,
      isDefault: true,
    })
  })

  test.each([
    ['a month for a department', { holder: 'department', period: '2026-11' }, 422, 'budgets/period-does-not-fit'],
    ['a year for a village', { holder: 'village', period: '2026' }, 422, 'budgets/period-does-not-fit'],
    [
      'a village of another county',
      { holder: 'village', holderId: '510000000000', period: '2026-11' },
      404,
      'budgets/holder-not-found',
    ],
    ['a month that does not exist', { holder: 'village', period: '2026-13' }, 422, 'http/input-not-valid'],
  ])('%s is refused', async (_name, body, status, code) => {
    const answer = await put('gatekeeper', { minutes: 10, reason: '试一试', ...body })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })
})

describe('binding', () => {
  test('stops at the budget, names the account, and binds nothing of what it refuses', async () => {
    await asGate((ctx) => bindMinutes(ctx, ask(600), false))
    await expect(asGate((ctx) => bindMinutes(ctx, ask(301), false))).rejects.toMatchObject({
      code: 'budgets/exhausted',
    })
    expect(await rowOf('village', '2026-11', village())).toMatchObject({ bound: 600, requests: 1 })
    expect((await asGate((ctx) => readOutlook(ctx, ask(301)))).over).toMatchObject([{ holder: 'village', over: 1 }])
  })

  test('goes over only by a named approver, gives back what was returned, and keeps what was measured', async () => {
    const over = ask(400)
    await asGate((ctx) => bindMinutes(ctx, over, true))
    expect(await rowOf('village', '2026-11', village())).toMatchObject({ bound: 1000 })
    await asGate((ctx) => releaseMinutes(ctx, over.requestId))
    expect(await rowOf('village', '2026-11', village())).toMatchObject({ bound: 600 })
    const measured = ask(200)
    await asGate((ctx) => bindMinutes(ctx, measured, false))
    await asGate((ctx) => settleMinutes(ctx, measured.requestId, village(), 90))
    expect(await rowOf('village', '2026-11', village())).toMatchObject({ bound: 600, settled: 90 })
    expect(await rowOf('department', '2026', department)).toMatchObject({ bound: 600, settled: 90, granted: null })
  })

  test('a request that binds again replaces what it had bound', async () => {
    const one = ask(50)
    await asGate((ctx) => bindMinutes(ctx, one, false))
    await asGate((ctx) => bindMinutes(ctx, { ...one, villages: [{ areaCode: village(), minutes: 20 }] }, false))
    expect(await rowOf('village', '2026-11', village())).toMatchObject({ bound: 620 })
  })

  test('two at once never both take the last minutes', async () => {
    const left = 900 - 620 - 90
    const ends = await Promise.allSettled([1, 2, 3].map(() => asGate((ctx) => bindMinutes(ctx, ask(left), false))))
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('who may', () => {
  test.each([
    ['gatekeeper', 200],
    ['department-staff', 403],
    ['township-staff', 403],
    ['village-worker', 403],
    ['operator', 403],
    ['evaluator', 403],
  ] as const)('%s sets a budget: %i', async (persona, status) => {
    const answer = await put(persona, { holder: 'department', period: '2027', minutes: 100, reason: '年度额度' })
    expect(answer.status).toBe(status)
  })

  test('a village sees its own account only, everyone sees the departments', async () => {
    const own = (await app.as('village-worker').get('/budgets?holder=village&period=2026-11')).body.rows
    expect(own).toHaveLength(1)
    expect(
      (await app.as('village-worker').get('/budgets?holder=department&period=2026')).body.rows.length,
    ).toBeGreaterThan(5)
    expect((await app.anonymous.get('/budgets?holder=department&period=2026')).status).toBe(401)
  })
})
