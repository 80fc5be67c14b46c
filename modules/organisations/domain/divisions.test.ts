import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaRange, countyOf, isWithin, levelOf, parentOf } from './area-code.ts'
import { matchTownships, stemOf, type Township } from './match-townships.ts'
import { MERGER_DAY, planDivisions } from './plan-divisions.ts'
import { listCounties, readDivisions, readTownshipsOf2023 } from '../server/load-divisions.ts'

describe('an area code', () => {
  test.each([
    ['510000000000', 'province', undefined, '510000000000', '520000000000'],
    ['511100000000', 'city', '510000000000', '511100000000', '511200000000'],
    ['511123000000', 'county', '511100000000', '511123000000', '511124000000'],
    ['511123100000', 'township', '511123000000', '511123100000', '511123101000'],
    ['511123100001', 'village', '511123100000', '511123100001', '511123100002'],
    ['511123999000', 'township', '511123000000', '511123999000', '511124000000'],
    ['990000000000', 'province', undefined, '990000000000', ':'],
  ])('%s is a %s', (code, level, parent, from, to) => {
    expect([levelOf(code), parentOf(code), areaRange(code)]).toEqual([level, parent, { from, to }])
  })

  test.each(['', '51112', '5111231000001', 'abcdefghijkl', '000000000000'])('%j has no range', (code) => {
    expect(() => areaRange(code)).toThrow(/area code/)
  })

  const code = fc
    .tuple(fc.integer({ min: 11, max: 99 }), fc.stringMatching(/^\d{10}$/))
    .map(([p, rest]) => `${p}${rest}`)
  test('lies in its own range and in those of all above it, and in no neighbour’s', () => {
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(isWithin(a, areaRange(a))).toBe(true)
        const above = parentOf(a)
        if (above !== undefined) expect(isWithin(a, areaRange(above))).toBe(true)
        const county = `${countyOf(b)}000000`
        if (levelOf(county) === 'county') expect(isWithin(a, areaRange(county))).toBe(countyOf(a) === countyOf(b))
      }),
    )
  })
})

describe('225 townships become 132', () => {
  const list = readDivisions()
  const after = readTownshipsOf2023()
  const nine = (d: { code: string }): string => d.code.slice(0, 9)
  const before = list.filter((d) => d.level === 'town').map((d): Township => ({ ...d, code: nine(d) }))
  const fates = listCounties().flatMap(({ code }) =>
    matchTownships(
      before.filter((t) => t.code.startsWith(code)),
      after.filter((t) => t.code.startsWith(code)),
    ),
  )

  test('each old one has a successor in its own county, and the README’s counts of how are right', () => {
    expect([before.length, after.length, fates.length]).toEqual([225, 132, 225])
    expect(
      fates.every((f) => f.newCode.slice(0, 6) === f.oldCode.slice(0, 6) && after.some((t) => t.code === f.newCode)),
    ).toBe(true)
    const counts = Object.groupBy(fates, (f) => f.how)
    const lengths = Object.fromEntries(Object.entries(counts).map(([how, found]) => [how, found?.length]))
    expect(lengths).toEqual({ code: 95, name: 29, nearest: 94, 'neighbour-code': 7 })
  })

  test('what is sure has the same name, and what is assumed says so', () => {
    for (const fate of fates) {
      const old = before.find((t) => t.code === fate.oldCode)
      const now = after.find((t) => t.code === fate.newCode)
      const same = stemOf(old?.name ?? '') === stemOf(now?.name ?? '?')
      expect(same).toBe(fate.how === 'code' || fate.how === 'name')
    }
  })

  test.each(listCounties().map(({ code, name }) => [name, code]))(
    '%s: today every village lies in a township that stands, once',
    (_name, county) => {
      const areas = planDivisions(county, list, after)
      const today = areas.filter((a) => a.validTo === null)
      const towns = new Set(today.filter((a) => a.level === 'township').map((a) => a.code))
      const villages = today.filter((a) => a.level === 'village')
      expect(towns.size).toBe(after.filter((t) => t.code.startsWith(county)).length)
      expect(villages.length).toBe(list.filter((d) => d.level === 'village' && d.code.startsWith(county)).length)
      expect(new Set(today.map((a) => a.code)).size).toBe(today.length)
      for (const village of villages) {
        expect(village.parentCode).toBe(parentOf(village.code))
        expect(towns.has(village.parentCode ?? '')).toBe(true)
      }
      const gone = areas.filter((a) => a.validTo !== null)
      for (const area of gone) {
        expect(area.validTo).toBe(MERGER_DAY)
        expect(today.some((a) => a.code === area.successorCode)).toBe(true)
      }
      expect(new Set(areas.map((a) => `${a.code} ${a.validFrom}`)).size).toBe(areas.length)
    },
  )
})
