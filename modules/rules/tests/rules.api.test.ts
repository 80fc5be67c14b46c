import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decide, loadShippedTables, recordDeviation, rulesInForce } from '#modules/rules/server/index.ts'
import type { RuleRow, RuleTablePage, RuleVerdict } from '#modules/rules/contract.ts'
import { newId } from '#platform/http/execute.ts'
import { testApp, type Answer, type Client, type TestApp } from '#tests/support/test-app.ts'
import { A_CASE, aRow, KINDS, LEAD_TIME } from './probe-tables.cases.ts'

let app: TestApp
let gatekeeper: Client
let now = new Date('2026-11-23T02:00:00Z')
const COUNTY = '511123000000'
let towns: string[] = []

beforeAll(async () => {
  app = await testApp({ now: () => now })
  gatekeeper = app.as('gatekeeper')
  await load(LEAD_TIME, KINDS)
  const areas = (await gatekeeper.get(`/areas?parent=${COUNTY}`)).body as { areas: { code: string }[] }
  towns = areas.areas.map(({ code }) => code)
})
afterAll(() => app.close())
beforeEach(() => {
  now = new Date('2026-11-23T02:00:00Z')
})

const load = (...tables: (typeof LEAD_TIME)[]): Promise<void> =>
  app.system((tx) => loadShippedTables(tx, '511123', tables, '2026-01-01'))
const page = async (key = LEAD_TIME.key): Promise<RuleTablePage> =>
  (await gatekeeper.get(`/rule-tables/${key}`)).body as RuleTablePage
const decideAt = (areaCode: string, day: string, facts: object = A_CASE): Promise<RuleVerdict> =>
  app.system(async (tx) =>
    decide(await rulesInForce({ tx }, { owner: 'probe', areaCode, day }), facts as typeof A_CASE),
  )
const leadDaysAt = async (areaCode: string, day = '2026-11-24'): Promise<number | undefined> =>
  (await decideAt(areaCode, day)).findings.find(({ row }) => row === 'too-short')?.parameters['minimumLeadDays']

interface Edit {
  readonly rows?: (rows: RuleRow[]) => RuleRow[]
  readonly value?: number
}
/** Saves the newest version with a change as draft. */
async function saveDraft({ rows = (same) => same, value }: Edit, key = LEAD_TIME.key): Promise<Answer> {
  const { versions, draft } = await page(key)
  const content = versions[0]?.content
  if (content === undefined) throw new Error('no version')
  const parameters = content.parameters.map((each) =>
    each.name === 'minimumLeadDays' && value !== undefined ? { ...each, value } : each,
  )
  const sent = { ...content, parameters, rows: rows(content.rows), revision: draft?.revision ?? 0 }
  return gatekeeper.put(`/rule-tables/${key}/draft`, sent)
}
const publish = async (validFrom: string, key = LEAD_TIME.key): Promise<Answer> =>
  gatekeeper.post(`/rule-tables/${key}/publication`, {
    revision: (await page(key)).draft?.revision ?? 0,
    validFrom,
    reason: '各镇都反映太紧',
  })
const override = (body: object, client = gatekeeper, key = LEAD_TIME.key): Promise<Answer> =>
  client.post(`/rule-tables/${key}/overrides`, {
    parameter: 'minimumLeadDays',
    reason: '山区路远',
    expiresOn: '2027-06-01',
    ...body,
  })

