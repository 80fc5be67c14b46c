import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Client, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const NONE = '00000000-0000-4000-8000-00000000ffff'
const words = { words: '看一看' }
const period = { validFrom: '2026-01-01', validTo: '2026-12-31' }
const anEntry = { number: 'X', title: '表', issuerName: '某局', frequency: 'year', legalBasis: '条例', ...period }
const list = (): FormData => {
  const form = new FormData()
  form.set('file', new File(['甲,乙\n1,2\n'], 'list.csv'))
  return form
}

const KEEPERS: readonly PersonaKey[] = ['gatekeeper']
const APPLICANTS: readonly PersonaKey[] = ['department-staff', 'township-staff', 'gatekeeper']
const HOLDERS: readonly PersonaKey[] = ['department-staff', 'gatekeeper']
const NEAR: readonly PersonaKey[] = [
  'village-worker',
  'grid-worker',
  'township-staff',
  'department-staff',
  'gatekeeper',
]

/** All on what does not exist: 403 says that one may not, anything else that one may. */
const OPERATIONS: readonly (readonly [
  string,
  readonly PersonaKey[],
  (client: Client) => Promise<{ status: number }>,
])[] = [
  ['fileEntry', KEEPERS, (client) => client.post('/registry', anEntry)],
  ['fileRequest', KEEPERS, (client) => client.post(`/requests/${NONE}/filing`, { number: 'X', ...period })],
  ['importEntries', KEEPERS, (client) => client.post('/registry/imports', list())],
  ['newVersion', KEEPERS, (client) => client.post(`/registry/${NONE}/versions`, { ...period, changeNote: '续期' })],
  ['withdrawEntry', KEEPERS, (client) => client.post(`/registry/${NONE}/withdrawal`, { reason: '取消' })],
  ['setFieldsToLeave', KEEPERS, (client) => client.put(`/registry/${NONE}/leaving-fields`, { positions: [] })],
  ['judgeUrgency', KEEPERS, (client) => client.post(`/urgent-reviews/${NONE}`, { verdict: 'emergency', ...words })],
  ['revokeNumber', KEEPERS, (client) => client.post('/control-numbers/x/revocation', { reason: '依据已经废止' })],
  ['importDispatches', APPLICANTS, (client) => client.post('/dispatches/imports', list())],
  [
    'askToShare',
    APPLICANTS,
    (client) => client.post(`/requests/${NONE}/share-applications`, { version: 1, positions: [0] }),
  ],
  ['withdrawShare', APPLICANTS, (client) => client.post(`/share-applications/${NONE}/withdrawal`)],
  ['answerShare', HOLDERS, (client) => client.post(`/share-applications/${NONE}/answer`, { granted: [], ...words })],
  ['deliverShare', HOLDERS, (client) => client.post(`/share-applications/${NONE}/delivery`, words)],
  [
    'answerCorrection',
    HOLDERS,
    (client) => client.post(`/corrections/${NONE}/answer`, { outcome: 'declined', ...words }),
  ],
  [
    'askDataBack',
    HOLDERS,
    (client) => client.post('/data-returns', { holder: '省厅', what: '明细', dueOn: '2020-01-01' }),
  ],
  [
    'receiveData',
    HOLDERS,
    (client) => client.post(`/data-returns/${NONE}/receipt`, { receivedOn: '2026-01-01', isWhole: true }),
  ],
  ['reportWrongFact', NEAR, (client) => client.post('/corrections', { element: 'none', ...words })],
]
const EVERYBODY: readonly PersonaKey[] = [...NEAR, 'evaluator', 'operator']

test.each(OPERATIONS)('%s is for %j', async (_name, allowed, call) => {
  for (const persona of EVERYBODY) {
    const { status } = await call(app.as(persona))
    expect(status === 403, `${persona} ${status}`).toBe(!allowed.includes(persona))
  }
  expect((await call(app.anonymous)).status).toBe(401)
})
