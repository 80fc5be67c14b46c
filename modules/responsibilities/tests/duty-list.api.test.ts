import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DutyComparison, DutyItem, DutyListPage } from '#modules/responsibilities/contract.ts'
import { readWorkbookGrid } from '#modules/workbook/server/index.ts'
import { testApp, type Client, type TestApp } from '#tests/support/test-app.ts'
import { GOOD, HEADER, TWICE, uploadOf, xlsxOf } from './build-list.ts'

let now = new Date('2026-11-23T02:00:00Z')
let app: TestApp
let keeper: Client
beforeAll(async () => {
  app = await testApp({ now: () => now })
  keeper = app.as('gatekeeper')
})
afterAll(() => app.close())

const importList = async (rows: Parameters<typeof xlsxOf>[0], title: string): Promise<DutyListPage> => {
  const answer = await keeper.post('/duty-lists', uploadOf(await xlsxOf(rows), '清单.xlsx', title))
  expect(answer.status).toBe(201)
  return answer.body as DutyListPage
}
const publish = (id: string, validFrom: string) => keeper.post(`/duty-lists/${id}/publication`, { validFrom })
const inForce = async (day: string): Promise<string | undefined> => {
  const answer = await app.anonymous.get(`/duty-lists/in-force?county=${app.county}&day=${day}`)
  expect(answer.status).toBe(200)
  return (answer.body as { list: { title: string } | null }).list?.title
}

test('importDutyList with a code used twice keeps the draft, takes nothing, and says which cell', async () => {
  const draft = await importList(TWICE, '有重号的清单')
  expect(draft).toMatchObject({ state: 'draft', sourceFile: null, counts: { basic: 0, shared: 0, takenBack: 0 } })
  expect(draft.lastFile?.faults).toMatchObject([{ sheet: '履职事项清单', cell: 'A3', kind: 'duplicate-code' }])
  const refused = await publish(draft.id, '2026-11-23')
  expect(refused).toMatchObject({ status: 422, body: { code: 'responsibilities/file-has-faults' } })
  expect(refused.body.title).toContain('履职事项清单!A3')

  const table = await keeper.get(`/duty-lists/${draft.id}/faults`)
  const { sheets } = await readWorkbookGrid({ bytes: table.bytes }, { fileName: 'faults.xlsx' })
  expect(sheets[0]?.cell(1, 2)?.value).toBe('退回原因：事项编码')
  expect(sheets[0]?.cell(3, 1)?.value).toBe('A1')
  expect(sheets[0]?.cell(3, 2)?.value).toContain('重复')
})

test('bringDutyListFile: a corrected file is taken whole, a bad one after it leaves the items as they are', async () => {
  const draft = await importList(TWICE, '改正的清单')
  const good = await keeper.put(`/duty-lists/${draft.id}/file`, uploadOf(await xlsxOf(GOOD), '改正.xlsx'))
  expect(good.body).toMatchObject({ sourceFile: '改正.xlsx', counts: { basic: 1, shared: 1, takenBack: 1 } })
  const bad = await keeper.put(`/duty-lists/${draft.id}/file`, uploadOf(await xlsxOf(TWICE), '又错.xlsx'))
  expect(bad.body).toMatchObject({
    sourceFile: '改正.xlsx',
    counts: { basic: 1, shared: 1, takenBack: 1 },
    lastFile: { fileName: '又错.xlsx', faultCount: 1 },
  })
  expect((await publish(draft.id, '2026-11-23')).body.code).toBe('responsibilities/file-has-faults')
  const discarded = await keeper.delete(`/duty-lists/${draft.id}`)
  expect(discarded).toMatchObject({ status: 200, body: { discarded: '改正的清单' } })
  expect((await keeper.get(`/duty-lists/${draft.id}`)).status).toBe(404)
})

test.each([
  ['not a workbook', '这不是表格'.repeat(50), '清单.docx', 'workbook/'],
  ['an empty file', '', '清单.xlsx', 'workbook/empty'],
  ['half a workbook', 'PK\u0003\u0004 broken', '清单.xlsx', 'workbook/'],
])('%s is refused in words and leaves no draft', async (_, bytes, name, code) => {
  const before = (await keeper.get('/duty-lists')).body.lists.length as number
  const answer = await keeper.post('/duty-lists', uploadOf(bytes, name, '读不出来'))
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(answer.body.code).toContain(code)
  expect(answer.body.nextStep.length).toBeGreaterThan(4)
  expect((await keeper.get('/duty-lists')).body.lists.length).toBe(before)
})