describe('a verdict', () => {
  test('says what fired on which facts and figures, with the clause, and how much was looked at', async () => {
    const verdict = await decideAt(COUNTY, '2026-11-23')
    expect(verdict.effect).toBe('block')
    expect(verdict.findings).toEqual([
      {
        table: 'probe-lead-time',
        version: 1,
        row: 'too-short',
        clause: 'R1-4',
        effect: 'block',
        message: { zh: '只提前 2 天，至少要 3 天', en: 'Only 2 days; 3 are the least' },
        nextStep: { zh: '把截止日推后', en: 'Move the due day' },
        facts: { leadDays: 2, urgent: false },
        parameters: { minimumLeadDays: 3 },
      },
    ])
    expect(verdict.trace.tables).toEqual([
      { table: 'probe-kinds', version: 1, rows: 4 },
      { table: 'probe-lead-time', version: 1, rows: 4 },
    ])
  })
  test('of a case in order names the row that says so in the trace, and has no finding', async () => {
    const verdict = await decideAt(COUNTY, '2026-11-23', { ...A_CASE, leadDays: 9 })
    expect(verdict).toMatchObject({ effect: 'pass', findings: [] })
    expect(verdict.trace.fired.map(({ row }) => row)).toEqual(['long-enough'])
  })
  test('measures weigh nothing, warnings do not block', async () => {
    expect(await decideAt(COUNTY, '2026-11-23', { ...A_CASE, leadDays: 9, minutes: null })).toMatchObject({
      effect: 'pass',
      findings: [{ effect: 'measure' }],
    })
    expect((await decideAt(COUNTY, '2026-11-23', { ...A_CASE, leadDays: 9, minutes: 700 })).effect).toBe('warn')
  })
  test.each([
    ['without a fact', { ...A_CASE, leadDays: undefined }, 'rules/fact-missing'],
    ['with a fact of another type', { ...A_CASE, urgent: 'no' }, 'rules/fact-not-of-type'],
    ['with a code nobody declared', { ...A_CASE, kind: 'party' }, 'rules/fact-not-of-type'],
  ])('%s is refused, never passed', async (_name, facts, code) => {
    await expect(decideAt(COUNTY, '2026-11-23', facts)).rejects.toMatchObject({ code })
  })
  test('rows that hold in no table of another owner are not asked', async () => {
    const verdict = await app.system(async (tx) =>
      decide(await rulesInForce({ tx }, { owner: 'nobody', areaCode: COUNTY, day: '2026-11-23' }), {}),
    )
    expect(verdict).toEqual({ effect: 'pass', findings: [], trace: { fired: [], tables: [] } })
  })
})

describe('a draft', () => {
  test('is kept with what is wrong in it, row and column named, and cannot be published', async () => {
    const saved = await saveDraft({
      rows: (rows) => [
        ...rows.map((row) =>
          row.id === 'long-enough' ? { ...row, when: { leadDays: '> minimumLeadDays', urgent: '否' } } : row,
        ),
        aRow({ id: 'also', when: { leadDays: '大概 3 天' } }),
        aRow({ id: 'against', when: { leadDays: '<= 4', urgent: '否' }, effect: 'warn' }),
      ],
    })
    expect(saved.status).toBe(200)
    expect(saved.body.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'condition-not-read', row: 'also', rowNumber: 5, column: 'leadDays' }),
        expect.objectContaining({ code: 'rows-overlap', row: 'against', rowNumber: 6, otherRows: ['too-short'] }),
      ]),
    )
    const refused = await publish('2026-11-23')
    expect([refused.status, refused.body.code]).toEqual([422, 'rules/table-has-errors'])
    expect(refused.body.title).toContain('5行 leadDays')
    expect((await page()).draft?.content.rows).toHaveLength(6)
  })
  test('with a case no row covers is told which case', async () => {
    const saved = await saveDraft({ rows: (rows) => rows.filter(({ id }) => id !== 'long-enough') })
    expect(saved.body.findings).toMatchObject([
      { code: 'case-missing', column: 'leadDays', example: { leadDays: 3, urgent: false } },
    ])
  })
  test('leaves the core as it is', async () => {
    const gone = await saveDraft({ rows: (rows) => rows.filter(({ core }) => !core) })
    expect(gone.body.findings).toContainEqual(
      expect.objectContaining({ code: 'core-changed', row: 'urgent-too-short' }),
    )
    const reworded = await saveDraft({
      rows: (rows) => rows.map((row) => (row.core ? { ...row, effect: 'pass' as const } : row)),
    })
    expect(reworded.body.findings).toContainEqual(expect.objectContaining({ code: 'core-changed' }))
  })
  test('is not overwritten by who saw an older one', async () => {
    const { draft } = await page()
    const stale = await gatekeeper.put(`/rule-tables/${LEAD_TIME.key}/draft`, {
      ...draft?.content,
      revision: (draft?.revision ?? 1) - 1,
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'rules/draft-changed'])
  })
  test('can be thrown away, once', async () => {
    expect((await gatekeeper.delete(`/rule-tables/${LEAD_TIME.key}/draft`)).status).toBe(200)
    expect((await gatekeeper.delete(`/rule-tables/${LEAD_TIME.key}/draft`)).status).toBe(404)
    expect((await publish('2026-11-23')).status).toBe(404)
  })
})

