import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testApp, type Answer, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'

let app: TestApp
let clock = new Date('2026-11-23T01:30:00Z')
beforeAll(async () => void (app = await testApp({ now: () => clock })), 120_000)
afterAll(() => app.close())
function setClock(at: string): void {
  clock = new Date(at)
  app.signInAgain()
}
beforeEach(() => setClock('2026-11-23T01:30:00Z'))

const ID = '01a20000-0000-7000-8000-000000000000'
const ROLES = [
  'village-worker',
  'grid-worker',
  'township-staff',
  'department-staff',
  'gatekeeper',
  'evaluator',
  'operator',
] as const
type Call = (as: ReturnType<TestApp['as']>) => Promise<Answer>
const fileForm = (): FormData => {
  const form = new FormData()
  form.set('text', '请报台账')
  form.set('version', '1')
  form.set('file', new File(['x'], 'x.xlsx'))
  return form
}
const WORKERS: readonly PersonaKey[] = ['village-worker', 'grid-worker', 'township-staff']
const GATE: readonly PersonaKey[] = ['gatekeeper']
const CALLS: readonly (readonly [string, readonly PersonaKey[], Call])[] = [
  ['noticeList', WORKERS, (as) => as.get('/notices')],
  ['noticePage', WORKERS, (as) => as.get(`/notices/${ID}`)],
  ['noticeAnswer', WORKERS, (as) => as.get(`/notices/${ID}/answer`)],
  ['takeNotice', WORKERS, (as) => as.post('/notices', fileForm())],
  ['attachToNotice', WORKERS, (as) => as.post(`/notices/${ID}/file`, fileForm())],
  ['correctDemand', WORKERS, (as) => as.patch(`/notices/${ID}/demands/0`, { version: 1 })],
  ['answerNotice', WORKERS, (as) => as.post(`/notices/${ID}/answer`, { version: 1, position: 0 })],
  ['reportNotice', WORKERS, (as) => as.post(`/notices/${ID}/report`)],
  ['withdrawReport', WORKERS, (as) => as.delete(`/notices/${ID}/report`)],
  ['discardNotice', WORKERS, (as) => as.delete(`/notices/${ID}`)],
  ['offChannelList', GATE, (as) => as.get('/off-channel/reports')],
  ['requestFromReport', GATE, (as) => as.post(`/off-channel/reports/${ID}/request`)],
  ['askIssuer', GATE, (as) => as.post(`/off-channel/reports/${ID}/question`, { question: '请说明依据' })],
  ['dismissReport', GATE, (as) => as.post(`/off-channel/reports/${ID}/dismissal`, { because: '已经有准入码' })],
  ['issuerQuestions', ['department-staff', 'township-staff', 'gatekeeper'], (as) => as.get('/off-channel/questions')],
  [
    'answerQuestion',
    ['department-staff', 'township-staff', 'gatekeeper'],
    (as) => as.post(`/off-channel/questions/${ID}/answer`, { words: '已停止' }),
  ],
]

describe.each(CALLS)('%s', (_, allowed, call) => {
  test('is for those it is for', async () => {
    for (const role of ROLES) {
      const { body } = await call(app.as(role))
      const isRefused = body?.code === 'http/not-allowed'
      expect(isRefused, `${role} ${JSON.stringify(body).slice(0, 120)}`).toBe(!allowed.includes(role))
    }
    expect((await call(app.anonymous)).body.code).toBe('http/sign-in-first')
  })
})

const paste = async (text: string, as: PersonaKey): Promise<string> => {
  const form = new FormData()
  form.set('text', text)
  return (await app.as(as).post('/notices', form)).body.id
}
const reports = async () => (await app.as('gatekeeper').get('/off-channel/reports')).body
const statistics = async () => (await app.anonymous.get(`/off-channel/statistics?county=${app.county}&year=2026`)).body

