import { findAreaAt } from '#modules/organisations/server/index.ts'
import type { Transaction } from '#platform/database/index.ts'
import type { LocalOverride, RuleProposal, RuleTable, RuleTableState } from '../contract.ts'
import { resolveParameter } from '../domain/resolve-parameter.ts'
import { problems } from './problems.ts'
import { linksOf, versionsOn } from './rules-in-force.ts'
import { listVersions, type OverrideRow, type ProposalRow, type VersionRow } from './store.ts'

/**
 * The version in force on a day; before the first has begun, the first.
 *
 * @throws rules/table-not-found
 */
export async function getFrame(tx: Transaction, county: string, key: string, day: string): Promise<VersionRow> {
  const versions = await listVersions(tx, county, key)
  const found = versionsOn(versions, day)[0] ?? versions[0]
  if (found === undefined) throw problems.tableNotFound({ key })
  return found
}

/** The newest version, in force or yet to begin: what a draft builds on. @throws rules/table-not-found */
export async function getNewest(tx: Transaction, county: string, key: string): Promise<VersionRow> {
  const newest = (await listVersions(tx, county, key)).at(-1)
  if (newest === undefined) throw problems.tableNotFound({ key })
  return newest
}

export function stateOf(version: VersionRow, all: readonly VersionRow[], day: string): RuleTableState {
  const replaces = all.some(
    (each) =>
      each.version > version.version && each.valid_from <= (version.valid_from > day ? version.valid_from : day),
  )
  if (replaces) return 'replaced'
  return version.valid_from > day ? 'scheduled' : 'in-force'
}

export const tableOf = (row: VersionRow, state: RuleTableState): RuleTable => ({
  key: row.table_key,
  owner: row.owner,
  ...row.frame,
  ...row.content,
  version: row.version,
  state,
  validFrom: row.valid_from,
})

/** Names of areas by code, as they are called today; a code nobody knows names itself. */
export async function areaNames(
  tx: Transaction,
  codes: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const code of new Set(codes)) names.set(code, (await findAreaAt(tx, code, day))?.name ?? code)
  return names
}

function stateOfOverride(row: OverrideRow, day: string): LocalOverride['state'] {
  if (row.ended_on !== null) return 'ended'
  if (row.expires_on <= day) return 'expired'
  return row.valid_from > day ? 'scheduled' : 'in-force'
}

/** Newest first, with what holds in each place on the day. */
export function describeOverrides(
  rows: readonly OverrideRow[],
  names: ReadonlyMap<string, string>,
  day: string,
): LocalOverride[] {
  return rows.toReversed().map((row) => {
    const state = stateOfOverride(row, day)
    const found = resolveParameter(linksOf(rows, row.table_key, row.parameter), row.area_code, day)
    return {
      id: row.id,
      table: row.table_key,
      parameter: row.parameter,
      areaCode: row.area_code,
      areaName: names.get(row.area_code) ?? row.area_code,
      value: row.value,
      sameAs: row.same_as,
      sameAsName: row.same_as === null ? null : (names.get(row.same_as) ?? row.same_as),
      effectiveValue: state === 'in-force' && found.kind === 'value' ? found.value : null,
      reason: row.reason,
      validFrom: row.valid_from,
      expiresOn: row.expires_on,
      endedOn: row.ended_on,
      by: row.member_name,
      state,
    }
  })
}

/** A proposal with the words of the table it is about. */
export function describeProposal(row: ProposalRow, table: VersionRow | undefined): RuleProposal {
  const parameter = table?.content.parameters.find(({ name }) => row.kind === 'parameter' && name === row.target)
  const rule = table?.content.rows.find(({ id }) => row.kind === 'row' && id === row.target)
  const plain = { zh: row.target, en: row.target }
  return {
    id: row.id,
    table: row.table_key,
    tableTitle: table?.frame.title ?? { zh: row.table_key, en: row.table_key },
    kind: row.kind,
    target: row.target,
    targetWords: parameter === undefined ? (rule?.message ?? plain) : { zh: parameter.zh, en: parameter.en },
    state: row.state,
    count: row.evidence.length,
    evidence: row.evidence,
    suggestedValue: row.suggested_value,
    openedAt: row.opened_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by_name,
    decisionReason: row.decision_reason,
  }
}
