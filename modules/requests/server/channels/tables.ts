import type { ColumnType } from 'kysely'
import type { ListFault } from '../../contract.ts'

export interface KeptRow {
  readonly row: number
  /** In the order of the header. */
  readonly cells: readonly string[]
  readonly outcome: 'taken' | 'unchanged' | 'refused'
  readonly faults: readonly Omit<ListFault, 'row' | 'value'>[]
}

export interface ListImportTable {
  county_code: string
  id: string
  kind: 'dispatch' | 'registry'
  file_name: string
  header: ColumnType<string[], string, string>
  rows: ColumnType<KeptRow[], string, string>
  imported_by: string
  imported_by_name: string
  imported_at: string
}

export interface ChannelTables {
  'requests.list_import': ListImportTable
}