describe('nobody above learns who reported', () => {
  test('a notice is its owner’s alone', async () => {
    const id = await paste('县民政局要孤儿名单，今天下班前报', 'village-worker')
    for (const role of ['grid-worker', 'other-village-worker', 'township-staff'] as const)
      expect((await app.as(role).get(`/notices/${id}`)).body.code).toBe('offchannel/notice-not-found')
    expect(
      (await app.as('grid-worker').get('/notices')).body.notices.map((one: { id: string }) => one.id),
    ).not.toContain(id)
  })

  test('the gate office sees what and where, without a name, a number or the village in the wording', async () => {
    const { signedIn } = (await app.as('village-worker').get('/session')).body
    const text = `@周小满 ${signedIn.areaName}：接县民政局通知，请于今天17点前报散居孤儿名单，联系13800001234`
    const id = await paste(text, 'village-worker')
    const page = await app.as('village-worker').get(`/notices/${id}`)
    expect((await app.as('village-worker').post(`/notices/${id}/report`)).status).toBe(200)
    expect((await app.as('village-worker').post(`/notices/${id}/report`)).body.code).toBe('offchannel/already-reported')
    const { reports: list } = await reports()
    const report = list.find((one: { title: string }) => one.title === '散居孤儿名单')
    expect(report).toMatchObject({
      areaCode: signedIn.areaCode,
      because: 'no-number',
      leadWorkingDays: 0,
      reportedOn: '2026-11-23',
      areas: 1,
      state: 'open',
      excerpt: page.body.excerpt,
    })
    for (const secret of ['周小满', signedIn.areaName, '13800001234', signedIn.memberId])
      expect(JSON.stringify({ ...report, areaName: '' })).not.toContain(secret)
    const kept = await app.system(async (tx) => {
      const { rows } = await sql<{ all: string }>`
        select string_agg(r::text, ' ') as all from offchannel.report r`.execute(tx.kysely)
      return rows[0]?.all ?? ''
    })
    expect(kept).not.toContain(signedIn.memberId)
    expect(kept).not.toContain(signedIn.areaCode)
    const logged = await app.system(async (tx) => {
      const { rows } = await sql<{ member_id: string | null }>`
        select member_id from audit.entry where event in ('off-channel.reported', 'off-channel.notice-read')`.execute(
        tx.kysely,
      )
      return rows
    })
    expect(logged.length).toBeGreaterThan(1)
    expect(logged.filter((line) => line.member_id !== null)).toEqual([])
  })

  test('the body that is asked sees the demand and the question, and answers', async () => {
    const id = await paste('县民政局要养老院床位表，明天下班前报', 'village-worker')
    await app.as('village-worker').post(`/notices/${id}/report`)
    const report = (await reports()).reports.find((one: { title: string }) => one.title === '养老院床位表')
    const at = `/off-channel/reports/${report.id}/question`
    const alone = await app.as('gatekeeper').post(at, { question: '这张表的依据是什么？' })
    expect(alone.body.code).toBe('offchannel/only-one-area')
    const other = await paste('县民政局要养老院床位表，明天下班前报', 'other-village-worker')
    await app.as('other-village-worker').post(`/notices/${other}/report`)
    const asked = await app.as('gatekeeper').post(at, { question: '这张表的依据是什么？' })
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({ state: 'asked', areas: 2 })
    const { questions } = (await app.as('department-staff').get('/off-channel/questions')).body
    const question = questions.find((one: { id: string }) => one.id === report.id)
    expect(Object.keys(question).toSorted()).toEqual([
      'answer',
      'answeredAt',
      'askedAt',
      'id',
      'kind',
      'question',
      'title',
    ])
    expect((await app.as('township-staff').get('/off-channel/questions')).body.questions).toEqual([])
    const foreign = await app
      .as('township-staff')
      .post(`/off-channel/questions/${report.id}/answer`, { words: '不是我们' })
    expect(foreign.body.code).toBe('offchannel/question-not-found')
    const answered = await app
      .as('department-staff')
      .post(`/off-channel/questions/${report.id}/answer`, { words: '已停止，不再要' })
    expect(answered.body.answer).toBe('已停止，不再要')
    expect((await reports()).reports.find((one: { id: string }) => one.id === report.id)).toMatchObject({
      state: 'answered',
    })
  })

  test('it becomes a draft of that body, without the village', async () => {
    const id = await paste('县民政局要殡葬台账，姓名、死亡时间、联系电话，周五前报', 'village-worker')
    await app.as('village-worker').post(`/notices/${id}/report`)
    const report = (await reports()).reports.find((one: { title: string }) => one.title === '殡葬台账')
    const made = await app.as('gatekeeper').post(`/off-channel/reports/${report.id}/request`)
    expect(made.body, JSON.stringify(made.body)).toMatchObject({ state: 'requested' })
    const draft = await app.as('department-staff').get(`/requests/${made.body.requestId}`)
    expect(draft.body).toMatchObject({
      request: { state: 'draft', title: '殡葬台账' },
      draft: { areaCodes: [`${app.county}000000`], noticeText: '' },
    })
    expect(draft.body.items.map((item: { path: string[] }) => item.path[0])).toEqual(['姓名', '死亡时间', '联系电话'])
    const again = await app.as('gatekeeper').post(`/off-channel/reports/${report.id}/request`)
    expect(again.body.code).toBe('offchannel/report-closed')
  })

  test('a report can be dismissed with a reason, and one without a known body is not asked', async () => {
    const id = await paste('请尽快报企业名单', 'village-worker')
    await app.as('village-worker').post(`/notices/${id}/report`)
    const report = (await reports()).reports.find((one: { title: string }) => one.title === '企业名单')
    expect((await app.as('gatekeeper').post(`/off-channel/reports/${report.id}/request`)).body.code).toBe(
      'offchannel/issuer-not-known',
    )
    const gone = await app
      .as('gatekeeper')
      .post(`/off-channel/reports/${report.id}/dismissal`, { because: '村内自己要用的名单' })
    expect(gone.body.state).toBe('dismissed')
  })
})

