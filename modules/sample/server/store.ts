import { sql } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { SampleTables } from './tables.ts'

export interface LoadedOrder {
  readonly seed: string
  readonly residents: number
  readonly asOf: string
}

/** The order of which a county's sample was made, if it holds one. */
export async function findLoaded(tx: Transaction, county: string): Promise<LoadedOrder | undefined> {
  const row = await tablesOf<SampleTables>(tx)
    .selectFrom('sample.loaded')
    .select(['seed', 'residents', sql<string>`as_of::text`.as('as_of')])
    .where('county_code', '=', county)
    .executeTakeFirst()
  return row ? { seed: row.seed, residents: row.residents, asOf: row.as_of } : undefined
}

export async function saveLoaded(tx: Transaction, county: string, order: LoadedOrder): Promise<void> {
  await tablesOf<SampleTables>(tx)
    .insertInto('sample.loaded')
    .values({ county_code: county, seed: order.seed, residents: order.residents, as_of: order.asOf })
    .execute()
}

/** Whether the ledger of a county holds anybody, sample or real. */
export async function holdsPeople(tx: Transaction, county: string): Promise<boolean> {
  const answer = await sql<{ found: boolean }>`
    select exists (select from ledger.person where county_code = ${county}) as found`.execute(tx.kysely)
  return answer.rows[0]?.found === true
}
