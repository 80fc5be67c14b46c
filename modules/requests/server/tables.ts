import type { ColumnType } from 'kysely'
import type { AggregateShape } from '#modules/forms/contract.ts'
import type {
  DispatchChannel,
  ItemAction,
  Lane,
  RecipientState,
  RequestDetail,
  RequestKind,
  RequestPopulation,
  RequestState,
  ReturnGround,
  Screening,
} from '../contract.ts'

/** jsonb: read parsed, written as text. */
type Json<T> = ColumnType<T, string, string>
/** Filled in later; may be left out when the row is made. */
type Later<T> = ColumnType<T, T | undefined, T>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

export interface RequestTable {
  county_code: string
  id: string
  version: number
  kind: RequestKind
  lane: Lane
  state: RequestState
  title: string
  issuer_body_id: string
  issuer_name: string
  applied_by: string
  applied_by_name: string
  purpose: string
  legal_basis: string
  notice_text: string
  duty_item_id: string | null
  target_level: 'township' | 'village'
  area_codes: Json<string[]>
  frequency: string
  period_from: string | null
  period_to: string | null
  due_at: string | null
  urgent_reason: string
  expires_on: string | null
  population: JsonOrNull<RequestPopulation>
  detail: Json<RequestDetail>
  form_id: string | null
  screening: JsonOrNull<Screening>
  recipients: number
  minutes: number | null
  blocks: number
  warnings: number
  merged_into: string | null
  control_number: string | null
  created_at: string
  updated_at: string
  submitted_at: string | null
  decide_by: string | null
  deferred_until: string | null
}

export interface ItemTable {
  county_code: string
  request_id: string
  position: number
  path: Json<string[]>
  sheet: string | null
  cell: string | null
  verdict: 'element' | 'aggregate' | 'local' | 'new'
  element: string | null
  role: string | null
  aggregate: JsonOrNull<AggregateShape>
  action: ItemAction
  purpose: string | null
  is_trace: boolean
  expires_on: string | null
  held_share: number | null
  fresh_share: number | null
  holder: string | null
  minutes_each: number
}

export interface LifeEntryTable {
  county_code: string
  request_id: string
  no: number
  event: string
  from_state: RequestState | null
  to_state: RequestState
  at: string
  by_name: string
  by_body: string
  reason: string
}

export interface ControlNumberTable {
  county_code: string
  number: string
  request_id: string
  sequence: number
  year: number
  issued_at: string
  valid_until: string
  revoked_at: string | null
  revoked_because: Later<string | null>
  revoked_by_name: Later<string | null>
}

export interface DispatchTable {
  county_code: string
  request_id: string
  area_code: string
  control_number: string
  channel: DispatchChannel
  state: RecipientState
  minutes: number | null
  dispatched_at: string
  dispatched_on: string
  valid_until: string
  ended_at: string | null
}

export interface VillageReturnTable {
  county_code: string
  id: string
  request_id: string
  area_code: string
  ground: ReturnGround
  words: string
  returned_at: string
  answer_by: string
  state: 'open' | 'answered' | 'lapsed'
  answer: 'withdrawn' | 'amended' | 'insisted' | null
  answer_words: string | null
  answered_at: string | null
  answered_by_name: string | null
}

export interface CommentTable {
  county_code: string
  id: string
  request_id: string
  author: 'village' | 'township' | 'public'
  name: string
  words: string
  made_at: string
  answer: string | null
  answered_at: string | null
  answered_by_name: string | null
}

export interface OverrideTable {
  county_code: string
  request_id: string
  table_key: string
  row_id: string
  clause: string
  approver: string
  decided_by_name: string
  reason: string
  at: string
}

export interface RegistryEntryTable {
  county_code: string
  id: string
  kind: 'form' | 'inspection' | 'campaign' | 'app'
  number: string
  version: number
  title: string
  issuer_body_id: string | null
  issuer_name: string
  frequency: string
  legal_basis: string
  duty_item_id: string | null
  form_id: string | null
  valid_from: string
  expires_on: string
  withdrawn_at: string | null
  withdrawn_because: Later<string | null>
  withdrawn_by_name: Later<string | null>
  request_id: Later<string | null>
  change_note: Later<string>
  filed_by_name: string
  filed_at: string
}

export interface RegistryFieldTable {
  county_code: string
  entry_id: string
  position: number
  path: Json<string[]>
  sheet: Later<string | null>
  element: string | null
  purpose: string
  expires_on: string
  /** First day on the list, over all versions. */
  since: Later<string | null>
  leaves_next: Later<boolean>
  last_opened_on: string | null
  removed_on: string | null
}

export interface JudgedFactsTable {
  county_code: string
  request_id: string
  judged_at: string
  area_code: string
  facts: Json<Record<string, unknown>>
}

export interface RequestsTables {
  'requests.judged_facts': JudgedFactsTable
  'requests.registry_entry': RegistryEntryTable
  'requests.registry_field': RegistryFieldTable
  'requests.request': RequestTable
  'requests.item': ItemTable
  'requests.life_entry': LifeEntryTable
  'requests.control_number': ControlNumberTable
  'requests.dispatch': DispatchTable
  'requests.village_return': VillageReturnTable
  'requests.comment': CommentTable
  'requests.override': OverrideTable
}
