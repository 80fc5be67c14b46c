import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Client, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { loadSampleDuties } from '../server/index.ts'
import { GOOD, TWICE, uploadOf, xlsxOf } from './build-list.ts'

let app: TestApp
let good: Uint8Array
let list: string
let item: string
let faulty: string
beforeAll(async () => {
  app = await testApp()
  good = await xlsxOf(GOOD)
  const loaded = await app.system((tx) => loadSampleDuties(tx, app.county, '2026-11-01'))
  list = loaded.id
  const items = await app.as('gatekeeper').get(`/duty-lists/${list}/items?search=PH-001`)
  item = items.body.items[0].id
  const upload = uploadOf(await xlsxOf(TWICE), '错.xlsx', '错')
  faulty = (await app.as('gatekeeper').post('/duty-lists', upload)).body.id
})
afterAll(() => app.close())

/** A draft of the gatekeeper's, new for each question. */
const draft = async (): Promise<string> =>
  (await app.as('gatekeeper').post('/duty-lists', uploadOf(good, '好.xlsx', '草稿'))).body.id as string

const resource = { kind: 'staff', state: 'owed', what: '编制2名', since: '2026-01-01' }

type Ask = (client: Client) => Promise<{ status: number }>
const OPERATIONS: readonly (readonly [string, Ask])[] = [
  ['importDutyList', (client) => client.post('/duty-lists', uploadOf(good, '好.xlsx', '草稿'))],
  ['bringDutyListFile', async (client) => client.put(`/duty-lists/${await draft()}/file`, uploadOf(good, '好.xlsx'))],
  [
    'publishDutyList',
    async (client) => client.post(`/duty-lists/${await draft()}/publication`, { validFrom: '2020-01-01' }),
  ],
  ['discardDutyList', async (client) => client.delete(`/duty-lists/${await draft()}`)],
  ['recordDutyResource', (client) => client.post(`/duty-items/${item}/resources`, resource)],
  ['dutyFaults', (client) => client.get(`/duty-lists/${faulty}/faults`)],
  ['dutyLists', (client) => client.get('/duty-lists')],
  ['dutyListPage', (client) => client.get(`/duty-lists/${list}`)],
  ['dutyItems', (client) => client.get(`/duty-lists/${list}/items`)],
  ['dutyComparison', (client) => client.get(`/duty-lists/${list}/comparison?with=${list}`)],
  ['dutyWorkbook', (client) => client.get(`/duty-lists/${list}/workbook`)],
  ['dutyItemPage', (client) => client.get(`/duty-items/${item}`)],
  ['dutySuggestions', (client) => client.get('/duty-suggestions?title=%E4%BD%8E%E4%BF%9D')],
  ['publicDutyList', (client) => client.get('/duty-lists/in-force')],
  ['certificates', (client) => client.get('/certificates')],
  ['certificateNote', (client) => client.get('/certificates/birth/note')],
]

// The first six are the gatekeeper's, the next seven of everyone who has signed in, the last three of everyone. 422: a list may not begin in 2020.
const KEEPS = [201, 200, 422, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]
const SEES = [403, 403, 403, 403, 403, 403, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]
const TABLE: readonly (readonly [PersonaKey | 'nobody', readonly number[]])[] = [
  ['nobody', [401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 200, 200, 200]],
  ['village-worker', SEES],
  ['grid-worker', SEES],
  ['other-village-worker', SEES],
  ['township-staff', SEES],
  ['department-staff', SEES],
  ['gatekeeper', KEEPS],
  ['evaluator', SEES],
  ['operator', SEES],
]

describe(`who may ${OPERATIONS.map(([name]) => name).join(', ')}`, () => {
  test.each(TABLE)('%s is answered %j', async (who, expected) => {
    const client = who === 'nobody' ? app.anonymous : app.as(who)
    const statuses: number[] = []
    for (const [, ask] of OPERATIONS) statuses.push((await ask(client)).status)
    expect(statuses).toEqual(expected)
  })
})
