import { randomUUID } from 'node:crypto'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import type { RuleProposal } from '../contract.ts'
import type {
  DeviationTable,
  DraftTable,
  LocalOverrideTable,
  ProposalTable,
  RulesTables,
  TableVersionTable,
} from './tables.ts'

/** The only code that writes schema `rules`. */
const on = (tx: Transaction) => tablesOf<RulesTables>(tx)

export type VersionRow = Selectable<TableVersionTable>
export type DraftRow = Selectable<DraftTable>
export type OverrideRow = Selectable<LocalOverrideTable>
export type DeviationRow = Selectable<DeviationTable>
export type ProposalRow = Selectable<ProposalTable>

/** Changes whenever anything that decides changes: what is kept in memory stays good while it is the same. */
export async function readStamp(tx: Transaction, county: string): Promise<string> {
  const row = await on(tx)
    .selectFrom('rules.revision')
    .select('stamp')
    .where('county_code', '=', county)
    .executeTakeFirst()
  return row?.stamp ?? ''
}

async function restamp(tx: Transaction, county: string): Promise<void> {
  const stamp = randomUUID()
  await on(tx)
    .insertInto('rules.revision')
    .values({ county_code: county, stamp })
    .onConflict((conflict) => conflict.columns(['county_code']).doUpdateSet({ stamp }))
    .execute()
}

/** By table, oldest version first. */
export const listVersions = (tx: Transaction, county: string, key?: string): Promise<VersionRow[]> => {
  const query = on(tx).selectFrom('rules.table_version').selectAll().where('county_code', '=', county)
  return (key === undefined ? query : query.where('table_key', '=', key))
    .orderBy('table_key')
    .orderBy('version')
    .execute()
}

export async function insertVersion(tx: Transaction, version: Insertable<TableVersionTable>): Promise<void> {
  await on(tx).insertInto('rules.table_version').values(version).execute()
  await restamp(tx, version.county_code)
}

export const listDrafts = (tx: Transaction, county: string): Promise<DraftRow[]> =>
  on(tx).selectFrom('rules.draft').selectAll().where('county_code', '=', county).execute()

export const findDraft = (tx: Transaction, county: string, key: string): Promise<DraftRow | undefined> =>
  on(tx)
    .selectFrom('rules.draft')
    .selectAll()
    .where('county_code', '=', county)
    .where('table_key', '=', key)
    .executeTakeFirst()

/** Writes the draft over the revision that was read; answers whether that was still the newest. */
export async function saveDraft(tx: Transaction, draft: Insertable<DraftTable>): Promise<boolean> {
  const { county_code, table_key, revision, ...rest } = draft
  if (revision === 1) {
    const made = await on(tx)
      .insertInto('rules.draft')
      .values(draft)
      .onConflict((conflict) => conflict.columns(['county_code', 'table_key']).doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const written = await on(tx)
    .updateTable('rules.draft')
    .set({ ...rest, revision })
    .where('county_code', '=', county_code)
    .where('table_key', '=', table_key)
    .where('revision', '=', revision - 1)
    .executeTakeFirst()
  return written.numUpdatedRows === 1n
}

export async function deleteDraft(tx: Transaction, county: string, key: string): Promise<void> {
  await on(tx).deleteFrom('rules.draft').where('county_code', '=', county).where('table_key', '=', key).execute()
}

/** Oldest first: a later one of the same area wins. */
export const listOverrides = (tx: Transaction, county: string, key?: string): Promise<OverrideRow[]> => {
  const query = on(tx).selectFrom('rules.local_override').selectAll().where('county_code', '=', county)
  return (key === undefined ? query : query.where('table_key', '=', key)).orderBy('recorded_at').orderBy('id').execute()
}

export async function insertOverride(tx: Transaction, override: Insertable<LocalOverrideTable>): Promise<void> {
  await on(tx).insertInto('rules.local_override').values(override).execute()
  await restamp(tx, override.county_code)
}

/** Answers how many were ended: none where row-level security leaves none. */
export async function endOverrideOn(tx: Transaction, county: string, id: string, day: string): Promise<bigint> {
  const done = await on(tx)
    .updateTable('rules.local_override')
    .set({ ended_on: day })
    .where('county_code', '=', county)
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  await restamp(tx, county)
  return done.numUpdatedRows
}

export async function insertDeviation(tx: Transaction, deviation: Insertable<DeviationTable>): Promise<void> {
  await on(tx).insertInto('rules.deviation').values(deviation).execute()
}

/** Deviations from one row since a moment, oldest first. */
export const listDeviations = (
  tx: Transaction,
  county: string,
  { key, row, since }: { readonly key: string; readonly row: string; readonly since: string },
): Promise<DeviationRow[]> =>
  on(tx)
    .selectFrom('rules.deviation')
    .selectAll()
    .where('county_code', '=', county)
    .where('table_key', '=', key)
    .where('row_id', '=', row)
    .where('recorded_at', '>', since)
    .orderBy('recorded_at')
    .execute()

/** Newest first. */
export const listProposals = (tx: Transaction, county: string, key?: string): Promise<ProposalRow[]> => {
  const query = on(tx).selectFrom('rules.proposal').selectAll().where('county_code', '=', county)
  return (key === undefined ? query : query.where('table_key', '=', key))
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
}

export const findProposal = (tx: Transaction, county: string, id: string): Promise<ProposalRow | undefined> =>
  on(tx)
    .selectFrom('rules.proposal')
    .selectAll()
    .where('county_code', '=', county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export interface NewProposal {
  readonly id: string
  readonly county: string
  readonly key: string
  readonly kind: 'parameter' | 'row'
  readonly target: string
  readonly evidence: RuleProposal['evidence']
  readonly suggested: number | null
  readonly now: string
}

/** Opens a proposal, or gives the open one about the same the newest evidence. Answers its id. */
export async function keepProposal(tx: Transaction, proposal: NewProposal): Promise<string> {
  const { id, county, key, kind, target, suggested, now } = proposal
  const evidence = JSON.stringify(proposal.evidence)
  const kept = await on(tx)
    .insertInto('rules.proposal')
    .values({
      county_code: county,
      id,
      table_key: key,
      kind,
      target,
      state: 'open',
      evidence,
      suggested_value: suggested,
      opened_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['county_code', 'table_key', 'kind', 'target'])
        .where('state', '=', 'open')
        .doUpdateSet({ evidence, suggested_value: suggested }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return kept.id
}

export async function updateProposal(
  tx: Transaction,
  county: string,
  id: string,
  change: Updateable<ProposalTable>,
): Promise<void> {
  await on(tx)
    .updateTable('rules.proposal')
    .set(change)
    .where('county_code', '=', county)
    .where('id', '=', id)
    .execute()
}
