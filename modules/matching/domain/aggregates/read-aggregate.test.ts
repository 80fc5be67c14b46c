import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equalFilters, parseFilter, printFilter, type Filter } from '#modules/catalogue/contract.ts'
import type { HeaderContext } from '../../contract.ts'
import { listCases, statisticsCases, type AggregateCase } from './aggregate.cases.ts'
import { combineAxes } from './combine-axes.ts'
import { readAggregate } from './read-aggregate.ts'
import type { AggregateReading } from './read-path.ts'
import { readStubRow } from './read-stub-row.ts'
import { describeScore, scoreAggregates } from './score-aggregates.ts'

const read = (text: string): Filter => {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

// A `/` inside brackets is part of a unit, not of the path.
const pathOf = (text: string): string[] => text.split(/\/(?![^(]*\))/)

function contextOf({ title, headers }: AggregateCase, position: number, kind: HeaderContext['kind']): HeaderContext {
  const siblings = headers.map(([text]) => pathOf(text))
  return { cell: 'A1', path: siblings[position] ?? [], title, kind, siblings, position, samples: [], notes: [] }
}

function check(found: AggregateReading | undefined, asked: string): void {
  if (asked === '–') {
    expect(found?.aggregate).toBeUndefined()
    return
  }
  const [shape, filter] = asked.split(' | ')
  const aggregate = found?.aggregate
  expect([aggregate?.measure, aggregate?.entity, aggregate?.field].filter((part) => part !== undefined).join(' ')).toBe(
    shape,
  )
  expect(equalFilters(aggregate?.filter ?? [], read(filter ?? '')), printFilter(aggregate?.filter ?? [])).toBe(true)
}

describe.each(statisticsCases)('$title', (form) => {
  test.each(form.headers.map(([path, asked], position) => [path, asked, position] as const))(
    '%s asks for %s',
    (_path, asked, position) => {
      check(readAggregate(contextOf(form, position, 'statistics')), asked)
    },
  )
})

describe.each(listCases)('a list: $title', (form) => {
  test.each(form.headers.map(([path, asked], position) => [path, asked, position] as const))(
    '%s asks for %s',
    (_path, asked, position) => {
      check(readAggregate(contextOf(form, position, 'list')), asked)
    },
  )
})

const context = (
  title: string,
  path: readonly string[],
  siblings: readonly (readonly string[])[] = [path],
): HeaderContext => ({
  cell: 'A1',
  path,
  title,
  kind: 'statistics',
  siblings,
  position: siblings.findIndex((one) => one.join() === path.join()),
  samples: [],
  notes: [],
})

describe('composition', () => {
  test('a population a person corrected takes the place of the title', () => {
    const population = {
      entity: 'person',
      filter: read("person_tekun==true && person_hukou_type=='rural'"),
      words: '',
      evidence: [],
      confidence: 1,
    } as const
    const found = readAggregate(context('农村低保统计表', ['人员分类', '女性']), { population })
    check(found, "count person | person_tekun==true && person_hukou_type=='rural' && person_gender=='female'")
  })

  test.each([
    ['城市低保统计表', ['低保对象占非农人口比例(%)'], "person_hukou_type=='urban'"],
    ['矛盾纠纷排查化解统计表', ['化解率(%)'], "event_category=='dispute'"],
    ['村干部队伍统计表', ['女性占比'], 'person_village_post!=null'],
    ['医保参保统计表', ['参保率'], ''],
  ])('a share says what it is divided by: %s %s', (title, path, whole) => {
    const of = readAggregate(context(title, path))?.aggregate.of
    expect(of === undefined ? undefined : equalFilters(of.filter, read(whole))).toBe(true)
  })

  test('a count nothing limits is never sure, nor a sum over all payments', () => {
    expect(readAggregate(context('困难群众情况统计表', ['人数']))?.confidence).toBeLessThan(0.5)
    expect(readAggregate(context('补贴资金统计表', ['金额(元)']))?.confidence).toBeLessThan(0.5)
  })

  test('a title of two groups holds as either of them', () => {
    check(
      readAggregate(context('孤儿及事实无人抚养儿童保障统计表', ['男'])),
      "count person | subsidy_program in ('orphan', 'unattended_child') && person_gender=='male'",
    )
  })

  test('a column of 其中 belongs to the column before it', () => {
    const siblings = [['村'], ['党员人数(人)'], ['其中:女']]
    check(
      readAggregate(context('基本情况统计表', ['其中:女'], siblings)),
      "count person | person_political_status in ('party_member', 'probationary_member') && person_gender=='female'",
    )
  })

  test('words without an element are kept as the form says them, with less confidence', () => {
    const found = readAggregate(context('残疾人情况统计表', ['已开展评估的残疾人数(人)']))
    expect(printFilter(found?.aggregate.filter ?? [])).toContain('stated==')
    expect(found?.confidence).toBeLessThan(0.7)
  })

  test('any text at all is read without failing, the same way twice', () => {
    const piece = fc.constantFrom(
      '低保',
      '人数',
      '其中:',
      '女',
      '(万元)',
      '80-',
      '岁以上',
      '占',
      '比例',
      '未',
      '1.1',
      '当月',
      '金额',
      '残疾',
      '（',
      ')',
      '%',
      '其他',
      '率',
      '年',
    )
    const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (title, path) => {
        const once = readAggregate(context(title, path))
        expect(readAggregate(context(title, path))).toEqual(once)
        if (once !== undefined) expect(parseFilter(printFilter(once.aggregate.filter)).ok).toBe(true)
      }),
    )
  })
})

