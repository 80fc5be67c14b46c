/**
 * Measures an import end to end, as the running product does it: a file of persons × 20 columns is uploaded, mapped, and brought in
 * by the job with validation, areas and history, on PostgreSQL. `DATABASE_URL=… node tools/bench/import-file.ts [rows] [xlsx|csv]`.
 * Prints one JSON line. Makes and drops its own database; the file is made beforehand and its making is not measured.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { openAsBlob } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import { checkCharacterOf } from '#modules/ledger/contract.ts'
import type { ImportBatch } from '#modules/imports/contract.ts'
import {
  IMPORT_JOB,
  importPage,
  mapImport,
  runImport,
  runImportJob,
  uploadImport,
} from '#modules/imports/server/index.ts'
import { commandLineActor, loadDivisions } from '#modules/organisations/server/index.ts'
import { writeRows, type WrittenCell } from '#modules/workbook/server/index.ts'
import { migrate, openDatabase } from '#platform/database/index.ts'
import { execute, type ServerParts } from '#platform/http/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { createLog } from '#platform/log/log.ts'

const rows = Number(process.argv[2] ?? 100_000)
const format = process.argv[3] === 'csv' ? 'csv' : 'xlsx'
const base = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:55432/postgres'
const COUNTY = '511123'

const COLUMNS: readonly (readonly [string, string | null])[] = [
  ['姓名', 'person_name'],
  ['身份证号码', 'person_id_number'],
  ['性别', 'person_gender'],
  ['出生日期', 'person_birth_date'],
  ['民族', 'person_ethnicity'],
  ['文化程度', 'person_education'],
  ['婚姻状况', 'person_marital_status'],
  ['政治面貌', 'person_political_status'],
  ['联系电话', 'person_phone'],
  ['户籍地址', 'person_registered_address'],
  ['现住址', 'person_current_address'],
  ['户口性质', 'person_hukou_type'],
  ['与户主关系', 'person_relation_to_head'],
  ['健康状况', 'person_health_status'],
  ['职业', 'person_occupation'],
  ['工作单位', 'person_work_unit'],
  ['个人年收入', 'person_personal_income'],
  ['医疗保险', 'person_medical_insurance'],
  ['养老保险', 'person_pension_insurance'],
  ['自理能力', 'person_self_care'],
]

/** An invented ID number: the prefix does not exist. */
function idNumber(n: number): string {
  const body = `5199${String(Math.floor(n / 336_000) % 100).padStart(2, '0')}${1930 + (n % 90)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 12) % 28)).padStart(2, '0')}${String(Math.floor(n / 336) % 1000).padStart(3, '0')}`
  return body + checkCharacterOf(body)
}

function cells(n: number): (string | number)[] {
  const id = idNumber(n)
  return [
    `张${n}`,
    id,
    Number(id.charAt(16)) % 2 === 1 ? '男' : '女',
    `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`,
    '汉族',
    '初中',
    '已婚',
    '群众',
    `138${String(n).padStart(8, '0')}`,
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

async function makeFile(path: string): Promise<void> {
  const header = COLUMNS.map(([name]) => name)
  const lines = function* (): Generator<string> {
    yield `${header.join(',')}\r\n`
    for (let n = 0; n < rows; n += 1) yield `${cells(n).join(',')}\r\n`
  }
  const written = async function* (): AsyncGenerator<WrittenCell[]> {
    for (let n = 0; n < rows; n += 1) yield cells(n).map((value) => ({ value, look: 'plain' as const }))
  }
  const bytes =
    format === 'csv'
      ? Readable.from(lines())
      : Readable.from(
          writeRows({
            sheet: '人员',
            header: [header.map((value) => ({ value, look: 'header' as const }))],
            merges: [],
            rows: written(),
          }),
        )
  await pipeline(bytes, createWriteStream(path))
}

const directory = await mkdtemp(join(tmpdir(), 'yici-bench-'))
const path = join(directory, `人员.${format}`)
if (process.argv[4] === 'make') {
  await makeFile(process.argv[5] ?? path)
  process.exit(0)
}
const file = process.argv[4] ?? path
// Made by a process of its own, so that its memory does not count.
if (process.argv[4] === undefined) {
  const { execFileSync } = await import('node:child_process')
  execFileSync(process.execPath, [import.meta.filename, String(rows), format, 'make', path])
}

const admin = new pg.Client({ connectionString: base })
await admin.connect()
const name = `yici_bench_${process.pid}`
await admin.query(`create database ${name}`)
const url = new URL(base)
url.pathname = `/${name}`
const db = await openDatabase({ databaseUrl: url.href })
try {
  await migrate(db, migrationFolders)
  await db.transaction({ kind: 'system' }, (tx) => loadDivisions(tx, COUNTY))
  const parts: ServerParts = {
    db,
    log: createLog('error'),
    settings: { demo: false },
    reactions: {},
    now: () => new Date(),
  }
  const actor = { ...commandLineActor(`${COUNTY}000000`), roles: ['department-staff'] }
  const call = async (operation: Parameters<typeof execute>[1]['operation'], input: unknown): Promise<ImportBatch> =>
    (await execute(parts, { operation, input, actor })) as ImportBatch
  const measure = async (label: string): Promise<void> => {
    const start = performance.now()
    const batch = await call(uploadImport, {
      file: new File([await openAsBlob(file)], `人员.${format}`),
      entity: 'person',
      source: '公安局',
    })
    const uploaded = performance.now()
    await call(mapImport, {
      importId: batch.id,
      entity: 'person',
      source: '公安局',
      columns: COLUMNS.map(([, element], at) => ({ column: at + 1, element })),
    })
    await call(runImport, { importId: batch.id })
    const worker = startWorker(parts, { [IMPORT_JOB]: runImportJob })
    await worker.drain()
    await worker.stop()
    const seconds = (performance.now() - start) / 1000
    const done = await call(importPage, { importId: batch.id })
    const rate = Math.round(rows / seconds)
    console.log(
      JSON.stringify({
        name: `import ${label}: ${rows} × ${COLUMNS.length} from .${format}`,
        unit: 'rows/s',
        median: rate,
        min: rate,
        max: rate,
        ratio: Number((rate / 10_000).toFixed(2)),
        limit: '≥ 10000',
        rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
        seconds: Number(seconds.toFixed(2)),
        uploadSeconds: Number(((uploaded - start) / 1000).toFixed(2)),
        fileMb: Math.round((await stat(file)).size / 1_048_576),
        state: done.state,
        inserted: done.inserted,
        unchanged: done.unchanged,
        refused: done.refused,
      }),
    )
  }
  await measure('new')
  if (rows <= 200_000) await measure('again')
} finally {
  await db.close()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
  await rm(directory, { recursive: true, force: true })
}
