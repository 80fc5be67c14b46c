import type { DataElement, DataType, EntityName } from '#modules/catalogue/contract.ts'

/** The entities that are tables of the ledger; `area` belongs to organisations. */
export type LedgerEntity = Exclude<EntityName, 'area'>

export const LEDGER_ENTITIES: readonly LedgerEntity[] = [
  'person',
  'household',
  'dwelling',
  'plot',
  'enterprise',
  'event',
  'enrolment',
  'indicator',
]

export const isLedgerEntity = (entity: string): entity is LedgerEntity =>
  (LEDGER_ENTITIES as readonly string[]).includes(entity)

/** Columns that hold the id of another row of the ledger. */
export const LINKS: Readonly<Record<LedgerEntity, Readonly<Record<string, LedgerEntity>>>> = {
  person: {
    household_id: 'household',
    father_id: 'person',
    mother_id: 'person',
    guardian_id: 'person',
    spouse_id: 'person',
  },
  household: { head_id: 'person', dwelling_id: 'dwelling' },
  dwelling: { owner_id: 'person' },
  plot: { household_id: 'household' },
  enterprise: {},
  event: { person_id: 'person', household_id: 'household', enterprise_id: 'enterprise' },
  enrolment: { person_id: 'person', household_id: 'household' },
  indicator: {},
}

/** Columns every entity table has beside its elements and links. */
export const BOOKKEEPING: readonly string[] = [
  'county_code',
  'id',
  'area_code',
  'change_no',
  'valid_from',
  'confirmed_on',
  'provenance',
  'date_precision',
  'open_conflicts',
]

/** The elements whose values together tell one row of an entity from another, best first. `area_code` is the row's area. */
export const NATURAL_KEYS: Readonly<Record<LedgerEntity, readonly (readonly string[])[]>> = {
  person: [['person_id_number'], ['area_code', 'person_name', 'person_birth_date']],
  household: [['area_code', 'household_no']],
  dwelling: [['dwelling_id'], ['area_code', 'dwelling_address']],
  plot: [['area_code', 'plot_no']],
  enterprise: [['org_credit_code'], ['area_code', 'org_name']],
  event: [
    ['area_code', 'event_id'],
    ['area_code', 'event_time', 'event_title'],
  ],
  enrolment: [['holder_id', 'subsidy_program', 'subsidy_start']],
  indicator: [['area_code', 'data_year', 'indicator_month']],
}

export const columnTypeOf = (type: DataType): string => {
  switch (type) {
    case 'string':
    case 'text':
    case 'code':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return 'text'
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'year':
      return 'integer'
    case 'decimal':
    case 'money':
      return 'numeric'
    case 'date':
      return 'date'
    // Printed and read in China's one time zone.
    case 'datetime':
      return 'timestamptz'
  }
}

/** Held as a column of the general ledger: not derived, not of the vault, not of an area. */
export const isStored = (element: DataElement): element is DataElement & { entity: LedgerEntity } =>
  element.derivation === null && element.sensitivity !== 'vault' && isLedgerEntity(element.entity)

export const storedElements = (
  elements: Iterable<DataElement>,
  entity: LedgerEntity,
): readonly (DataElement & { entity: LedgerEntity })[] =>
  [...elements].filter((element) => element.entity === entity && isStored(element)) as (DataElement & {
    entity: LedgerEntity
  })[]
