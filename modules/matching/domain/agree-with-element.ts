import type { ElementProfile } from './element-profile.ts'
import { strongSubjects, type HeaderView } from './read-table.ts'

const expectedTypes: Readonly<Record<string, readonly string[]>> = {
  date: ['date', 'datetime', 'year'],
  deadline: ['date'],
  start: ['date'],
  end: ['date'],
  year: ['year', 'date'],
  phone: ['phone'],
  address: ['address', 'string'],
  place: ['address', 'string', 'region_code', 'area_code'],
  idno: ['id_number'],
  amount: ['money'],
  income: ['money'],
  expense: ['money'],
  investment: ['money'],
  standard: ['money', 'code'],
  count: ['integer', 'decimal'],
  population: ['integer'],
  stock: ['integer'],
  rooms: ['integer'],
  floors: ['integer'],
  age: ['integer'],
  rate: ['decimal'],
  area: ['decimal'],
  length: ['decimal'],
  height: ['decimal'],
  yesno: ['boolean', 'code'],
  type: ['code'],
  level: ['code'],
  mode: ['code'],
  reason: ['code', 'text'],
  name: ['string'],
  title: ['string', 'region_code', 'area_code'],
  code: ['string', 'region_code', 'area_code', 'id_number'],
  account: ['string'],
  cert: ['string'],
  photo: ['attachment'],
  relation: ['code'],
  status: ['code', 'text'],
  situation: ['code', 'text', 'string'],
  result: ['text'],
  percapita: ['money'],
  points: ['decimal', 'integer'],
  duration: ['string', 'integer'],
}

/** 1: the kind of fact fits the element's type; -1: it cannot be; 0: the header does not say. */
export function typeAgreement(view: HeaderView, profile: ElementProfile): number {
  const kinds = view.reading.heads.map((head) => expectedTypes[head]).filter((types) => types !== undefined)
  if (kinds.length === 0) return 0
  return kinds.some((types) => types.includes(profile.element.type)) ? 1 : -1
}

const unitFamilies: readonly (readonly string[])[] = [
  ['元', '万元', '千元', '亿元', '元/月', '元/年'],
  ['亩', '公顷', '平方米', '平方公里', 'm2', 'm²'],
  ['公里', '米', 'km', 'm', '里', '千米'],
  ['岁', '周岁'],
  ['头/只', '头', '只', '羽', '头、只'],
  ['人', '名'],
  ['层'],
  ['间'],
  ['次', '人次'],
]

export function unitAgreement(unit: string | undefined, elementUnit: string | null): number {
  if (unit === undefined) return 0
  if (elementUnit === null) return -1
  if (unit === elementUnit) return 1
  return unitFamilies.some((family) => family.includes(unit) && family.includes(elementUnit)) ? 0.5 : -1
}

const roleless: ReadonlySet<string> = new Set([
  'helper',
  'inspector',
  'handler',
  'third',
  'grid_worker',
  'contact',
  'legal_rep',
  'school',
  'hospital',
  'bank',
])

/** 2: the same somebody · 1: a person's attribute asked of somebody else (a role) · 0: nobody in particular · negative: contradiction. */
export function subjectAgreement(subject: string | undefined, profile: ElementProfile): number {
  const theirs = [...profile.subjects].filter((s) => strongSubjects.has(s))
  if (subject === undefined) return theirs.length === 0 ? 0 : -1
  if (theirs.includes(subject)) return 2
  if (theirs.length > 0) return -2
  if (profile.element.entity !== 'person') return -1.5
  // Of a helper or an inspector there is no role: their phone is not the row's.
  return roleless.has(subject) ? -0.5 : 1
}
