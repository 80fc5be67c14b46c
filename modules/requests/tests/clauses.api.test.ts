import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '#tests/support/test-app.ts'

/**
 * Each clause of type B (block by default) that the gate can judge, by its number in docs/guides/rules.md, through HTTP:
 * a lawful request, one thing changed, and the block that names the clause. The lawful request itself meets no block.
 */
let app: TestApp
let village = ''
let duty: Record<'basic' | 'shared' | 'taken-back', string>
beforeAll(async () => {
  app = await testApp({ now: () => new Date('2026-11-23T02:00:00Z') })
  village = (await app.as('village-worker').get('/session')).body.signedIn.areaCode
  const { loadSampleDuties } = await import('#modules/responsibilities/server/index.ts')
  await app.system((tx) => loadSampleDuties(tx, app.county, '2026-01-01'))
  const oneOf = async (kind: string): Promise<string> =>
    (await app.as('gatekeeper').get(`/duty-lists/in-force?class=${kind}`)).body.items[0].id
  duty = { basic: await oneOf('basic'), shared: await oneOf('shared'), 'taken-back': await oneOf('taken-back') }
})
afterAll(() => app.close())

interface Change {
  readonly draft?: Record<string, unknown>
  readonly fields?: readonly { path: string[]; purpose?: string }[]
  readonly as?: 'department-staff' | 'township-staff'
}

let count = 0
beforeEach(() => void (count += 1))

const lawful = () => ({
  title: `冬季取暖需求 ${count}`,
  lane: 'one-matter',
  purpose: '安排取暖补助',
  legalBasis: '省社会救助条例 第十二条',
  dutyItemId: duty.basic,
  areaCodes: [village],
  dueAt: '2026-12-08T08:00:00Z',
  population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
})

async function findingsOf({ draft = {}, fields, as = 'department-staff' }: Change): Promise<readonly string[]> {
  const client = app.as(as)
  const made = await client.post('/requests', { ...lawful(), ...draft })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { id } = made.body.request
  const asked = fields ?? [{ path: [`取暖方式${count}`], purpose: '定补助档次' }]
  if (asked.length > 0) await client.put(`/requests/${id}/items`, { version: 1, fields: asked })
  const screened = await client.post(`/requests/${id}/screening`)
  expect(screened.status, JSON.stringify(screened.body)).toBe(200)
  return screened.body.screening.findings
    .filter((finding: { effect: string }) => finding.effect === 'block')
    .map(
      (finding: { clause: string; table: string; row: string }) => `${finding.clause} ${finding.table}/${finding.row}`,
    )
}

test('the lawful request the clauses are tried on meets no block', async () => {
  expect(await findingsOf({})).toEqual([])
})

const meeting = { kind: 'meeting', detail: { startsAt: '2026-12-01T01:00:00Z', endsAt: '2026-12-01T03:00:00Z' } }

