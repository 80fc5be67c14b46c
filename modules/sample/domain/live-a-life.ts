import { addDays, plainDate, type PlainDate } from '#platform/time.ts'
import type { Sex } from './compose-household.ts'
import { disabilityCertificate } from './invented-numbers.ts'
import { DISABILITY_GRADES, DISABILITY_KINDS, DISEASES, TRADES, WORKPLACES } from './lives.data.ts'
import type { VillagePlan } from './plan-villages.ts'
import type { AwayWork, Disability, PartyMembership, Resident, Schooling } from './population.ts'
import type { Random } from './random.ts'

/** A birthday that makes the person exactly `age` years old on the day. */
export function birthdayFor(random: Random, age: number, asOf: PlainDate): PlainDate {
  const year = Number(asOf.slice(0, 4)) - age
  const anniversary = plainDate(year, Number(asOf.slice(5, 7)), Number(asOf.slice(8, 10))) ?? plainDate(year, 2, 28)
  if (!anniversary) throw new Error('no anniversary')
  return addDays(anniversary, -random.int(0, 364))
}

/** Never before the 30th year of the calendar year count given: `years` after birth, somewhere in that year. */
export const yearsAfter = (random: Random, birth: PlainDate, years: number): PlainDate =>
  addDays(birth, Math.floor(years * 365.25) + random.int(1, 300))

/** GB/T 4658 majors of the catalogue: 20 university, 30 college, 40 vocational, 60 senior, 70 junior, 80 primary, 90 none or other. */
export function chooseEducation(random: Random, age: number, urban: boolean): string {
  if (age < 7) return '90'
  if (age < 13) return '80'
  if (age < 16) return random.chance(0.85) ? '70' : '80'
  if (age < 19)
    return random.weighted([
      ['70', 30],
      ['60', 42],
      ['40', 28],
    ])
  const lift = urban ? 2.2 : 1
  if (age < 30)
    return random.weighted([
      ['10', 0.5 * lift],
      ['20', 15 * lift],
      ['30', 20 * lift],
      ['40', 18],
      ['60', 14],
      ['70', 26],
      ['80', 2],
    ])
  if (age < 45)
    return random.weighted([
      ['20', 4 * lift],
      ['30', 8 * lift],
      ['40', 11],
      ['60', 12],
      ['70', 48],
      ['80', 16],
      ['90', 0.5],
    ])
  if (age < 60)
    return random.weighted([
      ['20', 1 * lift],
      ['30', 2 * lift],
      ['40', 3],
      ['60', 9],
      ['70', 43],
      ['80', 40],
      ['90', 3],
    ])
  return random.weighted([
    ['30', 0.6 * lift],
    ['60', 4],
    ['70', 18],
    ['80', age > 74 ? 52 : 64],
    ['90', age > 74 ? 34 : 12],
  ])
}

/** Half of the young adults of a hill village are away; few of the old. */
export function chooseAwayWork(random: Random, age: number, urban: boolean, disabled: boolean): AwayWork | undefined {
  if (age < 18 || age > 64 || disabled) return undefined
  const share = age < 22 ? 0.34 : age < 30 ? 0.6 : age < 40 ? 0.58 : age < 50 ? 0.46 : age < 56 ? 0.3 : 0.12
  if (!random.chance(urban ? share * 0.4 : share)) return undefined
  const { place, reach } = random.weighted(WORKPLACES)
  return {
    place,
    reach,
    trade: random.pick(TRADES),
    months: random.weighted([
      [11, 40],
      [10, 25],
      [8, 15],
      [6, 12],
      [4, 8],
    ]),
  }
}

const STAGES = ['一', '二', '三', '四', '五', '六']

export function chooseSchooling(
  random: Random,
  age: number,
  education: string,
  village: VillagePlan,
): Schooling | undefined {
  const town = village.townName.replace(/(镇|乡|街道)$/, '')
  if (age >= 3 && age < 6)
    return random.chance(0.9)
      ? {
          school: `${town}中心幼儿园`,
          grade: ['小班', '中班', '大班'][age - 3] ?? '大班',
          stage: '幼儿园',
          boarding: false,
        }
      : undefined
  if (age >= 6 && age < 12)
    return {
      school: `${town}中心小学`,
      grade: `${STAGES[age - 6] ?? '六'}年级`,
      stage: '小学',
      boarding: random.chance(0.2),
    }
  if (age >= 12 && age < 15)
    return {
      school: `${town}初级中学`,
      grade: `${['七', '八', '九'][age - 12] ?? '九'}年级`,
      stage: '初中',
      boarding: random.chance(0.6),
    }
  if (age >= 15 && age < 18 && (education === '60' || education === '40' || age === 15))
    return {
      school:
        education === '40'
          ? `${village.countyName}职业高级中学`
          : `${village.countyName}第${random.pick(['一', '二'])}中学`,
      grade: `高${STAGES[age - 15] ?? '三'}`,
      stage: '高中',
      boarding: true,
    }
  if (age >= 18 && age < 23 && (education === '20' || education === '30'))
    return {
      school: random.pick(['成都某大学', '乐山某学院', '宜宾某学院', '重庆某职业学院']),
      grade: `大${STAGES[Math.min(3, age - 18)] ?? '四'}`,
      stage: '大学',
      boarding: true,
    }
  return undefined
}

