import type { SampleArea } from '../contract.ts'
import { randomOf } from './random.ts'

export interface VillagePlan {
  /** Place in the plan, from 0: fixes the order of batches and ids. */
  readonly index: number
  readonly code: string
  readonly name: string
  readonly townName: string
  readonly countyName: string
  readonly countyCode: string
  readonly urban: boolean
  readonly groups: number
  readonly residents: number
}

/** Registered people of a village on average: Sichuan merged its villages to about 1,600; the smallest plans stay near 900. */
const MEAN_BY_PLAN = (residents: number): number => (residents <= 20_000 ? 900 : 1300)

/** Home county first, then its neighbours, nearest first: 犍为, 井研, 夹江, 沐川, 市中区, 五通桥, 沙湾, 峨眉山. */
export const COUNTY_ORDER = ['511123', '511124', '511126', '511129', '511102', '511112', '511111', '511181']

const townsOf = (areas: readonly SampleArea[], county: string): SampleArea[] =>
  areas
    .filter((area) => area.level === 'township' && area.code.startsWith(county))
    .sort((a, b) => (a.code < b.code ? -1 : 1))

interface Chosen {
  readonly village: SampleArea
  readonly town: SampleArea
}

/**
 * Chooses villages and how many people each holds. Few people settle in few villages of ordinary size, not in many empty ones:
 * up to 40 villages lie in as few townships as hold four each, more are spread over every township of the home county,
 * and what the county cannot hold at an ordinary size goes to its neighbours. The sum of `residents` is exact.
 */
export function planVillages(seed: string, residents: number, areas: readonly SampleArea[]): VillagePlan[] {
  const wanted = Math.max(1, Math.round(residents / MEAN_BY_PLAN(residents)))
  const chosen = chooseVillages(wanted, areas)
  if (chosen.length === 0) throw new Error('no village to settle people in')
  const nameOf = new Map(areas.map((area) => [area.code, area.name]))
  const weights = chosen.map(({ village }) => {
    const random = randomOf(seed, 'size', village.code)
    return 0.55 + random.next() * 0.5 + random.next() * 0.4
  })
  const sizes = splitExactly(residents, weights)
  return chosen.map(({ village, town }, index) => {
    const size = sizes[index] ?? 0
    return {
      index,
      code: village.code,
      name: shortName(village.name),
      townName: town.name,
      countyName: nameOf.get(`${village.code.slice(0, 6)}000000`) ?? '',
      countyCode: village.code.slice(0, 6),
      urban: isCommunity(village),
      groups: Math.max(3, Math.min(14, Math.round(size / 130))),
      residents: size,
    }
  })
}

function chooseVillages(wanted: number, areas: readonly SampleArea[]): Chosen[] {
  const byParent = Map.groupBy(
    areas.filter((area) => area.level === 'village').sort((a, b) => (a.code < b.code ? -1 : 1)),
    (village) => village.parentCode,
  )
  const chosen: Chosen[] = []
  for (const county of COUNTY_ORDER) {
    const left = wanted - chosen.length
    if (left <= 0) break
    const towns = townsOf(areas, county).filter((town) => byParent.has(town.code))
    const sizes = towns.map((town) => byParent.get(town.code)?.length ?? 0)
    const capacity = sizes.reduce((a, b) => a + b, 0)
    const few = wanted <= 40
    const open = few ? towns.slice(0, Math.ceil(wanted / 4)) : towns
    const counts = few
      ? splitExactly(
          left,
          open.map(() => 1),
        )
      : splitExactly(Math.min(left, capacity), sizes)
    open.forEach((town, i) => {
      const villages = byParent.get(town.code) ?? []
      const count = counts[i] ?? 0
      for (const village of few ? pickFew(villages, count, i === 0) : pickSpread(villages, count))
        chosen.push({ village, town })
    })
  }
  return chosen
}

/**
 * A community and three or so villages of a township: enough for a demonstration to have both. In the first township they are
 * the first two of each kind, side by side, because the people of a demonstration work in the first two areas of their kind.
 */
function pickFew(villages: readonly SampleArea[], count: number, first: boolean): SampleArea[] {
  const rural = villages.filter((village) => !isCommunity(village))
  const communities = count > 1 ? villages.filter(isCommunity).slice(0, first ? 2 : 1) : []
  const left = Math.max(0, count - communities.length)
  return [...communities, ...(first ? rural.slice(0, left) : pickSpread(rural, left))]
}

const isCommunity = (village: SampleArea): boolean => /社区|居委/.test(village.name)

const pickSpread = (villages: readonly SampleArea[], count: number): SampleArea[] =>
  count >= villages.length
    ? [...villages]
    : Array.from({ length: count }, (_, i) => villages[Math.floor((i * villages.length) / count)]).filter(
        (v) => v !== undefined,
      )

/** Whole parts in proportion to the weights, largest remainders first; they add up to `total`. */
export function splitExactly(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  const left = total - parts.reduce((a, b) => a + b, 0)
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

/** 八一村委会 → 八一村, 凤岭社区居委会 → 凤岭社区. */
export const shortName = (name: string): string =>
  name.replace(/(村|社区)?(村民委员会|居民委员会|村委会|居委会|居委)$/, (_, kind: string | undefined) => kind ?? '村')
