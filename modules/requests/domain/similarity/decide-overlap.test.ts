import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AskProfile } from './ask-profile.ts'
import { compareAsks, readyAsk } from './compare-asks.ts'
import { comparePopulations } from './compare-populations.ts'
import { compareAreas, comparePeriods } from './compare-scopes.ts'
import { compareTitles, titleSubject } from './compare-titles.ts'
import { countTerms } from './count-terms.ts'
import { areaRangeOf, describeAsk } from './describe-ask.ts'
import { withUsualTerms } from './usual-terms.ts'

const frequencies = withUsualTerms(countTerms([]))
const compare = (mine: AskProfile, theirs: AskProfile) =>
  compareAsks(readyAsk(mine, frequencies), readyAsk(theirs, frequencies))

const ELEMENTS = [
  'person_name',
  'person_id_number',
  'person_phone',
  'person_disability_type',
  'person_disability_level',
  'person_disability_cert_no',
  'household_water_source',
  'household_toilet_type',
  'dwelling_structure',
  'dwelling_build_year',
]
const WORDS = ['康复需求', '辅助器具', '接种依据', '整改要求', '用水计划卡号', '贷款用途', '预警方式', '转移路线']
const ask = (elements: readonly string[], words: readonly string[], more: Partial<AskProfile> = {}): AskProfile => ({
  ...describeAsk({
    kind: 'data',
    title: '调查表',
    columns: [
      ...elements.map((element) => ({ path: [element], verdict: 'element' as const, element })),
      ...words.map((word) => ({ path: [word], verdict: 'new' as const })),
    ],
  }),
  ...more,
})
const disabled = ask(ELEMENTS.slice(0, 6), ['康复需求', '辅助器具'])
const anyAsk = fc
  .record({ elements: fc.subarray(ELEMENTS, { minLength: 1 }), words: fc.subarray(WORDS, { minLength: 2 }) })
  .map(({ elements, words }) => ask(elements, words))

describe('the verdict', () => {
  test('an ask is a duplicate of itself, whatever the order of its columns', () => {
    fc.assert(
      fc.property(anyAsk, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (one, numbers) => {
        const keys = new Map(one.asks.map((item) => [item, numbers.next().value ?? 0]))
        const shuffled = { ...one, asks: one.asks.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0)) }
        expect(compare(shuffled, one)).toMatchObject({ verdict: 'duplicate', shareOfMine: 1, shareOfTheirs: 1 })
      }),
    )
  })

  test('what mine shares with theirs is what theirs shares with mine', () => {
    fc.assert(
      fc.property(anyAsk, anyAsk, (one, other) => {
        const [there, back] = [compare(one, other), compare(other, one)]
        expect(there.shareOfMine).toBeCloseTo(back.shareOfTheirs, 6)
        expect(there.verdict).toBe(back.verdict)
      }),
    )
  })

  test('no header is paired twice', () => {
    fc.assert(
      fc.property(anyAsk, anyAsk, (one, other) => {
        const { shared } = compare(one, other)
        expect(new Set(shared.map((pair) => pair.mine)).size).toBe(shared.length)
        expect(new Set(shared.map((pair) => pair.theirs)).size).toBe(shared.length)
      }),
    )
  })

  test('name, number and telephone are no overlap', () => {
    const other = ask(ELEMENTS.slice(0, 3), ['贷款用途', '预警方式', '转移路线'])
    expect(compare(disabled, other).verdict).toBe('neither')
  })

  test('half of it is overlapping, and says which headers', () => {
    const half = ask(ELEMENTS.slice(0, 5), [])
    const found = compare(half, ask(ELEMENTS, WORDS))
    expect(found.verdict).toBe('overlapping')
    expect(found.shared.map((pair) => pair.mine)).toContain('person_disability_type')
    expect(found.why.zh).toMatch(/^部分已有人要过/)
  })

  test('the same for other people or another period is overlapping, for other places it is neither', () => {
    const urban = { entity: 'person', filter: "person_hukou_type=='urban'" }
    const rural = { entity: 'person', filter: "person_hukou_type=='rural'" }
    expect(compare({ ...disabled, population: urban }, { ...disabled, population: urban }).verdict).toBe('duplicate')
    expect(compare({ ...disabled, population: urban }, { ...disabled, population: rural }).verdict).toBe('overlapping')
    const [march, april] = [
      { from: '2026-03-01', to: '2026-04-01' },
      { from: '2026-04-01', to: '2026-05-01' },
    ]
    expect(compare({ ...disabled, period: march }, { ...disabled, period: april }).verdict).toBe('overlapping')
    const [here, there] = [[areaRangeOf('519900101000')], [areaRangeOf('519900102000')]]
    expect(compare({ ...disabled, areas: here }, { ...disabled, areas: there }).verdict).toBe('neither')
  })

  test('a meeting is compared by its title', () => {
    const meeting = (title: string): AskProfile => ({ ...ask([], []), kind: 'meeting', title })
    expect(compare(meeting('秋季森林防火工作会议'), meeting('关于2026年秋季森林防火工作会议')).verdict).toBe(
      'duplicate',
    )
    expect(compare(meeting('秋季森林防火工作会议'), meeting('医保参保缴费推进')).verdict).toBe('neither')
  })
})

test.each([
  ['age>=60', 'age>=80', 'wider'],
  ['age>=80', 'age>=60', 'narrower'],
  ['age>=60', 'age>=60', 'same'],
  ['age>=60', 'age<18', 'disjoint'],
  ['person_dibao==true', 'person_dibao==false', 'disjoint'],
  ["person_disability_level in ('level_1','level_2')", "person_disability_level=='level_1'", 'wider'],
  ["person_disability_level=='level_1'", 'person_disability_level!=null', 'narrower'],
  ['person_dibao==true', 'age>=60', 'other'],
  ['', 'age>=60', 'wider'],
])('people: %s against %s is %s', (mine, theirs, relation) => {
  expect(comparePopulations({ entity: 'person', filter: mine }, { entity: 'person', filter: theirs })).toBe(relation)
})

test.each([
  [{ frequency: 'month' }, { frequency: 'month' }, 'same'],
  [{ from: '2026-01-01', to: '2027-01-01' }, { from: '2026-06-01', to: '2026-07-01' }, 'overlapping'],
  [{ from: '2026-01-01', to: '2026-02-01' }, { from: '2026-02-01', to: '2026-03-01' }, 'repeated'],
  [
    { from: '2026-01-01', to: '2026-02-01', frequency: 'month' },
    { from: '2026-02-01', to: '2026-03-01' },
    'overlapping',
  ],
  [{}, { frequency: 'once' }, 'unknown'],
])('periods %j and %j are %s', (mine, theirs, relation) => {
  expect(comparePeriods(mine, theirs)).toBe(relation)
})

test('a county holds its villages, two villages do not meet', () => {
  const [county, village, other] = ['511123000000', '511123101201', '511123101202'].map(areaRangeOf)
  if (county === undefined || village === undefined || other === undefined) throw new Error('three ranges')
  expect(county).toEqual({ from: '511123000000', to: '511124000000' })
  expect(compareAreas([county], [village])).toBe('overlapping')
  expect(compareAreas([other], [village])).toBe('disjoint')
  expect(compareAreas([], [village])).toBe('overlapping')
})

test('a title is compared by what it is about', () => {
  expect(titleSubject('湖南省贫困村基本信息采集表')).toBe('贫困村')
  expect(compareTitles('2026年残疾人花名册', '某某县残疾人登记表')).toBe(1)
  expect(compareTitles('统计表（附件2）', '残疾人登记表')).toBeUndefined()
})
