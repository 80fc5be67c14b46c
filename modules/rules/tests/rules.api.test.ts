import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { decide, rulesInForce } from '#modules/rules/server/index.ts'
import { COUNTY, openRulesApp, type RulesApp } from './open-rules-app.ts'
import { A_CASE, aRow, KINDS, LEAD_TIME } from './probe-tables.cases.ts'

let at: RulesApp
beforeAll(async () => {
  at = await openRulesApp()
})
afterAll(() => at.app.close())
beforeEach(() => at.setNow('2026-11-23T02:00:00Z'))

describe('a verdict', () => {
  test('says what fired on which facts and figures, with the clause, and how much was looked at', async () => {
    const verdict = await at.decideAt(COUNTY, '2026-11-23')
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
    const verdict = await at.decideAt(COUNTY, '2026-11-23', { ...A_CASE, leadDays: 9 })
    expect(verdict).toMatchObject({ effect: 'pass', findings: [] })
    expect(verdict.trace.fired.map(({ row }) => row)).toEqual(['long-enough'])
  })
  test('measures weigh nothing, warnings do not block', async () => {
    expect(await at.decideAt(COUNTY, '2026-11-23', { ...A_CASE, leadDays: 9, minutes: null })).toMatchObject({
      effect: 'pass',
      findings: [{ effect: 'measure' }],
    })
    expect((await at.decideAt(COUNTY, '2026-11-23', { ...A_CASE, leadDays: 9, minutes: 700 })).effect).toBe('warn')
  })
  test.each([
    ['without a fact', { ...A_CASE, leadDays: undefined }, 'rules/fact-missing'],
    ['with a fact of another type', { ...A_CASE, urgent: 'no' }, 'rules/fact-not-of-type'],
    ['with a code nobody declared', { ...A_CASE, kind: 'party' }, 'rules/fact-not-of-type'],
  ])('%s is refused, never passed', async (_name, facts, code) => {
    await expect(at.decideAt(COUNTY, '2026-11-23', facts)).rejects.toMatchObject({ code })
  })
  test('rows that hold in no table of another owner are not asked', async () => {
    const verdict = await at.app.system(async (tx) =>
      decide(await rulesInForce({ tx }, { owner: 'nobody', areaCode: COUNTY, day: '2026-11-23' }), {}),
    )
    expect(verdict).toEqual({ effect: 'pass', findings: [], trace: { fired: [], tables: [] } })
  })
})

describe('a draft', () => {
  test('is kept with what is wrong in it, row and column named, and cannot be published', async () => {
    const saved = await at.saveDraft({
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
    const refused = await at.publish('2026-11-23')
    expect([refused.status, refused.body.code]).toEqual([422, 'rules/table-has-errors'])
    expect(refused.body.title).toContain('5行 leadDays')
    expect((await at.page()).draft?.content.rows).toHaveLength(6)
  })
  test('with a case no row covers is told which case', async () => {
    const saved = await at.saveDraft({ rows: (rows) => rows.filter(({ id }) => id !== 'long-enough') })
    expect(saved.body.findings).toMatchObject([
      { code: 'case-missing', column: 'leadDays', example: { leadDays: 3, urgent: false } },
    ])
  })
  test('leaves the core as it is', async () => {
    const gone = await at.saveDraft({ rows: (rows) => rows.filter(({ core }) => !core) })
    expect(gone.body.findings).toContainEqual(
      expect.objectContaining({ code: 'core-changed', row: 'urgent-too-short' }),
    )
    const reworded = await at.saveDraft({
      rows: (rows) => rows.map((row) => (row.core ? { ...row, effect: 'pass' as const } : row)),
    })
    expect(reworded.body.findings).toContainEqual(expect.objectContaining({ code: 'core-changed' }))
  })
  test('is not overwritten by who saw an older one', async () => {
    const { draft } = await at.page()
    const stale = await at.gatekeeper.put(`/rule-tables/${LEAD_TIME.key}/draft`, {
      ...draft?.content,
      revision: (draft?.revision ?? 1) - 1,
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'rules/draft-changed'])
  })
  test('can be thrown away, once', async () => {
    expect((await at.gatekeeper.delete(`/rule-tables/${LEAD_TIME.key}/draft`)).status).toBe(200)
    expect((await at.gatekeeper.delete(`/rule-tables/${LEAD_TIME.key}/draft`)).status).toBe(404)
    expect((await at.publish('2026-11-23')).status).toBe(404)
  })
})

describe('publishing', () => {
  test('never reaches back, never before a version that is to come, never the same again', async () => {
    await at.saveDraft({ value: 4 })
    expect((await at.publish('2026-11-22')).body.code).toBe('rules/day-passed')
    const done = await at.publish('2026-12-01')
    expect(done.body).toEqual({ version: 2, validFrom: '2026-12-01' })
    expect((await at.page()).versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'scheduled'],
      [1, 'in-force'],
    ])
    await at.saveDraft({ value: 5 })
    expect((await at.publish('2026-11-25')).body.code).toBe('rules/version-scheduled')
    await at.saveDraft({ value: 4 })
    expect((await at.publish('2026-12-01')).body.code).toBe('rules/nothing-changed')
    await at.gatekeeper.delete(`/rule-tables/${LEAD_TIME.key}/draft`)
  })
  test('holds from its day on, and the version before it until then', async () => {
    expect([await at.leadDaysAt(COUNTY, '2026-11-30'), await at.leadDaysAt(COUNTY, '2026-12-01')]).toEqual([3, 4])
    at.setNow('2026-12-02T02:00:00Z')
    const held = await at.probesAt('county=511123')
    expect(held[1]).toMatchObject({ key: LEAD_TIME.key, version: 2, state: 'in-force', validFrom: '2026-12-01' })
  })
})

describe('what the product ships', () => {
  test('is loaded once, comes in renewed, and leaves a county its own with the core renewed', async () => {
    const before = (await at.page()).versions.length
    await at.load(LEAD_TIME, KINDS)
    expect((await at.page()).versions).toHaveLength(before)
    const renewed = {
      ...LEAD_TIME,
      rows: LEAD_TIME.rows.map((row) => (row.core ? { ...row, clause: 'R1-5' } : row)),
      parameters: LEAD_TIME.parameters.map((each) => (each.core ? each : { ...each, max: 9 })),
    }
    await at.load(renewed)
    const [newest] = (await at.page()).versions
    expect(newest).toMatchObject({ version: 3, source: 'county', validFrom: '2026-12-01' })
    expect(newest?.content.parameters[0]).toMatchObject({ value: 4, max: 9 })
    expect(newest?.content.rows.find(({ core }) => core)?.clause).toBe('R1-5')
  })
  test('with an error is a fault, told by row and column', async () => {
    const broken = { ...LEAD_TIME, key: 'broken', rows: [aRow({ id: 'r', when: { nothing: '1' } })] }
    await expect(at.load(broken)).rejects.toThrow(/broken: r\/nothing There is no fact nothing/)
  })
})
