import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts, FactValue, RuleTableContent } from '#modules/rules/contract.ts'
import { holds } from '../domain/condition.ts'
import { checkFacts } from '../domain/check-facts.ts'
import { fire } from '../server/decide.ts'
import { tableFor, type TableInForce } from '../server/rules-in-force.ts'
import { aRow, PROBE_FACTS } from './probe-tables.cases.ts'

const area = { areaCode: '519900000000', day: '2026-11-23' }
const tableOf = (content: RuleTableContent, key = 'probe'): TableInForce =>
  tableFor(
    { key, version: 1, frame: { title: { zh: '', en: '' }, hitPolicy: 'collect', facts: PROBE_FACTS }, content },
    [],
    area,
  )

const figure = fc.oneof(
  fc.integer({ min: -5, max: 12 }),
  fc.integer({ min: -50, max: 50 }).map((n) => n / 10),
  fc.constant(1e12),
  fc.constant(-0.000001),
)
const number = fc.oneof(
  figure.map((n) => n.toFixed(6)),
  fc.constantFrom('a', 'b'),
)
const operator = fc.constantFrom('<', '≤', '>', '>=', '=', '≠', '不少于', '少于')
const compare = fc.tuple(operator, number).map(([o, n]) => `${o} ${n}`)
const day = fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24', '2030-02-28')
const text = fc.constantFrom('村', '镇', '县', 'x y')
const list = (of: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom('属于', '不属于', 'in', 'not in'), fc.array(of, { minLength: 1, maxLength: 3 }))
    .map(([word, all]) => `${word} (${all.join('，')})`)
const isKnown = fc.constantFrom('缺失', '已知')
const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  leadDays: fc.oneof(
    compare,
    fc.tuple(number, number).map(([a, b]) => `${a} 至 ${b}`),
    fc.tuple(compare, compare).map(([a, b]) => `${a} 且 ${b}`),
  ),
  minutes: fc.oneof(compare, isKnown, list(figure.map((n) => n.toFixed(2)))),
  urgent: fc.constantFrom('是', '否'),
  kind: fc.oneof(list(fc.constantFrom('data', '材料', 'inspection')), fc.constantFrom('data', '≠ report')),
  validUntil: fc.oneof(
    fc.tuple(fc.constantFrom('<', '不早于', '=', '≠'), day).map(([o, d]) => `${o} ${d}`),
    isKnown,
    fc.tuple(day, day).map(([a, b]) => `${a} 到 ${b}`),
  ),
  place: fc.oneof(
    text,
    text.map((t) => `≠ ${t}`),
    list(text),
  ),
}
const aWhen = fc
  .record(CELLS, { requiredKeys: [] })
  .map((cells) => Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cell ?? ''])))
const VALUES: Readonly<Record<string, fc.Arbitrary<FactValue>>> = {
  leadDays: fc.integer({ min: 0, max: 12 }),
  minutes: fc.oneof(figure, fc.constant(null), fc.double({ min: -20, max: 20, noNaN: true })),
  urgent: fc.boolean(),
  kind: fc.constantFrom('data', 'report', 'inspection'),
  validUntil: fc.oneof(day, fc.constant(null)),
  place: fc.oneof(text, fc.string({ maxLength: 5 })),
}
const aCase = fc.record(VALUES)
const aTable = fc
  .tuple(
    fc.array(aWhen, { minLength: 1, maxLength: 6 }),
    fc.integer({ min: -3, max: 10 }),
    fc.integer({ min: -3, max: 10 }),
  )
  .map(([all, a, b]): RuleTableContent => ({
    complete: false,
    parameters: [
      { name: 'a', zh: '甲', en: 'a', unit: '', value: a, min: -9, max: 99, core: false },
      { name: 'b', zh: '乙', en: 'b', unit: '', value: b, min: -9, max: 99, core: false },
    ],
    rows: all.map((when, i) => aRow({ id: `r${i}`, when })),
  }))

