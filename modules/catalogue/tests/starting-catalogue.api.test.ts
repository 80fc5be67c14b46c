import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { z } from 'zod'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { DataElement, parseFilter, ROLE_APPLIES_WHEN, ValueDomain, type Catalogue } from '../contract.ts'
import { loadCatalogue } from '../server/index.ts'

let database: TestDatabase
let catalogue: Catalogue
beforeAll(async () => {
  database = await freshDatabase()
  catalogue = await database.db.transaction({ kind: 'system' }, (tx) => loadCatalogue({ tx }))
})
afterAll(() => database.drop())

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/catalogue/${file}`, import.meta.url), 'utf8'))

test('a fresh database holds the starting catalogue', () => {
  const elements = z.array(DataElement).parse(read('elements.json'))
  expect([...catalogue.elements.keys()]).toEqual(elements.map((element) => element.id))
  for (const element of elements) {
    const held = catalogue.elements.get(element.id)
    expect({ ...held, synonyms: [...(held?.synonyms ?? [])].toSorted() }).toEqual({
      ...element,
      synonyms: [...element.synonyms].toSorted(),
    })
  }
  const domains = z.array(ValueDomain).parse(read('value-domains.json'))
  expect([...catalogue.valueDomains.values()].map((domain) => domain.id).toSorted()).toEqual(
    domains.map((domain) => domain.id).toSorted(),
  )
})

test('a coded element has a value domain, a derivation names elements that exist', () => {
  for (const element of catalogue.elements.values()) {
    expect([
      element.id,
      element.type === 'code' && element.derivation === null ? element.valueDomain : 'none',
    ]).not.toEqual([element.id, null])
    if (element.valueDomain !== null) expect(catalogue.valueDomains.has(element.valueDomain)).toBe(true)
    const { derivation, completion } = element
    if (derivation?.kind === 'age') expect(catalogue.elements.has(derivation.from)).toBe(true)
    if (derivation?.kind === 'related' && derivation.via !== 'area')
      expect(catalogue.elements.has(derivation.element)).toBe(true)
    if (completion !== undefined) expect(catalogue.elements.has(completion.from)).toBe(true)
  }
})

test('every condition under which a fact applies is a filter over elements the catalogue has', () => {
  const conditions = [
    ...[...catalogue.elements.values()].flatMap(({ appliesWhen }) => appliesWhen ?? []),
    ...Object.values(ROLE_APPLIES_WHEN).flat(),
  ]
  expect(conditions.length).toBeGreaterThan(50)
  for (const condition of conditions) {
    const read = parseFilter(condition)
    expect(read.ok, condition).toBe(true)
    for (const { name, value } of read.ok ? read.value : []) {
      if (name === 'age' || name === 'programme') continue
      const element = catalogue.elements.get(name)
      expect(element, name).toBeDefined()
      const tokens = catalogue.valueDomains.get(element?.valueDomain ?? '')?.values.map(({ token }) => token) ?? []
      for (const one of [value].flat()) if (typeof one === 'string') expect(tokens, condition).toContain(one)
    }
  }
})

test('the ledger has a column for each stored element, and none for derived ones and those of the vault', async () => {
  const rows = await database.db.transaction({ kind: 'system' }, (tx) =>
    sql<{
      name: string
    }>`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'ledger'`.execute(
      tx.kysely,
    ),
  )
  const columns = new Set(rows.rows.map((row) => row.name))
  for (const { id, entity, derivation, sensitivity } of catalogue.elements.values()) {
    const isStored = derivation === null && sensitivity !== 'vault' && entity !== 'area'
    expect([id, columns.has(`${entity}.${id}`)]).toEqual([id, isStored])
  }
})
