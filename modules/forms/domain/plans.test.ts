import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue, HeaderLeaf, TableDescription } from '#modules/workbook/contract.ts'
import type { ColumnShape, Decision } from '../contract.ts'
import { checkEquations } from './check-equations.ts'
import { effectiveMapping, mergeDecisions, type MappedColumn } from './effective-mapping.ts'
import { planCard } from './plan-card.ts'
import { planList } from './plan-list.ts'
import { idNumberKey, planPrefilled } from './plan-prefilled.ts'
import { planStatistics } from './plan-statistics.ts'
import { WHY_UNFILLED } from './said.ts'

const leaf = (cell: string, index: number, ...path: string[]): HeaderLeaf => ({
  cell,
  path,
  rawPath: path,
  axis: 'column',
  index,
  samples: [],
  hidden: false,
  computed: false,
})
const table = (columns: readonly HeaderLeaf[], more: Partial<TableDescription> = {}): TableDescription => ({
  kind: 'list',
  range: { top: 2, left: 1, bottom: 9, right: 9 },
  headerRows: { top: 2, bottom: 2 },
  columns,
  rows: [],
  body: { top: 3, bottom: 8 },
  templateRow: 3,
  totalRows: [],
  occupiedRows: [],
  mergedDownColumns: [],
  equations: [],
  ...more,
})
const shape = (cell: string, more: Partial<ColumnShape> = {}): ColumnShape => ({
  path: [cell],
  cell,
  verdict: 'new',
  confidence: 0.9,
  automatic: false,
  reason: '',
  alternatives: [],
  ...more,
})
const element = (cell: string, id: string): [string, MappedColumn] => [
  cell,
  { column: shape(cell, { verdict: 'element', element: id }), state: 'automatic' },
]
const people = (cell: string): [string, MappedColumn] => [
  cell,
  {
    column: shape(cell, { verdict: 'aggregate', aggregate: { measure: 'count', entity: 'person', filter: '' } }),
    state: 'automatic',
  },
]

test('equations hold, fail, and are not judged where a term is missing', () => {
  const equation = {
    text: '1=2+3',
    left: [{ index: '1', sign: 1 as const }],
    right: [
      { index: '2', sign: 1 as const },
      { index: '3', sign: 1 as const },
    ],
    relation: '=' as const,
  }
  const rows = new Map([
    [
      5,
      new Map([
        ['1', 3],
        ['2', 1],
        ['3', 2],
      ]),
    ],
    [
      6,
      new Map([
        ['1', 4],
        ['2', 1],
        ['3', 2],
      ]),
    ],
    [7, new Map([['1', 4]])],
  ])
  expect(checkEquations([equation], rows).map((one) => [one.row, one.holds])).toEqual([
    [5, true],
    [6, false],
  ])
})
test('a sum always equals its own terms', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (terms, off) => {
        const right = terms.map((_, at) => ({ index: `t${at}`, sign: 1 as const }))
        const equation = { text: '', left: [{ index: 's', sign: 1 as const }], right, relation: '=' as const }
        const values = (sum: number) =>
          new Map([
            [
              1,
              new Map<string, number>([['s', sum], ...terms.map((value, at): [string, number] => [`t${at}`, value])]),
            ],
          ])
        const sum = terms.reduce((all, one) => all + one, 0)
        expect(checkEquations([equation], values(sum))[0]?.holds).toBe(true)
        expect(checkEquations([equation], values(sum + off))[0]?.holds).toBe(false)
      },
    ),
  )
})

test('a decision replaces the proposal whole; a later one an earlier', () => {
  const proposals = [
    shape('A1', { verdict: 'element', element: 'person_name', role: 'head', automatic: true }),
    shape('B1', { verdict: 'element', element: 'person_phone' }),
    shape('C1'),
  ]
  const local: Decision = { sheet: 's', cell: 'A1', verdict: 'local' }
  const mapped = effectiveMapping('s', proposals, [local, { sheet: 'other', cell: 'B1', verdict: 'local' }])
  expect(mapped.map((one) => one.state)).toEqual(['not-filled', 'open', 'not-filled'])
  expect(mapped[0]?.column).not.toHaveProperty('element')
  expect(mergeDecisions([local], [{ ...local, verdict: 'new' }])).toEqual([{ ...local, verdict: 'new' }])
})

test('a list begins below what is written, and numbers only its own column', () => {
  const plan = planList(
    table([leaf('A2', 1, '序号'), leaf('B2', 2, '姓名'), leaf('C2', 3, '备注')], { occupiedRows: [3] }),
    new Map([element('B2', 'person_name'), ['C2', { column: shape('C2', { verdict: 'local' }), state: 'not-filled' }]]),
  )
  expect(plan).toMatchObject({
    firstRow: 4,
    lastRow: 8,
    numberColumn: 1,
    columns: [{ column: 2 }],
    unfilled: [{ cell: 'C2', why: WHY_UNFILLED.byFiller }],
  })
})

