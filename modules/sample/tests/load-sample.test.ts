import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { loadSampleCounty, type LoadedSample } from '../server/index.ts'
import { AS_OF } from './register.ts'

let test_: TestDatabase
let loaded: LoadedSample
const refused = new Map<string, number>()
beforeAll(async () => {
  test_ = await freshDatabase()
  loaded = await loadSampleCounty(test_.db, {
    residents: 3000,
    seed: 'yici',
    asOf: AS_OF,
    onRefused: (source, reasons) => {
      const line = `${source}: ${reasons.join('; ').replace(/\d+/g, 'N')}`
      refused.set(line, (refused.get(line) ?? 0) + 1)
    },
  })
})
afterAll(() => test_.drop())

const one = <T>(query: string): Promise<T> =>
  test_.db.transaction(
    { kind: 'system' },
    async (tx) => (await sql.raw<{ v: T }>(query).execute(tx.kysely)).rows[0]?.v as T,
  )

test('everybody is in the ledger, in a household with a head, and nothing was refused', async () => {
  expect([...refused]).toEqual([])
  expect(loaded).toMatchObject({ state: 'loaded', refused: 0, counties: ['511123'] })
  expect(await one('select count(*)::int as v from ledger.person')).toBe(3000)
  expect(
    await one('select count(*)::int as v from ledger.person where household_id is null or person_name is null'),
  ).toBe(0)
  expect(
    await one('select count(*)::int as v from ledger.household where head_id is null or dwelling_id is null'),
  ).toBe(0)
  expect(await one('select count(*)::int as v from ledger.enrolment where person_id is null')).toBe(0)
  expect(await one('select count(*)::int as v from ledger.person where father_id is not null')).toBeGreaterThan(300)
})

test('gaps are there to be shown: open conflicts, stale values, missing phones', async () => {
  expect(loaded.conflicts).toBeGreaterThan(3)
  expect(await one("select count(*)::int as v from ledger.conflict where state = 'open'")).toBeGreaterThan(0)
  expect(await one('select count(*)::int as v from ledger.person where person_phone is null')).toBeGreaterThan(90)
})

test('the same order again changes nothing, another is refused', async () => {
  const again = await loadSampleCounty(test_.db, { residents: 3000, seed: 'yici', asOf: AS_OF })
  expect(again).toMatchObject({ state: 'present', rows: 0 })
  await expect(loadSampleCounty(test_.db, { residents: 500, seed: 'other', asOf: AS_OF })).rejects.toMatchObject({
    code: 'sample/ledger-not-empty',
  })
})
