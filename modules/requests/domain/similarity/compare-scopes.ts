import type { AreaRange, AreaRelation, AskPeriod, PeriodRelation } from './ask-profile.ts'

/** No areas: the whole county. */
export function compareAreas(mine: readonly AreaRange[], theirs: readonly AreaRange[]): AreaRelation {
  if (mine.length === 0 || theirs.length === 0) return 'overlapping'
  const meet = mine.some((a) => theirs.some((b) => a.from < b.to && b.from < a.to))
  return meet ? 'overlapping' : 'disjoint'
}

/** Two asks that recur as often are for the same periods, whatever the first one of each is. */
export function comparePeriods(mine: AskPeriod, theirs: AskPeriod): PeriodRelation {
  const recurs = mine.frequency !== undefined && mine.frequency !== 'once' && mine.frequency === theirs.frequency
  if (recurs) return 'same'
  if (mine.from === undefined || mine.to === undefined || theirs.from === undefined || theirs.to === undefined)
    return 'unknown'
  if (mine.from === theirs.from && mine.to === theirs.to) return 'same'
  if (mine.from < theirs.to && theirs.from < mine.to) return 'overlapping'
  // One that recurs from its first period on goes over the later ones too.
  const goesOn = (a: AskPeriod, b: AskPeriod): boolean =>
    a.frequency !== undefined && a.frequency !== 'once' && (a.from ?? '') < (b.from ?? '')
  return goesOn(mine, theirs) || goesOn(theirs, mine) ? 'overlapping' : 'repeated'
}
