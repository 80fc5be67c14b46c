import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FactDefinition, FactValue, RuleParameter, RuleRow, TableFinding } from '../contract.ts'
import { checkTable } from './check-table.ts'
import { holds } from './condition.ts'
import { readTable, valuesOf } from './read-table.ts'

const number: FactDefinition = { name: 'days', type: 'number', zh: '天数', en: 'days', min: 0, max: 12, whole: true }
const FACTS: FactDefinition[] = [
  number,
  { name: 'price', type: 'number', zh: '用时', en: 'price', optional: true },
  { name: 'urgent', type: 'flag', zh: '紧急', en: 'urgent' },
  {
    name: 'kind',
    type: 'code',
    zh: '种类',
    en: 'kind',
    values: ['a', 'b', 'c'].map((code) => ({ code, zh: `种${code}`, en: code })),
  },
]
const least: RuleParameter = {
  name: 'least',
  zh: '至少',
  en: 'least',
  unit: '天',
  value: 3,
  min: 1,
  max: 5,
  core: false,
}
const row = (id: string, when: Record<string, string>, more: Partial<RuleRow> = {}): RuleRow => ({
  id,
  when,
  effect: 'block',
  clause: 'R1-4',
  message: { zh: '说明', en: 'words' },
  nextStep: { zh: '下一步', en: 'next' },
  core: false,
  ...more,
})
const check = (rows: RuleRow[], complete = false, parameters: RuleParameter[] = [least]): TableFinding[] =>
  checkTable({ facts: FACTS, parameters, rows, complete })
const codes = (findings: readonly TableFinding[]): string[] =>
  findings.map(({ code, rowNumber, column, parameter }) =>
    [code, rowNumber, column, parameter].filter((each) => each !== undefined).join(' '),
  )

describe('what is wrong is told with row and column', () => {
  test.each<[string, RuleRow[], string[]]>([
    ['a cell that cannot be read', [row('a', { days: 'soon' })], ['condition-not-read 1 days']],
    ['a fact nobody declared', [row('a', {}), row('b', { when: '1' })], ['fact-not-known 2 when']],
    ['a parameter nobody declared', [row('a', { days: '< most' })], ['condition-not-read 1 days']],
    ['an interval with nothing in it', [row('a', { days: '5 至 3' })], ['row-unreachable 1 days']],
    ['a value beyond what the fact can be', [row('a', { days: '> 12' })], ['row-unreachable 1 days']],
    ['no whole number between', [row('a', { days: '> 3 且 < 4' })], ['row-unreachable 1 days']],
    ['a fraction there may be', [row('a', { price: '> 3 且 < 4' })], []],
    ['every code left out', [row('a', { kind: '不属于 (a, 种b, c)' })], ['row-unreachable 1 kind']],
    [
      'rows that contradict each other',
      [row('a', { days: '< least' }), row('b', { days: '>= 2' }, { effect: 'warn' })],
      ['rows-overlap 2 effect'],
    ],
    [
      'rows that meet in a point only',
      [row('a', { days: '<= 3' }), row('b', { days: '>= 3' }, { effect: 'pass' })],
      ['rows-overlap 2 effect'],
    ],
    [
      'rows of other clauses',
      [row('a', { days: '<= 3' }), row('b', { days: '>= 3' }, { effect: 'pass', clause: 'R2' })],
      [],
    ],
    ['rows that do not meet', [row('a', { days: '< least' }), row('b', { days: '>= least' }, { effect: 'pass' })], []],
    ['rows apart in another fact', [row('a', { urgent: '是' }), row('b', { urgent: '否' }, { effect: 'warn' })], []],
    [
      'a row said already by two others',
      [row('a', { days: '< 3' }), row('b', { days: '>= 3' }), row('c', { days: '2 至 5', urgent: '是' })],
      ['row-covered 3 effect'],
    ],
    ['a measure beside a block', [row('a', {}), row('b', {}, { effect: 'measure' })], []],
    [
      'a row twice',
      [row('a', { urgent: '是' }), row('a', { urgent: '否' })],
      ['row-twice 1 id', 'row-twice 2 id', 'row-covered 2 effect'],
    ],
    [
      'words missing',
      [row('a', {}, { clause: ' ', nextStep: { zh: '', en: 'x' } })],
      ['clause-missing 1 clause', 'message-missing 1 nextStep'],
    ],
    [
      'a placeholder nobody fills',
      [row('a', {}, { message: { zh: '{nobody}', en: '{days}' } })],
      ['placeholder-not-known 1 message'],
    ],
  ])('%s', (_name, rows, expected) => {
    const found = codes(check(rows))
    // A repeated id leaves one row under it; what else follows from that is not the point.
    expect(_name === 'a row twice' ? found.slice(0, 2) : found).toEqual(
      _name === 'a row twice' ? expected.slice(0, 2) : expected,
    )
  })

  test.each<[string, Partial<RuleParameter>, string[]]>([
    ['no bounds', { min: null }, ['parameter-without-bounds least']],
    ['no bounds, but core', { min: null, core: true }, []],
    ['beyond its bounds', { value: 6 }, ['parameter-out-of-bounds least']],
  ])('a parameter with %s', (_name, change, expected) => {
    expect(codes(check([row('a', { days: '< least' })], false, [{ ...least, ...change }]))).toEqual(expected)
  })

  test('a missing case is told by an example and in words', () => {
    const rows = [
      row('a', { days: '< least', urgent: '否' }),
      row('b', { urgent: '是' }),
      row('c', { days: '> least', urgent: '否' }),
    ]
    expect(check(rows, true)).toMatchObject([
      {
        code: 'case-missing',
        column: 'days',
        example: { days: 3, urgent: false },
        message: { zh: '没有一行管这种情况：天数 3；紧急 否' },
      },
    ])
    expect(check([...rows, row('d', { days: 'least', urgent: 'no' })], true)).toEqual([])
  })
  test('a fact that may be unknown leaves a case until a row says so', () => {
    const rows = [row('a', { price: '< 3' }), row('b', { price: '>= 3' })]
    expect(check(rows, true)).toMatchObject([{ code: 'case-missing', example: { price: null } }])
    expect(check([...rows, row('c', { price: '缺失' })], true)).toEqual([])
  })
})