describe('publishing', () => {
  test('never reaches back, never before a version that is to come, never the same again', async () => {
    await saveDraft({ value: 4 })
    expect((await publish('2026-11-22')).body.code).toBe('rules/day-passed')
    const done = await publish('2026-12-01')
    expect(done.body).toEqual({ version: 2, validFrom: '2026-12-01' })
    expect((await page()).versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'scheduled'],
      [1, 'in-force'],
    ])
    await saveDraft({ value: 5 })
    expect((await publish('2026-11-25')).body.code).toBe('rules/version-scheduled')
    await saveDraft({ value: 4 })
    expect((await publish('2026-12-01')).body.code).toBe('rules/nothing-changed')
    await gatekeeper.delete(`/rule-tables/${LEAD_TIME.key}/draft`)
  })
  test('holds from its day on, and the version before it until then', async () => {
    expect([await leadDaysAt(COUNTY, '2026-11-30'), await leadDaysAt(COUNTY, '2026-12-01')]).toEqual([3, 4])
    now = new Date('2026-12-02T02:00:00Z')
    const held = (await app.anonymous.get('/published-rules?county=511123')).body.tables
    expect(held[1]).toMatchObject({ key: LEAD_TIME.key, version: 2, state: 'in-force', validFrom: '2026-12-01' })
  })
})

describe('a local figure', () => {
  test('holds in its area only, for its time, and falls back when it expires', async () => {
    const [first = '', second = ''] = towns
    expect((await override({ areaCode: first, value: 7 })).status).toBe(201)
    expect(
      await Promise.all([
        leadDaysAt(first),
        leadDaysAt(`${first.slice(0, 9)}001`),
        leadDaysAt(second),
        leadDaysAt(COUNTY),
      ]),
    ).toEqual([7, 7, 3, 3])
    expect([await leadDaysAt(first, '2027-05-31'), await leadDaysAt(first, '2027-06-01')]).toEqual([7, 4])
  })
  test('follows another area, as that area changes', async () => {
    const [first = '', second = '', third = ''] = towns
    expect((await override({ areaCode: second, sameAs: first })).status).toBe(201)
    expect(await leadDaysAt(second)).toBe(7)
    const told = (await page()).overrides.find(({ areaCode }) => areaCode === second)
    expect(told).toMatchObject({ value: null, sameAs: first, effectiveValue: 7, state: 'in-force' })
    const circle = await override({ areaCode: first, sameAs: second })
    expect([circle.status, circle.body.code]).toEqual([422, 'rules/circle'])
    expect(circle.body.title.match(/→/g)).toHaveLength(2)
    expect((await override({ areaCode: third, sameAs: third })).body.code).toBe('rules/circle')
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
    expect((await override({ areaCode: towns[3], ...body })).body.code).toBe(code)
  })
  test('of a township is for the township', async () => {
    const clerk = app.as('township-staff')
    const own = ((await clerk.get('/session')).body as { signedIn: { areaCode: string } }).signedIn.areaCode
    const other = towns.find((code) => code !== own) ?? ''
    expect((await override({ areaCode: other, value: 5 }, clerk)).body.code).toBe('rules/area-outside-scope')
    expect((await override({ areaCode: own, value: 5 }, clerk)).status).toBe(201)
    const others = (await page()).overrides.find(({ areaCode, state }) => areaCode !== own && state === 'in-force')
    expect((await clerk.post(`/rule-overrides/${others?.id}/end`)).status).toBe(404)
    const mine = (await page()).overrides.find(({ areaCode }) => areaCode === own)
    expect((await clerk.post(`/rule-overrides/${mine?.id}/end`)).body).toEqual({ endedOn: '2026-11-23' })
    expect(await leadDaysAt(own)).not.toBe(5)
  })
})

