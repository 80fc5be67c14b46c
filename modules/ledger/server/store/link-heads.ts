import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'

/** Households without a head take the member of this stage who says to be it (GB/T 4761: 0, 01, 02). */
export async function adoptHeads(tx: Transaction, countyCode: string, stage: string): Promise<void> {
  await sql
    .raw(
      `update ledger.household h set head_id = p.id from ${quoteName(stage)} s
left join ${quoteName(`${stage}_known`)} k on k.row_no = s.row_no
join ledger.person p on p.county_code = ${quoteText(countyCode)} and p.id = coalesce(k.id, s.id)
where s.person_relation_to_head in ('0', '01', '02') and h.county_code = ${quoteText(countyCode)} and h.id = p.household_id and h.head_id is null`,
    )
    .execute(tx.kysely)
}

/** The heads named by the households of this stage become members of them, unless they are members somewhere. */
export async function joinHeads(tx: Transaction, countyCode: string, stage: string): Promise<void> {
  await sql
    .raw(
      `update ledger.person p set household_id = h.id from ${quoteName(stage)} s
join ledger.household h on h.county_code = ${quoteText(countyCode)} and h.area_code = s.area_code and h.household_no = s.household_no
where p.county_code = ${quoteText(countyCode)} and p.id = h.head_id and p.household_id is null`,
    )
    .execute(tx.kysely)
}
