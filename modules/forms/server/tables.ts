import type { ColumnType, Generated } from 'kysely'
import type { Decision, FillSummary, PopulationDecision, UnderstoodWorkbook } from '../contract.ts'

/** jsonb: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>

export interface FormTable {
  county_code: string
  id: string
  area_code: string
  title: string
  department: string | null
  file_name: string
  kind: 'list' | 'statistics' | 'card' | 'none'
  workbook: Uint8Array
  sha256: string
  understanding: Json<UnderstoodWorkbook>
  version: Generated<number>
  created_by: string
  created_at: string
  updated_at: string
  archived_at: string | null
}

export interface MappingTable {
  county_code: string
  form_id: string
  version: number
  decisions: Json<Decision[]>
  populations: Json<PopulationDecision[]>
  note: string
  changed_by: string
  changed_at: string
}

export interface FillTable {
  county_code: string
  id: string
  form_id: string
  version: number
  area_code: string
  as_of: string
  subjects: Json<string[]>
  state: 'queued' | 'running' | 'ready' | 'failed'
  progress: number
  summary: Json<FillSummary | null>
  workbook: Uint8Array | null
  problem: Json<{ title: string; nextStep: string } | null>
  started_by: string
  started_at: string
  finished_at: string | null
}

/** Where one fact of a row comes from: the change, and what is known of the fact since. */
export interface StoredSource {
  readonly change: number
  readonly validFrom: string | null
  readonly confirmedOn: string | null
}

export interface FillRowTable {
  county_code: string
  fill_id: string
  area_code: string
  sheet: number
  row_no: number
  subject_id: string
  subject: string
  statuses: string
  sources: Json<Record<string, StoredSource>>
}

export interface FillCellTable {
  county_code: string
  fill_id: string
  area_code: string
  sheet: number
  cell: string
  subject_id: string | null
  element: string | null
  status: 'ok' | 'missing' | 'stale' | 'conflict'
  value: string
  sources: Json<{ words?: string; query?: string; source?: StoredSource }>
}

export interface FormsTables {
  'forms.form': FormTable
  'forms.mapping': MappingTable
  'forms.fill': FillTable
  'forms.fill_row': FillRowTable
  'forms.fill_cell': FillCellTable
}
