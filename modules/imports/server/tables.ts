import type { ColumnType, Generated } from 'kysely'
import type { EntityName } from '#modules/catalogue/contract.ts'
import type { CellRange, CellValue } from '#modules/workbook/contract.ts'
import type { ImportColumn, ImportState } from '../contract.ts'

/** jsonb: read parsed, written as text. */
type Json<T> = ColumnType<T, string, string>

/** The rows of the file down to the header, and their merges. */
export interface Head {
  readonly rows: readonly (readonly CellValue[])[]
  readonly merges: readonly CellRange[]
  /** Columns that an earlier answer of ours put in: 退回原因. */
  readonly reasonColumns: readonly number[]
}

export interface CellReason {
  /** Column of the file, from 1. */
  readonly column: number
  readonly reason: string
}

export interface BatchTable {
  county_code: string
  id: string
  area_code: string
  file_name: string
  format: 'xlsx' | 'csv'
  sha256: string
  sheet: string
  header_bottom: number
  head: Json<Head>
  notices: Json<{ code: string; zh: string; en: string }[]>
  is_1904: boolean
  entity: EntityName
  source: string
  valid_from: string | null
  columns: Json<ImportColumn[]>
  state: ImportState
  change_no: number | null
  position: Generated<number>
  rows_total: number | null
  rows_read: Generated<number>
  inserted: Generated<number>
  updated: Generated<number>
  unchanged: Generated<number>
  conflicts: Generated<number>
  refused: Generated<number>
  reasons: ColumnType<Record<string, number>, string | undefined, string>
  problem: Json<{ title: string; nextStep: string } | null>
  created_by: string
  created_at: string
  started_at: string | null
  finished_at: string | null
  file_of: string | null
  sheet_order: Generated<number>
  title: string | null
}

export interface FilePartTable {
  county_code: string
  batch_id: string
  part_no: number
  area_code: string
  bytes: Uint8Array
}

export interface RefusedRowTable {
  county_code: string
  batch_id: string
  row_no: number
  area_code: string
  cells: Json<CellValue[]>
  reasons: Json<CellReason[]>
}

export interface ImportsTables {
  'imports.batch': BatchTable
  'imports.file_part': FilePartTable
  'imports.refused_row': RefusedRowTable
}
