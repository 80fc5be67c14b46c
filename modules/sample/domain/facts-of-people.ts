import { addDays } from '#platform/time.ts'
import type { FactValue, SampleSource } from '../contract.ts'
import type { Enrolment, Programme } from './programmes.ts'
import type { Household, Resident } from './population.ts'
import type { SettledVillage } from './settle-village.ts'
import { homeAddress } from './surroundings.ts'

export type Facts = Readonly<Record<string, FactValue>>

export interface PersonSubject {
  readonly person: Resident
  readonly household: Household
  readonly village: SettledVillage
  readonly running: ReadonlyMap<Programme, Enrolment>
}

export interface PersonSource {
  readonly source: SampleSource
  /** Whom this source knows; absent: everybody. */
  readonly knows?: (subject: PersonSubject) => boolean
  readonly facts: (subject: PersonSubject) => Facts
}

const parentOf = (
  { person, household }: Pick<PersonSubject, 'person' | 'household'>,
  which: 'father' | 'mother',
): Resident | undefined => {
  const index = person[which]
  return index === undefined ? undefined : household.members[index]
}

function policeFacts({ person, household, village }: PersonSubject): Facts {
  return {
    person_name: person.name,
    person_id_type: '居民身份证',
    person_id_number: person.idNumber,
    person_gender: person.sex,
    person_birth_date: person.birth,
    person_ethnicity: person.ethnicity,
    person_nationality: '中国',
    person_native_place: `四川${village.plan.countyName.replace(/县$/, '')}`,
    person_registered_address: homeAddress(village, household),
    person_hukou_type: household.urban ? '2' : '1',
    person_relation_to_head: person.relation,
    person_hukou_station: `${village.plan.townName}派出所`,
    person_education: person.education,
    person_alive: true,
  }
}

const workFacts = ({ person }: PersonSubject): Facts => ({
  person_employment_status: person.employment,
  person_pension_insurance: person.pension === 'resident',
  person_employee_pension: person.pension === 'employee',
  person_labor_ability:
    person.age < 16 || person.age > 74 || person.selfCare === '3'
      ? '5'
      : person.selfCare === '2'
        ? '4'
        : person.disability || person.age > 64
          ? '3'
          : '1',
})

function civilFacts({ person, running }: PersonSubject): Facts {
  const tekun = running.get('tekun')
  return { person_marital_status: person.marital, ...(tekun ? { person_support_mode: tekun.category } : {}) }
}

/** Two years of service from about eighteen. */
function veteranFacts({ person }: PersonSubject): Facts {
  if (!person.veteran) return { person_military_service: false, person_veteran: false }
  const joined = `${Number(person.birth.slice(0, 4)) + 18}-12-01`
  const left = `${Number(person.birth.slice(0, 4)) + 20}-11-30`
  return {
    person_military_service: true,
    person_veteran: true,
    person_veteran_type: '1',
    person_veteran_in_date: joined,
    person_veteran_out_date: left,
  }
}

interface Guardianship {
  readonly guardian: Resident
  readonly kind: string
  readonly relation: string
}

/** A parent at home, else a grandparent or another adult at home, else a parent from afar. */
export function guardianOf(subject: Pick<PersonSubject, 'person' | 'household'>): Guardianship | undefined {
  const father = parentOf(subject, 'father')
  const mother = parentOf(subject, 'mother')
  const home = [father, mother].find((each) => each !== undefined && !each.away)
  const elder = subject.household.members.find((each) => each.age >= 45 && each !== subject.person && !each.away)
  const guardian = home ?? elder ?? father ?? mother
  if (!guardian) return undefined
  const parent = guardian === father || guardian === mother
  const relation = guardian === father ? '51' : guardian === mother ? '52' : guardian.sex === '1' ? '61' : '62'
  return { guardian, relation, kind: parent ? '父母监护' : '祖父母监护' }
}

function guardianFacts(subject: PersonSubject): Facts {
  const guardianship = guardianOf(subject)
  if (!guardianship) return {}
  const { guardian, kind, relation } = guardianship
  const father = parentOf(subject, 'father')
  const mother = parentOf(subject, 'mother')
  const out = [father, mother].filter((each) => each?.away).length
  return {
    guardian_name: guardian.name,
    guardian_id_number: guardian.idNumber,
    guardian_phone: guardian.phone ?? null,
    guardian_relation: relation,
    guardian_address: homeAddress(subject.village, subject.household),
    guardian_type: kind,
    ...(father ? { father_name: father.name } : {}),
    ...(mother ? { mother_name: mother.name } : {}),
    person_left_behind_parents_out: out === 2 ? '父母双方外出' : out === 1 ? '一方外出' : '均未外出',
    person_single_parent: (father === undefined) !== (mother === undefined),
  }
}

function villageFacts({ person, household, village }: PersonSubject): Facts {
  const home = homeAddress(village, household)
  return {
    person_phone: person.phone ?? null,
    person_current_address: person.away ? person.away.place : home,
    person_hukou_residence_match: person.away ? '人户分离' : '人户一致',
    person_left_behind_type: person.leftBehind ?? null,
    person_occupation: person.away ? person.away.trade : person.employment,
    person_key_concern: person.disability?.grade === '1' || (person.age >= 80 && household.members.length === 1),
  }
}

