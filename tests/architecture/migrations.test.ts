import { describe, expect, test } from 'vitest'
import { listProjectFiles, readArchitecture, readText } from './project-files.ts'

const uses = readArchitecture()
const migrations = listProjectFiles().filter((file) => /^modules\/[^/]+\/server\/migrations\/.+\.sql$/.test(file))
// Reference tables: the same in every county, small enough to stand on every node.
const REFERENCE = new Set(['catalogue'])

// `for select` names what a policy is about; a subquery opens a bracket first. Citus refuses the latter.
const SUBQUERY = /\(\s*(select|with|values|table)\b|\b(exists|any|all|some)\s*\(/i

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '')

describe.each(migrations)('%s', (file) => {
  const module = file.split('/')[1] ?? ''
  const sql = withoutComments(readText(file))

  test('is named by date, number and what it does', () => {
    expect(file).toMatch(/\/\d{8}-\d+-[a-z0-9-]+\.sql$/)
  })

  test('makes tables in its own schema only', () => {
    const made = [...sql.matchAll(/create table (?:if not exists )?([a-z_]+)\.([a-z_]+)/gi)].map((match) => match[1])
    expect(made.filter((schema) => schema !== module)).toEqual([])
  })

  test('has foreign keys only downwards', () => {
    const targets = [...sql.matchAll(/references ([a-z_]+)\./gi)].map((match) => match[1] ?? '')
    expect(targets.filter((schema) => schema !== module && !(uses[module] ?? []).includes(schema))).toEqual([])
  })

  test('has the county in every primary and unique key of a table that grows', () => {
    if (REFERENCE.has(module)) return
    const keys = [...sql.matchAll(/(?:primary key|unique)(?: nulls not distinct)? *\(([^)]*)\)/gi)].map(
      (match) => match[1] ?? '',
    )
    const indexes = [...sql.matchAll(/create unique index [^(]*\(([^)]*)\)/gi)].map((match) => match[1] ?? '')
    expect([...keys, ...indexes].filter((columns) => !columns.includes('county_code'))).toEqual([])
    expect(sql).not.toMatch(/ (primary key|unique),?$/im)
  })

  test('has no policy with a subquery and no row trigger', () => {
    for (const [policy] of sql.matchAll(/create policy [^;]*;/gi)) expect(policy).not.toMatch(SUBQUERY)
    expect(sql).not.toMatch(/for each row/i)
  })

  test('has row-level security on every table with a county', () => {
    if (REFERENCE.has(module)) return
    const tables = [...sql.matchAll(/create table (?:if not exists )?([a-z_]+\.[a-z_]+) *\(([\s\S]*?)\n\);/gi)]
    for (const [, name, body] of tables) {
      if (!(body ?? '').includes('county_code')) continue
      expect(sql).toMatch(new RegExp(`alter table ${name ?? ''} enable row level security`, 'i'))
    }
  })

  test('uses timestamptz and text, no serial', () => {
    expect(sql).not.toMatch(/\btimestamp\b(?!tz)|\bvarchar\b|\bserial\b|\bbetween\b/i)
  })
})

test('the pattern tells a subquery from a policy for reading', () => {
  expect("create policy p on a.b for select using (county_code = current_setting('yici.county', true));").not.toMatch(
    SUBQUERY,
  )
  expect('create policy p on a.b using (area_code in (select code from organisations.area));').toMatch(SUBQUERY)
  expect('create policy p on a.b using (exists (select 1 from a.c));').toMatch(SUBQUERY)
})
