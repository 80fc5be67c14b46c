import type { EntityName } from '#modules/catalogue/contract.ts'
import { addDays, type PlainDate } from '#platform/time.ts'
import type { FactValue, SampleBatch, SampleRow, SampleSource } from '../contract.ts'
import { CODES } from './codes.data.ts'
import type { Random } from './random.ts'

/** Days before the as-of day on which a source delivered and on which it last looked. */
export const SCHEDULE: Readonly<Record<SampleSource, { readonly delivered: number; readonly looked: number }>> = {
  'public-security': { delivered: 75, looked: 80 },
  housing: { delivered: 70, looked: 120 },
  education: { delivered: 62, looked: 65 },
  'human-resources': { delivered: 58, looked: 60 },
  health: { delivered: 50, looked: 95 },
  'medical-insurance': { delivered: 45, looked: 46 },
  'civil-affairs': { delivered: 24, looked: 25 },
  'disabled-federation': { delivered: 40, looked: 48 },
  'party-organisation': { delivered: 38, looked: 40 },
  veterans: { delivered: 36, looked: 60 },
  agriculture: { delivered: 33, looked: 55 },
  'market-supervision': { delivered: 30, looked: 31 },
  emergency: { delivered: 12, looked: 13 },
  village: { delivered: 15, looked: 20 },
}

/** Three years old: beyond the freshness of anything that changes. */
const STALE_DAYS = 1100
export const STALE_SHARE = 0.04

/** What changes and therefore goes stale. The rest (name, birth, number) is as good as ever. */
const VOLATILE = new Set([
  'person_phone',
  'person_current_address',
  'person_occupation',
  'person_health_status',
  'person_self_care',
  'person_disease',
  'person_migrant_work_place',
  'person_migrant_work_status',
  'person_migrant_work_duration',
  'person_personal_income',
  'person_employment_status',
  'person_left_behind_type',
  'person_bank_account',
  'guardian_phone',
  'household_total_income',
  'household_income_per_capita',
  'household_wage_income',
  'household_business_income',
  'household_transfer_income',
  'household_property_income',
  'household_water_source',
  'household_toilet_type',
  'org_legal_rep_phone',
])

/** Shares of values that a source simply does not have. */
const MISSING: Readonly<Record<string, number>> = {
  person_phone: 0.045,
  person_education: 0.02,
  person_current_address: 0.012,
  person_bank_account: 0.02,
  guardian_phone: 0.04,
  person_health_status: 0.03,
  dwelling_build_year: 0.025,
}

/** A word the catalogue has no code for is a mistake of the generator. */
function coded(element: string, value: FactValue): FactValue {
  const codes = CODES[element]
  if (!codes || typeof value !== 'string') return value
  const code = codes[value]
  if (code === undefined) throw new Error(`no code for ${element} ${value}`)
  return code
}

const without = (facts: SampleRow['facts'], keep: (element: string) => boolean): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(facts).filter(([element]) => keep(element)))

/** Present values in the catalogue's codes. */
const told = (facts: SampleRow['facts'], random: Random): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([element, value]) => {
      const lacking = value === null || (element in MISSING && random.chance(MISSING[element] ?? 0))
      return lacking ? [] : [[element, coded(element, value)]]
    }),
  )

export interface Delivery {
  readonly entity: EntityName
  readonly source: SampleSource
  readonly villageCode: string
  readonly rows: readonly SampleRow[]
}

const stamp = (
  delivery: Delivery,
  asOf: PlainDate,
  delivered: number,
  looked: number,
  rows: readonly SampleRow[],
): SampleBatch => {
  const confirmedOn = addDays(asOf, -looked)
  return {
    entity: delivery.entity,
    source: delivery.source,
    villageCode: delivery.villageCode,
    recordedAt: `${addDays(asOf, -delivered)}T09:00:00+08:00`,
    validFrom: confirmedOn,
    confirmedOn,
    rows,
  }
}

/**
 * What arrives from one delivery: values the source lacks are left out (a missing value is no fact), and for one row in
 * twenty-five what changes comes from an old delivery that nobody has looked at since.
 */
export function deliver(delivery: Delivery, random: Random, asOf: PlainDate): SampleBatch[] {
  const fresh: SampleRow[] = []
  const stale: SampleRow[] = []
  for (const row of delivery.rows) {
    const old = random.chance(STALE_SHARE)
    const present = told(row.facts, random)
    const current = old ? without(present, (element) => !VOLATILE.has(element)) : present
    const aged = old ? without(present, (element) => VOLATILE.has(element)) : {}
    if (Object.keys(current).length > 0) fresh.push({ ...row, facts: current })
    if (Object.keys(aged).length > 0) stale.push({ ...row, facts: aged })
  }
  const { delivered, looked } = SCHEDULE[delivery.source]
  return [
    ...(fresh.length > 0 ? [stamp(delivery, asOf, delivered, looked, fresh)] : []),
    ...(stale.length > 0 ? [stamp(delivery, asOf, STALE_DAYS - 10, STALE_DAYS, stale)] : []),
  ]
}
