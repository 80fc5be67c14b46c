import type { Generated } from 'kysely'

export interface SampleTables {
  'sample.loaded': {
    county_code: string
    seed: string
    residents: number
    as_of: string
    loaded_at: Generated<string>
  }
}
