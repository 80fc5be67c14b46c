import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { loadSampleCounty } from '#modules/sample/server/index.ts'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import type { PlainDate } from '#platform/time.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

const template = async (name: string) => new Uint8Array(await readFile(`data/templates/${name}.xlsx`))

let app: TestApp
let clock = new Date('2026-11-23T01:30:00Z')
let village = ''
let township = ''
let department = ''
beforeAll(async () => {
  app = await testApp({ now: () => clock })
  await loadSampleCounty(app.db, { residents: 600, seed: 'off-channel', asOf: '2026-11-01' as PlainDate })
  village = (await app.as('village-worker').get('/session')).body.signedIn.areaCode
  township = (await app.as('township-staff').get('/session')).body.signedIn.areaCode
  const bodies = (await app.as('gatekeeper').get('/bodies')).body.bodies as { id: string; name: string }[]
  department = bodies.find((body) => body.name.endsWith('民政局'))?.id ?? ''
}, 180_000)
afterAll(() => app.close())
function setClock(at: string): void {
  clock = new Date(at)
  app.signInAgain()
}
beforeEach(() => setClock('2026-11-23T01:30:00Z'))

const formOf = (text: string, file?: { bytes: Uint8Array; name: string }): FormData => {
  const form = new FormData()
  form.set('text', text)
  if (file !== undefined) form.set('file', new File([new Uint8Array(file.bytes)], file.name))
  return form
}
const paste = (text: string, as: PersonaKey = 'village-worker') => app.as(as).post('/notices', formOf(text))
const CIVIL = '各村：接县民政局通知，请于今天下午5点前报低保户银行卡号，报姓名、卡号，发到群里。'

/** A request of the civil affairs bureau, admitted, numbered and sent to the village. */
async function dispatched(title: string, field: string): Promise<{ id: string; number: string }> {
  const as = app.as('department-staff')
  const made = await as.post('/requests', {
    title,
    lane: 'exception',
    purpose: '安排明年服务',
    legalBasis: '省养老服务条例 第二十条',
    areaCodes: [village],
    dueAt: '2026-12-15T09:00:00Z',
    population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
    detail: { resources: '随事项拨付每村 2000 元' },
  })
  const id: string = made.body.request.id
  await as.put(`/requests/${id}/items`, { version: 1, fields: [{ path: [field], purpose: '排班' }] })
  const version = async () => (await as.get(`/requests/${id}`)).body.request.version
  await as.post(`/requests/${id}/submission`, { version: await version() })
  const gate = app.as('gatekeeper')
  await gate.post(`/requests/${id}/decision`, { version: await version(), decision: 'admit', reason: '依据齐全' })
  const numbered = await gate.post(`/requests/${id}/control-number`, { version: await version() })
  const number: string = numbered.body.number.number
  const sent = await as.post(`/requests/${id}/dispatch`, { controlNumber: number })
  expect(sent.body, JSON.stringify(sent.body)).toMatchObject({ dispatched: 1 })
  return { id, number }
}

