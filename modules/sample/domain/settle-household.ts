import { addDays, daysBetween, type PlainDate } from '#platform/time.ts'
import { chooseHouseholdKind, composeHousehold, type Slot } from './compose-household.ts'
import { bankAccount, phoneNumber } from './invented-numbers.ts'
import {
  birthdayFor,
  chooseAwayWork,
  chooseDisability,
  chooseEducation,
  chooseEmployment,
  chooseHealth,
  chooseParty,
  chooseSchooling,
} from './live-a-life.ts'
import { chooseFamilyName, fullName, givenName, type FamilyName } from './name-people.ts'
import type { VillagePlan } from './plan-villages.ts'
import type { Household, Resident } from './population.ts'
import type { Random } from './random.ts'

export interface Settlement {
  readonly village: VillagePlan
  readonly random: Random
  readonly nextId: () => string
  readonly idNumber: (prefix: string, birth: PlainDate, sex: '1' | '2') => string
  readonly clans: readonly string[]
  readonly asOf: PlainDate
}

/** The county's own invented prefix, `5199` and its last two digits; those who married in bring another of the hundred. */
const birthplacePrefix = (random: Random, village: VillagePlan, elsewhere: boolean): string =>
  elsewhere && random.chance(0.4)
    ? `5199${String(random.int(0, 99)).padStart(2, '0')}`
    : `5199${village.countyCode.slice(4)}`

function composeWithin(random: Random, urban: boolean, room: number): Slot[] {
  const slots = composeHousehold(random, chooseHouseholdKind(random, urban))
  if (slots.length <= room) return slots
  return composeHousehold(random, room >= 2 ? 'elder-couple' : 'elder-alone').slice(0, room)
}

/** Birthdays of a couple's children lie at least ten months apart. */
function birthdays(random: Random, slots: readonly Slot[], asOf: PlainDate): PlainDate[] {
  const days: PlainDate[] = []
  for (const slot of slots) {
    let day = birthdayFor(random, slot.age, asOf)
    const clash = (): boolean =>
      slots.some(
        (other, i) =>
          i < days.length &&
          other.mother !== undefined &&
          other.mother === slot.mother &&
          Math.abs(daysBetween(days[i] ?? day, day)) < 300,
      )
    for (let tries = 0; tries < 12 && clash(); tries++) day = birthdayFor(random, slot.age, asOf)
    days.push(day)
  }
  return days
}

function familyNames(s: Settlement, slots: readonly Slot[]): FamilyName[] {
  const factor = s.village.urban ? 0.7 : 1
  const own = chooseFamilyName(s.random, s.clans, factor)
  const names = slots.map((slot) => (slot.marriedIn ? chooseFamilyName(s.random, [], factor) : own))
  // A child of a mother alone, and one child in thirty otherwise, bears the mother's name.
  return slots.map((slot, i) => {
    const mother = slot.mother === undefined ? undefined : names[slot.mother]
    if (mother && !slot.marriedIn && (slot.father === undefined ? s.random.chance(0.35) : s.random.chance(0.03)))
      return { ...mother, ethnicity: own.ethnicity }
    return names[i] ?? own
  })
}

export function settleHousehold(s: Settlement, order: number, room: number): Household {
  const { random, village, asOf } = s
  const slots = composeWithin(random, village.urban, room)
  const id = s.nextId()
  const dwellingId = s.nextId()
  const days = birthdays(random, slots, asOf)
  const names = familyNames(s, slots)
  const drafts = slots.map((slot, i) =>
    draftResident(s, id, slot, days[i] ?? asOf, names[i] ?? { surname: '李', ethnicity: '01', yiName: false }),
  )
  const members = drafts.map((draft) => withFamily(draft, drafts, random))
  const group = 1 + (Math.floor((order * 3.1) / Math.max(1, village.residents / village.groups)) % village.groups)
  return {
    id,
    dwellingId,
    number: `${village.code.slice(0, 6)}${village.code.slice(6)}${String(order + 1).padStart(5, '0')}`,
    group,
    door: 1 + order,
    urban: village.urban,
    headIndex: Math.max(
      0,
      members.findIndex((member) => member.relation === '02'),
    ),
    members,
    ...welfareOf(random, members, village, asOf),
    ...fortuneOf(random, members, village),
  }
}

