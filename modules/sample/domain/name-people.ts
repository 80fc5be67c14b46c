import { ETHNIC_GROUPS, NAME_ERAS, SURNAMES, YI_CLANS, YI_FEMALE, YI_MALE } from './names.data.ts'
import type { Random } from './random.ts'

export interface FamilyName {
  readonly surname: string
  /** GB/T 3304. */
  readonly ethnicity: string
  /** Given names follow Yi custom. */
  readonly yiName: boolean
}

/** The few surnames that half of a village bears. */
export const villageClans = (random: Random): readonly string[] =>
  Array.from({ length: 3 }, () => random.weighted(SURNAMES))

export function chooseFamilyName(random: Random, clans: readonly string[], minorityFactor: number): FamilyName {
  const ethnicity = random.weighted(
    ETHNIC_GROUPS.map(([code, weight]) => [code, code === '01' ? weight : weight * minorityFactor] as const),
  )
  if (ethnicity === '07' && random.chance(0.6)) return { surname: random.pick(YI_CLANS), ethnicity, yiName: true }
  if (ethnicity === '03' && random.chance(0.5)) return { surname: '马', ethnicity, yiName: false }
  const ofClan = clans.length > 0 && random.chance(0.38)
  return { surname: ofClan ? random.pick(clans) : random.weighted(SURNAMES), ethnicity, yiName: false }
}

export function givenName(random: Random, sex: '1' | '2', birthYear: number, yiName: boolean): string {
  if (yiName) return random.pick(sex === '1' ? YI_MALE : YI_FEMALE)
  const era = NAME_ERAS.find((each) => birthYear <= each.until) ?? NAME_ERAS[NAME_ERAS.length - 1]
  if (!era) throw new Error('no name era')
  const [first, second] = sex === '1' ? era.male : era.female
  const last = random.pick(Array.from(second))
  return random.chance(era.single) ? last : random.pick(Array.from(first)) + last
}

export const fullName = (family: FamilyName, given: string): string => family.surname + given
