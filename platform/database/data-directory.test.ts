import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'

const run = promisify(execFile)
const module = fileURLToPath(new URL('./index.ts', import.meta.url))
const kyselyUrl = import.meta.resolve('kysely')
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yici-directory-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

const open = (name: string) => openDatabase({ dataDirectory: join(directory, name), migrations: [] })

test('a second opener, in this process or another, is told who has the directory and what to do', async () => {
  const db = await open('locked')
  try {
    await expect(open('locked')).rejects.toMatchObject({
      code: 'platform/database-in-use',
      details: { pid: process.pid },
    })
    const script = `const { openDatabase } = await import(${JSON.stringify(module)})
      await openDatabase({ dataDirectory: ${JSON.stringify(join(directory, 'locked'))}, migrations: [] }).then(() => console.log('opened'), (e) => console.log(e.code))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script])
    expect(stdout.trim()).toBe('platform/database-in-use')
  } finally {
    await db.close()
  }
  await (await open('locked')).close()
})

test.each([
  ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 - 3, startedAt: '1' })],
  ['whose pid now belongs to another process', JSON.stringify({ pid: process.pid, startedAt: '1' })],
  ['cut off while it was written', '{"pid":'],
])('a lock %s is recovered', async (_name, content) => {
  await mkdir(join(directory, 'stale'), { recursive: true })
  await writeFile(join(directory, 'stale', 'yici.lock'), content)
  await (await open('stale')).close()
})

test('a process killed while it writes loses nothing it was told is saved, and the directory opens again', async () => {
  const at = join(directory, 'killed')
  const script = `const { openDatabase, migrate } = await import(${JSON.stringify(module)})
    const { sql } = await import(${JSON.stringify(kyselyUrl)})
    const db = await openDatabase({ dataDirectory: ${JSON.stringify(at)}, migrations: [] })
    await migrate(db, [])
    await db.transaction({ kind: 'system' }, (tx) => sql\`create table if not exists public.saved (n int primary key)\`.execute(tx.kysely))
    for (let n = 1; ; n += 1) {
      await db.transaction({ kind: 'system' }, (tx) => sql\`insert into public.saved values (\${n})\`.execute(tx.kysely))
      process.stdout.write(n + '\\n')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said.split('\n').length > 200) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  const acknowledged = Math.max(...said.trimEnd().split('\n').slice(0, -1).map(Number))
  expect(acknowledged).toBeGreaterThanOrEqual(199)
  const db = await openDatabase({ dataDirectory: at, migrations: [] })
  try {
    const { rows } = await db.transaction({ kind: 'system' }, (tx) =>
      sql<{ n: number; top: number }>`select count(*) as n, max(n) as top from public.saved`.execute(tx.kysely),
    )
    expect(rows[0]?.n).toBe(rows[0]?.top)
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged)
  } finally {
    await db.close()
  }
})

test('a directory that is not a database is refused, kept as it is, and not left locked', async () => {
  const at = join(directory, 'damaged')
  await mkdir(join(at, 'pglite'), { recursive: true })
  await writeFile(join(at, 'pglite', 'PG_VERSION'), '9.1')
  await expect(openDatabase({ dataDirectory: at, migrations: [] })).rejects.toMatchObject({
    code: 'platform/database-damaged',
  })
  await expect(openDatabase({ dataDirectory: at, migrations: [] })).rejects.toMatchObject({
    code: 'platform/database-damaged',
  })
})

test('a fresh directory starts from the prepared copy: nothing is left to migrate', async () => {
  const db = await open('fresh')
  try {
    expect(await migrate(db, [])).toEqual([])
  } finally {
    await db.close()
  }
})
