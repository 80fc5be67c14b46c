import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-11-23T02:00:00Z') })
})
afterAll(() => app.close())

const department = () => app.as('department-staff')
const draft = async (body: object = {}) => {
  const answer = await department().post('/requests', {
    title: '高龄津贴发放核对',
    areaCodes: ['511123000000'],
    ...body,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

describe('a department applies', () => {
  test('with a title only, and what it knows so far is kept', async () => {
    const page = await draft()
    expect(page.request).toMatchObject({ state: 'draft', version: 1, issuerName: expect.stringContaining('民政局') })
    expect(page.request.recipients).toBeGreaterThan(50)
    expect(page.may).toEqual(expect.arrayContaining(['submit', 'lapse']))
  })

  test('changes one thing and the rest stays; a stale version is refused and changes nothing', async () => {
    const { request } = await draft({ purpose: '核对发放名单' })
    const edited = await department().patch(`/requests/${request.id}`, {
      version: 1,
      draft: { legalBasis: '老年人权益保障法 第三十三条' },
    })
    expect(edited.body.draft).toMatchObject({ purpose: '核对发放名单', legalBasis: '老年人权益保障法 第三十三条' })
    const stale = await department().patch(`/requests/${request.id}`, { version: 1, draft: { title: '旧页面' } })
    expect([stale.status, stale.body.code]).toEqual([409, 'requests/request-changed'])
    expect((await department().get(`/requests/${request.id}`)).body.draft.title).toBe('高龄津贴发放核对')
  })

  test('uploads its own template: the headers become fields, photos are seen as traces', async () => {
    const { request } = await draft()
    const body = new FormData()
    body.append('version', '1')
    body.append('file', new File([readFileSync('modules/requests/tests/visit-list.csv')], '高龄老人探访表.csv'))
    const page = (await department().post(`/requests/${request.id}/template`, body)).body
    expect(page.items.map((item: { path: string[] }) => item.path.at(-1))).toEqual([
      '序号',
      '姓名',
      '身份证号码',
      '联系电话',
      '探访照片(带水印)',
    ])
    expect(page.items.find((item: { element: string }) => item.element === 'person_name')).toMatchObject({
      action: 'ask',
    })
    expect(page.items.at(-1)).toMatchObject({ isTrace: true })
    expect(page.items[0]).toMatchObject({ action: 'local' })
    expect(page.draft.population).toMatchObject({ entity: 'person' })
  })

  test('lists fields without a template, takes one out and puts it back', async () => {
    const { request } = await draft({ title: '独居老人情况' })
    const fields = [
      { path: ['姓名'], purpose: '认人' },
      { path: ['手机号码'] },
      { path: ['最喜欢的颜色'], purpose: '' },
    ]
    const listed = await department().put(`/requests/${request.id}/items`, { version: 1, fields })
    expect(listed.body.items).toMatchObject([
      { element: 'person_name', purpose: '认人' },
      { element: 'person_phone' },
      { verdict: 'new', element: null },
    ])
    const trim = (version: number, drop: boolean) =>
      department().patch(`/requests/${request.id}/items`, { version, items: [{ position: 2, drop }] })
    expect((await trim(2, true)).body.items[2].action).toBe('dropped')
    expect((await trim(3, false)).body.items[2].action).toBe('ask')
  })

  test('gives a draft up: it stays on record as lapsed', async () => {
    const { request } = await draft()
    expect((await department().delete(`/requests/${request.id}`)).status).toBe(200)
    const page = (await department().get(`/requests/${request.id}`)).body
    expect(page.life).toMatchObject([{ event: 'lapse', from: 'draft', to: 'lapsed' }])
    expect((await department().delete(`/requests/${request.id}`)).body.code).toBe('requests/not-in-this-state')
  })
})

describe('who may', () => {
  test.each([
    ['department-staff', 201],
    ['township-staff', 201],
    ['gatekeeper', 201],
    ['village-worker', 403],
    ['grid-worker', 403],
    ['evaluator', 403],
    ['operator', 403],
  ] as const satisfies readonly (readonly [PersonaKey, number])[])(
    '%s begins a request: %i',
    async (persona, status) => {
      expect((await app.as(persona).post('/requests', { title: '试一试' })).status).toBe(status)
    },
  )

  test('a draft is seen by its own body only, and nobody applies in the name of another body', async () => {
    const { request, issuer } = await draft()
    expect((await app.as('township-staff').get(`/requests/${request.id}`)).status).toBe(404)
    expect(
      (await app.as('gatekeeper').get('/requests?of=all')).body.requests.map((one: { id: string }) => one.id),
    ).not.toContain(request.id)
    expect((await app.as('township-staff').patch(`/requests/${request.id}`, { version: 1, draft: {} })).body.code).toBe(
      'requests/not-your-body',
    )
    const forged = await app.as('township-staff').post('/requests', { title: '冒名', issuerBodyId: issuer.bodyId })
    expect([forged.status, forged.body.code]).toEqual([403, 'requests/not-your-body'])
  })

  test('a person whose body is not registered here is refused, with what to do', async () => {
    const away = await draft()
    const answer = await app.as('gatekeeper').post('/requests', { title: '外单位', issuerBodyId: away.request.id })
    expect([answer.status, answer.body.code]).toEqual([403, 'requests/department-without-scope'])
    expect(answer.body.nextStep).toMatch('准入办')
  })
})
