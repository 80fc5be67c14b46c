import type { PlainDate } from '#platform/time.ts'
import { villageClans } from './name-people.ts'
import type { VillagePlan } from './plan-villages.ts'
import type { Household } from './population.ts'
import { idsOf, randomOf } from './random.ts'
import { settleHousehold, type Settlement } from './settle-household.ts'

export interface SettledVillage {
  readonly plan: VillagePlan
  readonly households: readonly Household[]
  readonly nextId: () => string
}

/** Fills a village with households until it holds exactly the planned number of people. */
export function settleVillage(
  seed: string,
  plan: VillagePlan,
  asOf: PlainDate,
  idNumber: Settlement['idNumber'],
): SettledVillage {
  const random = randomOf(seed, 'village', plan.code)
  const nextId = idsOf(seed, plan.index, plan.code)
  const settlement: Settlement = { village: plan, random, nextId, idNumber, clans: villageClans(random), asOf }
  const households: Household[] = []
  let room = plan.residents
  while (room > 0) {
    const household = settleHousehold(settlement, households.length, room)
    households.push(household)
    room -= household.members.length
  }
  return { plan, households, nextId }
}