describe.each<readonly [string, string, Change]>([
  [
    'clause 3: no report on how it is carried out',
    'R1-3 documents/implementation-report',
    { draft: { noticeText: '请报送贯彻落实情况。' } },
  ],
  [
    'clause 3: no supporting documents',
    'R1-3 documents/supporting-documents',
    { draft: { noticeText: '各村制定配套实施方案。' } },
  ],
  ['clause 3: the assessment needs a purpose', 'R1-3 basis/no-purpose', { draft: { purpose: ' ' } }],
  ['clause 3: the assessment needs a legal basis', 'R1-3 basis/no-legal-basis', { draft: { legalBasis: '' } }],
  ['clause 3: the assessment needs a scope', 'R1-3 basis/no-scope', { draft: { areaCodes: [] } }],
  [
    'clause 4: lead time for new collection',
    'R1-4 lead-time/too-short-to-collect',
    { draft: { dueAt: '2026-11-26T08:00:00Z' } },
  ],
  [
    'clause 4: lead time without new collection',
    'R1-4 lead-time/too-short',
    { draft: { kind: 'report', noticeText: '报一份小结', dueAt: '2026-11-24T08:00:00Z' }, fields: [] },
  ],
  [
    'clause 4: sent in the morning, due in the afternoon',
    'R1-4 lead-time/too-short-to-collect',
    { draft: { dueAt: '2026-11-23T08:00:00Z' } },
  ],
  ['clause 4: no due date', 'R1-4 lead-time/no-due-date', { draft: { dueAt: null } }],
  ['clause 4: due on a weekend', 'R1-4 lead-time/quiet-hours', { draft: { dueAt: '2026-12-12T03:00:00Z' } }],
  ['clause 4: due at night', 'R1-4 lead-time/quiet-hours', { draft: { dueAt: '2026-12-08T15:00:00Z' } }],
  ['clause 4: urgent needs a named reason', 'R1-4 lead-time/urgent-without-reason', { draft: { lane: 'urgent' } }],
  [
    'clause 6: not judged by documents, meetings, photos, notes',
    'R1-6 formalism/trace-evidence',
    { draft: { noticeText: '工作照片、会议记录作为年终考核依据。' } },
  ],
  [
    'clause 6: a photo field needs a use and an expiry',
    'R2-11 formalism/trace-field',
    { fields: [{ path: ['入户照片'], purpose: '' }] },
  ],
  ['clause 7: no veto', 'R1-7 formalism/veto', { draft: { noticeText: '实行一票否决。' } }],
  [
    'clause 7: no responsibility letters',
    'R1-7 formalism/responsibility-letter',
    { draft: { noticeText: '各村签订责任状。' } },
  ],
  ['clause 7: no monthly ranking', 'R1-7 formalism/ranking', { draft: { noticeText: '完成率按月排名通报。' } }],
  [
    'clause 8: an inspection needs its place in the yearly plan',
    'R1-8 inspections/not-planned',
    { draft: { ...meeting, kind: 'inspection' }, fields: [] },
  ],
  [
    'clause 8: research that scores is an inspection',
    'R1-8 inspections/disguised',
    { draft: { kind: 'report', noticeText: '调研组按评分表逐项打分。' }, fields: [] },
  ],
  [
    'clause 10: a campaign outside the approved list',
    'R1-10 campaigns-and-apps/not-listed',
    { draft: { kind: 'campaign', noticeText: '开展示范村创建' }, fields: [] },
  ],
  [
    'clause 11: no check-ins, points, forced downloads',
    'R2-11 formalism/check-in',
    { draft: { noticeText: '网格员每日打卡。' } },
  ],
  [
    'clause 12: an app that is not filed',
    'R3-12 campaigns-and-apps/app-not-filed',
    {
      draft: { kind: 'app', noticeText: '请使用某应用', detail: { appName: '某应用', appLevel: 'county' } },
      fields: [],
    },
  ],
  [
    'clause 12: an app made below the county',
    'R3-12 campaigns-and-apps/app-below-county',
    {
      draft: { kind: 'app', noticeText: '请使用某应用', detail: { appName: '某应用', appLevel: 'township' } },
      fields: [],
    },
  ],
  [
    'clause 15: every request names an item of the duty list',
    'R4-15 duties/not-named',
    { draft: { dutyItemId: null } },
  ],
  [
    'clause 15: not on the list, not in the exception lane',
    'R4-15 duties/off-list',
    { draft: { dutyItemId: '00000000-0000-4000-8000-000000000000' } },
  ],
  [
    'clause 15: an exception without the resources that follow',
    'R4-15 duties/off-list-without-resources',
    { draft: { dutyItemId: null, lane: 'exception' } },
  ],
  [
    'clause 16: villages are asked with county approval only',
    'R5-16 duties/village-without-county',
    { as: 'township-staff' },
  ],
  [
    'clause 17: a certificate a village must not issue',
    'R6-17 certificates-and-surveys/certificate',
    { draft: { noticeText: '办理时须由村委会出具亲属关系证明。' } },
  ],
  [
    'clause 18: another body holds it',
    'R7-18 once-only/held-elsewhere',
    {
      fields: [
        { path: ['残疾证号'], purpose: '核对' },
        { path: ['取暖方式'], purpose: '定档' },
      ],
    },
  ],
  [
    'clause 20: a statistical survey needs its approval number',
    'TJ-20 certificates-and-surveys/survey-without-number',
    { draft: { noticeText: '本表为统计调查表。' } },
  ],
  [
    'clause 20: an expired survey is not dispatched',
    'TJ-20 certificates-and-surveys/survey-expired',
    {
      draft: {
        detail: { surveyNumber: '国统制〔2016〕57号', surveyMaker: '国家统计局', surveyExpiresOn: '2025-12-31' },
      },
    },
  ],
  [
    'necessity (PIPL 6): a new field without a purpose',
    'PIPL-6 basis/field-without-purpose',
    { fields: [{ path: ['最喜欢的颜色'] }] },
  ],
  ['filed list: an entry that is not there', 'R1-4 basis/not-on-filed-list', { draft: { lane: 'filed-list' } }],
])('%s', (_name, block, change) => {
  test('is a block that names the clause, and its next step', async () => {
    expect(await findingsOf(change)).toContain(block)
  })
})