test('publishDutyList: exactly one list is in force on a day, and what was before keeps its basis', async () => {
  const first = await importList(GOOD, '第一版')
  expect((await publish(first.id, '2026-01-01')).body).toMatchObject({ state: 'in-force', validTo: null })
  expect(await inForce('2025-12-31')).toBeUndefined()
  expect(await inForce('2026-06-01')).toBe('第一版')

  const second = await importList(
    [
      HEADER,
      ['A1', '基本履职', '党的建设', '党员教育和管理'],
      ['B9', '上级收回', '民生服务', '家庭经济状况核对', null, null, '县民政局', '部门数据核对'],
      ['A4', '基本履职', '乡村振兴', '撂荒治理'],
    ],
    '第二版',
  )
  expect(await publish(second.id, '2026-11-22')).toMatchObject({
    status: 422,
    body: { code: 'responsibilities/starts-too-early', details: { earliest: '2026-11-23' } },
  })
  expect((await publish(second.id, '2036-01-01')).body.code).toBe('responsibilities/starts-too-late')
  expect((await publish(second.id, '2027-01-01')).body).toMatchObject({ state: 'coming' })
  expect(await inForce('2026-12-31')).toBe('第一版')
  expect(await inForce('2027-01-01')).toBe('第二版')

  const third = await importList(GOOD, '第三版')
  expect((await publish(third.id, '2027-01-01')).body.details.earliest).toBe('2027-01-02')
  expect((await publish(second.id, '2027-03-01')).body.code).toBe('responsibilities/not-a-draft')
  expect(await keeper.delete(`/duty-lists/${first.id}`)).toMatchObject({ status: 409 })
  const blank = await importList([HEADER], '空的')
  expect((await publish(blank.id, '2027-03-01')).status).toBe(422)

  const changes = (await keeper.get(`/duty-lists/${second.id}/comparison?with=${first.id}`)).body as DutyComparison
  expect(changes.added.map((item) => item.code)).toEqual(['A4'])
  expect(changes.dropped.map((item) => item.code)).toEqual(['A3'])
  expect(changes.classChanged.map((pair) => [pair.before.class, pair.after.class])).toEqual([['shared', 'taken-back']])
  expect(changes.reworded.map((pair) => [pair.after.code, pair.changed])).toEqual([['A1', ['title']]])

  now = new Date('2027-02-01T02:00:00Z')
  const states = (await app.as('village-worker').get('/duty-lists')).body.lists as { title: string; state: string }[]
  expect(states.map((list) => [list.title, list.state])).toEqual([
    ['第二版', 'in-force'],
    ['第一版', 'replaced'],
  ])
  // Sessions of this test's people ended with the year.
  now = new Date('2026-11-23T02:00:00Z')
  const audit = await app.system((tx) =>
    sql<{ n: number }>`select count(*)::int as n from audit.entry where event = 'duty-list.published'`.execute(
      tx.kysely,
    ),
  )
  expect(audit.rows[0]?.n).toBe(2)
})

test('items are searched, filtered by class and office; an item says who leads and what may be asked', async () => {
  const day = '2026-06-01'
  const ask = async (question: string): Promise<string[]> => {
    const answer = await app.anonymous.get(`/duty-lists/in-force?county=${app.county}&day=${day}&${question}`)
    return (answer.body as { items: DutyItem[] }).items.map((item) => item.code)
  }
  expect(await ask('search=核对')).toEqual(['A2'])
  expect(await ask('class=taken-back')).toEqual(['A3'])
  expect(await ask(`department=${encodeURIComponent('峨边彝族自治县民政局')}`)).toEqual(['A2'])
  expect(await ask('department=公安局')).toEqual(['A2'])
  expect(await ask('search=没有这个')).toEqual([])

  const { items } = (await app.anonymous.get(`/duty-lists/in-force?county=${app.county}&day=${day}`)).body as {
    items: DutyItem[]
  }
  const page = await app.as('township-staff').get(`/duty-items/${items[2]?.id ?? ''}`)
  expect(page.body.mayAskZh).toContain('不得再要求乡镇')
  expect(page.body.mayAskZh).toContain('县自然资源局')
})

test('recordDutyResource: what follows a task is recorded and stays when the next list comes', async () => {
  const { items } = (await app.anonymous.get(`/duty-lists/in-force?county=${app.county}&day=2026-06-01`)).body as {
    items: DutyItem[]
  }
  const old = items[0]?.id ?? ''
  const owed = { kind: 'funds', state: 'owed', what: '每年3万元', since: '2026-01-10' }
  expect((await keeper.post(`/duty-items/${old}/resources`, owed)).status).toBe(200)
  const future = await keeper.post(`/duty-items/${old}/resources`, { ...owed, since: '2027-05-01' })
  expect(future.body.code).toBe('responsibilities/since-in-the-future')
  await keeper.post(`/duty-items/${old}/resources`, { ...owed, state: 'granted', since: '2026-01-20' })
  const next = (await keeper.get('/duty-lists/in-force?day=2027-01-01')).body as { items: DutyItem[] }
  const same = next.items.find((item) => item.code === 'A1')?.id ?? ''
  expect(same).not.toBe(old)
  const page = await app.as('village-worker').get(`/duty-items/${same}`)
  expect(page.body.resources.map((each: { state: string }) => each.state)).toEqual(['granted', 'owed'])
})

test('dutyWorkbook: the list as a workbook comes back the same when it is imported', async () => {
  const list = (await keeper.get('/duty-lists/in-force?day=2026-06-01')).body.list as { id: string }
  const file = await app.as('department-staff').get(`/duty-lists/${list.id}/workbook`)
  const again = await keeper.post('/duty-lists', uploadOf(file.bytes, '导出.xlsx', '导出再导入'))
  expect(again.body.lastFile.faults).toEqual([])
  const id = again.body.id as string
  const changes = (await keeper.get(`/duty-lists/${id}/comparison?with=${list.id}`)).body as DutyComparison
  expect(changes).toMatchObject({ added: [], dropped: [], classChanged: [], reworded: [], unchanged: 3 })
})

test('drafts are seen by those who keep the list only; a list of another county by nobody', async () => {
  const draft = await importList(GOOD, '草稿')
  for (const path of ['', '/items', '/workbook'])
    expect((await app.as('department-staff').get(`/duty-lists/${draft.id}${path}`)).status).toBe(404)
  const items = (await keeper.get(`/duty-lists/${draft.id}/items`)).body.items as DutyItem[]
  expect((await app.as('village-worker').get(`/duty-items/${items[0]?.id ?? ''}`)).status).toBe(404)
  expect((await keeper.get('/duty-lists/0198a000-0000-7000-8000-000000000000')).body.code).toBe(
    'responsibilities/list-not-found',
  )
})
