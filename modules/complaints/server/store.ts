import { createHash } from 'node:crypto'
import { sql, type Insertable, type Selectable } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { ComplaintsTables, ComplaintTable } from './tables.ts'

export type ComplaintRow = Selectable<ComplaintTable>
const db = (tx: Transaction) => tablesOf<ComplaintsTables>(tx)

export const hashReceipt = (receipt: string): string =>
  createHash('sha256')
    .update(receipt.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex')

export async function insertComplaint(tx: Transaction, row: Insertable<ComplaintTable>): Promise<void> {
  await db(tx).insertInto('complaints.complaint').values(row).execute()
}

export const findByReceipt = (tx: Transaction, receipt: string): Promise<ComplaintRow | undefined> =>
  db(tx)
    .selectFrom('complaints.complaint')
    .selectAll()
    .where('receipt_hash', '=', hashReceipt(receipt))
    .executeTakeFirst()

export const lockComplaint = (tx: Transaction, county: string, id: string): Promise<ComplaintRow | undefined> =>
  db(tx)
    .selectFrom('complaints.complaint')
    .selectAll()
    .where('county_code', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function writeAnswer(
  tx: Transaction,
  of: { readonly county: string; readonly id: string; readonly words: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await db(tx)
    .updateTable('complaints.complaint')
    .set({ answer: of.words, answered_by_name: of.by, answered_at: of.at.toISOString() })
    .where('county_code', '=', of.county)
    .where('id', '=', of.id)
    .execute()
}

/** Unanswered first, by clock; then the newest. */
export async function listComplaints(
  tx: Transaction,
  of: { readonly county: string; readonly open: boolean; readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly ComplaintRow[]; total: number }> {
  let query = db(tx).selectFrom('complaints.complaint').where('county_code', '=', of.county)
  if (of.open) query = query.where('answer', 'is', null)
  const counted = await query.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirst()
  const rows = await query
    .selectAll()
    .orderBy(sql`answer is not null`)
    .orderBy(sql`case when answer is null then reply_by end`)
    .orderBy('made_at', 'desc')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return { rows, total: counted?.total ?? 0 }
}

/** Made in [from, to), two moments. */
export async function countComplaints(
  tx: Transaction,
  of: { readonly county: string; readonly from: string; readonly to: string; readonly now: Date },
) {
  const rows = await db(tx)
    .selectFrom('complaints.complaint')
    .select([
      'topic',
      sql<number>`count(*)::integer`.as('made'),
      sql<number>`count(answer)::integer`.as('answered'),
      sql<number>`(count(*) filter (where answered_at <= reply_by))::integer`.as('inTime'),
      sql<number>`(count(*) filter (where answer is null and reply_by < ${of.now.toISOString()}))::integer`.as(
        'overdue',
      ),
    ])
    .where('county_code', '=', of.county)
    .where('made_at', '>=', of.from)
    .where('made_at', '<', of.to)
    .groupBy('topic')
    .execute()
  return rows
}
