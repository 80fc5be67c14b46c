import type { SampleSource } from '../contract.ts'

/** The word of a source in provenance. It begins with the authority of the catalogue's elements, so that its word counts there. */
export const SOURCE_NAMES: Readonly<Record<SampleSource, string>> = {
  'public-security': '公安局',
  'civil-affairs': '民政局',
  health: '卫健局',
  'medical-insurance': '医保局',
  'human-resources': '人社局',
  'disabled-federation': '残联',
  agriculture: '农业农村局',
  housing: '住建局',
  education: '教育局',
  'party-organisation': '组织部',
  veterans: '退役军人事务局',
  'market-supervision': '市场监管局',
  emergency: '应急管理局',
  village: '村自采',
}
