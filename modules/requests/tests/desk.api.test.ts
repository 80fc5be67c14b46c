import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-11-23T02:00:00Z') })
})
afterAll(() => app.close())

async function draftWith(fields: readonly string[]) {
  const made = await app.as('department-staff').post('/requests', {
    title: `高龄老人情况 ${fields.join('')}`,
    lane: 'exception',
    purpose: '安排服务',
    legalBasis: '省养老服务条例 第二十条',
    areaCodes: ['511123000000'],
    dueAt: '2026-12-14T09:00:00.000Z',
    population: { entity: 'person', filter: '', words: '全体居民' },
    detail: { resources: '随事项拨付每村 2000 元' },
  })
  const id: string = made.body.request.id
  await app
    .as('department-staff')
    .put(`/requests/${id}/items`, { version: 1, fields: fields.map((name) => ({ path: [name], purpose: '排班' })) })
  return id
}
const screened = async (id: string) => (await app.as('department-staff').post(`/requests/${id}/screening`, {})).body
const trim = (id: string, version: number, items: object[]) =>
  app.as('department-staff').patch(`/requests/${id}/items`, { version, items })

test('a field that another body holds can be had from there and blocks no more; a field nobody holds cannot', async () => {
  const id = await draftWith(['车牌号码', '最喜欢的颜色'])
  const before = await screened(id)
  expect(before.items).toMatchObject([{ holder: '公安' }, { holder: null }])
  const shared = await trim(id, before.request.version, [
    { position: 0, share: true },
    { position: 1, share: true },
  ])
  expect(shared.body.items).toMatchObject([{ action: 'share' }, { action: 'ask' }])
  const after = await screened(id)
  const rowsOf = (page: typeof after) => page.screening.findings.map((one: { row: string }) => one.row)
  expect([before.screening.fields.elsewhere, after.screening.fields.elsewhere]).toEqual([1, 0])
  expect(rowsOf(before)).toContain('held-elsewhere')
  expect(rowsOf(after)).not.toContain('held-elsewhere')
  const back = await trim(id, after.request.version, [{ position: 0, share: false }])
  expect(back.body.items[0].action).toBe('ask')
})

test('a list says which comments wait, and a page whether the reader answers for it', async () => {
  const id = await draftWith(['是否需要助浴'])
  const draft = await screened(id)
  const version: number = draft.request.version
  await app.as('department-staff').post(`/requests/${id}/submission`, { version })
  await app.as('village-worker').post(`/requests/${id}/comments`, { words: '很多老人在外地' })
  const own = (await app.as('department-staff').get('/requests?of=own')).body.requests
  expect(own.find((one: { id: string }) => one.id === id)).toMatchObject({
    openComments: 1,
    openReturns: 0,
    answerBy: null,
    ownPart: null,
  })
  expect(draft.isOurs).toBe(true)
  expect((await app.as('gatekeeper').get(`/requests/${id}`)).body.isOurs).toBe(true)
  expect((await app.as('village-worker').get(`/requests/${id}`)).body.isOurs).toBe(false)
  expect((await app.as('township-staff').get(`/requests/${id}`)).body.isOurs).toBe(false)
})