describe('a notice that was pasted', () => {
  test('is read, has no number, and obliges nobody', async () => {
    const { status, body } = await paste(CIVIL)
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.demands).toHaveLength(1)
    const [demand] = body.demands
    expect(demand).toMatchObject({
      title: '低保户银行卡号',
      issuer: { words: '县民政局', bodyId: department },
      due: { at: '2026-11-23T09:00:00.000Z' },
      standing: { verdict: 'not-registered', because: 'no-number' },
    })
    expect(demand.standing.clause.zh).toContain('无码不填')
    expect(demand.reply.decline).toContain('无码不填')
    expect(demand.fields.map((field: { words: string }) => field.words)).toEqual(['姓名', '卡号'])
  })

  test('today is read from the moment it was sent', async () => {
    const form = formOf('请今天下午5点前报台账')
    form.set('receivedAt', '2026-11-19T02:00:00+00:00')
    const { body } = await app.as('village-worker').post('/notices', form)
    expect(body.demands[0].due.at).toBe('2026-11-19T09:00:00.000Z')
  })

  test('polite words are no demand; what cannot be read is refused with what to do, and kept', async () => {
    expect((await paste('大家辛苦了，周末愉快')).body).toMatchObject({ standing: 'chatter', demands: [] })
    const unread = await paste('[图片]')
    expect(unread.body).toMatchObject({
      standing: 'unreadable',
      refusal: { code: 'offchannel/notice-not-readable' },
      text: '[图片]',
    })
    const again = await app.as('village-worker').get(`/notices/${unread.body.id}`)
    expect(again.body.text).toBe('[图片]')
    expect((await paste('  ')).body.code).toBe('offchannel/nothing-given')
  })

  test('a damaged file is refused with what to do; the text and the file stay', async () => {
    const answer = await app
      .as('village-worker')
      .post('/notices', formOf('请填附件', { bytes: new TextEncoder().encode('not a workbook'), name: '表.xlsx' }))
    expect(answer.status).toBe(201)
    expect(answer.body.file.refusal.code).toMatch(/^workbook\//)
    expect(answer.body.file.refusal.nextStep.zh.length).toBeGreaterThan(4)
    expect(answer.body.text).toBe('请填附件')
    const fixed = new FormData()
    fixed.set('version', '1')
    fixed.set('file', new File([await template('80岁以上老年人花名册')], '80岁以上老年人花名册.xlsx'))
    const attached = await app.as('village-worker').post(`/notices/${answer.body.id}/file`, fixed)
    expect(attached.body, JSON.stringify(attached.body)).toMatchObject({ file: { refusal: null }, version: 2 })
    expect(attached.body.demands[0].title).toContain('80岁以上老年人')
  })

  test('what was read wrong is put right, and a stale page is told so', async () => {
    const { body } = await paste('请尽快报一下人数')
    const at = `/notices/${body.id}/demands/0`
    const right = await app.as('village-worker').patch(at, {
      version: 1,
      title: '养老机构人数',
      issuerBodyId: department,
      dueAt: '2026-11-25T09:00:00+00:00',
      fields: ['机构', '人数'],
    })
    expect(right.body.demands[0]).toMatchObject({
      title: '养老机构人数',
      issuer: { bodyId: department },
      due: { at: '2026-11-25T09:00:00.000Z', sureness: 'sure' },
      corrected: ['title', 'issuer', 'due', 'fields'],
    })
    expect((await app.as('village-worker').patch(at, { version: 1, title: '别的' })).body.code).toBe(
      'offchannel/notice-changed',
    )
    const none = await app.as('village-worker').patch(at, { version: 2, isDemand: false })
    expect(none.body).toMatchObject({ standing: 'chatter', demands: [] })
  })

  test('is thrown away when its owner says so', async () => {
    const { body } = await paste(CIVIL)
    expect((await app.as('village-worker').delete(`/notices/${body.id}`)).status).toBe(200)
    expect((await app.as('village-worker').get(`/notices/${body.id}`)).body.code).toBe('offchannel/notice-not-found')
  })
})

describe('held against the registry', () => {
  test('by its number, mistyped or forged numbers, a number of others, and by what it asks', async () => {
    const { id, number } = await dispatched('助浴服务需求调查表', '是否需要助浴服务')
    const known = await paste(`县民政局：请于11月30日前填报助浴服务需求调查表，准入码 ${number.toLowerCase()}`)
    expect(known.body.demands[0].standing).toMatchObject({
      verdict: 'registered',
      request: { requestId: id, controlNumber: number, dueAt: expect.stringContaining('2026-12-15') },
      isHurried: true,
    })
    expect(known.body.demands[0].reply.decline).toContain(number)
    const wrong = number.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const mistyped = await paste(`请填报助浴服务需求调查表，准入码 ${wrong}`)
    expect(mistyped.body.demands[0].standing).toMatchObject({ verdict: 'not-registered', because: 'mistyped' })
    const borrowed = await paste(`县卫健局：请于明天前填报糖尿病随访名单，准入码 ${number}`)
    expect(borrowed.body.demands[0].standing).toMatchObject({ verdict: 'not-registered', because: 'borrowed' })
    const elsewhere = await paste(`请填报助浴服务需求调查表，准入码 ${number}`, 'other-village-worker')
    expect(elsewhere.body.demands[0].standing).toMatchObject({ verdict: 'not-registered', because: 'not-sent-here' })

    const alike = await paste('请于本周五前报助浴服务需求调查表')
    expect(alike.body.demands[0].standing).toMatchObject({ verdict: 'unclear', candidates: [{ requestId: id }] })
    const same = await app.as('village-worker').patch(`/notices/${alike.body.id}/demands/0`, { version: 1, sameAs: id })
    expect(same.body.demands[0].standing).toMatchObject({ verdict: 'registered', request: { how: 'person' } })
    const other = await app
      .as('village-worker')
      .patch(`/notices/${alike.body.id}/demands/0`, { version: 2, sameAs: null })
    expect(other.body.demands[0].standing).toMatchObject({ verdict: 'not-registered', because: 'no-number' })
    const ofIssuer = await paste('接县民政局通知，请于本周五前报助浴服务需求调查表')
    expect(ofIssuer.body.demands[0].standing).toMatchObject({ verdict: 'registered', request: { how: 'title' } })
    expect((await app.as('village-worker').post(`/notices/${known.body.id}/report`)).body.code).toBe(
      'offchannel/nothing-off-channel',
    )
  })
})

