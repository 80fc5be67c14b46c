import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/test-database.ts'
import { readText } from './project-files.ts'

const help = (...words: string[]): string => execFileSync('./yici', [...words, '--help'], { encoding: 'utf8' })
const commands = [...help().matchAll(/^ {2}([a-z]+) (?:\[options\] )?/gm)]
  .map((match) => match[1] ?? '')
  .filter((name) => name !== 'help')

describe('docs/guides/commands.md names all of yici', () => {
  const guide = readText('docs/guides/commands.md')

  test('there are commands to look for', () => {
    expect(commands).toEqual(expect.arrayContaining(['understand', 'fill', 'seed', 'serve', 'doctor']))
  })

  test.each(commands)('%s with each of its options', (name) => {
    expect(guide).toContain(`## ${name}\n`)
    const section = guide.split(`## ${name}\n`)[1]?.split('\n## ')[0] ?? ''
    const options = [...help(name).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1] ?? '')
    expect(options.filter((option) => option !== '--help' && !section.includes(option))).toEqual([])
  })
})

test('docs/guides/operating.md names every variable the configuration reads, and no other', () => {
  const read = [...readText('platform/config/read-config.ts').matchAll(/env\['([A-Z_]+)'\]/g)].map(
    (match) => match[1] ?? '',
  )
  const table = readText('docs/guides/operating.md').split('## Which database')[0] ?? ''
  const named = [...table.matchAll(/^\| .*$/gm)].flatMap(([row]) => [
    ...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g),
  ])
  expect(new Set(named.map((match) => match[1]))).toEqual(new Set(read))
})

test('the SQL of docs/guides/data.md runs on a fresh database', async () => {
  const blocks = [...readText('docs/guides/data.md').matchAll(/```sql\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
  expect(blocks.length).toBeGreaterThan(3)
  const { db, drop } = await freshDatabase()
  try {
    for (const block of blocks) {
      const statements = block
        .split(';')
        .map((text) => text.trim())
        .filter((text) => text !== '' && text !== 'begin' && text !== 'rollback')
      await db.transaction({ kind: 'system' }, async (tx) => {
        for (const statement of statements) await sql.raw(statement).execute(tx.kysely)
      })
    }
  } finally {
    await drop()
  }
})
