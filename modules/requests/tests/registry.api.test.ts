import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { buildRequests, type RequestBuilders } from '#tests/support/requests.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'
import { recordFieldUse } from '../server/registry/record-field-use.ts'

let app: TestApp
let build: RequestBuilders
const DAY = 86_400_000
// Two years fit before the day after which a browser takes no cookie.
let monday = new Date('2026-01-05T02:00:00Z')
let clock = monday
const setClock = (at: Date): void => {
  clock = at
  app.signInAgain()
}
const dayAfter = (days: number): string => new Date(clock.getTime() + days * DAY).toISOString().slice(0, 10)
beforeAll(async () => {
  app = await testApp({ now: () => clock })
  build = buildRequests(app, () => clock)
})
afterAll(() => app.close())
beforeEach(() => {
  monday = new Date(monday.getTime() + 7 * DAY)
  setClock(monday)
})

let nth = 0
const entry = (change: object = {}) => ({
  number: `MZ-${(nth += 1)}`,
  title: '助浴需求月报',
  issuerName: '民政局',
  frequency: 'month',
  legalBasis: '省养老服务条例 第二十条',
  validFrom: dayAfter(0),
  validTo: dayAfter(365),
  fields: [
    { path: ['助浴意愿'], purpose: '排班' },
    { path: ['热水条件'], purpose: '备车', validTo: dayAfter(30) },
  ],
  ...change,
})
const file = (body: object) => app.as('gatekeeper').post('/registry', body)
const verdictOf = async (id: string): Promise<readonly string[]> => {
  const answer = await app.as('department-staff').post(`/requests/${id}/screening`)
  return answer.body.screening.findings
    .filter((one: { effect: string }) => one.effect === 'block')
    .map((one: { table: string; row: string }) => `${one.table}/${one.row}`)
}

describe('an entry', () => {
  test('is filed with number, issuer, frequency, basis and fields that expire, for a year at most', async () => {
    const filed = await file(entry())
    expect(filed.status, JSON.stringify(filed.body)).toBe(201)
    expect(filed.body.entry).toMatchObject({
      version: 1,
      standing: 'in-force',
      fields: 2,
      issuerName: expect.stringMatching('民政局'),
    })
    expect(filed.body.fields[1]).toMatchObject({ path: ['热水条件'], validTo: dayAfter(30), since: dayAfter(0) })
    const refusals = [
      [entry({ validTo: dayAfter(400) }), 'requests/entry-too-long'],
      [entry({ validTo: dayAfter(0) }), 'requests/entry-ends-before-it-begins'],
      [entry({ number: filed.body.entry.number }), 'requests/entry-number-taken'],
      [entry({ issuerName: '不存在的局' }), 'requests/issuer-unknown'],
      [entry({ fields: [{ path: ['甲'], purpose: '排班', validTo: dayAfter(366) }] }), 'requests/field-outlives-entry'],
      [
        entry({
          fields: [
            { path: ['甲'], purpose: '排班' },
            { path: ['甲'], purpose: '备车' },
          ],
        }),
        'requests/field-twice',
      ],
    ] as const
    for (const [body, code] of refusals) expect((await file(body)).body.code).toBe(code)
    expect((await file(entry({ fields: [{ path: ['甲'], purpose: '' }] }))).status).toBe(422)
  })

  test('lets its issuer ask again what was filed, and nothing beyond it: not more, not oftener, not after it expired', async () => {
    const { body } = await file(entry())
    const filedNumber = body.entry.number
    const ask = (change: object = {}, fields = ['助浴意愿']) =>
      build.aRequest(
        { lane: 'filed-list', frequency: 'month', detail: { filedNumber, resources: '有' }, ...change },
        fields,
      )
    expect(await verdictOf(await ask())).not.toContain('basis/not-on-filed-list')
    expect(await verdictOf(await ask({}, ['助浴意愿', '血型']))).toContain('basis/not-on-filed-list')
    expect(await verdictOf(await ask({ frequency: 'week' }))).toContain('basis/not-on-filed-list')
    const hot = await ask({}, ['热水条件'])
    expect(await verdictOf(hot)).not.toContain('basis/form-expired')
    setClock(new Date(clock.getTime() + 31 * DAY))
    expect(await verdictOf(hot)).toEqual(expect.arrayContaining([expect.stringMatching(/expired/)]))
    const late = await ask()
    setClock(new Date(clock.getTime() + 365 * DAY))
    expect(await verdictOf(late)).toEqual(expect.arrayContaining([expect.stringMatching(/expired/)]))
  })

  test('of another department does not help', async () => {
    const { body } = await file(entry({ issuerName: '教育局' }))
    const id = await build.aRequest({ lane: 'filed-list', detail: { filedNumber: body.entry.number } }, ['助浴意愿'])
    expect(await verdictOf(id)).toContain('basis/not-on-filed-list')
  })

  test('is replaced by a new version; the old one stays readable; withdrawn, neither holds', async () => {
    const first = (await file(entry())).body.entry
    const change = { validFrom: dayAfter(0), validTo: dayAfter(300), changeNote: '不再问热水条件' }
    const second = await app.as('gatekeeper').post(`/registry/${first.id}/versions`, {
      ...change,
      fields: [{ path: ['助浴意愿'], purpose: '排班' }],
    })
    expect(second.body).toMatchObject({
      entry: { version: 2, standing: 'in-force', fields: 1 },
      changeNote: '不再问热水条件',
    })
    const old = (await app.as('village-worker').get(`/registry/${first.id}`)).body
    expect(old).toMatchObject({
      entry: { standing: 'replaced', fields: 2 },
      versions: [{ version: 2 }, { version: 1 }],
    })
    const stale = await app.as('gatekeeper').post(`/registry/${first.id}/versions`, change)
    expect(stale.body.code).toBe('requests/entry-not-in-force')
    const gone = await app.as('gatekeeper').post(`/registry/${second.body.entry.id}/withdrawal`, { reason: '上级取消' })
    expect(gone.body).toMatchObject({ entry: { standing: 'withdrawn' }, withdrawnBecause: '上级取消' })
    const id = await build.aRequest({ lane: 'filed-list', detail: { filedNumber: first.number } }, ['助浴意愿'])
    expect(await verdictOf(id)).toContain('basis/not-on-filed-list')
  })

  test('comes of an admitted request, field by field', async () => {
    const draft = await build.aRequest()
    const period = { validFrom: dayAfter(0), validTo: dayAfter(200) }
    const early = await app.as('gatekeeper').post(`/requests/${draft}/filing`, { number: 'Q-1', ...period })
    expect(early.body.code).toBe('requests/not-filable')
    const { id } = await build.numbered({}, ['上门时间', '陪同人'])
    const filed = await app.as('gatekeeper').post(`/requests/${id}/filing`, { number: 'Q-1', ...period })
    expect(filed.body).toMatchObject({
      requestId: id,
      fields: [{ path: ['上门时间'], purpose: '排班' }, { path: ['陪同人'] }],
    })
    const listed = await app.as('village-worker').get('/registry?search=Q-1')
    expect(listed.body).toMatchObject({ total: 1, entries: [{ number: 'Q-1' }] })
  })
})