/** About 7 adults in 100, more among men, the educated and the old. */
export function chooseParty(
  random: Random,
  birth: PlainDate,
  age: number,
  sex: Sex,
  education: string,
  village: VillagePlan,
  asOf: PlainDate,
): PartyMembership | undefined {
  if (age < 20) return undefined
  const schooled = education === '20' || education === '30' || education === '60' ? 2 : 1
  if (!random.chance((sex === '1' ? 0.085 : 0.028) * schooled * (age > 50 ? 1.15 : 0.9))) return undefined
  const joined = yearsAfter(random, birth, random.int(18, Math.max(18, Math.min(45, age - 2))))
  if (joined >= asOf) return undefined
  const regular = addDays(joined, 365)
  return {
    joined,
    regular: regular < asOf ? regular : undefined,
    branch: `中共${village.townName}${village.name}支部委员会`,
  }
}

export function chooseDisability(
  random: Random,
  idNumber: string,
  birth: PlainDate,
  age: number,
  asOf: PlainDate,
): Disability | undefined {
  const share = age < 18 ? 0.009 : age < 40 ? 0.021 : age < 60 ? 0.036 : age < 75 ? 0.062 : 0.085
  if (!random.chance(share)) return undefined
  const kind = random.weighted(DISABILITY_KINDS)
  const grade = random.weighted(DISABILITY_GRADES)
  // Certificates of the second generation begin in 2009 and are renewed every ten years.
  const earliest = addDays(asOf, -Math.min(10 * 365, Math.max(120, age * 365 - 700)))
  const issued = addDays(earliest, random.int(0, 100 + Math.min(3000, Math.max(0, age * 365 - 900))))
  return {
    kind,
    grade,
    certificate: disabilityCertificate(idNumber, kind, grade),
    issued: issued < asOf && issued > birth ? issued : addDays(asOf, -90),
  }
}

export interface Health {
  readonly health: Resident['health']
  readonly disease: string | undefined
  readonly selfCare: Resident['selfCare']
}

export function chooseHealth(random: Random, age: number, disability: Disability | undefined): Health {
  const grave = disability !== undefined && disability.grade <= '2'
  const frail = age >= 90 ? 0.42 : age >= 80 ? 0.22 : age >= 70 ? 0.08 : age >= 60 ? 0.025 : 0.002
  const selfCare = random.chance(grave ? 0.45 + frail : frail) ? (random.chance(0.3) ? '3' : '2') : '1'
  const ill = random.chance(age >= 75 ? 0.58 : age >= 60 ? 0.42 : age >= 45 ? 0.16 : age >= 18 ? 0.03 : 0.008)
  const disease = ill ? random.weighted(DISEASES) : undefined
  if (disability) return { health: '6', disease, selfCare }
  if (disease) return { health: '3', disease, selfCare }
  return { health: random.chance(age >= 65 ? 0.35 : 0.05) ? '2' : '1', disease, selfCare }
}

export function chooseEmployment(
  random: Random,
  age: number,
  away: boolean,
  inSchool: boolean,
  urban: boolean,
  education: string,
): Resident['employment'] {
  if (inSchool) return age < 6 ? '学龄前' : '在校学生'
  if (age < 16) return age < 6 ? '学龄前' : '在校学生'
  if (away) return '务工'
  if (age >= 60) return urban && random.chance(0.5) ? '退休' : age < 76 && !urban ? '务农' : '无业'
  const degree = education === '20' || education === '30'
  return random.weighted([
    ['务农', urban ? 8 : 52],
    ['务工', urban ? 45 : 20],
    ['经商', urban ? 22 : 8],
    ['公职', degree ? 25 : 1],
    ['无业', 10],
  ])
}
