import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportBatch } from '#modules/imports/contract.ts'
import { csvOf, HEADER, inventedId, people, xlsxOf } from './build-file.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly said: string
}

let folder: string
const run = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, YICI_DATA: join(folder, 'data') }
    // The command's own database: the one of the tests must not be touched.
    delete (env as Record<string, string | undefined>)['DATABASE_URL']
    execFile('./yici', args, { env, timeout: 120_000, maxBuffer: 1 << 26 }, (error, out, said) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, said }),
    )
  })
const at = (name: string): string => join(folder, name)
const ORDER = ['--area', '511123000000', '--source', '公安局']
const bring = (file: string, ...more: readonly string[]): Promise<Ran> => run('import', at(file), ...ORDER, ...more)
const batchOf = (ran: Ran): ImportBatch => JSON.parse(ran.out) as ImportBatch

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yici-import-command-'))
  const seeded = await run('seed', '--residents', '100')
  if (seeded.code !== 0) throw new Error(seeded.said)
  await writeFile(at('people.xlsx'), await xlsxOf([HEADER, ...people(20, 9000)]))
}, 150_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('--mapping and --json', { timeout: 120_000 }, () => {
  test('the decided columns go in, nothing else does, and standard output is one JSON document', async () => {
    const columns = [
      { column: 2, element: 'person_name' },
      { column: 3, element: 'person_id_number' },
      { column: 6, element: 'person_emergency_phone' },
    ]
    await writeFile(at('mapping.json'), JSON.stringify({ columns, validFrom: '2026-11-01', source: '民政局' }))
    const ran = await bring('people.xlsx', '--mapping', at('mapping.json'), '--json')
    expect(ran.code).toBe(0)
    const batch = batchOf(ran)
    expect(batch).toMatchObject({ state: 'done', inserted: 20, refused: 0, validFrom: '2026-11-01', source: '民政局' })
    const taken = batch.columns.filter((column) => column.element !== null)
    expect(taken.map(({ column, element }) => ({ column, element }))).toEqual(columns)
    const again = batchOf(await bring('people.xlsx', '--mapping', at('mapping.json'), '--json'))
    expect(again).toMatchObject({ inserted: 0, unchanged: 20 })
  })

  test.each([
    ['no JSON', '{', 'mapping-file-not-readable'],
    ['without columns', '{}', 'mapping-file-not-readable'],
    ['a day that is none', '{"columns":[],"validFrom":"soon"}', 'mapping-file-not-readable'],
    ['a column the file has not', '{"columns":[{"column":99,"element":"person_name"}]}', '99'],
    ['an element nobody knows', '{"columns":[{"column":2,"element":"person_nothing"}]}', 'person_nothing'],
    ['a sheet the file has not', '{"columns":[],"sheet":"没有"}', '没有'],
  ])('a mapping file with %s is refused with what to do', async (_, text, words) => {
    await writeFile(at('bad.json'), text)
    const ran = await bring('people.xlsx', '--mapping', at('bad.json'), '--json')
    expect([ran.code, ran.out]).toEqual([3, ''])
    if (words !== 'mapping-file-not-readable') expect(ran.said).toContain(words)
    expect(ran.said).toMatch(/下一步/)
  })

  test('refused rows end with exit code 4 and stand in the file asked for', async () => {
    const bad = [21, '错的', '519900195001010010', '男', '汉族', '13800000001', null]
    await writeFile(at('some-bad.xlsx'), await xlsxOf([HEADER, ...people(2, 9500), bad]))
    const ran = await bring('some-bad.xlsx', '--yes', '--json', '--refused', at('refused.xlsx'))
    expect(ran.code).toBe(4)
    expect(batchOf(ran)).toMatchObject({ inserted: 2, refused: 1 })
    expect((await readFile(at('refused.xlsx'))).subarray(0, 2).toString()).toBe('PK')
  })
})

describe('columns that are not sure', { timeout: 120_000 }, () => {
  const unclear = [
    '父亲',
    '母亲',
    '监护人',
    '配偶',
    '户主',
    '代办人',
    '电话一',
    '电话二',
    '手机',
    '联系方式',
    '住址',
    '现住地址',
  ]
  const header = ['姓名', '身份证号码', ...unclear]
  const row = (n: number) => [
    `赵${n}`,
    inventedId(`1950010${n}`, 11),
    ...unclear.map((_, at) =>
      at < 6 ? `钱${n}${at}` : at < 10 ? `1380000${n}${String(at).padStart(3, '0')}` : `某村${at}组`,
    ),
  ]

  test('of a file of twelve unclear columns nothing is in until a person has decided', async () => {
    await writeFile(at('unclear.csv'), csvOf([header, row(1), row(2), row(3)]))
    const asked = await bring('unclear.csv')
    expect(asked.code).toBe(4)
    expect(asked.out).toBe('')
    expect(asked.said).toContain('尚未导入任何内容')
    for (const name of header) expect(asked.said).toContain(name)
    expect(asked.said).toContain('待确认')
    const columns = [
      { column: 1, element: 'person_name' },
      { column: 2, element: 'person_id_number' },
      { column: 3, element: 'person_name', role: 'father' },
      { column: 4, element: 'person_name', role: 'mother' },
      { column: 5, element: 'person_name', role: 'guardian' },
      { column: 10, element: 'person_phone', role: 'guardian' },
      // Left out, the role would be the proposed one.
      { column: 11, element: 'person_phone', role: null },
    ]
    await writeFile(at('roles.json'), JSON.stringify({ entity: 'person', columns }))
    const decided = await bring('unclear.csv', '--mapping', at('roles.json'), '--json')
    expect([decided.code, decided.said]).toEqual([0, expect.any(String)])
    expect(batchOf(decided)).toMatchObject({ inserted: 3, refused: 0 })
    expect(batchOf(decided).columns[9]).toMatchObject({ element: 'person_phone', role: 'guardian' })
  })
})

test('two columns that say the same are asked about, not left out in silence', { timeout: 60_000 }, async () => {
  const rows = people(2, 9700).map((row) => [row[1] ?? '', row[2] ?? '', '13800000001', '13900000001'])
  await writeFile(at('rivals.csv'), csvOf([['姓名', '身份证号码', '联系电话', '联系电话'], ...rows]))
  const asked = await bring('rivals.csv')
  expect([asked.code, asked.out]).toEqual([4, ''])
  expect(asked.said).toContain('尚未导入任何内容')
})

test('a file of more than 40 MB goes in from the disk', { timeout: 150_000 }, async () => {
  const rest = '备'.repeat(3_000)
  const lines = ['姓名,身份证号码,说明', ...people(4_800, 20_000).map((row) => `${row[1]},${row[2]},${rest}`)]
  const text = lines.join('\n')
  expect(Buffer.byteLength(text)).toBeGreaterThan(40 * 1024 * 1024)
  await writeFile(at('large.csv'), text)
  const columns = [
    { column: 1, element: 'person_name' },
    { column: 2, element: 'person_id_number' },
  ]
  await writeFile(at('two.json'), JSON.stringify({ entity: 'person', columns }))
  const ran = await bring('large.csv', '--mapping', at('two.json'), '--json')
  expect(ran.code).toBe(0)
  expect(batchOf(ran)).toMatchObject({ state: 'done', rowsRead: 4_800, inserted: 4_800, refused: 0 })
})
