import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import { migrate } from './migrate.ts'
import { readMigrations, type MigrationFolder } from './migration-files.ts'

let own: TestDatabase
let directory: string
let folders: readonly MigrationFolder[]
beforeEach(async () => {
  own = await freshDatabase()
  directory = await mkdtemp(join(tmpdir(), 'yici-migrations-'))
  folders = [...migrationFolders, { module: 'probe', directory }]
})
afterEach(async () => {
  await own.drop()
  await rm(directory, { recursive: true, force: true })
})
const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text)

test('new files run once, in order of date and number, ten after two', async () => {
  await write('20990101-10-c.sql', 'insert into probe.log values (10)')
  await write('20990101-2-b.sql', 'insert into probe.log values (2)')
  await write('20990101-1-a.sql', 'create schema probe; create table probe.log (n int)')
  expect(await migrate(own.db, folders)).toEqual(['probe/20990101-1-a', 'probe/20990101-2-b', 'probe/20990101-10-c'])
  expect(await migrate(own.db, folders)).toEqual([])
})

test('of the same date and number the lower floor goes first', () => {
  const ids = readMigrations([
    { module: 'lower', directory },
    { module: 'upper', directory },
  ]).map((m) => m.id)
  expect(ids.every((id) => id.startsWith('platform/'))).toBe(true)
})

test('a file edited after it ran is refused by name', async () => {
  await write('20990101-1-a.sql', 'create schema probe')
  await migrate(own.db, folders)
  await write('20990101-1-a.sql', 'create schema probe -- edited')
  await expect(migrate(own.db, folders)).rejects.toMatchObject({
    code: 'platform/migration-edited',
    details: { migration: 'probe/20990101-1-a' },
  })
})

test('a database made by a newer program is refused', async () => {
  await write('20990101-1-a.sql', 'create schema probe')
  await migrate(own.db, folders)
  await expect(migrate(own.db, migrationFolders)).rejects.toMatchObject({ code: 'platform/database-newer' })
})

test('one that fails leaves nothing of itself, keeps those before it, and says which it was', async () => {
  await write('20990101-1-a.sql', 'create schema probe')
  await write('20990101-2-b.sql', 'create table probe.t (n int); select nothing_here')
  await expect(migrate(own.db, folders)).rejects.toThrow(/probe\/20990101-2-b/)
  const { rows } = await own.db.transaction({ kind: 'system' }, (tx) =>
    sql<{
      there: boolean
      schema: boolean
    }>`select to_regclass('probe.t') is not null as there, to_regnamespace('probe') is not null as schema`.execute(
      tx.kysely,
    ),
  )
  expect(rows[0]).toEqual({ there: false, schema: true })
})

test('two processes that start together migrate once', async () => {
  await write('20990101-1-a.sql', 'create schema probe; create table probe.once (n int)')
  const ran = await Promise.all([migrate(own.db, folders), migrate(own.db, folders)])
  expect(ran.flat()).toEqual(['probe/20990101-1-a'])
})
