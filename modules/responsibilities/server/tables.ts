import type { ColumnType } from 'kysely'
import type { DutyClass, DutyListPage, ResourceKind } from '../contract.ts'

export type LastFile = NonNullable<DutyListPage['lastFile']>

export interface DutyListTable {
  county_code: string
  id: string
  title: string
  state: 'draft' | 'published'
  valid_from: string | null
  valid_to: string | null
  source_file: string | null
  /** jsonb: read parsed, written as text. */
  last_file: ColumnType<LastFile | null, string | null, string | null>
  created_by: string
  created_at: string
  published_by: string | null
  published_at: string | null
}

export interface DutyItemTable {
  county_code: string
  id: string
  list_id: string
  position: number
  code: string
  title: string
  domain: string
  class: DutyClass
  main_department: string | null
  assisting_departments: string[]
  main_department_part: string | null
  township_part: string | null
  taken_back_by: string | null
  taken_back_how: string | null
  legal_basis: string | null
  resources_as_listed: string | null
}

export interface DutyResourceTable {
  county_code: string
  id: string
  code: string
  kind: ResourceKind
  state: 'granted' | 'owed'
  what: string
  since: string
  recorded_by: string
  recorded_at: string
}

export interface ResponsibilitiesTables {
  'responsibilities.duty_list': DutyListTable
  'responsibilities.duty_list_file': {
    county_code: string
    list_id: string
    purpose: 'source' | 'last'
    file_name: string
    bytes: Uint8Array
  }
  'responsibilities.duty_item': DutyItemTable
  'responsibilities.duty_resource': DutyResourceTable
}
