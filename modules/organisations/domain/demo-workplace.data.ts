import type { RoleName } from '../contract.ts'

/** Departments of a county that ask villages for data, by their usual names. */
export const DEPARTMENTS: readonly { readonly key: string; readonly zh: string; readonly en: string }[] = [
  { key: 'office', zh: '数据局', en: 'Data Bureau' },
  { key: 'civil-affairs', zh: '民政局', en: 'Civil Affairs Bureau' },
  { key: 'health', zh: '卫生健康局', en: 'Health Bureau' },
  { key: 'agriculture', zh: '农业农村局', en: 'Agriculture and Rural Affairs Bureau' },
  { key: 'education', zh: '教育局', en: 'Education Bureau' },
  { key: 'social-security', zh: '人力资源和社会保障局', en: 'Human Resources and Social Security Bureau' },
  { key: 'emergency', zh: '应急管理局', en: 'Emergency Management Bureau' },
  { key: 'housing', zh: '住房和城乡建设局', en: 'Housing and Urban-Rural Development Bureau' },
  { key: 'veterans', zh: '退役军人事务局', en: 'Veterans Affairs Bureau' },
  { key: 'disabled', zh: '残疾人联合会', en: "Disabled Persons' Federation" },
]

export interface DemoPersona {
  readonly key: string
  readonly name: string
  readonly titleZh: string
  readonly titleEn: string
  readonly role: RoleName
  /** Where this person works: the first village, the first township, or the county. */
  readonly at: 'village' | 'other-village' | 'township' | 'county'
  /** A second post of the same role: someone who stands in for a neighbour. */
  readonly alsoAt?: 'village'
  /** A department of the county, where `at` is the county. */
  readonly department?: string
}

/** Invented people. */
export const PERSONAS: readonly DemoPersona[] = [
  {
    key: 'village-worker',
    name: '周小满',
    titleZh: '村文书',
    titleEn: 'Village clerk',
    role: 'village-worker',
    at: 'village',
  },
  { key: 'grid-worker', name: '吴立夏', titleZh: '网格员', titleEn: 'Grid worker', role: 'grid-worker', at: 'village' },
  {
    key: 'other-village-worker',
    name: '郑谷雨',
    titleZh: '邻村文书（兼管本村）',
    titleEn: 'Clerk of another village, standing in here',
    role: 'village-worker',
    at: 'other-village',
    alsoAt: 'village',
  },
  {
    key: 'township-staff',
    name: '王清明',
    titleZh: '乡镇党政办干事',
    titleEn: 'Township office staff',
    role: 'township-staff',
    at: 'township',
  },
  {
    key: 'department-staff',
    name: '李秋分',
    titleZh: '民政局科员',
    titleEn: 'Civil affairs officer',
    role: 'department-staff',
    at: 'county',
    department: 'civil-affairs',
  },
  {
    key: 'gatekeeper',
    name: '陈白露',
    titleZh: '报表准入审核',
    titleEn: 'Gatekeeper for data requests',
    role: 'gatekeeper',
    at: 'county',
    department: 'office',
  },
  {
    key: 'evaluator',
    name: '赵霜降',
    titleZh: '减负评估员',
    titleEn: 'Burden evaluator',
    role: 'evaluator',
    at: 'county',
    department: 'office',
  },
  {
    key: 'operator',
    name: '孙冬至',
    titleZh: '系统管理员',
    titleEn: 'System operator',
    role: 'operator',
    at: 'county',
    department: 'office',
  },
]