function draftResident(s: Settlement, householdId: string, slot: Slot, birth: PlainDate, family: FamilyName): Resident {
  const { random, village, asOf } = s
  const { age, sex } = slot
  const idNumber = s.idNumber(birthplacePrefix(random, village, slot.marriedIn === true), birth, sex)
  const education = chooseEducation(random, age, village.urban)
  const disability = chooseDisability(random, idNumber, birth, age, asOf)
  const school = chooseSchooling(random, age, education, village)
  const grave = disability !== undefined && disability.grade <= '2'
  const away = school ? undefined : chooseAwayWork(random, age, village.urban, grave)
  const employment = chooseEmployment(random, age, away !== undefined, school !== undefined, village.urban, education)
  const party = chooseParty(random, birth, age, sex, education, village, asOf)
  return {
    ...slot,
    id: s.nextId(),
    householdId,
    birth,
    idNumber,
    name: fullName(family, givenName(random, sex, Number(birth.slice(0, 4)), family.yiName)),
    ethnicity: family.ethnicity,
    education,
    away,
    employment,
    school,
    party,
    disability,
    leagueMember: !party && age >= 14 && age < 28 && random.chance(0.32),
    veteran: sex === '1' && age >= 20 && random.chance(age > 40 ? 0.045 : 0.025),
    ...chooseHealth(random, age, disability),
    ...meansOf(random, age, employment, away?.months, school !== undefined),
    leftBehind: undefined,
    parentsAlive: parentsOf(random, slot),
  }
}

type Means = Pick<Resident, 'phone' | 'bankAccount' | 'income' | 'medical' | 'pension'>

/** How a person is reached, paid and insured. Money in 元 a year. */
function meansOf(
  random: Random,
  age: number,
  employment: Resident['employment'],
  monthsAway: number | undefined,
  inSchool: boolean,
): Means {
  const salaried =
    employment === '公职' || employment === '退休' || (employment === '务工' && age >= 16 && random.chance(0.3))
  const hasPhone = age >= (random.chance(0.7) ? 12 : 16) && random.chance(age >= 80 ? 0.72 : 1)
  return {
    phone: hasPhone ? phoneNumber(random.int(0, 99_999_999)) : undefined,
    bankAccount: age >= 18 || random.chance(0.35) ? bankAccount(random.int(0, 999_999_999_999)) : undefined,
    income: incomeOf(random, employment, monthsAway),
    medical: random.chance(0.965) ? (salaried ? 'employee' : 'resident') : 'none',
    pension: age < 16 || inSchool ? 'none' : salaried ? 'employee' : random.chance(0.88) ? 'resident' : 'none',
  }
}

function incomeOf(random: Random, employment: Resident['employment'], monthsAway: number | undefined): number {
  switch (employment) {
    case '务工':
    case '经商':
    case '公职':
      return monthsAway === undefined
        ? (1500 + random.int(0, 25) * 100) * 12
        : (3200 + random.int(0, 36) * 100) * monthsAway
    case '务农':
      return random.int(30, 160) * 100
    case '退休':
      return random.int(180, 420) * 100
    case '在校学生':
    case '学龄前':
    case '无业':
      return 0
  }
}

/** A child without parents on the register is an orphan or, if one parent lives, in fact brought up by nobody. */
function parentsOf(random: Random, slot: Slot): { father: boolean; mother: boolean } {
  const alone = slot.age < 18 && slot.father === undefined && slot.mother === undefined
  if (alone) return { father: false, mother: random.chance(0.5) }
  return {
    father: slot.father !== undefined || random.chance(0.9),
    mother: slot.mother !== undefined || random.chance(0.9),
  }
}

