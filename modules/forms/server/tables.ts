import type { ColumnType, Generated } from 'kysely'
import type { CellStatus, Decision, FillSummary, PopulationDecision, UnderstoodWorkbook } from '../contract.ts'

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

/** What a finished fill found; the rest of its summary stands in its own columns. */
export type StoredSummary = Pick<
  FillSummary,
  'rows' | 'cellsFilled' | 'cellsAsked' | 'gaps' | 'gapGroups' | 'equations' | 'notices' | 'unfilled' | 'milliseconds'
>

/** Why a fill came to nothing; English beside the Chinese. */
export interface StoredProblem {
  readonly title: string
  readonly nextStep: string
  readonly titleEn?: string
  readonly nextStepEn?: string
}

export interface FillColumn {
  readonly sheet: number
  readonly column: number
  readonly element: string
  readonly name: string
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
  summary: ColumnType<StoredSummary | null, string | null, string | null>
  columns: Json<FillColumn[]>
  format: 'xlsx' | 'zip'
  workbook: Uint8Array | null
  problem: ColumnType<StoredProblem | null, string | null, string | null>
  started_by: string
  started_at: string
  finished_at: string | null
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
  changes: string
}

export interface FillCellTable {
  county_code: string
  fill_id: string
  area_code: string
  sheet: number
  cell: string
  subject_id: string | null
  subject: string
  element: string | null
  name: string
  status: CellStatus
  value: string
  change_no: number | null
  words: string | null
  words_en: string | null
  query: string | null
}

export interface FormsTables {
  'forms.form': FormTable
  'forms.mapping': MappingTable
  'forms.fill': FillTable
  'forms.fill_row': FillRowTable
  'forms.fill_cell': FillCellTable
}
