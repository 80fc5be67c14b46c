import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
let clock = new Date('2026-11-23T02:00:00Z')
let village = ''
const setClock = (at: Date): void => {
  clock = at
  app.signInAgain()
}
beforeAll(async () => {
  app = await testApp({ now: () => clock })
  village = (await app.as('village-worker').get('/session')).body.signedIn.areaCode
})
afterAll(() => app.close())

/** A draft of a department that asks for what the disabled persons' federation and the civil affairs bureau hold. */
async function aDraft(issuer: string, fields: readonly string[]) {
  const { bodies } = (await app.as('gatekeeper').get('/bodies')).body
  const body = bodies.find((one: { name: string }) => one.name.endsWith(issuer))
  const made = await app.as('gatekeeper').post('/requests', {
    title: `核对名单 ${issuer}`,
    issuerBodyId: body.id,
    lane: 'exception',
    purpose: '核对补助对象',
    legalBasis: '省社会救助条例 第十二条',
    areaCodes: [village],
    dueAt: '2026-12-15T08:00:00Z',
    population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
  })
  const { id } = made.body.request
  await app.as('gatekeeper').put(`/requests/${id}/items`, {
    version: 1,
    fields: fields.map((path) => ({ path: [path], purpose: '核对' })),
  })
  return (await app.as('gatekeeper').post(`/requests/${id}/screening`)).body
}

test('a field another body holds becomes a share application: it costs no minute, the source answers by clock, in part or with a reason', async () => {
  const page = await aDraft('教育局', ['残疾证号', '低保证号', '取暖方式'])
  const { id, version } = page.request
  const heldByOthers = page.items.filter((item: { holder: string | null }) => item.holder !== null)
  expect(heldByOthers.length).toBeGreaterThan(0)
  const positions = heldByOthers.map((item: { position: number }) => item.position)
  const newField = page.items.find((item: { holder: string | null }) => item.holder === null).position
  const wrong = await app
    .as('gatekeeper')
    .post(`/requests/${id}/share-applications`, { version, positions: [newField] })
  expect(wrong.body.code).toBe('requests/nothing-to-share')
  const asked = await app.as('gatekeeper').post(`/requests/${id}/share-applications`, { version, positions })
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  // Monday plus ten working days.
  expect(asked.body.applications[0]).toMatchObject({ state: 'asked', answerBy: '2026-12-07T10:00:00.000Z' })
  const again = await app
    .as('gatekeeper')
    .post(`/requests/${id}/share-applications`, { version: asked.body.version, positions })
  expect(again.body.code).toBe('requests/shared-already')

  const priced = (await app.as('gatekeeper').post(`/requests/${id}/screening`)).body
  expect(priced.items.filter((item: { action: string }) => item.action === 'share')).toHaveLength(positions.length)
  expect(priced.screening.price.total.middle).toBeLessThanOrEqual(page.screening.price.total.middle)
  const blocks = priced.screening.findings.map((one: { row: string }) => one.row)
  expect(blocks).not.toContain('held-elsewhere')

  const mine = (await app.as('department-staff').get('/share-applications?of=in')).body.applications
  const outside = asked.body.applications.find(
    (one: { isHolderHere: boolean; holder: string }) => !/民政/.test(one.holder),
  )
  if (outside !== undefined) {
    const notYours = await app
      .as('department-staff')
      .post(`/share-applications/${outside.id}/answer`, { granted: [], words: '不提供' })
    expect([notYours.status, notYours.body.code]).toEqual([403, 'requests/share-not-yours'])
  }
  const [application] = mine
  expect(application, JSON.stringify(asked.body.applications)).toMatchObject({
    may: ['answer'],
    issuerName: expect.stringMatching('教育局'),
  })
  const answer = (body: object) => app.as('department-staff').post(`/share-applications/${application.id}/answer`, body)
  const granted = application.fields.map((field: { position: number }) => field.position)
  expect((await answer({ granted, words: '同意' })).body.code).toBe('requests/grant-needs-way')
  expect((await answer({ granted: [999], words: '同意', way: 'ledger' })).body.code).toBe(
    'requests/field-not-in-application',
  )
  const given = await answer({ granted, words: '已在台账，按需取用', way: 'ledger' })
  expect(given.body).toMatchObject({ state: 'granted', way: 'ledger', may: ['deliver'] })
  expect((await answer({ granted: [], words: '反悔' })).body.code).toBe('requests/share-not-open')
  const done = await app
    .as('department-staff')
    .post(`/share-applications/${application.id}/delivery`, { words: '已更新' })
  expect(done.body.state).toBe('delivered')
})

test('silence is shown as late, a refusal keeps its reason, and what was not answered can be taken back', async () => {
  const page = await aDraft('卫生健康局', ['低保证号', '喜欢的颜色'])
  const position = page.items.find((item: { holder: string | null }) => /民政/.test(item.holder ?? '')).position
  const ask = async (version: number) =>
    app.as('gatekeeper').post(`/requests/${page.request.id}/share-applications`, { version, positions: [position] })
  const first = (await ask(page.request.version)).body
  setClock(new Date('2026-12-08T02:00:00Z'))
  const inbox = async () =>
    (await app.as('department-staff').get('/share-applications?of=in&open=true')).body.applications
  const late = (await inbox()).find((one: { id: string }) => one.id === first.applications[0].id)
  expect(late).toMatchObject({ isLate: true, state: 'asked' })
  const refused = await app
    .as('department-staff')
    .post(`/share-applications/${late.id}/answer`, { granted: [], words: '涉及其他人隐私，依法不共享' })
  expect(refused.body).toMatchObject({ state: 'refused', answerWords: '涉及其他人隐私，依法不共享' })
  const second = (await ask(first.version)).body
  expect(second.applications).toHaveLength(1)
  const byOther = await app.as('department-staff').post(`/share-applications/${second.applications[0].id}/withdrawal`)
  expect(byOther.status).toBe(403)
})

