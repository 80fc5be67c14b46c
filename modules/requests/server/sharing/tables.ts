import type { ColumnType } from 'kysely'
import type { ShareState } from '../../contract.ts'
import type { RequestsTables } from '../tables.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

export interface ShareApplicationTable {
  county_code: string
  id: string
  request_id: string
  issuer_body_id: string
  issuer_name: string
  holder: string
  holder_body_id: string | null
  purpose: string
  legal_basis: string
  state: ShareState
  asked_by_name: string
  asked_at: string
  answer_by: string
  answered_at: Later<string>
  answered_by_name: Later<string>
  answer_words: Later<string>
  way: Later<'ledger' | 'import'>
  deliver_by: Later<string>
  delivered_at: Later<string>
  delivery_words: Later<string>
}

export interface ShareFieldTable {
  county_code: string
  application_id: string
  position: number
  path: ColumnType<string[], string, string>
  element: string | null
  granted: Later<boolean>
}

export interface CorrectionTable {
  county_code: string
  id: string
  area_code: string
  element: string
  holder: string
  holder_body_id: string | null
  words: string
  subject_entity: string | null
  subject_id: string | null
  purpose: string | null
  state: 'open' | 'corrected' | 'declined'
  reported_by_name: string
  reported_at: string
  answer_by: string
  answer_words: Later<string>
  answered_by_name: Later<string>
  answered_at: Later<string>
}

export interface DataReturnTable {
  county_code: string
  id: string
  holder: string
  what: string
  request_id: Later<string>
  asked_on: string
  due_on: string
  received_on: Later<string>
  rows_expected: number | null
  rows_received: Later<number>
  is_whole: Later<boolean>
  words: ColumnType<string, string | undefined, string>
  recorded_by_name: string
}

export interface SharingTables extends RequestsTables {
  'requests.share_application': ShareApplicationTable
  'requests.share_field': ShareFieldTable
  'requests.correction': CorrectionTable
  'requests.data_return': DataReturnTable
}
