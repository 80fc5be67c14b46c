import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadShippedTables } from '#modules/rules/server/index.ts'
import { testApp, type Client, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { KINDS, LEAD_TIME } from './probe-tables.cases.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await app.system((tx) => loadShippedTables(tx, '511123', [LEAD_TIME, KINDS], '2026-01-01'))
})
afterAll(() => app.close())

const NOBODY = '00000000-0000-8000-8000-00000000ffff'
const local = {
  parameter: 'minimumLeadDays',
  areaCode: '519900000000',
  value: 4,
  reason: '山区路远',
  expiresOn: '2027-01-01',
}
const OPERATIONS: readonly (readonly [string, (client: Client) => Promise<{ status: number }>])[] = [
  ['ruleTables', (client) => client.get('/rule-tables')],
  ['ruleTablePage', (client) => client.get(`/rule-tables/${LEAD_TIME.key}`)],
  ['ruleProposals', (client) => client.get('/rule-proposals')],
  ['publishedRules', (client) => client.get('/published-rules?county=511123')],
  [
    'saveRuleDraft',
    (client) => client.put('/rule-tables/none/draft', { complete: false, parameters: [], rows: [], revision: 0 }),
  ],
  ['discardRuleDraft', (client) => client.delete('/rule-tables/none/draft')],
  [
    'publishRuleTable',
    (client) =>
      client.post('/rule-tables/none/publication', { revision: 1, validFrom: '2030-01-01', reason: '改一改' + '看看' }),
  ],
  ['overrideLocally', (client) => client.post(`/rule-tables/${LEAD_TIME.key}/overrides`, local)],
  ['endOverride', (client) => client.post(`/rule-overrides/${NOBODY}/end`)],
  ['takeProposal', (client) => client.post(`/rule-proposals/${NOBODY}/taking`, { reason: '这条太严' })],
  ['declineProposal', (client) => client.post(`/rule-proposals/${NOBODY}/declining`, { reason: '还不需要' })],
]

const READS = [200, 200, 200, 200]
const NO_CHANGES = [403, 403, 403, 403, 403, 403, 403]
// 404: may, but there is none such; 403 of overrideLocally for those who may: the area is not theirs.
const ACCESS: readonly (readonly [PersonaKey | 'nobody', readonly number[]])[] = [
  ['nobody', [401, 401, 401, 200, 401, 401, 401, 401, 401, 401, 401]],
  ['village-worker', [...READS, ...NO_CHANGES]],
  ['grid-worker', [...READS, ...NO_CHANGES]],
  ['department-staff', [...READS, ...NO_CHANGES]],
  ['evaluator', [...READS, ...NO_CHANGES]],
  ['operator', [...READS, ...NO_CHANGES]],
  ['township-staff', [...READS, 403, 403, 403, 403, 404, 403, 403]],
  ['gatekeeper', [...READS, 404, 404, 404, 403, 404, 404, 404]],
]

describe(`who may ${OPERATIONS.map(([name]) => name).join(', ')}`, () => {
  test.each(ACCESS)('%s is answered %j', async (who, expected) => {
    const client = who === 'nobody' ? app.anonymous : app.as(who)
    const statuses: number[] = []
    for (const [, ask] of OPERATIONS) statuses.push((await ask(client)).status)
    expect(statuses).toEqual(expected)
  })
  test.each([
    ['township-staff', 'rules/area-outside-scope'],
    ['village-worker', 'http/not-allowed'],
  ] as const)('%s is refused a local figure elsewhere by %s', async (who, code) => {
    expect((await app.as(who).post(`/rule-tables/${LEAD_TIME.key}/overrides`, local)).body.code).toBe(code)
  })
})