test('clause 15: an item that was taken back cannot be asked, a shared one needs the main part first', async () => {
  expect(await findingsOf({ draft: { dutyItemId: duty['taken-back'] } })).toContain('R4-15 duties/taken-back')
  expect(await findingsOf({ draft: { dutyItemId: duty.shared } })).toContain('R4-15 duties/shared-without-main-part')
  expect(
    await findingsOf({ draft: { dutyItemId: duty.shared, detail: { mainPartSupplied: '名单已由民政局核过' } } }),
  ).toEqual([])
})

test('clause 1: more documents than in all of last year need a written explanation', async () => {
  const document = { kind: 'document', noticeText: '关于取暖工作的通知' }
  const [issuer] = (await app.as('department-staff').get('/requests?of=own&limit=1')).body.requests
  const body = (await app.as('department-staff').get(`/requests/${issuer.id}`)).body.issuer
  // One last year, one this year: the next is one above last year's total.
  for (const day of ['2025-06-01', '2026-06-01']) {
    await app.system((tx) =>
      sql`
        insert into requests.request (county_code, id, kind, lane, state, title, issuer_body_id, issuer_name, applied_by, applied_by_name,
          purpose, legal_basis, notice_text, target_level, area_codes, frequency, urgent_reason, detail, created_at, updated_at, submitted_at)
        values (${app.county}, ${randomUUID()}, 'document', 'one-matter', 'lapsed', '旧通知', ${body.bodyId}, ${body.name}, ${randomUUID()}, '李秋分',
          '', '', '', 'village', '[]', 'once', '', '{}', ${day}, ${day}, ${day})
      `.execute(tx.kysely),
    )
  }
  const block = 'R1-1 documents/more-than-last-year'
  expect(await findingsOf({ draft: document })).toContain(block)
  const explained = { ...document, detail: { aboveLastYearBecause: '新增冬季取暖专项' } }
  expect(await findingsOf({ draft: explained })).not.toContain(block)
})

test('clause 8: inspections: one a year, two visits to a village in a week', async () => {
  const detail = { startsAt: '2026-12-02T01:00:00Z', endsAt: '2026-12-02T03:00:00Z' }
  for (const hour of ['01', '05']) {
    await app.system((tx) =>
      sql`
        insert into requests.request (county_code, id, kind, lane, state, title, issuer_body_id, issuer_name, applied_by, applied_by_name,
          purpose, legal_basis, notice_text, target_level, area_codes, frequency, urgent_reason, detail, created_at, updated_at, submitted_at)
        values (${app.county}, ${randomUUID()}, 'inspection', 'one-matter', 'screened', ${`消防检查 ${hour}`}, ${randomUUID()}, '县应急管理局', ${randomUUID()}, '某人',
          '', '', '', 'village', ${JSON.stringify([village])}, 'once', '', ${JSON.stringify({ startsAt: `2026-12-01T${hour}:00:00Z` })}, now(), now(), now())
      `.execute(tx.kysely),
    )
  }
  const found = await findingsOf({ draft: { kind: 'inspection', detail }, fields: [] })
  expect(found).toContain('R5-16 inspections/visits-in-week')
  expect(found).toContain('R1-8 inspections/not-planned')
})

test('clause 18: all that is asked is known already: nobody is asked', async () => {
  // A figure the ledger computes needs nobody.
  const figures = [{ path: ['低保户数'], purpose: '编报告' }]
  expect(await findingsOf({ draft: { title: '人口统计表' }, fields: figures })).toContain('R7-18 once-only/all-known')
})

test('on a day without rules nothing is screened, rather than everything passed', async () => {
  const early = await testApp({ now: () => new Date('2025-06-02T02:00:00Z') })
  try {
    const made = await early.as('department-staff').post('/requests', { ...lawful(), dutyItemId: null })
    const answer = await early.as('department-staff').post(`/requests/${made.body.request.id}/screening`)
    expect([answer.status, answer.body.code]).toEqual([503, 'requests/no-rules-in-force'])
  } finally {
    await early.close()
  }
})