/** What the cells mean, by our own reading of them: no engine in it. */
function expected(table: TableInForce, facts: Facts): number[] {
  const checked = checkFacts(PROBE_FACTS, facts)
  if (!checked.ok) throw new Error(checked.fact)
  return table.readRows.flatMap((row, at) =>
    [...row.conditions].every(([name, condition]) =>
      holds(condition, checked.facts[name] ?? undefined, table.parameters),
    )
      ? [at]
      : [],
  )
}

describe('the engine and our own reading of a cell agree', () => {
  test('on any tables and any cases', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(aTable, aTable, fc.array(aCase, { minLength: 1, maxLength: 30 }), async (one, two, cases) => {
        const tables = [tableOf(one, 'one'), tableOf(two, 'two')]
        // Every generated cell can be read: else this would compare nothing.
        expect(tables.map(({ readRows }) => readRows.length)).toEqual([one.rows.length, two.rows.length])
        const fired = await fire(tables, cases)
        expect(fired).toEqual(cases.map((facts) => ({ ok: true, rows: tables.map((table) => expected(table, facts)) })))
      }),
      { numRuns: 150 },
    )
  })

  test('the same rules and cases give the same answer, alone or among a thousand, however often', async () => {
    const [table] = fc.sample(aTable, { numRuns: 1, seed: 7 })
    const cases = fc.sample(aCase, { numRuns: 1_200, seed: 8 })
    if (table === undefined) throw new Error('no table')
    const rules = tableOf(table)
    const first = await fire([rules], cases)
    for (let run = 0; run < 3; run += 1) expect(await fire([rules], cases)).toEqual(first)
    for (const at of [0, 499, 500, 501, 1_199]) expect(await fire([rules], [cases[at] ?? {}])).toEqual([first[at]])
    expect(await Promise.all(cases.slice(0, 50).map(async (one) => (await fire([rules], [one]))[0]))).toEqual(
      first.slice(0, 50),
    )
  })
})

describe('what an official or a case says never reaches the engine as language', () => {
  const hostile = [
    'rand(10) > 5',
    '"x" or true',
    'now()',
    '$ or true',
    'd("2026-01-01")',
    '1; drop',
    '] or [',
    '村" or "" == "',
    '村\\',
    '{{ 1 }}',
    '${1}',
    '< now()',
    '属于 ("a")',
  ]
  test.each(hostile)('%s is refused as a figure, and as a text or is no more than that text', async (cell) => {
    const read = (column: string) =>
      tableOf({ complete: false, parameters: [], rows: [aRow({ id: 'r', when: { [column]: cell } })] })
    expect(read('leadDays').readRows).toEqual([])
    const asText = read('place')
    const other = { leadDays: 1, urgent: false, kind: 'data', place: '别处' }
    expect(await fire([asText], [other])).toEqual([{ ok: true, rows: [[]] }])
  })
  test.each(['村" or true or "', '\\', "'", 'null', '$', '一'.repeat(40)])(
    'a fact of the text %j is data',
    async (place) => {
      const table = tableOf({ complete: false, parameters: [], rows: [aRow({ id: 'r', when: { place: '= 村' } })] })
      expect(await fire([table], [{ place }])).toEqual([{ ok: true, rows: [[]] }])
    },
  )
  test.each([1e13, -1e30, Number.NaN, Infinity, '3', true])(
    'a number %s is refused before the engine sees it',
    async (leadDays) => {
      const table = tableOf({ complete: false, parameters: [], rows: [aRow({ id: 'r', when: { leadDays: '< 3' } })] })
      expect((await fire([table], [{ leadDays }]))[0]).toMatchObject({
        ok: false,
        fault: { kind: 'type', fact: 'leadDays' },
      })
    },
  )
  test('a figure too small for the engine is nought', async () => {
    const table = tableOf({ complete: false, parameters: [], rows: [aRow({ id: 'r', when: { minutes: '= 0' } })] })
    expect(await fire([table], [{ minutes: 1e-30 }, { minutes: -0 }, { minutes: 0.000001 }])).toMatchObject([
      { rows: [[0]] },
      { rows: [[0]] },
      { rows: [[]] },
    ])
  })
})
