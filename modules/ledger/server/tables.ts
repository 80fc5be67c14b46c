import type { Generated } from 'kysely'
export type ChangeKind = 'import' | 'entry' | 'correction' | 'settlement' | 'confirmation' | 'move'

/** The tables with fixed columns; those of the entities are read and written by statements made from the catalogue. */
export interface LedgerTables {
  'ledger.change': {
    county_code: string
    no: Generated<number>
    area_code: string
    kind: ChangeKind
    source: string
    member_id: string | null
    recorded_at: Generated<string>
    evidence: string | null
    reason: string | null
    begins_on: string | null
  }
  'ledger.moved': {
    county_code: string
    id: Generated<number>
    area_code: string
    to_area_code: string
    entity: 'person' | 'household' | 'enrolment'
    subject_id: string
    lived_from: string | null
    moved_on: string
    change_no: number
    retracted: Generated<boolean>
    facts: Readonly<Record<string, unknown>>
  }
  'ledger.history': {
    county_code: string
    id: Generated<number>
    area_code: string
    entity: string
    subject_id: string
    superseded_by: number
    superseded_at: Generated<string>
    retracted: Generated<boolean>
    facts: Readonly<Record<string, readonly [unknown, number, string, string]>>
  }
  'ledger.conflict': {
    county_code: string
    id: string
    area_code: string
    entity: string
    subject_id: string
    element: string
    contender: unknown
    change_no: number
    valid_from: string
    state: Generated<'open' | 'settled'>
    decision: 'current' | 'contender' | 'other' | null
    settled_by: number | null
    recorded_at: Generated<string>
  }
}
