import type { ColumnType } from 'kysely'
import type { RuleProposal, RuleTableContent, ShippedTable } from '../contract.ts'

/** jsonb: read parsed, written as text. */
type Json<T> = ColumnType<T, string, string>

/** What the owner says of a table and nobody edits. */
export type TableFrame = Pick<ShippedTable, 'title' | 'hitPolicy' | 'facts'>

export interface TableVersionTable {
  county_code: string
  table_key: string
  version: number
  owner: string
  frame: Json<TableFrame>
  content: Json<RuleTableContent>
  source: 'shipped' | 'county'
  shipped_mark: string
  valid_from: string
  reason: string
  member_id: string | null
  member_name: string | null
  recorded_at: string
}

export interface DraftTable {
  county_code: string
  table_key: string
  based_on: number
  revision: number
  content: Json<RuleTableContent>
  member_id: string
  member_name: string
  saved_at: string
}

export interface LocalOverrideTable {
  county_code: string
  id: string
  table_key: string
  parameter: string
  area_code: string
  value: number | null
  same_as: string | null
  reason: string
  valid_from: string
  expires_on: string
  ended_on: string | null
  member_id: string
  member_name: string
  recorded_at: string
}

export interface DeviationTable {
  county_code: string
  id: string
  table_key: string
  row_id: string
  reason: string
  subject: string
  member_id: string
  member_name: string
  recorded_at: string
}

export interface ProposalTable {
  county_code: string
  id: string
  table_key: string
  kind: 'parameter' | 'row'
  target: string
  state: 'open' | 'taken' | 'declined'
  evidence: Json<RuleProposal['evidence']>
  suggested_value: number | null
  opened_at: string
  decided_at: string | null
  decided_by: string | null
  decided_by_name: string | null
  decision_reason: string | null
}

export interface RulesTables {
  'rules.table_version': TableVersionTable
  'rules.draft': DraftTable
  'rules.local_override': LocalOverrideTable
  'rules.deviation': DeviationTable
  'rules.proposal': ProposalTable
  'rules.revision': { county_code: string; stamp: string }
}
