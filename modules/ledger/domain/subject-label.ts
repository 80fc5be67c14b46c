import type { LedgerEntity } from './entity-shape.ts'

/** What a row of an entity is called, and the number it is told by: element ids, or a column every entity has. */
export const LABELS: Readonly<Record<LedgerEntity, { readonly name: string; readonly key: string }>> = {
  person: { name: 'person_name', key: 'person_id_number' },
  household: { name: 'household_address', key: 'household_no' },
  dwelling: { name: 'dwelling_address', key: 'dwelling_id' },
  plot: { name: 'plot_name', key: 'plot_no' },
  enterprise: { name: 'org_name', key: 'org_credit_code' },
  event: { name: 'event_title', key: 'event_id' },
  enrolment: { name: 'subsidy_category', key: 'subsidy_program' },
  indicator: { name: 'data_year', key: 'area_code' },
}
