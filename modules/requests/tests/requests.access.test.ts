import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Client, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const NONE = '00000000-0000-4000-8000-00000000ffff'
const words = { words: '看一看' }

/** All but the first change are on a request that does not exist: 404 says that one may, 403 that one may not. */
const OPERATIONS: readonly (readonly [string, (client: Client) => Promise<{ status: number }>])[] = [
  ['requestPage', (client) => client.get(`/requests/${NONE}`)],
  ['createRequest', (client) => client.post('/requests', { title: '试一试' })],
  ['editRequest', (client) => client.patch(`/requests/${NONE}`, { version: 1, draft: {} })],
  ['discardRequest', (client) => client.delete(`/requests/${NONE}`)],
  ['screenDraft', (client) => client.post(`/requests/${NONE}/screening`)],
  ['submitRequest', (client) => client.post(`/requests/${NONE}/submission`, { version: 1 })],
  ['reviseRequest', (client) => client.post(`/requests/${NONE}/revision`, { version: 1 })],
  ['finishRequest', (client) => client.post(`/requests/${NONE}/completion`)],
  ['answerReturn', (client) => client.post(`/returns/${NONE}/answer`, { answer: 'withdrawn', ...words })],
  ['answerComment', (client) => client.post(`/comments/${NONE}/answer`, words)],
  [
    'decideRequest',
    (client) => client.post(`/requests/${NONE}/decision`, { version: 1, decision: 'admit', reason: '可以' }),
  ],
  ['resumeRequest', (client) => client.post(`/requests/${NONE}/resumption`, { version: 1 })],
  ['numberRequest', (client) => client.post(`/requests/${NONE}/control-number`, { version: 1 })],
  [
    'overrideBlock',
    (client) =>
      client.post(`/requests/${NONE}/overrides`, {
        version: 1,
        table: 'x',
        row: 'y',
        approver: '某人',
        reason: '法定要求如此',
      }),
  ],
  ['simulateRules', (client) => client.post('/rule-tables/none/simulations', {})],
  ['finishPart', (client) => client.post(`/requests/${NONE}/part/completion`)],
  ['returnRequest', (client) => client.post(`/requests/${NONE}/returns`, { ground: 'off-list', ...words })],
  ['commentOnRequest', (client) => client.post(`/requests/${NONE}/comments`, words)],
  ['dispatchRequest', (client) => client.post(`/requests/${NONE}/dispatch`, { controlNumber: '' })],
]

const APPLY = [
  'createRequest',
  'editRequest',
  'discardRequest',
  'screenDraft',
  'submitRequest',
  'reviseRequest',
  'finishRequest',
  'answerReturn',
  'answerComment',
  'dispatchRequest',
]
const DECIDE = ['decideRequest', 'resumeRequest', 'numberRequest', 'overrideBlock', 'simulateRules']
const RETURN = ['finishPart', 'returnRequest']
const COMMENT = ['commentOnRequest']

const MAY: Readonly<Record<PersonaKey, readonly string[]>> = {
  'village-worker': ['requestPage', ...RETURN, ...COMMENT],
  'other-village-worker': ['requestPage', ...RETURN, ...COMMENT],
  'grid-worker': ['requestPage', ...COMMENT],
  'township-staff': ['requestPage', ...APPLY, ...RETURN, ...COMMENT],
  'department-staff': ['requestPage', ...APPLY],
  gatekeeper: ['requestPage', ...APPLY, ...DECIDE],
  evaluator: ['requestPage', ...COMMENT],
  operator: ['requestPage'],
}

describe.each(Object.entries(MAY) as [PersonaKey, readonly string[]][])('%s', (who, may) => {
  test(`may ${may.join(', ')}, and nothing else`, async () => {
    const allowed: string[] = []
    for (const [name, ask] of OPERATIONS) if ((await ask(app.as(who))).status !== 403) allowed.push(name)
    expect(allowed.toSorted()).toEqual([...may].toSorted())
  })
})

test('nobody who has not signed in may do any of it', async () => {
  for (const [name, ask] of OPERATIONS) expect((await ask(app.anonymous)).status, name).toBe(401)
})