/** In the order of delivery: the register first, the village last. */
export const PERSON_SOURCES: readonly PersonSource[] = [
  { source: 'public-security', facts: policeFacts },
  {
    source: 'education',
    knows: ({ person }) => person.school !== undefined,
    facts: ({ person }) => ({
      person_school: person.school?.school ?? null,
      person_grade: person.school?.grade ?? null,
      person_schooling_status: person.school?.stage ?? null,
      person_boarding: person.school?.boarding ?? null,
    }),
  },
  { source: 'human-resources', knows: ({ person }) => person.age >= 16, facts: workFacts },
  {
    source: 'health',
    facts: ({ person }) => ({
      person_health_status: person.health,
      person_disease: person.disease ?? null,
      person_self_care: person.selfCare,
    }),
  },
  {
    source: 'medical-insurance',
    facts: ({ person, running }) => ({
      person_medical_insurance: person.medical === 'resident' || running.has('tekun'),
      person_employee_medical_insurance: person.medical === 'employee',
      person_critical_insurance: person.medical !== 'none',
    }),
  },
  { source: 'civil-affairs', facts: civilFacts },
  { source: 'civil-affairs', knows: ({ person }) => person.age < 16, facts: guardianFacts },
  {
    source: 'civil-affairs',
    knows: ({ running }) => running.size > 0,
    facts: ({ person }) => ({
      person_bank_name: '犍为示例农村商业银行',
      person_bank_account: person.bankAccount ?? null,
    }),
  },
  {
    source: 'disabled-federation',
    knows: ({ person }) => person.disability !== undefined,
    facts: ({ person }) => ({
      person_disability_type: person.disability?.kind ?? null,
      person_disability_level: person.disability?.grade ?? null,
      person_disability_cert_no: person.disability?.certificate ?? null,
      person_disability_cert_date: person.disability?.issued ?? null,
    }),
  },
  {
    source: 'party-organisation',
    knows: ({ person }) => person.age >= 14,
    facts: ({ person }) => ({
      person_political_status: person.party ? (person.party.regular ? '01' : '02') : person.leagueMember ? '03' : '13',
      ...(person.party
        ? {
            person_party_join_date: person.party.joined,
            person_party_regular_date: person.party.regular ?? null,
            person_party_branch: person.party.branch,
            person_party_member_type: person.party.regular ? '正式党员' : '预备党员',
          }
        : {}),
    }),
  },
  { source: 'veterans', knows: ({ person }) => person.sex === '1' && person.age >= 18, facts: veteranFacts },
  {
    source: 'agriculture',
    knows: ({ person }) => person.away !== undefined,
    facts: ({ person }) => ({
      person_migrant_work_place: person.away?.place ?? null,
      person_migrant_work_status: person.away?.reach ?? null,
      person_migrant_work_duration: person.away ? `${person.away.months}个月` : null,
      person_personal_income: person.income,
    }),
  },
  { source: 'village', facts: villageFacts },
]

export const householdFacts = (
  village: SettledVillage,
  household: Household,
): Readonly<Record<'public-security' | 'agriculture' | 'village', Facts>> => {
  const { income, members } = household
  const total = income.wage + income.business + income.property + income.transfer
  return {
    'public-security': {
      household_no: household.number,
      household_type: members.length === 1 ? '单身户' : '家庭户',
      household_address: homeAddress(village, household),
      household_door_no: `${household.door}号`,
    },
    agriculture: {
      household_poverty_registered: household.povertyExitYear !== undefined,
      household_poverty_type: household.watch ?? (household.povertyExitYear ? '脱贫户' : '一般户'),
      household_poverty_cause: household.povertyCause ?? null,
      household_poverty_exit_year: household.povertyExitYear ?? null,
      household_risk_identified: household.watchSince ?? null,
      household_risk_eliminated: household.watch ? household.watchClearedOn !== undefined : null,
      household_risk_eliminated_date: household.watchClearedOn ?? null,
      household_relocated: household.relocated,
      household_relocation_site: household.relocated ? `${village.plan.townName}安置点` : null,
      household_total_income: total,
      household_income_per_capita: Math.round(total / members.length),
      household_wage_income: income.wage,
      household_business_income: income.business,
      household_transfer_income: income.transfer,
      household_property_income: income.property,
      household_arable_area: household.arableMu,
      household_forest_area: household.forestMu,
    },
    village: {
      region_group: `${household.group}组`,
      household_water_source: household.urban ? '自来水' : household.door % 7 === 0 ? '井水' : '集中供水',
      household_water_safe: household.door % 61 !== 0,
      household_toilet_type: household.door % 11 === 0 ? '卫生旱厕' : '水冲式',
      household_fuel: household.urban ? '天然气' : household.door % 3 === 0 ? '柴草' : '电',
      household_livestock: household.urban ? null : household.door % 5,
    },
  }
}

export const enrolmentFacts = (each: Enrolment): Facts => ({
  subsidy_program: each.programme,
  subsidy_category: each.category,
  subsidy_standard: each.amount,
  subsidy_amount: each.amount,
  subsidy_start: each.start,
  subsidy_approved_date: addDays(each.start, -12),
  subsidy_end: each.end ?? null,
  subsidy_end_reason: each.endReason ?? null,
  subsidy_area_mu: each.areaMu ?? null,
  subsidy_payment_mode: '银行代发',
})
