import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportBatch } from '#modules/imports/contract.ts'
import { testApp, type Client, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { HEADER, people, uploadOf, xlsxOf } from './build-file.ts'

let app: TestApp
let file: Uint8Array
let county: string
let village: string
beforeAll(async () => {
  app = await testApp()
  file = await xlsxOf([HEADER, ['', '错', '519900', '男', '汉族', '', ''], ...people(2)])
  county = await ready(app.as('department-staff'))
  village = await ready(app.as('village-worker'))
})
afterAll(() => app.close())

/** An import that has ended with a refused row. */
async function ready(client: Client): Promise<string> {
  const batch = (await client.post('/imports', uploadOf(file, '名单.xlsx', { entity: 'person', source: '公安局' })))
    .body as ImportBatch
  await client.post(`/imports/${batch.id}/run`)
  await app.worker.drain()
  return batch.id
}

const mapping = {
  entity: 'person',
  source: '公安局',
  columns: [
    { column: 2, element: 'person_name' },
    { column: 3, element: 'person_id_number' },
  ],
}

const OPERATIONS: readonly (readonly [string, (client: Client, id: string) => Promise<{ status: number }>])[] = [
  ['uploadImport', (client) => client.post('/imports', uploadOf(file, '名单.xlsx'))],
  ['importList', (client) => client.get('/imports')],
  ['importPage', (client, id) => client.get(`/imports/${id}`)],
  ['mapImport', (client, id) => client.put(`/imports/${id}/mapping`, mapping)],
  ['runImport', (client, id) => client.post(`/imports/${id}/run`)],
  ['cancelImport', (client, id) => client.post(`/imports/${id}/cancellation`)],
  ['refusedRows', (client, id) => client.get(`/imports/${id}/refused-rows`)],
]

// uploadImport, importList, importPage, mapImport, runImport, cancelImport, refusedRows; 409: the import has ended, 404: not seen.
const OF_THE_COUNTY: readonly (readonly [PersonaKey | 'nobody', readonly number[]])[] = [
  ['nobody', [401, 401, 401, 401, 401, 401, 401]],
  ['village-worker', [201, 200, 404, 404, 404, 404, 404]],
  ['grid-worker', [201, 200, 404, 404, 404, 404, 404]],
  ['other-village-worker', [201, 200, 404, 404, 404, 404, 404]],
  ['township-staff', [201, 200, 404, 404, 404, 404, 404]],
  ['department-staff', [201, 200, 200, 409, 202, 409, 200]],
  ['gatekeeper', [201, 200, 200, 409, 202, 409, 200]],
  ['evaluator', [403, 403, 403, 403, 403, 403, 403]],
  ['operator', [403, 403, 403, 403, 403, 403, 403]],
]
const OF_THE_VILLAGE: readonly (readonly [PersonaKey, readonly number[]])[] = [
  ['village-worker', [201, 200, 200, 409, 202, 409, 200]],
  ['grid-worker', [201, 200, 200, 409, 202, 409, 200]],
  ['other-village-worker', [201, 200, 404, 404, 404, 404, 404]],
  ['township-staff', [201, 200, 200, 409, 202, 409, 200]],
  ['department-staff', [201, 200, 200, 409, 202, 409, 200]],
]

const clientOf = (who: PersonaKey | 'nobody'): Client => (who === 'nobody' ? app.anonymous : app.as(who))
const answers = async (who: PersonaKey | 'nobody', id: string): Promise<number[]> => {
  const statuses: number[] = []
  for (const [, ask] of OPERATIONS) statuses.push((await ask(clientOf(who), id)).status)
  return statuses
}

describe(`who may ${OPERATIONS.map(([name]) => name).join(', ')}`, () => {
  test.each(OF_THE_COUNTY)('with an import of the county, %s is answered %j', async (who, expected) => {
    expect(await answers(who, county)).toEqual(expected)
  })
  test.each(OF_THE_VILLAGE)('with an import of a village, %s is answered %j', async (who, expected) => {
    expect(await answers(who, village)).toEqual(expected)
  })
})
