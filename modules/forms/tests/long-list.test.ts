import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkCharacterOf } from '#modules/ledger/contract.ts'
import { openChange, writeFacts } from '#modules/ledger/server/index.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { readTemplate, understandFor, writeFill, type FillListener, type Tally } from '../server/index.ts'

const COUNTY = '519900000000'
const ROWS = 2100
const FORM = new URL('../../../data/templates/80岁以上老年人花名册.xlsx', import.meta.url)

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'yici-long-list-'))
  await write(
    '公安局',
    [
      'person_name',
      'person_id_number',
      'person_ethnicity',
      'person_current_address',
      'person_phone',
      'person_self_care',
    ],
    (n) => [
      n % 7 === 0 ? ` 张 & <${n}> ` : `张${n}`,
      idNumber(n),
      n % 3 === 0 ? '彝族' : '汉族',
      n % 5 === 0 ? null : `虚构镇第${n % 9}村${n}号`,
      `138${String(n).padStart(8, '0')}`,
      n % 4 === 0 ? '完全自理' : null,
    ],
  )
  // A second source contradicts some of it, so that conflicts and facts of several sources occur.
  await write(
    '村自采',
    ['person_id_number', 'person_phone', 'person_health_status'],
    (n) => [idNumber(n), n % 10 === 0 ? `139${String(n).padStart(8, '0')}` : null, n % 2 === 0 ? '健康或良好' : null],
    '2024-01-05T04:00:00Z',
  )
}, 120_000)
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

/** Invented: the prefix does not exist. */
function idNumber(n: number): string {
  const body = `519900${1930 + (n % 90)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`
  return body + checkCharacterOf(body)
}

const within = <T>(
  run: (ctx: { tx: Parameters<Parameters<TestDatabase['db']['transaction']>[1]>[0]; actor: never }) => Promise<T>,
): Promise<T> =>
  database.db.transaction(
    { kind: 'actor', countyCode: '519900', areaFrom: COUNTY, areaTo: '519901000000', memberId: 'm1' },
    (tx) => run({ tx, actor: { countyCode: '519900', memberId: 'm1' } as never }),
  )

async function write(
  source: string,
  columns: readonly string[],
  row: (n: number) => readonly (string | null)[],
  at = '2026-11-20T04:00:00Z',
): Promise<void> {
  await within(async ({ tx }) => {
    const ctx = { tx, actor: { countyCode: '519900', memberId: 'm1' }, now: () => new Date(at) }
    const change = await openChange(ctx, { kind: 'import', source, areaCode: COUNTY })
    await writeFacts(ctx, {
      entity: 'person',
      change,
      areaCode: '519900101201',
      columns: columns.map((element) => ({ element })),
      rows: Array.from({ length: ROWS }, (_, n) => ({ row: n + 2, cells: row(n) })),
    })
  })
}

async function fill(name: string, listener: FillListener): Promise<{ bytes: Buffer; tally: Tally }> {
  const path = join(folder, name)
  const template = await readTemplate(await readFile(FORM), '80岁以上老年人花名册.xlsx')
  const written = await within(async (ctx) => {
    const understanding = await understandFor(ctx, template.description)
    const sheet = template.description.sheets[0]?.name ?? ''
    return writeFill(
      ctx,
      {
        template,
        understanding,
        decisions: [],
        populations: [{ sheet, entity: 'person', filter: '' }],
        areaCode: COUNTY,
        areaName: '虚构县',
        asOf: '2026-11-23',
        subjects: [],
      },
      { path },
      { listener, asArchive: false },
    )
  })
  return { bytes: await readFile(path), tally: written.tally }
}

test('a long list that nobody hears row by row says the same, cell for cell and gap for gap', async () => {
  let heard = 0
  const slow = await fill('slow.xlsx', { row: () => (heard += 1), cell: () => undefined })
  expect(heard).toBe(ROWS)
  const fast = await fill('fast.xlsx', { mostRows: 0, row: () => (heard += 1), cell: () => undefined })
  expect(heard, 'the fast way told a row').toBe(ROWS)
  expect(fast.bytes.equals(slow.bytes)).toBe(true)
  expect([fast.tally.rows, fast.tally.asked, fast.tally.filled]).toEqual([
    slow.tally.rows,
    slow.tally.asked,
    slow.tally.filled,
  ])
  const gaps = ({ gaps }: Tally) =>
    [...gaps.values()]
      .filter((gap) => gap.count > 0)
      .toSorted((a, b) => `${a.element}${a.kind}`.localeCompare(`${b.element}${b.kind}`))
  expect(gaps(fast.tally)).toEqual(gaps(slow.tally))
  const kinds = new Set(gaps(slow.tally).map((gap) => gap.kind))
  expect(kinds).toEqual(new Set(['missing', 'stale', 'conflict']))
}, 120_000)

test('where the screen explains shorter lists only, it is told that this one is not', async () => {
  const { tally } = await fill('web.xlsx', { mostRows: 500, row: () => undefined, cell: () => undefined })
  expect(tally.notices.map((notice) => notice.code)).toContain('forms/list-not-explained')
}, 120_000)
