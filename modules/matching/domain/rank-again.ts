import { logistic, type BoostedTrees } from './boosted-trees.ts'
import { chanceOf, oddsOf, pairOnlyWidth, whoseOf, type HeaderRows, type Ranked } from './rank-candidates.ts'
import { startOfTable, type Company } from './read-company.ts'

/** Candidates judged a second time, with what the first judgement said of the whole table. */
const judgedAgain = 3
/** A neighbour less likely than this says nothing about the table. */
const heardFrom = 0.3
/** A neighbour less likely than this is not what stands before or after. */
const besideFrom = 0.4

const typeCodes: Readonly<Record<string, number>> = {
  string: 1,
  text: 2,
  address: 3,
  phone: 4,
  code: 5,
  boolean: 6,
  integer: 7,
  decimal: 8,
  money: 9,
  year: 10,
  date: 11,
  datetime: 12,
  id_number: 13,
  area_code: 14,
  region_code: 14,
}

/** One table after the first judgement. */
export interface FirstJudgement {
  readonly table: readonly HeaderRows[]
  readonly ranked: readonly (readonly Ranked[])[]
  readonly company: Company
  /** Forgets one source (training); -1 forgets none. */
  readonly exceptGroup: number
}

interface Claims {
  readonly rivals: number
  readonly strongest: number
  readonly sameOwner: number
  readonly anyOwner: number
}

/** Which other headers of the table the candidate would fit as well. */
function readClaims({ table, ranked }: FirstJudgement, i: number, id: string): Claims {
  const whose = whoseOf(table[i])
  let [rivals, strongest, sameOwner, anyOwner] = [0, 0, 0, 0]
  ranked.forEach((other, j) => {
    if (j === i) return
    const same = whoseOf(table[j]) === whose
    const [first] = other
    if (first?.candidate.id === id && same) {
      rivals += 1
      strongest = Math.max(strongest, first.chance)
    }
    for (const { candidate, chance } of other.slice(0, judgedAgain)) {
      if (candidate.id !== id) continue
      anyOwner = Math.max(anyOwner, chance)
      if (same) sameOwner = Math.max(sameOwner, chance)
    }
  })
  return { rivals, strongest, sameOwner, anyOwner }
}

/** How well a candidate goes with what its neighbours surely are. */
function companyNumbers(judged: FirstJudgement, i: number, { candidate }: Ranked): number[] {
  const { ranked, company, exceptGroup } = judged
  let [sum, weight, ofEntity, best] = [0, 0, 0, -9]
  ranked.forEach(([other], j) => {
    if (other === undefined || j === i) return
    const heard = other.chance < heardFrom ? 0 : other.chance
    if (other.candidate.id === candidate.id || heard === 0) return
    const lift = company.together(candidate.id, other.candidate.id, exceptGroup)
    weight += heard
    sum += heard * lift
    best = Math.max(best, heard * lift)
    if (other.candidate.profile.element.entity === candidate.profile.element.entity) ofEntity += heard
  })
  const beside = (j: number): string => {
    const first = ranked[j]?.[0]
    return first !== undefined && first.chance > besideFrom ? first.candidate.id : '@new'
  }
  const after = beside(i + 1)
  return [
    weight > 0 ? sum / weight : 0,
    best,
    weight > 0 ? ofEntity / weight : -1,
    company.follows(candidate.id, i === 0 ? startOfTable : beside(i - 1), exceptGroup),
    after === '@new' ? 0 : company.follows(after, candidate.id, exceptGroup),
  ]
}

/** The numbers of one header and its candidate at `rank` for the second judgement. */
export function secondRow(judged: FirstJudgement, i: number, rank: number): Float64Array {
  const { table, ranked } = judged
  const own = ranked[i] ?? []
  const each = own[rank]
  const chanceAt = (j: number): number => ranked[j]?.[0]?.chance ?? 0
  const mean = table.reduce((sum, _, j) => sum + chanceAt(j), 0) / Math.max(1, table.length)
  const around = [chanceAt(i - 1), chanceAt(i + 1)]
  const neighbours = [mean, Math.min(...around), Math.max(...around)]
  if (each === undefined)
    return Float64Array.from([
      ...Array.from({ length: pairOnlyWidth }, () => -9),
      ...(table[i]?.header ?? []),
      0,
      0,
      0,
      0,
      0,
      0,
      ...neighbours,
      0,
      0,
      0,
      0,
      -9,
      0,
      0,
      0,
    ])
  const other = own.reduce((most, { chance }, k) => (k === rank ? most : Math.max(most, chance)), 0)
  const total = own.reduce((sum, { chance }) => sum + chance, 0)
  const { rivals, strongest, sameOwner, anyOwner } = readClaims(judged, i, each.candidate.id)
  return Float64Array.from([
    ...each.row,
    each.chance,
    other,
    each.chance - other,
    each.chance / Math.max(0.05, total),
    rivals,
    each.chance - strongest,
    ...neighbours,
    typeCodes[each.candidate.profile.element.type] ?? 0,
    sameOwner,
    anyOwner,
    ...companyNumbers(judged, i, each),
  ])
}

/** The numbers of the nearest candidates of one header. */
export const secondRows = (judged: FirstJudgement, i: number): Float64Array[] =>
  (judged.ranked[i] ?? []).slice(0, judgedAgain).map((_, rank) => secondRow(judged, i, rank))

/** The candidates in the order of the second judgement, with their rows of it; those it did not judge follow. */
export function rankAgain(judged: FirstJudgement, i: number, trees: readonly BoostedTrees[]): Ranked[] {
  const first = judged.ranked[i] ?? []
  const again = secondRows(judged, i)
    .flatMap((row, rank): Ranked[] => {
      const ranked = first[rank]
      return ranked === undefined ? [] : [{ ...ranked, row, chance: chanceOf(trees, row) }]
    })
    .sort((a, b) => b.chance - a.chance || (a.candidate.id < b.candidate.id ? -1 : 1))
  return [...again, ...first.slice(judgedAgain)]
}

/** How sure the best is: the element by one set of trees, the element and whose it is by another. */
export const surenessOf = (
  row: ArrayLike<number>,
  element: readonly BoostedTrees[],
  owned: readonly BoostedTrees[],
): number => logistic((oddsOf(element, row) + oddsOf(owned, row)) / 2)
