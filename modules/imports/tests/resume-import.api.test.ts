import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import type { ImportBatch } from '#modules/imports/contract.ts'
import { importPage, runImport, uploadImport } from '#modules/imports/server/index.ts'
import { commandLineActor, loadDivisions } from '#modules/organisations/server/index.ts'
import { migrate, openDatabase, type Database } from '#platform/database/index.ts'
import { execute } from '#platform/http/index.ts'
import { createLog } from '#platform/log/log.ts'
import type { CellValue } from '#modules/workbook/contract.ts'
import { HEADER, people, xlsxOf } from './build-file.ts'

/**
 * A process that is killed keeps nothing half done: what is in the database afterwards is what an undisturbed run leaves. On the
 * embedded engine, whose data directory survives the process that had it open.
 */
const ROWS = 4_500
let directory: string
let file: Uint8Array
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yici-resume-'))
  const rows: CellValue[][] = people(ROWS)
  const at = (index: number): CellValue[] => rows[index] ?? []
  // A row that says again what the second row said, one that contradicts the third, and a bad one: all behind the first pieces.
  rows.push(at(1), at(2).with(1, '另一人'), at(3).with(2, '519900'))
  file = await xlsxOf([HEADER, ...rows])
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const actor = { ...commandLineActor('511123000000'), roles: ['department-staff'] }
const partsOf = (db: Database) => ({
  db,
  log: createLog('error'),
  settings: { demo: false },
  reactions: {},
  now: () => new Date(),
})
const open = (at: string): Promise<Database> => openDatabase({ dataDirectory: at, migrations: migrationFolders })

async function prepare(at: string): Promise<string> {
  const db = await open(at)
  try {
    await migrate(db, migrationFolders)
    await db.transaction({ kind: 'system' }, (tx) => loadDivisions(tx, '511123'))
    const call = async (operation: typeof runImport, input: unknown): Promise<ImportBatch> =>
      (await execute(partsOf(db), { operation, input, actor })) as ImportBatch
    const batch = await call(uploadImport, {
      file: new File([new Uint8Array(file)], '大表.xlsx'),
      entity: 'person',
      source: '公安局',
    })
    await call(runImport, { importId: batch.id })
    return batch.id
  } finally {
    await db.close()
  }
}

const work = async (at: string, ahead: number, killAt: number): Promise<string | number | null> => {
  const script = join(import.meta.dirname, 'run-one.ts')
  const child = spawn(process.execPath, [script, at, String(ahead), String(killAt)], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  return signal ?? code
}

/** What the database holds of the import: counts, and a fingerprint of every person, refused row and change. */
async function look(at: string, id: string) {
  const db = await open(at)
  try {
    const page = (await execute(partsOf(db), { operation: importPage, input: { importId: id }, actor })) as ImportBatch
    const prints = await db.transaction({ kind: 'system' }, (tx) =>
      sql<Record<string, string | number>>`select
        (select count(*)::int from ledger.person) as people,
        (select md5(string_agg(concat_ws('|', person_id_number, person_name, person_phone, person_gender, person_birth_date, area_code, provenance), ',' order by person_id_number)) from ledger.person) as persons,
        (select count(*)::int from ledger.change) as changes,
        (select count(*)::int from ledger.history) as history,
        (select md5(string_agg(concat_ws('|', row_no, cells, reasons), ',' order by row_no)) from imports.refused_row) as refused_rows`.execute(
        tx.kysely,
      ),
    )
    const { state, rowsRead, inserted, updated, unchanged, conflicts, refused, reasons } = page
    return { state, rowsRead, inserted, updated, unchanged, conflicts, refused, reasons, ...prints.rows[0] }
  } finally {
    await db.close()
  }
}

// The first transactions of a process claim the job and read the file; then each brings 2,000 rows in, after one that reads again
// what is in already where the import goes on.
test(
  'an import killed in the middle goes on where it stopped, and leaves what an undisturbed one leaves',
  { timeout: 240_000 },
  async () => {
    const [calm, killed] = [join(directory, 'calm'), join(directory, 'killed')]
    const calmId = await prepare(calm)
    expect(await work(calm, 0, 0)).toBe(0)
    const expected = await look(calm, calmId)
    expect(expected).toMatchObject({
      state: 'done',
      rowsRead: ROWS + 3,
      inserted: ROWS,
      unchanged: 1,
      refused: 2,
      people: ROWS,
      changes: 1,
    })

    const id = await prepare(killed)
    expect(await work(killed, 0, 4)).toBe('SIGKILL')
    expect(await look(killed, id)).toMatchObject({ state: 'running', rowsRead: 2000, inserted: 2000, people: 2000 })
    expect(await work(killed, 300_000, 5)).toBe('SIGKILL')
    expect(await look(killed, id)).toMatchObject({ state: 'running', rowsRead: 4000, inserted: 4000, people: 4000 })
    expect(await work(killed, 600_000, 0)).toBe(0)
    expect(await look(killed, id)).toEqual(expected)
  },
)
