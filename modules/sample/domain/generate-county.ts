import type { EntityName } from '#modules/catalogue/contract.ts'
import type { CountyOrder, SampleBatch, SampleLink, SampleRow, SampleSource } from '../contract.ts'
import { contradict } from './contradict.ts'
import { deliver } from './deliver.ts'
import {
  enrolmentFacts,
  guardianOf,
  householdFacts,
  PERSON_SOURCES,
  type Facts,
  type PersonSubject,
} from './facts-of-people.ts'
import { idNumberOffice } from './invented-numbers.ts'
import { planVillages } from './plan-villages.ts'
import { listEnrolments, type Enrolment, type Programme } from './programmes.ts'
import { randomOf, type Random } from './random.ts'
import { settleVillage, type SettledVillage } from './settle-village.ts'
import { describeDwelling, listEnterprises, listEvents, listIndicators, listPlots, type Thing } from './surroundings.ts'

type Links = Readonly<Partial<Record<SampleLink, string>>>

interface Desk {
  readonly village: SettledVillage
  readonly random: Random
  readonly order: CountyOrder
  row(id: string, links: Links, facts: Facts): SampleRow
  send(entity: EntityName, source: SampleSource, rows: readonly SampleRow[]): SampleBatch[]
}

/**
 * The invented county as its departments deliver it: village by village, dwellings and households before people, people before
 * what depends on them. Only one village is in memory at a time. The same order gives the same batches, byte for byte.
 */
export function* generateCounty(order: CountyOrder): Generator<SampleBatch> {
  const office = idNumberOffice()
  for (const plan of planVillages(order.seed, order.residents, order.areas)) {
    yield* deliverVillage(settleVillage(order.seed, plan, order.asOf, office), order)
  }
}

function* deliverVillage(village: SettledVillage, order: CountyOrder): Generator<SampleBatch> {
  const random = randomOf(order.seed, 'deliveries', village.plan.code)
  const desk: Desk = {
    village,
    random,
    order,
    row: (id, links, facts) => ({ id, areaCode: village.plan.code, links, facts }),
    send: (entity, source, rows) =>
      deliver({ entity, source, villageCode: village.plan.code, rows }, random, order.asOf),
  }
  const enrolments = listEnrolments(village, randomOf(order.seed, 'aid', village.plan.code), order.asOf)
  yield* deliverHomes(desk)
  yield* deliverPeople(desk, enrolments)
  yield* deliverThings(desk, enrolments)
}

function* deliverHomes(desk: Desk): Generator<SampleBatch> {
  const { village, random } = desk
  const dwellings = village.households.map((household) => describeDwelling(village, household, random))
  yield* desk.send(
    'dwelling',
    'housing',
    dwellings.map((each) => desk.row(each.id, ownerLink(each), each.facts)),
  )
  const facts = village.households.map((household) => ({ household, by: householdFacts(village, household) }))
  for (const source of ['public-security', 'agriculture', 'village'] as const) {
    const rows = facts.map(({ household, by }) => {
      const head = household.members[household.headIndex]
      return desk.row(household.id, { dwelling: household.dwellingId, ...(head ? { head: head.id } : {}) }, by[source])
    })
    yield* desk.send('household', source, rows)
  }
}

function* deliverPeople(desk: Desk, enrolments: readonly Enrolment[]): Generator<SampleBatch> {
  const { village, random } = desk
  const running = new Map<string, Map<Programme, Enrolment>>()
  for (const each of enrolments) {
    if (each.end) continue
    const own = running.get(each.person.id) ?? new Map<Programme, Enrolment>()
    running.set(each.person.id, own.set(each.programme, each))
  }
  const subjects: PersonSubject[] = village.households.flatMap((household) =>
    household.members.map((person) => ({ person, household, village, running: running.get(person.id) ?? new Map() })),
  )
  for (const { source, knows, facts } of PERSON_SOURCES) {
    const known = knows ? subjects.filter(knows) : subjects
    yield* desk.send(
      'person',
      source,
      known.map((subject) => desk.row(subject.person.id, familyLinks(subject), facts(subject))),
    )
  }
  const otherwise = subjects
    .map((subject) => contradict(subject, { household: subject.household.id }, random))
    .filter((each) => each !== undefined)
  for (const [source, told] of [...Map.groupBy(otherwise, (each) => each.source)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    yield* desk.send(
      'person',
      source,
      told.map((each) => each.row),
    )
  }
}

function* deliverThings(desk: Desk, enrolments: readonly Enrolment[]): Generator<SampleBatch> {
  const { village, random, order } = desk
  const plots = village.households.flatMap((household) => listPlots(village, household, random))
  yield* desk.send(
    'plot',
    'agriculture',
    plots.map((each) => desk.row(each.id, each.household ? { household: each.household.id } : {}, each.facts)),
  )
  const firms = listEnterprises(village, random)
  yield* desk.send(
    'enterprise',
    'market-supervision',
    firms.map((each) => desk.row(each.id, {}, each.facts)),
  )
  for (const source of ['civil-affairs', 'human-resources', 'veterans', 'health', 'agriculture'] as const) {
    const own = enrolments.filter((each) => PAYER[each.programme] === source)
    yield* desk.send(
      'enrolment',
      source,
      own.map((each) =>
        desk.row(each.id, { person: each.person.id, household: each.household.id }, enrolmentFacts(each)),
      ),
    )
  }
  const events = listEvents(village, random, order.asOf)
  for (const source of ['emergency', 'village'] as const) {
    const own = events.filter((each) => each.source === source)
    yield* desk.send(
      'event',
      source,
      own.map((each) =>
        desk.row(
          each.id,
          {
            ...(each.person ? { person: each.person.id } : {}),
            ...(each.household ? { household: each.household.id } : {}),
          },
          each.facts,
        ),
      ),
    )
  }
  const indicators = listIndicators(village, random, order.asOf)
  yield* desk.send(
    'indicator',
    'village',
    indicators.map((each) => desk.row(each.id, {}, each.facts)),
  )
}

/** Family ties as the police register tells them; every source names the household. */
function familyLinks({ person, household }: PersonSubject): Links {
  const tie = (link: SampleLink, index: number | undefined): Links => {
    const kin = index === undefined ? undefined : household.members[index]
    return kin ? { [link]: kin.id } : {}
  }
  const guardian = person.age < 16 ? guardianOf({ person, household })?.guardian.id : undefined
  return {
    household: household.id,
    ...tie('father', person.father),
    ...tie('mother', person.mother),
    ...tie('spouse', person.spouse),
    ...(guardian ? { guardian } : {}),
  }
}

const ownerLink = ({ household }: Thing): Links => {
  const owner = household?.members[household.headIndex]
  return owner ? { owner: owner.id } : {}
}

/** Who pays a programme and therefore reports it. */
const PAYER: Readonly<Record<Programme, SampleSource>> = {
  dibao: 'civil-affairs',
  tekun: 'civil-affairs',
  old_age: 'civil-affairs',
  disability_living: 'civil-affairs',
  disability_care: 'civil-affairs',
  orphan: 'civil-affairs',
  de_facto_unattended: 'civil-affairs',
  resident_pension: 'human-resources',
  veteran_support: 'veterans',
  family_planning_reward: 'health',
  land_subsidy: 'agriculture',
}
