import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { tablesOf, type Transaction } from '../database/database.ts'

/** Acts that belong to no county: sign-in pages, installation. */
export const NO_COUNTY = '000000'
const START = '0'.repeat(64)

export interface AuditEntry {
  readonly countyCode: string
  readonly recordedAt: Date
  readonly memberId: string | null
  readonly memberName: string | null
  /** Name of the command or view. */
  readonly operation: string
  /** What happened, past tense: `form.filled`, `read`. */
  readonly event: string
  /** What it happened to: an id. */
  readonly subject: string
  /** Why personal data was read. */
  readonly purpose: string | null
  /** The id that problem responses and the log carry. */
  readonly instance: string
  readonly data: Readonly<Record<string, unknown>>
}

interface EntryRow {
  county_code: string
  sequence: number
  recorded_at: string
  member_id: string | null
  member_name: string | null
  operation: string
  event: string
  subject: string
  purpose: string | null
  instance: string
  data: unknown
  previous_hash: string
  hash: string
}

interface AuditTables {
  'audit.entry': EntryRow
  'audit.head': { county_code: string; sequence: number; hash: string }
}

/** JSON with sorted keys, so that a value read back from jsonb hashes as it was written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, v]) => v !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

const hashOf = (row: EntryRow): string =>
  createHash('sha256')
    .update(canonical({ ...row, hash: undefined }))
    .digest('hex')

/** Appends one entry to the chain of its county, in the caller's transaction. Call it last: the county's writers wait until the commit. */
export async function appendAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const db = tablesOf<AuditTables>(tx)
  const county = entry.countyCode
  await db
    .insertInto('audit.head')
    .values({ county_code: county, sequence: 0, hash: START })
    .onConflict((conflict) => conflict.column('county_code').doNothing())
    .execute()
  const head = await db
    .selectFrom('audit.head')
    .selectAll()
    .where('county_code', '=', county)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const row: EntryRow = {
    county_code: county,
    sequence: head.sequence + 1,
    recorded_at: entry.recordedAt.toISOString(),
    member_id: entry.memberId,
    member_name: entry.memberName,
    operation: entry.operation,
    event: entry.event,
    subject: entry.subject,
    purpose: entry.purpose,
    instance: entry.instance,
    data: JSON.parse(canonical(entry.data)),
    previous_hash: head.hash,
    hash: '',
  }
  row.hash = hashOf(row)
  await db
    .insertInto('audit.entry')
    .values({ ...row, data: sql`${JSON.stringify(row.data)}::jsonb` })
    .execute()
  await db
    .updateTable('audit.head')
    .set({ sequence: row.sequence, hash: row.hash })
    .where('county_code', '=', county)
    .execute()
}

export type ChainVerdict =
  | { readonly verdict: 'whole'; readonly entries: number }
  | { readonly verdict: 'broken'; readonly at: number; readonly reason: 'changed' | 'missing' | 'cut-off' }

const PAGE = 1000

/** Walks a county's chain from its first entry: an entry changed, taken out, or cut off the end is found. */
export async function verifyAuditChain(tx: Transaction, countyCode: string): Promise<ChainVerdict> {
  const db = tablesOf<AuditTables>(tx)
  let previous = START
  let sequence = 0
  for (;;) {
    const rows = await db
      .selectFrom('audit.entry')
      .selectAll()
      .where('county_code', '=', countyCode)
      .where('sequence', '>', sequence)
      .orderBy('sequence')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      if (row.sequence !== sequence + 1) return { verdict: 'broken', at: sequence + 1, reason: 'missing' }
      if (row.previous_hash !== previous || hashOf(row) !== row.hash)
        return { verdict: 'broken', at: row.sequence, reason: 'changed' }
      previous = row.hash
      sequence = row.sequence
    }
    if (rows.length < PAGE) break
  }
  const head = await db.selectFrom('audit.head').selectAll().where('county_code', '=', countyCode).executeTakeFirst()
  if ((head?.sequence ?? 0) !== sequence) return { verdict: 'broken', at: sequence + 1, reason: 'cut-off' }
  return { verdict: 'whole', entries: sequence }
}
