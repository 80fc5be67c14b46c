import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { AreaRow, BodyRow, MemberRow, OrganisationsTables, RoleAssignmentRow, SessionRow } from './tables.ts'

/** Rows a statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 500

const batches = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, i) => rows.slice(i * BATCH, (i + 1) * BATCH))

/** Idempotent: loading the same list again changes nothing but names and successors. */
export async function saveAreas(tx: Transaction, rows: readonly AreaRow[]): Promise<void> {
  for (const batch of batches(rows)) {
    await tablesOf<OrganisationsTables>(tx)
      .insertInto('organisations.area')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['county_code', 'code', 'valid_from']).doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          valid_to: row.ref('excluded.valid_to'),
          successor_code: row.ref('excluded.successor_code'),
          succession: row.ref('excluded.succession'),
        })),
      )
      .execute()
  }
}

export interface Workplace {
  readonly bodies: readonly BodyRow[]
  readonly members: readonly MemberRow[]
  readonly roles: readonly RoleAssignmentRow[]
}

/** Idempotent: what is there already stays as it is. */
export async function saveWorkplace(tx: Transaction, { bodies, members, roles }: Workplace): Promise<void> {
  const db = tablesOf<OrganisationsTables>(tx)
  for (const batch of batches(bodies)) {
    await db
      .insertInto('organisations.body')
      .values(batch)
      .onConflict((c) => c.doNothing())
      .execute()
  }
  for (const batch of batches(members)) {
    await db
      .insertInto('organisations.member')
      .values(batch)
      .onConflict((c) => c.doNothing())
      .execute()
  }
  for (const batch of batches(roles)) {
    await db
      .insertInto('organisations.role_assignment')
      .values(batch)
      .onConflict((c) => c.doNothing())
      .execute()
  }
}

export async function saveSession(tx: Transaction, session: SessionRow): Promise<void> {
  await tablesOf<OrganisationsTables>(tx).insertInto('organisations.session').values(session).execute()
}

/** Answers whether a session was open. */
export async function endSession(tx: Transaction, countyCode: string, tokenHash: string, at: Date): Promise<boolean> {
  const ended = await tablesOf<OrganisationsTables>(tx)
    .updateTable('organisations.session')
    .set({ ended_at: at.toISOString() })
    .where('county_code', '=', countyCode)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** The post a session acts in from now on. */
export async function savePost(
  tx: Transaction,
  countyCode: string,
  tokenHash: string,
  areaCode: string,
): Promise<void> {
  await tablesOf<OrganisationsTables>(tx)
    .updateTable('organisations.session')
    .set({ post_area_code: areaCode })
    .where('county_code', '=', countyCode)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
}
