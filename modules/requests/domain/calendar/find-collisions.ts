import { daysBetween, mondayOf, type PlainDate } from '#platform/time.ts'

/** Days before and after within which two visits of one village are a collision. */
export const NEAR_DAYS = 3
/** Inspections one village may have in a week (R5). */
export const MOST_IN_WEEK = 2

export interface Visit {
  readonly id: string
  readonly kind: 'inspection' | 'meeting'
  readonly day: PlainDate
  /** Who is visited. */
  readonly areas: readonly string[]
}

/** For each visit, the others at one of its villages within three days. */
export function findCollisions(visits: readonly Visit[]): ReadonlyMap<string, readonly string[]> {
  const byArea = new Map<string, Visit[]>()
  for (const visit of visits) {
    for (const area of visit.areas) byArea.set(area, [...(byArea.get(area) ?? []), visit])
  }
  const found = new Map<string, Set<string>>(visits.map((visit) => [visit.id, new Set<string>()]))
  for (const here of byArea.values()) {
    const inOrder = here.toSorted((a, b) => (a.day < b.day ? -1 : 1))
    inOrder.forEach((visit, at) => {
      for (const later of inOrder.slice(at + 1)) {
        if (daysBetween(visit.day, later.day) > NEAR_DAYS) break
        if (later.id === visit.id) continue
        found.get(visit.id)?.add(later.id)
        found.get(later.id)?.add(visit.id)
      }
    })
  }
  return new Map([...found].map(([id, others]) => [id, [...others]]))
}

export interface FullWeek {
  readonly area: string
  /** Its Monday. */
  readonly week: PlainDate
  readonly visits: readonly string[]
}

/** Villages with more inspections in a week than are allowed, by week and area. */
export function findFullWeeks(visits: readonly Visit[], most = MOST_IN_WEEK): readonly FullWeek[] {
  const counted = new Map<string, FullWeek & { visits: string[] }>()
  for (const visit of visits) {
    if (visit.kind !== 'inspection') continue
    const week = mondayOf(visit.day)
    for (const area of visit.areas) {
      const key = `${week} ${area}`
      const held = counted.get(key) ?? { area, week, visits: [] }
      held.visits.push(visit.id)
      counted.set(key, held)
    }
  }
  return [...counted.entries()]
    .filter(([, full]) => full.visits.length > most)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, full]) => full)
}

/**
 * The first of these days on which one more inspection of these areas collides with nothing and fills no week;
 * undefined where there is none.
 */
export function findFreeDay(
  visits: readonly Visit[],
  areas: ReadonlySet<string>,
  days: readonly PlainDate[],
): PlainDate | undefined {
  const theirs = visits.filter((visit) => visit.areas.some((area) => areas.has(area)))
  const full = new Set(
    findFullWeeks(theirs, MOST_IN_WEEK - 1)
      .filter((one) => areas.has(one.area))
      .map((one) => one.week),
  )
  return days.find(
    (day) => !full.has(mondayOf(day)) && theirs.every((visit) => Math.abs(daysBetween(visit.day, day)) > NEAR_DAYS),
  )
}