describe('rows', () => {
  test.each([
    ['城关镇', 'area'],
    ['大坪村委会', 'area'],
    ['幸福社区', 'area'],
    ['合计', 'total'],
    ['全县', 'total'],
    ['80-89岁', 'category'],
    ['女性', 'category'],
    ['低保户', 'category'],
    ['甲', 'other'],
    ['', 'other'],
    ['注:本表一式两份', 'other'],
    ['农村', 'category'],
  ] as const)('%s is %s', (text, kind) => expect(readStubRow(text, { title: '老年人情况统计表' }).kind).toBe(kind))

  test('under 地区 every name is an area', () => {
    expect(readStubRow('大坪', { title: '统计表', header: '地区' })).toEqual({ kind: 'area', name: '大坪' })
  })

  test('row and column both hold in a cell', () => {
    const row = readStubRow('80-89岁', { title: '老年人情况统计表' })
    if (row.kind !== 'category') throw new Error('a category was expected')
    const cell = combineAxes(row, {
      measure: 'count',
      entity: 'person',
      filter: read("age>=60 && person_gender=='female'"),
    })
    expect(cell.measure).toBe('count')
    expect(equalFilters(cell.filter, read("age>=80 && age<90 && person_gender=='female'"))).toBe(true)
  })

  test('a row that names its own measure is measured so', () => {
    const row = readStubRow('发放金额(万元)', { title: '高龄津贴统计表' })
    expect(row).toMatchObject({ kind: 'category', measure: 'sum', unit: '万元' })
  })
})

describe('scoring', () => {
  const elements = new Set(['person_gender', 'person_dibao'])
  const predicted = (key: string, filter: string) => ({
    form: 'f',
    key,
    aggregate: { measure: 'count', entity: 'person', filter: read(filter) } as const,
  })
  const label = (key: string, filter: string) => ({ form: 'f', key, measure: 'count', entity: 'person', filter })

  test('conditions on elements must agree', () => {
    const score = scoreAggregates([predicted('a', "person_gender=='male'")], [label('a', "gender=='female'")], elements)
    expect([score.strict, score.byMeaning, score.measureAndEntity]).toEqual([0, 0, 1])
  })

  test('made-up predicates count only when the same words always stand for the same one', () => {
    const ours = [predicted('a', "stated=='应种'"), predicted('b', "stated=='应种'"), predicted('c', "stated=='应种'")]
    const theirs = [label('a', 'target'), label('b', 'target'), label('c', 'vaccinated')]
    const score = scoreAggregates(ours, theirs, elements)
    expect([score.strict, score.byMeaning, score.wrong]).toEqual([0, 2, ['c']])
  })

  test('a prediction on a header that is no aggregate costs precision', () => {
    const score = scoreAggregates([predicted('a', ''), predicted('b', '')], [label('a', '')], elements)
    expect(describeScore(score.byMeaning, score)).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 })
  })
})