const grid =
  (rows: Readonly<Record<number, readonly CellValue[]>>) =>
  (row: number, column: number): CellValue =>
    rows[row]?.[column - 1] ?? null
const listColumns = [leaf('A2', 1, '姓名'), leaf('B2', 2, '身份证号'), leaf('C2', 3, '性别')]
const listMapped = new Map([
  element('A2', 'person_name'),
  element('B2', 'person_id_number'),
  element('C2', 'person_gender'),
])
test('rows that came with numbers are known by them; an example row is none', () => {
  const valueAt = grid({
    3: ['甲', '51990019900101001x', null],
    4: ['乙', '坏', null],
    5: ['丙', '519900900101001', null],
  })
  const plan = planPrefilled(table(listColumns, { occupiedRows: [3, 4, 5] }), listMapped, valueAt)
  expect(plan).toMatchObject({ entity: 'person', keyIsName: false, key: { column: 2 } })
  expect(plan?.rows.map((row) => [row.shown, row.key])).toEqual([
    ['甲', '51990019900101001X'],
    ['乙', undefined],
    ['丙', idNumberKey('519900900101001')],
  ])
  expect(plan?.columns.map((column) => column.column)).toEqual([1, 3])
  expect(planPrefilled(table(listColumns, { occupiedRows: [3] }), listMapped, valueAt)).toBeUndefined()
  expect(planPrefilled(table(listColumns), listMapped, valueAt)).toBeUndefined()
})
test('an ID number is read in its written forms, never from a number Excel has cut', () => {
  expect(idNumberKey(' ５１９９００１９９００１０１００１ｘ ')).toBe('51990019900101001X')
  expect(idNumberKey('519900900101001')).toMatch(/^51990019900101001[\dX]$/u)
  for (const wrong of [519900199001010000, '5.19900E+17', '', null, '123']) expect(idNumberKey(wrong)).toBeUndefined()
})

test('an empty body grows by the level its header names, between the totals', () => {
  const columns = [leaf('A2', 1, '序号'), leaf('B2', 2, '乡镇'), leaf('C2', 3, '村(社区)'), leaf('D2', 4, '人数')]
  const plan = planStatistics(
    table(columns, { kind: 'statistics', body: { top: 3, bottom: 5 }, totalRows: [3] }),
    new Map([people('D2')]),
    () => ({ kind: 'other' }),
  )
  expect(plan.growing).toMatchObject({
    firstRow: 4,
    lastRow: 5,
    templateRow: 4,
    level: 'village',
    areaColumns: [
      { column: 2, level: 'township' },
      { column: 3, level: 'village' },
    ],
  })
  expect([plan.numberColumn, plan.figures.length, plan.totalRows]).toEqual([1, 1, [3]])
})
test('printed rows are areas, groups and totals; an unread group is left to a person', () => {
  const row = (at: number, text: string): HeaderLeaf => ({ ...leaf(`A${at}`, at, text), axis: 'row' })
  const rows = [row(3, '玉津镇'), row(4, '女'), row(5, '合计'), row(6, '五星级户')]
  const plan = planStatistics(
    table([leaf('A2', 1, '地区'), leaf('B2', 2, '人数')], { kind: 'statistics', rows }),
    new Map([people('B2')]),
    (one) => {
      const text = one.path[0] ?? ''
      if (text === '玉津镇') return { kind: 'area', name: text, parents: [] }
      if (text === '合计') return { kind: 'total' }
      if (text === '女')
        return {
          kind: 'category',
          aggregate: { measure: 'count', entity: 'person', filter: 'x' },
          partial: true,
          understood: true,
        }
      return { kind: 'open' }
    },
  )
  expect(plan.rows.map((one) => [one.row, one.area.kind, one.category !== undefined])).toEqual([
    [3, 'named', false],
    [4, 'whole', true],
    [5, 'whole', false],
  ])
  expect(plan.unfilled).toEqual([{ cell: 'A6', path: ['五星级户'], why: WHY_UNFILLED.openRow }])
})

test('a card’s rows that name a relative take that relative; other printed rows take nobody', () => {
  const columns = [leaf('B9', 2, '关系'), leaf('C9', 3, '姓名')]
  const plan = planCard(
    table(columns, { kind: 'card', repeats: { top: 10, bottom: 13, path: [] } }),
    new Map([element('C9', 'person_name')]),
    grid({ 10: [null, '父亲'], 11: [null, '外 婆'], 12: [null, '其他'] }),
  )
  expect(plan.members).toMatchObject({
    free: [13],
    named: [
      { row: 10, role: 'father' },
      { row: 11, role: 'maternal_grandmother' },
    ],
  })
})
