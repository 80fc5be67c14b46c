import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportBatch } from '#modules/imports/contract.ts'
import { readRows, type SheetRow } from '#modules/workbook/server/index.ts'
import type { CellValue } from '#modules/workbook/contract.ts'
import { testApp, type Client, type TestApp } from '#tests/support/test-app.ts'
import { csvOf, HEADER, inventedId, people, uploadOf, xlsxOf } from './build-file.ts'

let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await testApp()
  clerk = app.as('department-staff')
})
afterAll(() => app.close())

async function upload(
  bytes: Uint8Array | string,
  name: string,
  fields: Record<string, string> = {},
  client = clerk,
): Promise<ImportBatch> {
  const answer = await client.post('/imports', uploadOf(bytes, name, fields))
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body as ImportBatch
}

async function run(id: string, client = clerk): Promise<ImportBatch> {
  const started = await client.post(`/imports/${id}/run`)
  if (started.status !== 202) throw new Error(JSON.stringify(started.body))
  await app.worker.drain()
  return (await client.get(`/imports/${id}`)).body as ImportBatch
}

async function rowsOf(bytes: Uint8Array): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of readRows({ bytes })) rows.push(...batch.rows)
  return rows
}

const countPeople = (): Promise<number> =>
  app.system(async (tx) => {
    const answer = await sql<{ count: number }>`select count(*)::int as count from ledger.person`.execute(tx.kysely)
    return answer.rows[0]?.count ?? 0
  })

const mappingOf = (batch: ImportBatch): { column: number; element: string | null }[] =>
  batch.columns.map(({ column, element }) => ({ column, element }))

test('an .xlsx is understood, brought in, and brought in again without a change', async () => {
  const file = await xlsxOf([['县民政局老年人花名册'], HEADER, ...people(120)])
  const batch = await upload(file, '老年人花名册.xlsx')
  expect(batch).toMatchObject({ state: 'mapping', entity: 'person', rowsTotal: 120, fileName: '老年人花名册.xlsx' })
  expect(Object.fromEntries(batch.columns.map((column) => [column.path.at(-1), column.element]))).toMatchObject({
    序号: null,
    姓名: 'person_name',
    身份证号码: 'person_id_number',
    性别: 'person_gender',
    联系电话: 'person_phone',
  })
  const before = await countPeople()
  const done = await run(batch.id)
  expect(done).toMatchObject({ state: 'done', inserted: 120, refused: 0, rowsRead: 120, rowsTotal: 120 })
  expect(done.ignored).toContain('序号')
  expect(await countPeople()).toBe(before + 120)
  const again = await run((await upload(file, '老年人花名册.xlsx')).id)
  expect(again).toMatchObject({ state: 'done', inserted: 0, updated: 0, unchanged: 120, refused: 0 })
  expect(await run(batch.id)).toMatchObject({ state: 'done', inserted: 120 })
})

test.each(['utf-8', 'gb18030'])('a .csv in %s is read as it was written', async (encoding) => {
  const text = csvOf([HEADER, ...people(30, encoding === 'utf-8' ? 2000 : 3000)])
  const bytes = encoding === 'utf-8' ? new TextEncoder().encode(text) : gbk(text)
  const batch = await upload(bytes, '名单.csv', { source: '公安局', entity: 'person' })
  expect(await run(batch.id)).toMatchObject({ state: 'done', inserted: 30, refused: 0, source: '公安局' })
})

