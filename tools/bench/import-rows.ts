/**
 * Measures `writeFacts`: 100,000 persons × 20 columns with validation and history on PostgreSQL, against a bare COPY of the same
 * text into an unindexed table. `DATABASE_URL=… node tools/bench/import-rows.ts [rows]`: one JSON line each. Makes and drops its own database.
 */
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import pg from 'pg'
import { printFigure } from './measure-child.ts'
import { checkCharacterOf } from '#modules/ledger/contract.ts'
import { openChange, readList, readRows, writeFacts, type FactRow } from '#modules/ledger/server/index.ts'
import { migrate, openDatabase, type Database } from '#platform/database/index.ts'

const rows = Number(process.argv[2] ?? 100_000)
const base = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:55432/postgres'
const name = `yici_bench_${process.pid}`
const COUNTY = '519900'

const idNumber = (n: number): string => {
  const body = `519900${1930 + (n % 90)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 12) % 28)).padStart(2, '0')}${String(Math.floor(n / 336) % 1000).padStart(3, '0')}`
  return body + checkCharacterOf(body)
}
const COLUMNS = [
  'person_name',
  'person_id_number',
  'person_gender',
  'person_birth_date',
  'person_ethnicity',
  'person_education',
  'person_marital_status',
  'person_political_status',
  'person_phone',
  'person_registered_address',
  'person_current_address',
  'person_hukou_type',
  'person_relation_to_head',
  'person_health_status',
  'person_occupation',
  'person_work_unit',
  'person_personal_income',
  'person_medical_insurance',
  'person_pension_insurance',
  'person_self_care',
]
const cells = (n: number, phone: string): FactRow['cells'] => {
  const id = idNumber(n)
  return [
    `张${n}`,
    id,
    Number(id.charAt(16)) % 2 === 1 ? '男' : '女',
    `${id.slice(6, 10)}年${Number(id.slice(10, 12))}月${Number(id.slice(12, 14))}日`,
    '汉族',
    '初中',
    '已婚',
    '群众',
    phone,
    `城关镇第${n % 300}村${n}号`,
    `城关镇第${n % 300}村${n}号`,
    '农业',
    n % 3 === 0 ? '户主' : '配偶',
    '健康',
    '务农',
    '在家',
    12_000 + (n % 5000),
    '是',
    '√',
    '完全自理',
  ]
}
function* make(phoneOf: (n: number) => string): Generator<FactRow> {
  for (let n = 0; n < rows; n += 1)
    yield {
      row: n + 2,
      areaCode: `519900${String(101 + (n % 15))}${String(201 + (n % 20))}`,
      cells: cells(n, phoneOf(n)),
    }
}

async function timed(
  db: Database,
  source: string,
  phoneOf: (n: number) => string,
): Promise<{ seconds: number; answer: unknown }> {
  const start = performance.now()
  const scope = {
    kind: 'actor',
    countyCode: COUNTY,
    areaFrom: '519900000000',
    areaTo: '519901000000',
    memberId: 'bench',
  } as const
  const answer = await db.transaction(scope, async (tx) => {
    const ctx = { tx, actor: { countyCode: COUNTY, memberId: 'bench' }, now: () => new Date() }
    const change = await openChange(ctx, { kind: 'import', source, areaCode: '519900000000' })
    return writeFacts(ctx, {
      entity: 'person',
      columns: COLUMNS.map((element) => ({ element })),
      change,
      areaCode: '519900000000',
      rows: make(phoneOf),
    })
  })
  return { seconds: (performance.now() - start) / 1000, answer }
}

async function bareCopy(db: Database): Promise<number> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    await sql
      .raw(`create unlogged table public.bare (${COLUMNS.map((column) => `${column} text`).join(', ')})`)
      .execute(tx.kysely)
    const encoder = new TextEncoder()
    const start = performance.now()
    await tx.copyIn(
      'public.bare',
      (function* () {
        let text = ''
        let at = 0
        for (const row of make((n) => `138${String(n).padStart(8, '0')}`)) {
          text += `${row.cells.join('\t')}\n`
          at += 1
          if (at % 1000 === 0) {
            yield encoder.encode(text)
            text = ''
          }
        }
        yield encoder.encode(text)
      })(),
    )
    return (performance.now() - start) / 1000
  })
}

