import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { quoteName, quoteText } from '../../domain/sql-text.ts'
import {
  conflictStatement,
  differenceStatement,
  historyStatement,
  insertStatement,
  matchStatement,
  nameStatement,
  updateStatement,
  type Merge,
} from './merge-statements.ts'

export interface MergeAnswer {
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly conflicts: number
  /** Row numbers that are registered where this actor may not see. */
  readonly elsewhere: readonly number[]
}

const run = async (tx: Transaction, statement: string): Promise<number> =>
  Number((await sql.raw(statement).execute(tx.kysely)).numAffectedRows ?? 0n)

async function findElsewhere(tx: Transaction, m: Merge): Promise<readonly number[]> {
  const rows = await sql
    .raw<{ row_no: number }>(
      `select s.row_no from ${quoteName(m.stage)} s where not exists (select from ${quoteName(`${m.stage}_known`)} k where k.row_no = s.row_no)
and not exists (select from ledger.${quoteName(m.target.entity)} t where t.county_code = ${quoteText(m.countyCode)} and t.id = s.id)`,
    )
    .execute(tx.kysely)
  return rows.rows.map((row) => row.row_no)
}

async function mergeKnown(
  tx: Transaction,
  m: Merge,
  otherColumns: readonly string[],
  retracted: boolean,
): Promise<Omit<MergeAnswer, 'inserted' | 'elsewhere'>> {
  await run(tx, `analyze ${quoteName(`${m.stage}_known`)}`)
  await run(tx, differenceStatement(m))
  // Without statistics the planner takes the temporary tables for small and compares every row with every row.
  await run(tx, `analyze ${quoteName(`${m.stage}_difference`)}`)
  const counted = await sql
    .raw<{ rows: number; updated: number; replaced: boolean; contradicted: boolean; changed: boolean }>(
      `select count(*)::int as rows, (count(*) filter (where kinds ~ '[fu]'))::int as updated,
coalesce(bool_or(kinds like '%u%'), false) as replaced, coalesce(bool_or(kinds like '%x%'), false) as contradicted, coalesce(bool_or(kinds ~ '[fuxc]'), false) as changed from ${quoteName(`${m.stage}_difference`)}`,
    )
    .execute(tx.kysely)
  const found = counted.rows[0]
  if (found === undefined) return { updated: 0, unchanged: 0, conflicts: 0 }
  if (found.replaced) await run(tx, historyStatement(m, retracted))
  const conflicts = found.contradicted ? await run(tx, conflictStatement(m)) : 0
  if (found.changed || m.links.length > 0) await run(tx, updateStatement(m, otherColumns))
  return { updated: found.updated, unchanged: found.rows - found.updated, conflicts }
}

/** Brings one filled stage into its table, set by set: match, insert, compare, keep what is superseded, update. */
export async function mergeStage(
  tx: Transaction,
  m: Merge,
  staged: number,
  otherColumns: readonly string[],
  retracted = false,
): Promise<MergeAnswer> {
  let matched = 0
  if (m.subjectId !== undefined) matched = await run(tx, nameStatement(m, m.subjectId))
  else for (const key of m.target.keys) matched += await run(tx, matchStatement(m, key))
  const inserted = m.subjectId === undefined && matched < staged ? await run(tx, insertStatement(m)) : 0
  if (inserted >= 200)
    await sql`select ledger.refresh_statistics(${m.target.entity}, ${inserted}::bigint)`.execute(tx.kysely)
  const elsewhere = inserted + matched < staged ? await findElsewhere(tx, m) : []
  const rest =
    matched > 0 ? await mergeKnown(tx, m, otherColumns, retracted) : { updated: 0, unchanged: 0, conflicts: 0 }
  return { inserted, ...rest, elsewhere }
}