test('a village says that a fact is wrong; the source answers once; the words name nobody', async () => {
  const report = (body: object) => app.as('village-worker').post('/corrections', body)
  // Whose word counts for it: 民政.
  const known = 'household_dibao_cert_no'
  expect((await report({ element: 'no_such_element', words: '错了' })).body.code).toBe('requests/element-unknown')
  expect((await report({ element: known, words: '519900 19400101 0017 的低保早停了' })).body.code).toBe(
    'requests/words-name-somebody',
  )
  expect((await report({ element: known, words: '电话 138-0013-8000 打不通' })).body.code).toBe(
    'requests/words-name-somebody',
  )
  const ticket = await report({
    element: known,
    words: '二组有一户低保已停发，台账仍写在保',
    subject: { entity: 'person', id: '00000000-0000-4000-8000-000000000001', purpose: '核对低保状态' },
  })
  expect(ticket.status, JSON.stringify(ticket.body)).toBe(201)
  expect(ticket.body).toMatchObject({ state: 'open', mayAnswer: false, areaCode: village })
  const neighbours = (await app.as('other-village-worker').get('/corrections')).body.corrections
  expect(neighbours.every((one: { areaCode: string }) => one.areaCode !== village)).toBe(true)
  const answer = (as: 'department-staff' | 'gatekeeper') =>
    app.as(as).post(`/corrections/${ticket.body.id}/answer`, { outcome: 'corrected', words: '已核实并更正' })
  expect((await answer('gatekeeper')).body.code).toBe('requests/share-not-yours')
  const seen = (await app.as('department-staff').get('/corrections?state=open')).body.corrections[0]
  expect(seen.mayAnswer).toBe(true)
  expect((await answer('department-staff')).body).toMatchObject({ state: 'corrected', answerWords: '已核实并更正' })
  expect((await answer('department-staff')).body.code).toBe('requests/correction-closed')
})

test('what a higher level owes back is asked, due, received, and whole only when all rows came', async () => {
  const ask = (dueOn: string) =>
    app
      .as('gatekeeper')
      .post('/data-returns', { holder: '省民政厅', what: '上年度老年补贴发放明细', dueOn, rowsExpected: 100 })
  expect((await ask('2026-11-01')).body.code).toBe('requests/due-before-asked')
  const { body } = await ask('2026-12-20')
  expect(body).toMatchObject({ isWhole: null, isLate: false })
  const receive = (rowsReceived: number) =>
    app
      .as('gatekeeper')
      .post(`/data-returns/${body.id}/receipt`, { receivedOn: '2026-12-18', rowsReceived, isWhole: true })
  expect((await receive(90)).body).toMatchObject({ isWhole: false, rowsReceived: 90 })
  setClock(new Date('2026-12-22T02:00:00Z'))
  expect((await app.as('village-worker').get('/data-returns')).body.returns[0]).toMatchObject({ isLate: true })
  expect((await receive(100)).body).toMatchObject({ isWhole: true, isLate: false })
  expect((await receive(100)).body.code).toBe('requests/data-return-received')
})

test('the calendar shows inspections and meetings by village, marks what collides, and names the first free day', async () => {
  const visit = async (kind: 'inspection' | 'meeting', day: string, title: string) => {
    const made = await app.as('department-staff').post('/requests', {
      kind,
      title,
      lane: 'exception',
      purpose: '看看',
      legalBasis: '条例',
      noticeText: '到村',
      areaCodes: [village],
      dueAt: `${day}T08:00:00Z`,
      detail: { startsAt: `${day}T01:00:00Z`, endsAt: `${day}T03:00:00Z`, attendees: 2, resources: '有' },
    })
    const { id } = made.body.request
    const sent = await app.as('department-staff').post(`/requests/${id}/submission`, { version: 1 })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    return id as string
  }
  const first = await visit('inspection', '2027-01-11', '消防检查')
  await visit('inspection', '2027-01-12', '粮库检查')
  await visit('inspection', '2027-01-15', '安全检查')
  await visit('meeting', '2027-01-25', '调度会')
  const month = async (area: string) =>
    (await app.as('village-worker').get(`/calendar?from=2027-01-01&to=2027-02-01&area=${area}`)).body
  const seen = await month(village)
  expect(seen.visits).toHaveLength(4)
  expect(seen.visits[0]).toMatchObject({ requestId: first, day: '2027-01-11', areas: 1, areasOverWeek: 1 })
  expect(seen.visits[0].collidesWith).toMatchObject([{ title: '粮库检查' }])
  expect(seen.visits[3]).toMatchObject({ collidesWith: [], areasOverWeek: 0 })
  expect(seen.overWeek).toMatchObject([{ areaCode: village, week: '2027-01-11', inspections: 3 }])
  const other = (await app.as('other-village-worker').get('/session')).body.signedIn.areaCode
  expect((await month(other)).visits).toEqual([])
  const free = async (after: string) =>
    (await app.as('department-staff').get(`/calendar/free-day?area=${village}&after=${after}`)).body.day
  // The week of the 11th is full, the 19th is the first day more than three after the 15th.
  expect(await free('2027-01-08')).toBe('2027-01-19')
  const long = await app.as('village-worker').get('/calendar?from=2027-01-01&to=2027-12-01')
  expect(long.body.code).toBe('requests/calendar-too-long')
})
