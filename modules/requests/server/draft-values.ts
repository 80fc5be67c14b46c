import type { Body } from '#modules/organisations/contract.ts'
import type { DraftRequest } from '../contract.ts'
import type { RequestRow } from './store/requests.ts'

/** A draft as columns. */
export const columnsOfDraft = (draft: DraftRequest) => ({
  kind: draft.kind,
  lane: draft.lane,
  title: draft.title,
  purpose: draft.purpose,
  legal_basis: draft.legalBasis,
  notice_text: draft.noticeText,
  duty_item_id: draft.dutyItemId,
  target_level: draft.targetLevel,
  area_codes: JSON.stringify(draft.areaCodes),
  frequency: draft.frequency,
  period_from: draft.periodFrom,
  period_to: draft.periodTo,
  due_at: draft.dueAt,
  urgent_reason: draft.urgentReason,
  expires_on: draft.expiresOn,
  population: draft.population === null ? null : JSON.stringify(draft.population),
  detail: JSON.stringify(draft.detail),
})

/** Columns as a draft. */
export const draftOfRow = (row: RequestRow): DraftRequest => ({
  kind: row.kind,
  lane: row.lane,
  title: row.title,
  issuerBodyId: row.issuer_body_id,
  purpose: row.purpose,
  legalBasis: row.legal_basis,
  noticeText: row.notice_text,
  dutyItemId: row.duty_item_id,
  targetLevel: row.target_level,
  areaCodes: row.area_codes,
  frequency: row.frequency as DraftRequest['frequency'],
  periodFrom: row.period_from,
  periodTo: row.period_to,
  dueAt: row.due_at,
  urgentReason: row.urgent_reason,
  expiresOn: row.expires_on,
  population: row.population,
  detail: row.detail,
})

export const columnsOfIssuer = (body: Pick<Body, 'id' | 'name'>) => ({
  issuer_body_id: body.id,
  issuer_name: body.name,
})
