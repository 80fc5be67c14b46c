import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCircle, resolveParameter, type OverrideLink } from './resolve-parameter.ts'

const [COUNTY, TOWN, OTHER, VILLAGE] = ['519900000000', '519900100000', '519900101000', '519900100001'] as const
const link = (
  areaCode: string,
  to: number | string,
  period: readonly [string, string] = ['2026-01-01', '2027-01-01'],
): OverrideLink => ({
  areaCode,
  value: typeof to === 'number' ? to : null,
  sameAs: typeof to === 'string' ? to : null,
  validFrom: period[0],
  until: period[1],
})

describe('the figure of an area', () => {
  test.each<[string, OverrideLink[], string, string, unknown]>([
    ['nobody differs', [], VILLAGE, '2026-06-01', { kind: 'table' }],
    ['the township differs', [link(TOWN, 5)], VILLAGE, '2026-06-01', { kind: 'value', value: 5, from: TOWN }],
    [
      'the nearest wins',
      [link(COUNTY, 4), link(TOWN, 5), link(VILLAGE, 6)],
      VILLAGE,
      '2026-06-01',
      { kind: 'value', value: 6, from: VILLAGE },
    ],
    ['another township is not touched', [link(TOWN, 5)], OTHER, '2026-06-01', { kind: 'table' }],
    [
      'the same as another',
      [link(TOWN, 5), link(OTHER, TOWN)],
      OTHER,
      '2026-06-01',
      { kind: 'value', value: 5, from: TOWN },
    ],
    [
      'the same as one that follows its county',
      [link(COUNTY, 4), link(OTHER, TOWN)],
      OTHER,
      '2026-06-01',
      { kind: 'value', value: 4, from: COUNTY },
    ],
    ['the same as one that does not differ', [link(OTHER, TOWN)], OTHER, '2026-06-01', { kind: 'table' }],
    ['not yet', [link(TOWN, 5)], TOWN, '2025-12-31', { kind: 'table' }],
    ['no longer', [link(TOWN, 5)], TOWN, '2027-01-01', { kind: 'table' }],
    [
      'the later word wins',
      [link(TOWN, 5), link(TOWN, 6, ['2026-03-01', '2026-04-01'])],
      TOWN,
      '2026-03-15',
      { kind: 'value', value: 6, from: TOWN },
    ],
    [
      'and the earlier comes back',
      [link(TOWN, 5), link(TOWN, 6, ['2026-03-01', '2026-04-01'])],
      TOWN,
      '2026-04-01',
      { kind: 'value', value: 5, from: TOWN },
    ],
    [
      'a circle of two',
      [link(TOWN, OTHER), link(OTHER, TOWN)],
      TOWN,
      '2026-06-01',
      { kind: 'circle', areas: [TOWN, OTHER, TOWN] },
    ],
    [
      'a circle through the county',
      [link(COUNTY, VILLAGE), link(VILLAGE, OTHER)],
      VILLAGE,
      '2026-06-01',
      { kind: 'circle', areas: [VILLAGE, COUNTY, VILLAGE] },
    ],
  ])('%s', (_name, links, area, day, expected) => {
    expect(resolveParameter(links, area, day)).toEqual(expected)
  })
})

describe('a circle is found', () => {
  test('that closes only when a nearer figure runs out', () => {
    const links = [link(TOWN, 5, ['2026-01-01', '2026-02-01']), link(COUNTY, TOWN)]
    expect(findCircle(links)).toEqual([COUNTY, COUNTY])
  })
  test('never where every chain ends in a figure on every day', () => {
    const areas = [COUNTY, TOWN, OTHER, VILLAGE]
    const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01')
    const aLink = fc
      .tuple(fc.constantFrom(...areas), fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(...areas)), day, day)
      .filter(([, , from, until]) => from < until)
      .map(([area, to, from, until]) => link(area, to, [from, until]))
    fc.assert(
      fc.property(fc.array(aLink, { maxLength: 8 }), (links) => {
        const days = ['2026-01-01', '2026-01-15', '2026-02-01', '2026-02-15', '2026-03-01', '2026-03-15', '2026-04-01']
        const runsRound = links.some(({ areaCode }) =>
          days.some((on) => resolveParameter(links, areaCode, on).kind === 'circle'),
        )
        expect(findCircle(links) !== undefined).toBe(runsRound)
      }),
    )
  })
})
