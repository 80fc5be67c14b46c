import type { Completion, DataType, Derivation, EntityName, Sensitivity } from '../contract.ts'

export interface CatalogueTables {
  'catalogue.value_domain': { id: string; name_zh: string; standard: string | null }
  'catalogue.permissible_value': {
    domain_id: string
    code: string
    position: number
    name_zh: string
    name_en: string
    token: string
    synonyms: string[]
  }
  'catalogue.data_element': {
    id: string
    entity: EntityName
    type: DataType
    unit: string | null
    value_domain: string | null
    derivation: Derivation | null
    completion: Completion | null
    applies_when: string[] | null
    position: number
  }
  'catalogue.data_element_version': {
    element_id: string
    version: number
    name_zh: string
    name_en: string
    definition: string
    sensitivity: Sensitivity
    authority: string | null
    freshness_days: number | null
    standards: string[]
    recorded_at: string
    recorded_by: string | null
    reason: string | null
  }
  'catalogue.element_synonym': {
    element_id: string
    text: string
    origin: 'forms' | 'curated' | 'user'
    recorded_at: string
    recorded_by: string | null
  }
  'catalogue.revision': { name: 'catalogue'; number: number }
}