/** GB 2312 code points of the few characters the test writes, by decoding all pairs once. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Uint8Array.from(
    Array.from(text).flatMap((letter) =>
      letter.charCodeAt(0) < 128 ? [letter.charCodeAt(0)] : [...(codes.get(letter) ?? [63])],
    ),
  )
}

test('bad rows come back with the reason beside the cell, and the mended file goes in', async () => {
  const good = people(3, 4000)
  const wrongId = '519900195001010010'
  const rows: CellValue[][] = [
    ...good,
    [4, '李四', wrongId, '男', '汉族', '13800000001', '保留'],
    [5, '李五', 5.199e17, '男', '汉族', '13800000002', null],
    [6, '李六', inventedId('19600606', 5), '男', '汉族', '#N/A', null],
    [7, '', null, '男', '汉族', '13800000003', null],
    [8, '又一个', good[0]?.[2] ?? null, '男', '汉族', '13900000000', null],
    good[1] ?? [],
    ['合计', null, 9, null, null, null, null],
  ]
  const batch = await upload(await xlsxOf([HEADER, ...rows]), '含错.xlsx', { source: '公安局' })
  const done = await run(batch.id)
  expect(done).toMatchObject({ state: 'done', inserted: 3, unchanged: 1, refused: 5 })
  expect(done.reasons.map((each) => each.reason).join('；')).toMatch(/公式出错/)
  const file = await clerk.get(`/imports/${batch.id}/refused-rows`)
  expect(file.status).toBe(200)
  const [header, ...refused] = await rowsOf(file.bytes)
  const names = header?.cells ?? []
  expect(names.filter((name) => name !== '退回原因')).toEqual(HEADER)
  const idAt = names.indexOf('身份证号码')
  expect(names[idAt + 1]).toBe('退回原因')
  expect(refused.map((row) => row.cells[idAt])).toEqual([
    wrongId,
    5.199e17,
    inventedId('19600606', 5),
    null,
    good[0]?.[2],
  ])
  expect(refused[0]?.cells[idAt + 1]).toMatch(/校验/)
  expect(refused[0]?.cells[names.indexOf('备注')]).toBe('保留')
  expect(refused[1]?.cells[idAt + 1]).toMatch(/Excel/)
  expect(refused[2]?.cells[names.indexOf('联系电话') + 1]).toMatch(/公式出错/)
  expect(JSON.stringify(refused[4]?.cells)).toContain('与第 2 行重复')

  const mended = refused
    .slice(0, 3)
    .map((row, at) =>
      names.map((_, column) =>
        column === idAt
          ? inventedId('19700101', 11 + at * 2)
          : column === names.indexOf('联系电话')
            ? '13700000000'
            : (row.cells[column] ?? null),
      ),
    )
  const back = await upload(await xlsxOf([names, ...mended]), '退回-含错.xlsx', { source: '公安局' })
  expect(back.columns.map((column) => column.path.at(-1))).toEqual(HEADER)
  expect(await run(back.id)).toMatchObject({ state: 'done', inserted: 3, refused: 0 })
})

test('rows go to the village they name, and rows of other places are refused', async () => {
  const village = await app.system(async (tx) => {
    const answer = await sql<{ name: string; town: string; code: string; town_code: string }>`
      select v.name, t.name as town, v.code, t.code as town_code from organisations.area v
      join organisations.area t on t.code = v.parent_code and t.valid_to is null
      where v.level = 'village' and v.valid_to is null and v.code like '511123%' order by v.code desc limit 1`.execute(
      tx.kysely,
    )
    return answer.rows[0] ?? { name: '', town: '', code: '', town_code: '' }
  })
  const header = ['乡镇', '行政村', '姓名', '身份证号码']
  const file = await xlsxOf([
    header,
    [village.town, village.name, '赵甲', inventedId('19800101', 21)],
    [village.town, '没有这个村', '赵乙', inventedId('19800101', 23)],
  ])
  const batch = await upload(file, '分村.xlsx', { entity: 'person', source: '公安局' })
  const mapped = await clerk.put(`/imports/${batch.id}/mapping`, {
    entity: 'person',
    source: '公安局',
    columns: ['region_town', 'region_village', 'person_name', 'person_id_number'].map((element, at) => ({
      column: at + 1,
      element,
    })),
  })
  expect(mapped.status).toBe(200)
  expect(await run(batch.id)).toMatchObject({ inserted: 1, refused: 1 })
  const areas = await app.system((tx) =>
    sql<{ area_code: string }>`select area_code from ledger.person where person_name = '赵甲'`.execute(tx.kysely),
  )
  expect(areas.rows).toEqual([{ area_code: village.code }])

  const mine = await upload(file, '分村.xlsx', { entity: 'person', source: '村自采' }, app.as('village-worker'))
  expect(await run(mine.id, app.as('village-worker'))).toMatchObject({ inserted: 0, refused: 2 })
  expect((await clerk.post('/imports', uploadOf(file, 'x.xlsx', { areaCode: '511124000000' }))).status).toBe(403)
})

test('a mapping that loses or doubles something is refused before anything is in', async () => {
  const batch = await upload(await xlsxOf([HEADER, ...people(2, 5000)]), '对照.xlsx')
  const map = (columns: readonly { column: number; element: string | null }[], entity = 'person') =>
    clerk.put(`/imports/${batch.id}/mapping`, { entity, source: '公安局', columns })
  const code = async (answer: Promise<{ body: { type?: string; code?: string } }>): Promise<string> =>
    JSON.stringify((await answer).body)
  expect(
    await code(
      map([
        { column: 2, element: 'person_name' },
        { column: 3, element: 'person_name' },
      ]),
    ),
  ).toContain('imports/element-twice')
  expect(await code(map([{ column: 99, element: 'person_name' }]))).toContain('imports/column-not-found')
  expect(await code(map([{ column: 2, element: 'no_such' }]))).toContain('imports/element-not-known')
  expect(await code(map([]))).toContain('imports/nothing-mapped')
  expect(await code(map([{ column: 2, element: 'person_name' }]))).toContain('ledger/key-missing')
  expect(
    await code(
      map([
        { column: 3, element: 'person_id_number' },
        { column: 7, element: 'plot_no' },
      ]),
    ),
  ).toContain('imports/element-not-taken')
  await run(batch.id)
  expect(await code(map(mappingOf(batch)))).toContain('imports/import-started')
})

test('a cancelled import keeps what is in and can go on', async () => {
  const batch = await upload(await xlsxOf([HEADER, ...people(10, 6000)]), '取消.xlsx')
  expect((await clerk.post(`/imports/${batch.id}/cancellation`)).body).toMatchObject({ state: 'cancelled' })
  expect(await run(batch.id)).toMatchObject({ state: 'done', inserted: 10 })
  expect((await clerk.post(`/imports/${batch.id}/cancellation`)).status).toBe(409)
  expect((await clerk.get(`/imports/${batch.id}/refused-rows`)).status).toBe(404)
})

test.each<[string, Uint8Array | string, string, number]>([
  ['empty', '', 'x.xlsx', 422],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'x.xlsx', 415],
  ['a cut zip', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3, 4), 'x.xlsx', 422],
  [
    'an encrypted container',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array.from({ length: 600 }, () => 0)]),
    'x.xlsx',
    422,
  ],
  ['prose', '这是一封信', 'x.txt', 422],
])('%s is refused in words and nothing is kept', async (_, bytes, name, status) => {
  const before = ((await clerk.get('/imports')).body as { imports: unknown[] }).imports.length
  const started = performance.now()
  const answer = await clerk.post('/imports', uploadOf(bytes, name))
  expect(answer.status).toBe(status)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(JSON.stringify(answer.body)).toMatch(/[\u4e00-\u9fa5]/)
  expect(((await clerk.get('/imports')).body as { imports: unknown[] }).imports.length).toBe(before)
})
