import { createHash } from 'node:crypto'
import type { Transaction } from '#platform/database/index.ts'
import { RuleTableContent, ShippedTable } from '../contract.ts'
import { renewCore } from '../domain/core-rows.ts'
import { checkTable } from '../domain/check-table.ts'
import { insertVersion, listVersions, type VersionRow } from './store.ts'
import type { TableFrame } from './tables.ts'

/** The same for the same text, whatever the order the database gives the keys back in. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value
export const markOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(value)))
    .digest('hex')
    .slice(0, 32)

const later = (a: string, b: string): string => (a > b ? a : b)

async function loadOne(
  tx: Transaction,
  county: string,
  { key, owner, content, frame, mark }: Prepared,
  day: string,
  last: VersionRow | undefined,
): Promise<void> {
  if (last?.shipped_mark === mark) return
  // A county that has a version of its own keeps it; what holds everywhere comes in all the same.
  const isLocal = last !== undefined && last.source === 'county'
  await insertVersion(tx, {
    county_code: county,
    table_key: key,
    version: (last?.version ?? 0) + 1,
    owner,
    frame: JSON.stringify(frame),
    content: JSON.stringify(isLocal ? renewCore(last.content, content) : content),
    source: isLocal ? 'county' : 'shipped',
    shipped_mark: mark,
    valid_from: last === undefined ? day : later(day, last.valid_from),
    reason: isLocal
      ? '处处适用的部分已更新 The part that holds everywhere was renewed'
      : '随产品提供 Shipped with the product',
    member_id: null,
    member_name: null,
    recorded_at: new Date().toISOString(),
  })
}

interface Prepared {
  readonly key: string
  readonly owner: string
  readonly frame: TableFrame
  readonly content: RuleTableContent
  readonly mark: string
}

/** @throws where a shipped table has an error: that is a fault of the module that ships it */
function prepare(shipped: ShippedTable): Prepared {
  const { key, owner, title, hitPolicy, facts, complete, parameters, rows } = ShippedTable.parse(shipped)
  const errors = checkTable({ facts, complete, parameters, rows }).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    throw new Error(
      `rule table ${key}: ${errors.map(({ row, column, message }) => `${row ?? ''}/${column ?? ''} ${message.en}`).join('; ')}`,
    )
  }
  const frame: TableFrame = { title, hitPolicy, facts }
  const content = RuleTableContent.parse({ complete, parameters, rows })
  return { key, owner, frame, content, mark: markOf([frame, content]) }
}

/**
 * Brings the tables a module ships into a county, from `day` on. Idempotent. A table that is new or has changed becomes a version;
 * a county's own version is kept, with core rows, core figures and bounds renewed. Runs as the system, in seeding.
 *
 * @throws where a shipped table has an error
 */
export async function loadShippedTables(
  tx: Transaction,
  county: string,
  tables: readonly ShippedTable[],
  day: string,
): Promise<void> {
  const versions = await listVersions(tx, county)
  for (const prepared of tables.map(prepare)) {
    await loadOne(
      tx,
      county,
      prepared,
      day,
      versions.findLast((each) => each.table_key === prepared.key),
    )
  }
}
