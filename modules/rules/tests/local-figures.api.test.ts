import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordDeviation } from '#modules/rules/server/index.ts'
import { newId } from '#platform/http/execute.ts'
import { COUNTY, openRulesApp, type RulesApp } from './open-rules-app.ts'
import { KINDS } from './probe-tables.cases.ts'

let at: RulesApp
beforeAll(async () => {
  at = await openRulesApp()
})
afterAll(() => at.app.close())
beforeEach(() => at.setNow('2026-11-23T02:00:00Z'))

describe('a local figure', () => {
  test('holds in its area only, for its time, and falls back when it expires', async () => {
    const [first = '', second = ''] = at.towns
    expect((await at.override({ areaCode: first, value: 7 })).status).toBe(201)
    expect(
      await Promise.all([
        at.leadDaysAt(first),
        at.leadDaysAt(`${first.slice(0, 9)}001`),
        at.leadDaysAt(second),
        at.leadDaysAt(COUNTY),
      ]),
    ).toEqual([7, 7, 3, 3])
    expect([await at.leadDaysAt(first, '2027-05-31'), await at.leadDaysAt(first, '2027-06-01')]).toEqual([7, 3])
  })
  test('follows another area, as that area changes', async () => {
    const [first = '', second = '', third = ''] = at.towns
    expect((await at.override({ areaCode: second, sameAs: first })).status).toBe(201)
    expect(await at.leadDaysAt(second)).toBe(7)
    const told = (await at.page()).overrides.find(({ areaCode }) => areaCode === second)
    expect(told).toMatchObject({ value: null, sameAs: first, effectiveValue: 7, state: 'in-force' })
    const circle = await at.override({ areaCode: first, sameAs: second })
    expect([circle.status, circle.body.code]).toEqual([422, 'rules/circle'])
    expect(circle.body.title.match(/→/g)).toHaveLength(2)
    expect((await at.override({ areaCode: third, sameAs: third })).body.code).toBe('rules/circle')
  })
  test.each([
    ['below its bounds', { value: 2 }, 'rules/out-of-bounds'],
    ['above its bounds', { value: 11 }, 'rules/out-of-bounds'],
    ['of the core', { parameter: 'urgentLeadDays', value: 1 }, 'rules/core-holds'],
    ['nobody declared', { parameter: 'nothing', value: 1 }, 'rules/parameter-not-found'],
    ['without a value', {}, 'rules/value-or-area'],
    ['with both', { value: 4, sameAs: COUNTY }, 'rules/value-or-area'],
    ['that begins yesterday', { value: 4, validFrom: '2026-11-22' }, 'rules/day-passed'],
    ['that ends before it begins', { value: 4, validFrom: '2027-07-01' }, 'rules/period-empty'],
    ['without an end in sight', { value: 4, expiresOn: '2036-01-01' }, 'rules/period-too-long'],
    ['like that of another county', { sameAs: '511124000000' }, 'rules/other-county'],
    ['elsewhere', { areaCode: '511124000000', value: 4 }, 'rules/area-outside-scope'],
    ['without an expiry', { value: 4, expiresOn: undefined }, 'http/input-not-valid'],
    ['without a reason', { value: 4, reason: ' ' }, 'http/input-not-valid'],
  ])('%s is refused', async (_name, body, code) => {
    expect((await at.override({ areaCode: at.towns[3], ...body })).body.code).toBe(code)
  })
  test('of a township is for the township', async () => {
    const clerk = at.app.as('township-staff')
    const own = ((await clerk.get('/session')).body as { signedIn: { areaCode: string } }).signedIn.areaCode
    const other = at.towns.find((code) => code !== own) ?? ''
    expect((await at.override({ areaCode: other, value: 5 }, clerk)).body.code).toBe('rules/area-outside-scope')
    expect((await at.override({ areaCode: own, value: 5 }, clerk)).status).toBe(201)
    const others = (await at.page()).overrides.find(({ areaCode, state }) => areaCode !== own && state === 'in-force')
    expect((await clerk.post(`/rule-overrides/${others?.id}/end`)).status).toBe(404)
    const mine = (await at.page()).overrides.find(({ areaCode }) => areaCode === own)
    expect((await clerk.post(`/rule-overrides/${mine?.id}/end`)).body).toEqual({ endedOn: '2026-11-23' })
    expect(await at.leadDaysAt(own)).not.toBe(5)
  })
})

