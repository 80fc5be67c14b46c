import type { AreaLevel, Body, RoleName, Succession } from '../contract.ts'

export interface AreaRow {
  county_code: string
  code: string
  valid_from: string
  valid_to: string | null
  name: string
  level: AreaLevel
  parent_code: string | null
  urban_rural: string | null
  longitude: number | null
  latitude: number | null
  successor_code: string | null
  succession: Succession | null
}

export interface BodyRow {
  county_code: string
  id: string
  area_code: string
  name: string
  name_en: string
  kind: Body['kind']
  level: AreaLevel
  unit_of: string | null
}

export interface MemberRow {
  county_code: string
  id: string
  body_id: string
  area_code: string
  name: string
  title_zh: string
  title_en: string
  persona: boolean
  persona_order: number
  left_on: string | null
}

export interface RoleAssignmentRow {
  county_code: string
  member_id: string
  role: RoleName
  area_code: string
  valid_from: string
  valid_to: string | null
}

export interface SessionRow {
  county_code: string
  token_hash: string
  member_id: string
  started_at: string
  expires_at: string
  ended_at: string | null
  post_area_code: string | null
}

export interface OrganisationsTables {
  'organisations.area': AreaRow
  'organisations.body': BodyRow
  'organisations.member': MemberRow
  'organisations.role_assignment': RoleAssignmentRow
  'organisations.session': SessionRow
}