describe('what repeats becomes a proposal', () => {
  test('three areas that differ in one figure, with the middle of what they use; declined, the same are not counted again', async () => {
    await override({ areaCode: towns[4], value: 9 })
    const { proposals, mayDecide } = (await gatekeeper.get('/rule-proposals')).body
    expect(mayDecide).toBe(true)
    expect(proposals).toMatchObject([
      { kind: 'parameter', target: 'minimumLeadDays', state: 'open', count: 3, suggestedValue: 7 },
    ])
    const declined = await gatekeeper.post(`/rule-proposals/${proposals[0].id}/declining`, { reason: '只是今年修路' })
    expect(declined.body).toMatchObject({ state: 'declined', decisionReason: '只是今年修路' })
    expect((await gatekeeper.post(`/rule-proposals/${proposals[0].id}/taking`, { reason: '再想想看' })).body.code).toBe(
      'rules/proposal-decided',
    )
    now = new Date('2026-11-23T05:00:00Z')
    await override({ areaCode: towns[5], value: 6 })
    expect(
      (await gatekeeper.get('/rule-proposals')).body.proposals.filter(
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
    const deviate = (at: string, row = 'expired') =>
      app.db.transaction(
        {
          kind: 'actor',
          countyCode: actor.countyCode,
          areaFrom: actor.areaFrom,
          areaTo: actor.areaTo,
          memberId: actor.memberId,
        },
        (tx) =>
          recordDeviation(
            { tx, actor, now: () => new Date(at), newId },
            { table: KINDS.key, row, reason: '确有需要', subject: 'q1' },
          ),
      )
    await expect(deviate('2026-11-20T00:00:00Z', 'none')).rejects.toMatchObject({ code: 'rules/row-not-found' })
    expect(await deviate('2025-01-01T00:00:00Z')).toEqual({ proposal: null })
    expect(await deviate('2026-11-20T00:00:00Z')).toEqual({ proposal: null })
    expect(await deviate('2026-11-21T00:00:00Z')).toEqual({ proposal: null })
    const { proposal } = await deviate('2026-11-22T00:00:00Z')
    expect((await deviate('2026-11-22T01:00:00Z')).proposal).toBe(proposal)
    const taken = await gatekeeper.post(`/rule-proposals/${proposal}/taking`, { reason: '这条太严' })
    expect(taken.body).toMatchObject({ kind: 'row', target: 'expired', state: 'taken', count: 4 })
    expect((await page(KINDS.key)).draft).toMatchObject({ revision: 1, findings: [] })
  })
})

describe('what the product ships', () => {
  test('is loaded once, comes in renewed, and leaves a county its own with the core renewed', async () => {
    const before = (await page()).versions.length
    await load(LEAD_TIME, KINDS)
    expect((await page()).versions).toHaveLength(before)
    const renewed = {
      ...LEAD_TIME,
      rows: LEAD_TIME.rows.map((row) => (row.core ? { ...row, clause: 'R1-5' } : row)),
      parameters: LEAD_TIME.parameters.map((each) => (each.core ? each : { ...each, max: 9 })),
    }
    await load(renewed)
    const [newest] = (await page()).versions
    expect(newest).toMatchObject({ version: 3, source: 'county', validFrom: '2026-12-01' })
    expect(newest?.content.parameters[0]).toMatchObject({ value: 4, max: 9 })
    expect(newest?.content.rows.find(({ core }) => core)?.clause).toBe('R1-5')
  })
  test('with an error is a fault, told by row and column', async () => {
    const broken = { ...LEAD_TIME, key: 'broken', rows: [aRow({ id: 'r', when: { nothing: '1' } })] }
    await expect(load(broken)).rejects.toThrow(/broken: r\/nothing There is no fact nothing/)
  })
})

describe('rules are open', () => {
  test('to anyone, in words, with the figures of an area', async () => {
    expect((await app.anonymous.get('/published-rules')).body.code).toBe('rules/county-missing')
    const all = (await app.anonymous.get('/published-rules?county=511123')).body
    expect(all.tables.map((each: { key: string }) => each.key)).toEqual(['probe-kinds', 'probe-lead-time'])
    const there = (await app.anonymous.get(`/published-rules?area=${towns[0]}`)).body
    expect(there.tables[1].parameters[0]).toMatchObject({ name: 'minimumLeadDays', value: 7 })
  })
})
