/** So many areas differing in one figure, or so many overridings of one row within a year, and the rule itself is in question. */
export const AREAS_FOR_PROPOSAL = 3
export const DEVIATIONS_FOR_PROPOSAL = 3
export const DEVIATION_DAYS = 365

export interface Differing {
  readonly areaCode: string
  readonly recordedAt: string
}

/** Areas that differ, each by its newest word, if they are enough. Only what came after the last decision counts. */
export function areasEnough<T extends Differing>(differing: readonly T[], decidedAt: string | null): readonly T[] {
  const since = differing.filter(({ recordedAt }) => decidedAt === null || recordedAt > decidedAt)
  const newest = new Map(since.map((each) => [each.areaCode, each]))
  return newest.size >= AREAS_FOR_PROPOSAL ? [...newest.values()] : []
}

/** The middle value, the lower of the two middle ones where they are even; undefined of none. */
export const medianOf = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