const operand = fc.oneof(
  fc.integer({ min: -1, max: 13 }).map(String),
  fc.constant('least'),
  fc.constantFrom('2.5', '7.25'),
)
const compare = fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '≠'), operand).map(([o, n]) => `${o} ${n}`)
const any = fc.constant('')
const codeList = fc
  .tuple(fc.constantFrom('属于', '不属于'), fc.subarray(['a', 'b', 'c'], { minLength: 1 }))
  .map(([w, all]) => `${w} (${all.join(',')})`)
const aRow = fc.record({
  days: fc.oneof(
    any,
    compare,
    fc.tuple(operand, operand).map(([a, b]) => `${a} 至 ${b}`),
  ),
  price: fc.oneof(
    any,
    compare,
    fc.constantFrom('缺失', '已知'),
    fc.tuple(compare, compare).map(([a, b]) => `${a} 且 ${b}`),
  ),
  urgent: fc.constantFrom('', '是', '否'),
  kind: fc.oneof(any, codeList),
})
const EFFECTS = ['block', 'warn', 'pass', 'measure'] as const
const someRows = fc
  .array(fc.tuple(aRow, fc.constantFrom(...EFFECTS), fc.constantFrom('R1', 'R2')), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([when, effect, clause], i) => row(`r${i}`, when, { effect, clause })))

/** Every case on a grid fine enough for all figures the rows can name: quarters from −2 to 14, and not known. */
const PRICES: FactValue[] = [null, ...Array.from({ length: 65 }, (_, i) => -2 + i / 4)]
const GRID = Array.from({ length: 13 }, (_, days) => days).flatMap((days) =>
  PRICES.flatMap((price) =>
    [true, false].flatMap((urgent) => ['a', 'b', 'c'].map((kind) => ({ days, price, urgent, kind }))),
  ),
)

test('on any table the box arithmetic and trying every case agree', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const read = readTable({ facts: FACTS, parameters: [least], rows }).rows
      expect(read).toHaveLength(rows.length)
      const values = valuesOf([least])
      const fires = GRID.map((one) =>
        read.map(({ conditions }) =>
          [...conditions].every(([name, condition]) =>
            holds(condition, one[name as keyof typeof one] ?? undefined, values),
          ),
        ),
      )
      const findings = check(rows, true)
      const numbers = (code: string): number[] =>
        findings.filter((each) => each.code === code).map((each) => each.rowNumber ?? 0)

      const never = rows.flatMap((_, i) => (fires.some((fired) => fired[i]) ? [] : [i + 1]))
      expect(numbers('row-unreachable')).toEqual(never)

      const clash = rows.flatMap((second, i) =>
        rows.slice(0, i).flatMap((first, j) => {
          const differ =
            first.clause === second.clause &&
            first.effect !== second.effect &&
            ![first.effect, second.effect].includes('measure')
          return differ && fires.some((fired) => fired[i] && fired[j]) ? [i + 1] : []
        }),
      )
      expect(numbers('rows-overlap')).toEqual(clash)

      const covered = rows.flatMap((own, i) => {
        const mine = fires.filter((fired) => fired[i])
        const by = rows
          .slice(0, i)
          .flatMap((each, j) => (each.clause === own.clause && each.effect === own.effect ? [j] : []))
        return by.length > 0 && mine.length > 0 && mine.every((fired) => by.some((j) => fired[j])) ? [i + 1] : []
      })
      expect(numbers('row-covered')).toEqual(covered)

      const decided = (fired: readonly boolean[]): boolean =>
        rows.some((each, i) => fired[i] === true && each.effect !== 'measure')
      const hole = fires.some((fired) => !decided(fired))
      expect(findings.some(({ code }) => code === 'case-missing')).toBe(hole)
      // The example told is a hole indeed.
      for (const { example } of findings.filter(({ code }) => code === 'case-missing')) {
        const at = read.map(({ conditions }) =>
          [...conditions].every(([name, condition]) => holds(condition, example?.[name] ?? undefined, values)),
        )
        expect(decided(at)).toBe(false)
      }
    }),
    { numRuns: 150 },
  )
})