test('a field nobody of the issuer opened in a year is proposed, leaves with the next version, and can be kept after all', async () => {
  const form = new FormData()
  form.set('file', new File(['姓名,助浴意愿\n,\n'], '助浴.csv'))
  const uploaded = await app.as('department-staff').post('/forms', form)
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBeLessThan(300)
  const formId: string = uploaded.body.form.id
  const first = (await file(entry({ formId, validTo: dayAfter(365) }))).body.entry
  setClock(new Date(clock.getTime() + 300 * DAY))
  const renew = { validFrom: dayAfter(0), validTo: dayAfter(365), changeNote: '续期' }
  const second = (await app.as('gatekeeper').post(`/registry/${first.id}/versions`, renew)).body
  // The day the field came on the list goes on over versions, and so does the year.
  const open = (as: 'department-staff' | 'gatekeeper') =>
    app
      .as(as)
      .get('/session')
      .then(async () => {
        const { demoPersonaId } = await import('#modules/organisations/server/index.ts')
        const data = { formId, countyCode: app.county, memberId: demoPersonaId(app.county, as) }
        await recordFieldUse({ name: 'form.result-opened', data }, app.parts)
      })
  await open('gatekeeper')
  expect((await app.as('gatekeeper').get(`/registry/${second.entry.id}`)).body.fields[0].lastOpenedOn).toBe(null)
  setClock(new Date(clock.getTime() + 70 * DAY))
  const proposals = async () =>
    (await app.as('gatekeeper').get('/registry-proposals')).body.proposals.find(
      (one: { entryId: string }) => one.entryId === second.entry.id,
    )
  expect((await proposals()).fields).toHaveLength(2)
  const leave = (positions: number[]) =>
    app.as('gatekeeper').put(`/registry/${second.entry.id}/leaving-fields`, { positions })
  expect((await leave([0, 1])).body.fields.map((one: { leavesNext: boolean }) => one.leavesNext)).toEqual([true, true])
  expect((await leave([1])).body.fields.map((one: { leavesNext: boolean }) => one.leavesNext)).toEqual([false, true])
  const third = await app.as('gatekeeper').post(`/registry/${second.entry.id}/versions`, {
    validFrom: dayAfter(0),
    validTo: dayAfter(365),
    changeNote: '删去一年无人看的列',
  })
  expect(third.body.fields.map((one: { path: string[] }) => one.path)).toEqual([['助浴意愿']])
  await open('department-staff')
  const after = (await app.as('gatekeeper').get(`/registry/${third.body.entry.id}`)).body.fields[0]
  expect(after).toMatchObject({ lastOpenedOn: dayAfter(0), isUnopened: false })
})

