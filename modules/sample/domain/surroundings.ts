import { addDays, daysBetween, type PlainDate } from '#platform/time.ts'
import type { FactValue } from '../contract.ts'
import { creditCode } from './invented-numbers.ts'
import type { Household, Resident } from './population.ts'
import type { Random } from './random.ts'
import type { SettledVillage } from './settle-village.ts'
import { CROPS, ENTERPRISES, EVENT_KINDS, PLOT_NAMES, SHOP_WORDS } from './surroundings.data.ts'

export interface Thing {
  readonly id: string
  readonly facts: Readonly<Record<string, FactValue>>
  readonly household?: Household
  readonly person?: Resident
}

const REGION = '四川省乐山市'

export const villageAddress = ({ plan }: SettledVillage): string =>
  `${REGION}${plan.countyName}${plan.townName}${plan.name}`

export const homeAddress = (village: SettledVillage, household: Household): string =>
  `${villageAddress(village)}${household.group}组${household.door}号`

export function describeDwelling(village: SettledVillage, household: Household, random: Random): Thing {
  const year = random.weighted([
    [random.int(1962, 1979), 5],
    [random.int(1980, 1995), 30],
    [random.int(1996, 2009), 38],
    [random.int(2010, 2024), 27],
  ])
  const structure =
    year < 1980
      ? random.weighted([
          ['土木结构', 60],
          ['砖木结构', 40],
        ])
      : year < 1996
        ? random.weighted([
            ['砖木结构', 45],
            ['砖混结构', 55],
          ])
        : random.weighted([
            ['砖混结构', 82],
            ['框架结构', 18],
          ])
  const floors = year < 1996 ? 1 + random.int(0, 1) : random.int(1, village.plan.urban ? 6 : 3)
  const grade =
    structure === '土木结构'
      ? random.weighted([
          ['B', 40],
          ['C', 45],
          ['D', 15],
        ])
      : random.weighted([
          ['A', year > 2000 ? 88 : 55],
          ['B', 30],
          ['C', 4],
        ])
  const area = Math.round((55 + random.int(0, 60) + household.members.length * random.int(6, 22)) * 10) / 10
  return {
    id: household.dwellingId,
    household,
    facts: {
      dwelling_id: `${village.plan.code}F${String(household.door).padStart(5, '0')}`,
      dwelling_address: homeAddress(village, household),
      dwelling_area: area,
      dwelling_rooms: Math.max(2, Math.round(area / 26)),
      dwelling_structure: structure,
      dwelling_build_year: year,
      dwelling_source: random.weighted([
        ['自建', village.plan.urban ? 25 : 93],
        ['购买', village.plan.urban ? 60 : 4],
        ['租赁', village.plan.urban ? 15 : 1],
      ]),
      dwelling_type: floors > 1 ? '楼房' : '平房',
      dwelling_floors: floors,
      dwelling_rented: random.chance(village.plan.urban ? 0.09 : 0.01),
      dwelling_safety_grade: grade,
      homestead_area: village.plan.urban ? null : random.int(60, 160),
    },
  }
}

/** One to four plots that add up to the household's contracted land. */
export function listPlots(village: SettledVillage, household: Household, random: Random): Thing[] {
  if (household.arableMu <= 0) return []
  const count = household.arableMu > 2 ? random.int(2, 4) : random.int(1, 2)
  const hundredths = Math.round(household.arableMu * 100)
  return Array.from({ length: count }, (_, i) => {
    const part =
      i === count - 1 ? hundredths - Math.floor(hundredths / count) * (count - 1) : Math.floor(hundredths / count)
    return {
      id: village.nextId(),
      household,
      facts: {
        plot_no: `${household.number}D${String(i + 1).padStart(2, '0')}`,
        plot_name: random.pick(PLOT_NAMES),
        plot_area: part / 100,
        plot_contract_area: part / 100,
        plot_land_class: random.chance(0.55) ? '水田' : '旱地',
        plot_contractor_name: household.members[household.headIndex]?.name ?? null,
        ...(random.chance(0.06)
          ? { plot_idle: true, plot_idle_reason: random.pick(['劳动力外出', '耕作不便', '水源不足']) }
          : { plot_idle: false, plot_crop: random.pick(CROPS) }),
      },
    }
  })
}

