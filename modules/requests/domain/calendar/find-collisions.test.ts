import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, mondayOf, type PlainDate } from '#platform/time.ts'
import { findCollisions, findFreeDay, findFullWeeks, type Visit } from './find-collisions.ts'

const monday = '2026-11-23' as PlainDate
const visit = (id: string, after: number, areas: string[], kind: Visit['kind'] = 'inspection'): Visit => ({
  id,
  kind,
  day: addDays(monday, after),
  areas,
})

describe('collisions', () => {
  test.each([
    [0, ['b']],
    [3, ['b']],
    [4, []],
  ])('two visits of one village %d days apart', (apart, others) => {
    const found = findCollisions([visit('a', 0, ['x']), visit('b', apart, ['x', 'y'], 'meeting')])
    expect(found.get('a')).toEqual(others)
  })

  test('of different villages never collide', () => {
    expect(findCollisions([visit('a', 0, ['x']), visit('b', 0, ['y'])]).get('a')).toEqual([])
  })
})

test('a third inspection fills the week of a village; meetings and the next Monday do not', () => {
  const two = [visit('a', 0, ['x']), visit('b', 4, ['x'])]
  expect(findFullWeeks([...two, visit('m', 2, ['x'], 'meeting'), visit('n', 7, ['x'])])).toEqual([])
  expect(findFullWeeks([...two, visit('c', 6, ['x', 'y'])])).toEqual([
    { area: 'x', week: monday, visits: ['a', 'b', 'c'] },
  ])
})

const anyVisits = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom<Visit['kind'][]>('inspection', 'meeting'),
    day: fc.nat(40).map((after) => addDays(monday, after)),
    areas: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
  }),
  { maxLength: 14 },
)
const days = Array.from({ length: 60 }, (_, at) => addDays(monday, at))

test('collisions are mutual and exactly those a slow reading finds', () => {
  fc.assert(
    fc.property(anyVisits, (visits) => {
      const found = findCollisions(visits)
      for (const a of visits) {
        const slow = visits.filter(
          (b) =>
            b.id !== a.id && Math.abs(daysBetween(a.day, b.day)) <= 3 && b.areas.some((area) => a.areas.includes(area)),
        )
        expect(new Set(found.get(a.id))).toEqual(new Set(slow.map((b) => b.id)))
      }
    }),
  )
})

test('one more inspection on the free day makes no collision and no full week, and no earlier day does', () => {
  const clash = (visits: readonly Visit[], day: PlainDate, area: string): boolean => {
    const more = [...visits, { id: 'new', kind: 'inspection' as const, day, areas: [area] }]
    const isFull = findFullWeeks(more).some((full) => full.area === area && full.week === mondayOf(day))
    return isFull || (findCollisions(more).get('new') ?? []).length > 0
  }
  fc.assert(
    fc.property(anyVisits, fc.constantFrom('x', 'y', 'z'), (visits, area) => {
      const free = findFreeDay(visits, new Set([area]), days)
      expect(free).toBe(days.find((day) => !clash(visits, day, area)))
    }),
  )
})