test('the yearly list comes in as a file; bad rows come back with reasons, and the same file changes nothing', async () => {
  const head = '编号,名称,要求单位,频次,依据,起始日期,截止日期,字段,用途'
  const rows = [
    `N-1,助浴月报,民政局,每月,条例,${dayAfter(0)},${dayAfter(300)},助浴意愿、热水条件,排班`,
    `N-2,取暖表,民政局,偶尔,条例,${dayAfter(0)},2026-02-30,,`,
    `N-3,无主表,某某局,每年,条例,${dayAfter(0)},${dayAfter(300)},,`,
    `N-4,长表,民政局,每年,条例,${dayAfter(0)},${dayAfter(500)},,`,
  ]
  const upload = () => {
    const form = new FormData()
    form.set('file', new File([[head, ...rows].join('\n')], '年度目录.csv'))
    return app.as('gatekeeper').post('/registry/imports', form)
  }
  const answer = await upload()
  expect(answer.body, JSON.stringify(answer.body)).toMatchObject({ rows: 4, taken: 1, refused: 3 })
  expect(answer.body.faults.map((one: { row: number; column: string }) => `${one.row} ${one.column}`)).toEqual([
    '3 频次',
    '3 截止日期',
    '4 要求单位',
    '5 截止日期',
  ])
  const back = await app.as('gatekeeper').get(`/list-imports/${answer.body.id}/refused`)
  const { sheets } = await readWorkbookGrid({ bytes: back.bytes }, { fileName: '退回.xlsx' })
  expect(sheets[0]?.rows).toBe(4)
  expect((await upload()).body).toMatchObject({ taken: 0, unchanged: 1, refused: 3 })
  const listed = (await app.as('village-worker').get('/registry?search=N-1')).body.entries[0]
  expect(listed).toMatchObject({ validTo: dayAfter(301), fields: 2, frequency: 'month' })
})

test('an urgent request that ended is reviewed within ten working days; who used the lane without need is public', async () => {
  const urgent = {
    lane: 'urgent',
    urgentReason: '暴雨红色预警',
    dueAt: new Date(clock.getTime() + 7 * DAY).toISOString(),
  }
  const id = await build.submitted(urgent)
  const page = (await app.as('gatekeeper').get(`/requests/${id}`)).body
  for (const block of page.screening.findings.filter((one: { effect: string }) => one.effect === 'block')) {
    const why = { table: block.table, row: block.row, approver: '县长', reason: '防汛应急响应' }
    await app.as('gatekeeper').post(`/requests/${id}/overrides`, { version: await build.version(id), ...why })
  }
  const decided = await build.decide(id, { decision: 'admit' })
  expect(decided.status, JSON.stringify(decided.body)).toBe(200)
  const numbered = await app
    .as('gatekeeper')
    .post(`/requests/${id}/control-number`, { version: await build.version(id) })
  await app.as('department-staff').post(`/requests/${id}/dispatch`, { controlNumber: numbered.body.number.number })
  const early = await app.as('gatekeeper').post(`/urgent-reviews/${id}`, { verdict: 'emergency', words: '属实' })
  expect(early.body.code).toBe('requests/not-urgent-or-not-ended')
  await app.as('village-worker').post(`/requests/${id}/part/completion`)
  const reviews = async () => (await app.as('gatekeeper').get('/urgent-reviews')).body.reviews
  expect((await reviews())[0]).toMatchObject({ requestId: id, verdict: null, isOverdue: false })
  setClock(new Date(clock.getTime() + 20 * DAY))
  expect((await reviews())[0]).toMatchObject({ isOverdue: true })
  const judge = () =>
    app
      .as('gatekeeper')
      .post(`/urgent-reviews/${id}`, { verdict: 'not-an-emergency', words: '早有预报，应走一事一报备' })
  expect((await judge()).body.verdict).toBe('not-an-emergency')
  expect((await judge()).body.code).toBe('requests/reviewed-already')
  const use = await app.anonymous.get(`/urgent-use?county=${app.county}&year=${clock.getUTCFullYear()}`)
  expect(use.body.byIssuer).toMatchObject([{ urgent: 1, reviewed: 1, notAnEmergency: 1 }])
})