/** Who is left behind follows from who is away: 国发〔2016〕13号 counts children under 16 whose parents are both away. */
function withFamily(person: Resident, all: readonly Resident[], random: Random): Resident {
  if (person.away) return person
  const father = person.father === undefined ? undefined : all[person.father]
  const mother = person.mother === undefined ? undefined : all[person.mother]
  if (person.age < 16 && (father ?? mother)) {
    const gone = [father, mother].filter((each) => each !== undefined).every((each) => each.away)
    // A third of the children of migrants go with them and live elsewhere.
    return gone && random.chance(0.66) ? { ...person, leftBehind: '留守儿童' } : person
  }
  if (person.age >= 60) {
    const self = all.indexOf(person)
    const offspring = all.filter((each) => (each.father === self || each.mother === self) && each.age >= 18)
    const gone =
      offspring.length > 0
        ? offspring.every((each) => each.away)
        : all.every((each) => each.age >= 60) && random.chance(0.42)
    return gone ? { ...person, leftBehind: '留守老人' } : person
  }
  const husband = person.sex === '2' && person.spouse !== undefined ? all[person.spouse] : undefined
  return husband?.away && person.age >= 20 ? { ...person, leftBehind: '留守妇女' } : person
}

/** Registered poverty of 2014–2020 and the watch list since: about 9 % and 1.5 % of rural households. */
function welfareOf(random: Random, members: readonly Resident[], village: VillagePlan, asOf: PlainDate) {
  const weak = members.some((each) => each.disability || each.health === '3') || members.every((each) => each.age >= 60)
  const poor = !village.urban && random.chance(weak ? 0.13 : 0.06)
  const watched = !village.urban && random.chance(poor ? 0.08 : weak ? 0.014 : 0.004)
  const cause = members.some((each) => each.disability)
    ? '2'
    : members.some((each) => each.disease)
      ? '1'
      : members.filter((each) => each.school).length > 1
        ? '3'
        : random.weighted([
            ['5', 70],
            ['4', 8],
            ['9', 22],
          ])
  const since = addDays(asOf, -random.int(60, 1500))
  const cleared = addDays(since, random.int(180, 700))
  return {
    povertyExitYear: poor
      ? random.weighted([
          [2016, 15],
          [2017, 20],
          [2018, 28],
          [2019, 27],
          [2020, 10],
        ])
      : undefined,
    povertyCause: poor || watched ? cause : undefined,
    watch: watched
      ? poor
        ? ('脱贫不稳定户' as const)
        : random.chance(0.6)
          ? ('边缘易致贫户' as const)
          : ('突发严重困难户' as const)
      : undefined,
    watchSince: watched ? since : undefined,
    watchClearedOn: watched && cleared < asOf ? cleared : undefined,
    relocated: poor && random.chance(0.12),
  }
}

function fortuneOf(random: Random, members: readonly Resident[], village: VillagePlan) {
  const arable = village.urban
    ? random.chance(0.12)
      ? random.int(4, 15) / 10
      : 0
    : Math.round(members.length * (0.55 + random.next() * 0.8) * 100) / 100
  const farming = members.some((each) => each.employment === '务农')
  const elders = members.filter((each) => each.age >= 60).length
  return {
    arableMu: arable,
    forestMu: village.urban ? 0 : random.chance(0.6) ? Math.round(random.next() * 700) / 100 : 0,
    income: {
      wage: members.reduce(
        (sum, each) =>
          sum + (each.employment === '务农' || each.employment === '经商' ? 0 : Math.round(each.income * 0.62)),
        0,
      ),
      business:
        members.reduce((sum, each) => sum + (each.employment === '经商' ? Math.round(each.income * 0.7) : 0), 0) +
        (farming ? Math.round(arable * random.int(900, 1900)) : 0),
      property: random.chance(0.4) ? random.int(1, 30) * 100 : 0,
      transfer: elders * random.int(1500, 2600) + Math.round(arable * 101),
    },
  }
}
