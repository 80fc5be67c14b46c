/** What was seen of one village in the sample. */
export interface SampledArea {
  readonly areaCode: string
  /** Rows of the sample that meet the population. */
  readonly matched: number
  /** Rows of the sample altogether. */
  readonly looked: number
}

export interface Estimate {
  readonly subjects: number
  /** Nine of ten true numbers lie between. */
  readonly low: number
  readonly high: number
}

const Z = 1.645
/** A village counts as its own as far as it was looked at; below this many rows the county's share speaks louder. */
const BORROWED = 40

/** Rows were drawn one by one with the same chance: bounds from the score of a thinned count (x ~ Binomial(X, rate)), right for few too. */
function boundsOf(matched: number, rate: number): { readonly low: number; readonly high: number } {
  const reach = Z * Math.sqrt(matched * (1 - rate) + Z ** 2 / 4)
  return {
    low: Math.max(matched, (matched + Z ** 2 / 2 - reach) / rate),
    high: (matched + Z ** 2 / 2 + reach) / rate,
  }
}

/** Half of all populations of which nobody was drawn are smaller than this: none seen is not none. */
const NONE_SEEN = Math.LN2

const estimateOf = (matched: number, rate: number): Estimate => ({
  subjects: Math.round(Math.max(matched, NONE_SEEN) / rate),
  ...boundsOf(matched, rate),
})

/**
 * How many subjects there are, altogether and in each village, from a sample of one in 1/rate. A village's own share is mixed with the
 * county's, so that a village in which by chance nobody was drawn is not held to be empty; the villages add up to the whole.
 *
 * @param sizes rows each village really has, where they were counted: takes the chance of the draw out of the villages' sizes
 */
export function estimateSubjects(
  areas: readonly SampledArea[],
  rate: number,
  sizes?: ReadonlyMap<string, number>,
): Estimate & { readonly areas: readonly (Estimate & { readonly areaCode: string })[] } {
  const matched = areas.reduce((sum, area) => sum + area.matched, 0)
  const looked = areas.reduce((sum, area) => sum + area.looked, 0)
  const whole = estimateOf(matched, rate)
  const share = looked === 0 ? 0 : Math.max(matched, NONE_SEEN) / looked
  const mixed = areas.map((area) => {
    const own = (area.matched + BORROWED * share) / (area.looked + BORROWED)
    return { area, expected: own * (sizes?.get(area.areaCode) ?? area.looked / rate) }
  })
  const sum = mixed.reduce((total, one) => total + one.expected, 0)
  const scale = sum === 0 ? 0 : whole.subjects / sum
  return {
    ...whole,
    areas: mixed.map(({ area, expected }) => {
      const subjects = expected * scale
      const { low, high } = boundsOf(subjects * rate, rate)
      return { areaCode: area.areaCode, subjects: Math.round(subjects), low: Math.min(low, subjects), high }
    }),
  }
}