describe('what repeats becomes a proposal', () => {
  test('three areas that differ in one figure, with the middle of what they use; declined, the same are not counted again', async () => {
    await at.override({ areaCode: at.towns[4], value: 9 })
    const { proposals, mayDecide } = (await at.gatekeeper.get('/rule-proposals')).body
    expect(mayDecide).toBe(true)
    expect(proposals).toMatchObject([
      { kind: 'parameter', target: 'minimumLeadDays', state: 'open', count: 3, suggestedValue: 7 },
    ])
    const declined = await at.gatekeeper.post(`/rule-proposals/${proposals[0].id}/declining`, {
      reason: '只是今年修路',
    })
    expect(declined.body).toMatchObject({ state: 'declined', decisionReason: '只是今年修路' })
    expect(
      (await at.gatekeeper.post(`/rule-proposals/${proposals[0].id}/taking`, { reason: '再想想看' })).body.code,
    ).toBe('rules/proposal-decided')
    at.setNow('2026-11-23T05:00:00Z')
    await at.override({ areaCode: at.towns[5], value: 6 })
    expect(
      (await at.gatekeeper.get('/rule-proposals')).body.proposals.filter(
        (each: { state: string }) => each.state === 'open',
      ),
    ).toEqual([])
  })
  test('three overridings of one row within a year; taken, it is a draft', async () => {
    const actor = {
      memberId: '00000000-0000-8000-8000-000000000009',
      name: '何审批',
      roles: ['gatekeeper'],
      countyCode: '511123',
      areaFrom: COUNTY,
      areaTo: '511124000000',
    }
    const deviate = (moment: string, row = 'expired') =>
      at.app.db.transaction(
        {
          kind: 'actor',
          countyCode: actor.countyCode,
          areaFrom: actor.areaFrom,
          areaTo: actor.areaTo,
          memberId: actor.memberId,
        },
        (tx) =>
          recordDeviation(
            { tx, actor, now: () => new Date(moment), newId },
            { table: KINDS.key, row, reason: '确有需要', subject: 'q1' },
          ),
      )
    await expect(deviate('2026-11-20T00:00:00Z', 'none')).rejects.toMatchObject({ code: 'rules/row-not-found' })
    expect(await deviate('2025-01-01T00:00:00Z')).toEqual({ proposal: null })
    expect(await deviate('2026-11-20T00:00:00Z')).toEqual({ proposal: null })
    expect(await deviate('2026-11-21T00:00:00Z')).toEqual({ proposal: null })
    const { proposal } = await deviate('2026-11-22T00:00:00Z')
    expect((await deviate('2026-11-22T01:00:00Z')).proposal).toBe(proposal)
    const taken = await at.gatekeeper.post(`/rule-proposals/${proposal}/taking`, { reason: '这条太严' })
    expect(taken.body).toMatchObject({ kind: 'row', target: 'expired', state: 'taken', count: 4 })
    expect((await at.page(KINDS.key)).draft).toMatchObject({ revision: 1, findings: [] })
  })
})

describe('rules are open', () => {
  test('to anyone, in words, with the figures of an area', async () => {
    expect((await at.app.anonymous.get('/published-rules')).body.code).toBe('rules/county-missing')
    expect((await at.probesAt('county=511123')).map(({ key }) => key)).toEqual(['probe-kinds', 'probe-lead-time'])
    const there = await at.probesAt(`area=${at.towns[0]}`)
    expect(there[1]?.parameters[0]).toMatchObject({ name: 'minimumLeadDays', value: 7 })
  })
})
