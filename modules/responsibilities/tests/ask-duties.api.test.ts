import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Transaction } from '#platform/database/index.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'
import {
  dutyListInForce,
  findDutyItem,
  getDutyItem,
  listDutyItems,
  loadSampleDuties,
  suggestDutyItems,
} from '../server/index.ts'

const DAY = '2026-11-01'
let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-11-23T02:00:00Z') })
  await app.system((tx) => loadSampleDuties(tx, app.county, DAY))
})
afterAll(() => app.close())

const ask = <T>(question: (ctx: Parameters<typeof dutyListInForce>[0]) => Promise<T>): Promise<T> =>
  app.system((tx: Transaction) =>
    question({ tx, now: () => new Date('2026-11-23T02:00:00Z'), actor: { countyCode: app.county } }),
  )

test('the sample list is loaded once and holds from the first of January', async () => {
  const again = await app.system((tx) => loadSampleDuties(tx, app.county, DAY))
  expect(again).toMatchObject({ state: 'in-force', counts: { basic: 117, shared: 99, takenBack: 124 } })
  expect((await ask((ctx) => dutyListInForce(ctx)))?.id).toBe(again.id)
  expect(await ask((ctx) => dutyListInForce(ctx, '2025-12-31'))).toBeUndefined()
  expect((await app.as('gatekeeper').get('/duty-lists')).body.lists).toHaveLength(1)
})

test('a sibling finds an item by code or id, and none on a day without a list', async () => {
  const shared = await ask((ctx) => getDutyItem(ctx, { code: 'PH-015' }))
  expect(shared).toMatchObject({ class: 'shared', mainDepartment: '县民政局' })
  expect((await ask((ctx) => findDutyItem(ctx, { itemId: shared.id })))?.code).toBe('PH-015')
  expect(await ask((ctx) => findDutyItem(ctx, { code: 'PH-015', day: '2025-12-31' }))).toBeUndefined()
  expect(await ask((ctx) => findDutyItem(ctx, { code: 'ZZ-1' }))).toBeUndefined()
  await expect(ask((ctx) => getDutyItem(ctx, { code: 'ZZ-1' }))).rejects.toMatchObject({
    code: 'responsibilities/item-not-found',
  })
})

test('a sibling lists what a department leads, helps with or took back', async () => {
  const items = await ask((ctx) => listDutyItems(ctx, { department: '犍为县自然资源局', class: 'taken-back' }))
  expect(items.length).toBeGreaterThan(3)
  for (const item of items) expect(item.takenBackBy).toContain('自然资源局')
  expect(await ask((ctx) => listDutyItems(ctx, { day: '2025-12-31' }))).toEqual([])
})

test('dutySuggestions: a request finds its item through HTTP and by the face alike', async () => {
  const title = '土地卫片图斑核查举证统计表'
  const answer = await app
    .as('department-staff')
    .get(`/duty-suggestions?title=${encodeURIComponent(title)}&department=${encodeURIComponent('自然资源局')}&limit=3`)
  expect(answer.body.suggestions).toHaveLength(3)
  expect(answer.body.suggestions[0]).toMatchObject({ item: { code: 'SH-071', class: 'taken-back' } })
  const asked = await ask((ctx) => suggestDutyItems(ctx, { title, department: '自然资源局' }, 3))
  expect(asked).toEqual(answer.body.suggestions)
  expect(await ask((ctx) => suggestDutyItems(ctx, { title, day: '2025-12-31' }))).toEqual([])
})

test('without a county the public list is that of the only county there is; with two it must be named', async () => {
  expect((await app.anonymous.get('/duty-lists/in-force')).body.list.countyCode).toBe(app.county)
  await app.system((tx) => loadSampleDuties(tx, '511181', DAY))
  const answer = await app.anonymous.get('/duty-lists/in-force')
  expect(answer).toMatchObject({ status: 422, body: { code: 'responsibilities/county-missing' } })
  expect(answer.body.nextStep).toContain('511181')
  expect((await app.anonymous.get('/duty-lists/in-force?county=511181&class=shared')).body.items).toHaveLength(99)
  expect((await app.as('village-worker').get('/duty-lists')).body.lists).toHaveLength(1)
})