export function listEnterprises(village: SettledVillage, random: Random): Thing[] {
  const adults = village.households.flatMap((each) => each.members).filter((each) => each.age >= 24 && each.age < 66)
  const count = Math.max(1, Math.round(village.plan.residents / (village.plan.urban ? 55 : 210)))
  return Array.from({ length: adults.length > 0 ? count : 0 }, () => {
    const kind = random.weighted(ENTERPRISES)
    const owner = random.pick(adults)
    const division = `5199${village.plan.countyCode.slice(4)}`
    const serial = `${random.pick(['MA', 'MB', 'MC'])}${String(random.int(0, 999_999)).padStart(6, '0')}`
    return {
      id: village.nextId(),
      person: owner,
      facts: {
        org_name: `${village.plan.countyName}${kind.form === '92' ? village.plan.townName : ''}${random.pick(SHOP_WORDS)}${kind.word}${kind.suffix}`,
        org_credit_code: creditCode(kind.form, division, serial),
        org_address: `${villageAddress(village)}${random.int(1, village.plan.groups)}组`,
        org_type: kind.type,
        org_industry: kind.industry,
        org_legal_rep_name: owner.name,
        org_legal_rep_id_number: owner.idNumber,
        org_legal_rep_phone: owner.phone ?? null,
        org_status: random.weighted([
          ['在业', 90],
          ['歇业', 7],
          ['注销', 3],
        ]),
        org_employees: kind.form === '92' ? random.int(1, 4) : random.int(3, 40),
      },
    }
  })
}

/** Events of the last 24 months, about five a year for each hundred people. */
export function listEvents(
  village: SettledVillage,
  random: Random,
  asOf: PlainDate,
): (Thing & { source: 'village' | 'emergency'; on: PlainDate })[] {
  const people = village.households.flatMap((household) => household.members.map((person) => ({ household, person })))
  return Array.from({ length: Math.round(village.plan.residents * 0.1) }, (_, i) => {
    const kind = random.weighted(EVENT_KINDS)
    const on = addDays(asOf, -random.int(1, 729))
    const { household, person } = random.pick(people)
    const [title, description] = random.pick(kind.happenings)
    const open = random.chance(on > addDays(asOf, -30) ? 0.5 : 0.03)
    return {
      id: village.nextId(),
      person,
      household,
      source: kind.source,
      on,
      facts: {
        event_id: `SJ${village.plan.code.slice(4)}${String(i + 1).padStart(4, '0')}`,
        event_category: kind.category,
        event_title: title,
        event_desc: description,
        event_time: `${on}T${String(random.int(8, 17)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}:00+08:00`,
        event_place: homeAddress(village, household),
        event_deadline: addDays(on, kind.daysToFix),
        event_result: open ? null : random.pick(kind.results),
        event_state: open ? '处理中' : '已办结',
        event_closed_date: open ? null : addDays(on, Math.min(random.int(0, kind.daysToFix), daysBetween(on, asOf))),
        event_parties:
          kind.category === '矛盾纠纷' ? `${person.name}、${random.pick(people).person.name}` : person.name,
        event_people_count: kind.category === '矛盾纠纷' ? random.int(2, 6) : 1,
      },
    }
  })
}

const sumOf = (village: SettledVillage, what: 'arableMu' | 'forestMu'): number =>
  Math.round(village.households.reduce((sum, each) => sum + each[what], 0) * 100) / 100

/** Figures of the village for each of the last two full years. */
export function listIndicators(village: SettledVillage, random: Random, asOf: PlainDate): (Thing & { year: number })[] {
  const income = village.plan.urban ? 20 + random.next() * 60 : 4 + random.next() * 30
  const thisYear = Number(asOf.slice(0, 4))
  return [thisYear - 2, thisYear - 1].map((year, i) => ({
    id: village.nextId(),
    year,
    facts: {
      data_year: year,
      village_collective_income: Math.round((income + i * random.next() * 6) * 100) / 100,
      village_unpaved_km: village.plan.urban ? 0 : Math.round(Math.max(0, 2.4 - i - random.next()) * 10) / 10,
      village_clinic_count: village.plan.residents > 2200 ? 2 : 1,
      village_groups: village.plan.groups,
      village_population: village.plan.residents - (1 - i) * random.int(-6, 14),
      village_households: village.households.length,
      village_arable_area: sumOf(village, 'arableMu'),
      village_forest_area: sumOf(village, 'forestMu'),
      village_party_members: village.households.flatMap((each) => each.members).filter((each) => each.party).length,
      village_tap_water_households: Math.round(village.households.length * (0.86 + 0.04 * i)),
      village_broadband_households: Math.round(village.households.length * (0.6 + 0.05 * i)),
      village_income_per_capita: 19_200 + i * 1100 + random.int(-1500, 2200),
    },
  }))
}