async function readBack(db: Database): Promise<{ seconds: number; bare: number; answer: unknown }> {
  const scope = {
    kind: 'actor',
    countyCode: COUNTY,
    areaFrom: '519900000000',
    areaTo: '519901000000',
    memberId: 'bench',
  } as const
  return db.transaction(scope, async (tx) => {
    const bareStart = performance.now()
    let bytes = 0
    for await (const chunk of tx.copyOut(
      `select ${COLUMNS.join(', ')} from ledger.person order by area_code, household_id, id`,
    ))
      bytes += chunk.length
    const bare = (performance.now() - bareStart) / 1000
    const start = performance.now()
    const columns = [...COLUMNS.slice(0, 18), 'person_age', 'person_dibao'].map((element) => ({ element }))
    const list = await readList(
      { tx, actor: { countyCode: COUNTY, memberId: 'bench' } },
      { entity: 'person', columns, population: [], areaCode: '519900000000', asOf: '2026-11-23' },
    )
    let flagged = 0
    for await (const batch of readRows(list.stream(), columns.length))
      for (const row of batch) if (row.flags.includes('c')) flagged += 1
    return { seconds: (performance.now() - start) / 1000, bare, answer: { count: list.count, flagged, bytes } }
  })
}

const admin = new pg.Client({ connectionString: base })
await admin.connect()
await admin.query(`create database ${name}`)
const url = new URL(base)
url.pathname = `/${name}`
const db = await openDatabase({ databaseUrl: url.href })
const folder = (module: string) => ({
  module,
  directory: fileURLToPath(new URL(`../../modules/${module}/server/migrations`, import.meta.url)),
})
await migrate(db, ['organisations', 'catalogue', 'ledger'].map(folder))
const print = (test: string, seconds: number, limit: number | null, more: unknown): void =>
  printFigure({
    name: test,
    unit: 'rows/s',
    values: [rows / seconds],
    ...(limit === null ? {} : { limit: `≥ ${limit}` }),
    rssMb: process.resourceUsage().maxRSS / 1024,
    note: `${seconds.toFixed(2)} s${more === null ? '' : `; ${describe(more)}`}`,
  })
const describe = (answer: unknown): string =>
  Object.entries(answer as Readonly<Record<string, unknown>>)
    .filter(([, value]) => typeof value === 'number' && value > 0)
    .map(([key, value]) => `${key} ${value as number}`)
    .join(', ')
try {
  const phone = (n: number): string => `138${String(n).padStart(8, '0')}`
  const first = await timed(db, '公安局', phone)
  print('import new', first.seconds, 10_000, first.answer)
  const plain = await readBack(db)
  print('read a list where nothing differs', plain.seconds, null, plain.answer)
  print('bare COPY out of the same columns, before', plain.bare, null, null)
  const again = await timed(db, '公安局', phone)
  print('import again, unchanged', again.seconds, 10_000, again.answer)
  const changed = await timed(db, '公安局', (n) => (n % 2 === 0 ? `139${String(n).padStart(8, '0')}` : phone(n)))
  print('import, half changed', changed.seconds, 10_000, changed.answer)
  const other = await timed(db, '村自采', (n) =>
    n % 10 === 1 ? `137${String(n).padStart(8, '0')}` : n % 2 === 0 ? `139${String(n).padStart(8, '0')}` : phone(n),
  )
  print('import of another source, a tenth contradicts', other.seconds, 10_000, other.answer)
  const list = await readBack(db)
  print('read a list with flags and sources', list.seconds, null, list.answer)
  print('bare COPY out of the same columns', list.bare, null, null)
  print('bare COPY in', await bareCopy(db), null, null)
} finally {
  await db.close()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
}
