import type { PlainDate } from '#platform/time.ts'
import { idNumberOffice } from '../domain/invented-numbers.ts'
import { planVillages } from '../domain/plan-villages.ts'
import type { Household, Resident } from '../domain/population.ts'
import { settleVillage } from '../domain/settle-village.ts'
import { realAreas } from './real-areas.ts'

export const AS_OF = '2026-11-01' as PlainDate

export interface Register {
  readonly households: readonly Household[]
  readonly residents: readonly Resident[]
}

/** Everybody at once, as the generator knows them before the sources report. */
export function settleAll(seed: string, residents: number): Register {
  const office = idNumberOffice()
  const households = planVillages(seed, residents, realAreas()).flatMap(
    (plan) => settleVillage(seed, plan, AS_OF, office).households,
  )
  return { households, residents: households.flatMap((each) => each.members) }
}
