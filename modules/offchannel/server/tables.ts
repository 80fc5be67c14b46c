import type { ColumnType } from 'kysely'
import type { RequestKind } from '#modules/requests/contract.ts'
import type {
  Demand,
  FileRead,
  FilledAnswer,
  Means,
  NoObligation,
  NoticeStanding,
  ReportState,
  Sign,
} from '../contract.ts'

/** jsonb: read parsed, written as text. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

export interface NoticeTable {
  county_code: string
  id: string
  version: number
  member_id: string
  area_code: string
  text: string
  standing: NoticeStanding
  demands: Json<Demand[]>
  file_name: string | null
  file: Uint8Array | null
  file_read: JsonOrNull<FileRead>
  received_at: string
  created_at: string
  answer: JsonOrNull<FilledAnswer>
  answer_workbook: Uint8Array | null
  report_ids: Json<string[]>
  reported_at: string | null
}

export interface ReportTable {
  county_code: string
  id: string
  issuer_words: string
  issuer_body_id: string | null
  issuer_name: string | null
  title: string
  kind: RequestKind
  due_at: string | null
  lead_working_days: number | null
  because: NoObligation
  means: Json<Means[]>
  fields: Json<string[]>
  signs: Json<Sign[]>
  excerpt: string
  reported_on: string
  state: ReportState | 'withdrawn'
  request_id: string | null
  question: string | null
  asked_at: string | null
  answer: string | null
  answered_at: string | null
  dismissed_because: string | null
}

export interface ReportAreaTable {
  county_code: string
  report_id: string
  area_code: string
}

export interface OffChannelTables {
  'offchannel.notice': NoticeTable
  'offchannel.report': ReportTable
  'offchannel.report_area': ReportAreaTable
}
