import type { Transaction } from '#platform/database/index.ts'
import type { SampleRows } from '../sample/clock-of-sample.ts'
import type { RequestsTables } from '../tables.ts'
import { db } from './requests.ts'

/** What stands on what: a row is written after those it refers to. */
const ORDER = [
  'requests.request',
  'requests.item',
  'requests.life_entry',
  'requests.judged_facts',
  'requests.override',
  'requests.control_number',
  'requests.dispatch',
  'requests.village_return',
  'requests.comment',
  'requests.registry_entry',
  'requests.registry_field',
] as const satisfies readonly (keyof RequestsTables)[]

const AT_ONCE = 400

/** Writes the rows of an invented year, as the owner of the tables. */
export async function insertSample(tx: Transaction, rows: SampleRows): Promise<void> {
  for (const table of ORDER) {
    const all: readonly object[] = rows[table]
    for (let from = 0; from < all.length; from += AT_ONCE)
      await db({ tx })
        .insertInto(table)
        .values(all.slice(from, from + AT_ONCE) as never)
        .execute()
  }
}

/** Whether a county has any request: then nothing is invented beside it. */
export async function holdsRequests(tx: Transaction, county: string): Promise<boolean> {
  const row = await db({ tx })
    .selectFrom('requests.request')
    .select('id')
    .where('county_code', '=', county)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