describe('answered with the finished file', () => {
  test('the dropped template comes back filled for the own area, with its gaps and a text to paste', async () => {
    const bytes = await template('80岁以上老年人花名册')
    const took = await app
      .as('township-staff')
      .post('/notices', formOf('请今天下午5点前填好附件发我', { bytes, name: '80岁以上老年人花名册.xlsx' }))
    expect(took.body, JSON.stringify(took.body)).toMatchObject({ file: { refusal: null } })
    expect(took.body.demands[0].title).toContain('80岁以上老年人')
    const answered = await app.as('township-staff').post(`/notices/${took.body.id}/answer`, { version: 1, position: 0 })
    expect(answered.status, JSON.stringify(answered.body)).toBe(200)
    const known = await app.system(async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::integer as n from ledger.person
        where area_code >= ${township} and area_code < ${township.slice(0, 9) + '999'} and person_birth_date <= date '1946-11-23'
          and (person_death_date is null or person_death_date > date '2026-11-23')`.execute(tx.kysely)
      return rows[0]?.n ?? 0
    })
    expect(known).toBeGreaterThan(0)
    expect(answered.body.answer).toMatchObject({ position: 0, from: 'file', rows: known })
    expect(answered.body.demands[0].reply.withFile).toContain('附件')
    const file = await app.as('township-staff').get(`/notices/${took.body.id}/answer`)
    expect(file.status).toBe(200)
    const grid = await readWorkbookGrid({ bytes: file.bytes }, { fileName: '填好.xlsx' })
    expect(JSON.stringify(grid.sheets[0]).length).toBeGreaterThan(100)
    const forms = await app.as('department-staff').get('/forms')
    expect(forms.body.forms, 'what was dropped is not shown to the county').toEqual([])
  })

  test('a form of the county answers a text without a file; nothing to fill says so', async () => {
    const up = await app.as('department-staff').post(
      '/forms',
      (() => {
        const form = new FormData()
        form.set('file', new File(['低保对象花名册,,\n姓名,身份证号码,住址\n,,\n,,\n'], '低保对象花名册.csv'))
        return form
      })(),
    )
    expect(up.status, JSON.stringify(up.body)).toBe(201)
    const took = await paste('请明天下班前报低保对象花名册', 'township-staff')
    expect(took.body.demands[0].title).toBe('低保对象花名册')
    const [form] = took.body.demands[0].forms
    expect(form).toMatchObject({ title: '低保对象花名册' })
    const without = await app.as('township-staff').post(`/notices/${took.body.id}/answer`, { version: 1, position: 0 })
    expect(without.body.code).toBe('offchannel/nothing-to-fill')
    expect((await app.as('township-staff').get(`/notices/${took.body.id}/answer`)).body.code).toBe(
      'offchannel/not-answered',
    )
    const filled = await app
      .as('township-staff')
      .post(`/notices/${took.body.id}/answer`, { version: 1, position: 0, formId: form.formId })
    expect(filled.body, JSON.stringify(filled.body)).toMatchObject({ answer: { from: 'form' } })
  })
})
