import { addDays, plainDate, type PlainDate } from '#platform/time.ts'
import type { Household, Resident } from './population.ts'
import type { Random } from './random.ts'
import type { SettledVillage } from './settle-village.ts'

export type Programme =
  | 'dibao'
  | 'tekun'
  | 'old_age'
  | 'disability_living'
  | 'disability_care'
  | 'orphan'
  | 'de_facto_unattended'
  | 'resident_pension'
  | 'veteran_support'
  | 'family_planning_reward'
  | 'land_subsidy'

export interface Enrolment {
  readonly id: string
  readonly programme: Programme
  readonly person: Resident
  readonly household: Household
  readonly category: string
  /** 元 a month. */
  readonly amount: number
  readonly start: PlainDate
  /** 亩, of the land subsidy. */
  readonly areaMu?: number
  readonly end: PlainDate | undefined
  readonly endReason: string | undefined
}

type Draft = Omit<Enrolment, 'id' | 'end' | 'endReason' | 'household'>

const firstOfMonth = (date: PlainDate): PlainDate => `${date.slice(0, 8)}01` as PlainDate

const birthdayAt = (birth: PlainDate, years: number): PlainDate =>
  plainDate(Number(birth.slice(0, 4)) + years, Number(birth.slice(5, 7)), Number(birth.slice(8, 10))) ??
  (`${Number(birth.slice(0, 4)) + years}-03-01` as PlainDate)

/** The month after the birthday: allowances by age are paid from then on. */
const monthAfterBirthday = (birth: PlainDate, years: number): PlainDate =>
  firstOfMonth(addDays(firstOfMonth(birthdayAt(birth, years)), 32))

const earlier = (random: Random, asOf: PlainDate, maxDays: number): PlainDate =>
  firstOfMonth(addDays(asOf, -random.int(40, maxDays)))

function needsDibao(random: Random, household: Household): boolean {
  const weak = household.members.some((each) => each.disability && each.disability.grade <= '2')
    ? 0.34
    : household.members.some((each) => each.disability || each.disease === '恶性肿瘤')
      ? 0.13
      : 0.018
  const factor = household.urban ? 0.5 : household.watch ? 3 : household.povertyExitYear ? 2 : 1
  return random.chance(Math.min(0.8, weak * factor))
}

const isDestitute = (random: Random, household: Household): boolean => {
  const [only] = household.members
  return household.members.length === 1 && only?.marital === '10' && only.age >= 60 && random.chance(0.8)
}

function householdAid(random: Random, household: Household, asOf: PlainDate): Draft[] {
  const [only] = household.members
  if (only && isDestitute(random, household)) {
    const grouped = only.selfCare !== '1' && random.chance(0.5)
    return [
      {
        programme: 'tekun',
        person: only,
        category: grouped ? '集中供养' : '分散供养',
        amount: only.selfCare === '3' ? 1290 : only.selfCare === '2' ? 990 : 830,
        start: earlier(random, asOf, 2600),
      },
    ]
  }
  if (!needsDibao(random, household)) return []
  const start = earlier(random, asOf, 2900)
  const weakest = household.members.filter((each) => each.disability && each.disability.grade <= '2')
  // 单人保: where the household itself is above the line, only its severely disabled member is admitted.
  const insured =
    weakest.length > 0 && random.chance(0.45)
      ? weakest
      : household.members.filter((each) => !each.away || random.chance(0.5))
  const category = random.weighted([
    ['A类', 22],
    ['B类', 46],
    ['C类', 32],
  ] as const)
  const amount = category === 'A类' ? 450 : category === 'B类' ? 350 : 260
  return insured.map((person) => ({ programme: 'dibao', person, category, amount, start }))
}

function personAid(random: Random, person: Resident, household: Household, poor: boolean, asOf: PlainDate): Draft[] {
  const found: Draft[] = []
  const add = (programme: Programme, category: string, amount: number, start: PlainDate): void => {
    if (start < asOf) found.push({ programme, person, category, amount, start })
  }
  const { age, birth, disability } = person
  if (age >= 80 && random.chance(0.96)) {
    const band =
      age >= 100
        ? (['100周岁以上', 600] as const)
        : age >= 90
          ? (['90-99周岁', 150] as const)
          : (['80-89周岁', 50] as const)
    add('old_age', band[0], band[1], monthAfterBirthday(birth, age >= 100 ? 100 : age >= 90 ? 90 : 80))
  }
  if (disability && poor && random.chance(0.93))
    add('disability_living', '困难残疾人生活补贴', 100, firstOfMonth(addDays(disability.issued, 32)))
  if (disability && disability.grade <= '2' && random.chance(0.93))
    add(
      'disability_care',
      disability.grade === '1' ? '一级护理补贴' : '二级护理补贴',
      disability.grade === '1' ? 100 : 80,
      firstOfMonth(addDays(disability.issued, 32)),
    )
  if (age < 18 && person.father === undefined && person.mother === undefined) {
    const orphan = !person.parentsAlive.father && !person.parentsAlive.mother
    add(
      orphan ? 'orphan' : 'de_facto_unattended',
      '社会散居',
      1300,
      earlier(random, asOf, Math.min(1500, Math.max(60, age * 300))),
    )
  }
  if (age >= 60 && person.pension === 'resident')
    add('resident_pension', '城乡居民养老保险待遇', 135 + random.int(0, 18) * 5, monthAfterBirthday(birth, 60))
  if (person.veteran && age >= 60 && !household.urban)
    add('veteran_support', '60周岁以上农村籍退役士兵', 60 * random.int(2, 5), monthAfterBirthday(birth, 60))
  if (age >= 60 && !household.urban && person.marital !== '10' && random.chance(0.16))
    add('family_planning_reward', '农村计划生育奖励扶助', 80, monthAfterBirthday(birth, 60))
  return found
}

/** 耕地地力保护补贴: once a year to the head for the household's contracted land, here told per month as the catalogue asks. */
function landAid(household: Household, asOf: PlainDate): Draft[] {
  const head = household.members[household.headIndex]
  if (!head || household.arableMu <= 0 || household.urban) return []
  const start = `${asOf.slice(0, 4)}-06-01` as PlainDate
  return start < asOf
    ? [
        {
          programme: 'land_subsidy',
          person: head,
          category: '耕地地力保护补贴',
          amount: Math.round((household.arableMu * 101.5 * 100) / 12) / 100,
          start,
          areaMu: household.arableMu,
        },
      ]
    : []
}

const END_REASONS = ['收入提高退出', '户籍迁出', '重新认定不符合']

/** Who receives what. One in nine stays of aid by need has ended in the last two years. */
export function listEnrolments(village: SettledVillage, random: Random, asOf: PlainDate): Enrolment[] {
  const found: Enrolment[] = []
  for (const household of village.households) {
    const aid = householdAid(random, household, asOf)
    const ended = aid.length > 0 && random.chance(0.11)
    const helped = new Set(ended ? [] : aid.map((draft) => draft.person.id))
    const others = landAid(household, asOf).concat(
      household.members.flatMap((person) => personAid(random, person, household, helped.has(person.id), asOf)),
    )
    const end = firstOfMonth(addDays(asOf, -random.int(0, 700)))
    const endReason = random.pick(END_REASONS)
    for (const draft of [...aid, ...others]) {
      const over = ended && (draft.programme === 'dibao' || draft.programme === 'tekun') && end > draft.start
      found.push({
        ...draft,
        id: village.nextId(),
        household,
        end: over ? end : undefined,
        endReason: over ? endReason : undefined,
      })
    }
  }
  return found
}