describe('counted and taken back', () => {
  test('public from the next day on, without a village; taken back within a day it is gone', async () => {
    setClock('2026-12-02T02:00:00Z')
    const before = (await statistics()).total
    const id = await paste('县应急管理局要值班表，今天15点前报', 'village-worker')
    const kept = await paste('县应急管理局要物资储备清单，今天16点前报', 'village-worker')
    await app.as('village-worker').post(`/notices/${id}/report`)
    await app.as('village-worker').post(`/notices/${kept}/report`)
    expect((await statistics()).total).toBe(before)
    const back = await app.as('village-worker').delete(`/notices/${id}/report`)
    expect(back.body.reported).toBeNull()
    expect((await app.as('village-worker').delete(`/notices/${id}/report`)).body.code).toBe(
      'offchannel/too-late-to-withdraw',
    )
    const titles = (await reports()).reports.map((one: { title: string }) => one.title)
    expect(titles).toContain('物资储备清单')
    expect(titles).not.toContain('值班表')
    setClock('2026-12-03T03:00:00Z')
    expect((await app.as('village-worker').delete(`/notices/${kept}/report`)).body.code).toBe(
      'offchannel/too-late-to-withdraw',
    )
    const figures = await statistics()
    expect(figures.total).toBe(before + 1)
    const line = figures.byIssuer.find((one: { issuerName: string }) => one.issuerName.endsWith('应急管理局'))
    expect(line).toMatchObject({ reported: 1, shortNotice: 1 })
    const { signedIn } = (await app.as('village-worker').get('/session')).body
    expect(JSON.stringify(figures)).not.toContain(signedIn.areaName)
    expect(JSON.stringify(figures)).not.toContain(signedIn.areaCode)
  })
})
