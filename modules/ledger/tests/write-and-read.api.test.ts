import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { parseFilter } from '#modules/catalogue/contract.ts'
import type { Transaction } from '#platform/database/database.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { checkCharacterOf } from '../domain/check-character.ts'
import {
  changeOfCell,
  computeAggregate,
  describeChange,
  listGaps,
  openChange,
  readList,
  readRows,
  writeFacts,
  type RefusedRow,
  type WrittenFacts,
} from '../server/index.ts'

const COUNTY = '519900'
const VILLAGE = '519900101201'
const OTHER_VILLAGE = '519900102201'
const NOW = new Date('2026-11-23T04:00:00Z')

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const id = (birth: string, sequence: string): string => {
  const body = `519900${birth}${sequence}`
  return body + checkCharacterOf(body)
}
const ZHANG = id('19400501', '001')
const LI = id('19430212', '002')
const WANG = id('20150910', '003')

const within = <T>(
  run: (ctx: { tx: Transaction; actor: { countyCode: string; memberId: string }; now: () => Date }) => Promise<T>,
  area: readonly [string, string] = ['519900000000', '519901000000'],
  now = NOW,
): Promise<T> =>
  database.db.transaction(
    { kind: 'actor', countyCode: COUNTY, areaFrom: area[0], areaTo: area[1], memberId: 'm1' },
    (tx) => run({ tx, actor: { countyCode: COUNTY, memberId: 'm1' }, now: () => now }),
  )

interface Given {
  entity?: 'person' | 'household' | 'enrolment' | 'indicator'
  source?: string
  columns: string[]
  rows: (string | number | boolean | null)[][]
  area?: string
}
async function write(
  { entity = 'person', source = '公安局', columns, rows, area = VILLAGE }: Given,
  now = NOW,
): Promise<WrittenFacts & { bad: RefusedRow[] }> {
  const bad: RefusedRow[] = []
  const answer = await within(
    async (ctx) => {
      const change = await openChange(ctx, { kind: 'import', source, areaCode: area, evidence: '花名册.xlsx' })
      return writeFacts(ctx, {
        entity,
        change,
        areaCode: area,
        columns: columns.map((element) => ({ element })),
        rows: rows.map((cells, at) => ({ row: at + 2, cells })),
        onRefused: (row) => bad.push(row),
      })
    },
    ['519900000000', '519901000000'],
    now,
  )
  return { ...answer, bad }
}

const filter = (text: string) => {
  const parsed = parseFilter(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}
const read = (
  columns: readonly (string | { element: string; role: string })[],
  population = '',
  areaCode = '519900000000',
) =>
  within(async (ctx) => {
    const list = await readList(ctx, {
      entity: 'person',
      columns: columns.map((column) => (typeof column === 'string' ? { element: column } : column)),
      population: population === '' ? [] : filter(population),
      areaCode,
      asOf: '2026-11-23',
      orderBy: ['person_birth_date'],
    })
    const found = []
    for await (const rows of readRows(list.stream(), columns.length)) found.push(...rows)
    expect(found).toHaveLength(list.count)
    return { rows: found, list }
  })

test('persons come in with their household, and their birth date and sex are read from the number', async () => {
  const answer = await write({
    columns: [
      'person_name',
      'person_id_number',
      'household_no',
      'household_address',
      'person_relation_to_head',
      'person_phone',
      'person_education',
    ],
    rows: [
      ['张三', ZHANG.toLowerCase(), 'H1', '一组 1 号', '户主', '138 0000 0001', '小学'],
      ['李四', ` ${LI}`, 'H1', '一组 1 号', '妻', '—', '文盲'],
      ['王小五', WANG, 'H1', '一组 1 号', '孙子', '无', null],
    ],
  })
  expect(answer).toMatchObject({ inserted: 3, updated: 0, unchanged: 0, conflicts: 0, refused: 0, ignored: [] })
  const { rows } = await read([
    'person_name',
    'person_gender',
    'person_birth_date',
    'person_age',
    'household_head_name',
    'household_population',
    'person_education',
    { element: 'person_name', role: 'head' },
  ])
  expect(rows.map((row) => row.cells)).toEqual([
    ['张三', '男', '1940-05-01', '86', '张三', '3', '小学教育', '张三'],
    ['李四', '女', '1943-02-12', '83', '张三', '3', '文盲或半文盲', '张三'],
    ['王小五', '男', '2015-09-10', '11', '张三', '3', null, '张三'],
  ])
  expect(rows.map((row) => row.flags)).toEqual(['oooooooo', 'oooooooo', 'oooooomo'])
})

test('the same rows again change nothing', async () => {
  const answer = await write({
    columns: ['person_name', 'person_id_number', 'person_phone'],
    rows: [['张三', ZHANG, '13800000001']],
  })
  expect(answer).toMatchObject({ inserted: 0, updated: 0, unchanged: 1, conflicts: 0 })
})

test('a newer value of the same source replaces the old one, which is kept', async () => {
  const answer = await write({ columns: ['person_id_number', 'person_phone'], rows: [[ZHANG, '13900000001']] })
  expect(answer).toMatchObject({ updated: 1, conflicts: 0 })
  const history = await within((ctx) =>
    sql<{ facts: Record<string, unknown[]> }>`select facts from ledger.history`.execute(ctx.tx.kysely),
  )
  expect(history.rows.map((row) => row.facts['person_phone']?.[0])).toEqual(['13800000001'])
})

test('the word of another source is kept as a conflict and never written over', async () => {
  const given = {
    source: '村自采',
    columns: ['person_id_number', 'person_phone', 'person_work_unit'],
    rows: [[ZHANG, '13700000001', '家里']],
  }
  expect(await write(given)).toMatchObject({ updated: 1, conflicts: 1 })
  expect(await write(given)).toMatchObject({ conflicts: 0 })
  const { rows, list } = await read(['person_name', 'person_phone', 'person_work_unit'])
  expect(rows[0]).toMatchObject({ cells: ['张三', '13900000001', '家里'], flags: 'oco' })
  const changes = [0, 1, 2].map((at) => changeOfCell(rows[0]?.source ?? '', at, list.columns[at]?.from ?? -1))
  const described = await within((ctx) =>
    describeChange(
      ctx,
      changes.flatMap((change) => change ?? []),
    ),
  )
  expect(changes.map((change) => described.get(change ?? 0)?.source)).toEqual(['公安局', '公安局', '村自采'])
})

test('a bad row comes back with the reason beside the cell, the good ones are in', async () => {
  const answer = await write({
    columns: ['person_name', 'person_id_number', 'person_gender'],
    rows: [
      ['甲', 5.1990019400501e17, '男'],
      ['乙', id('19500101', '002'), '男'],
      ['丙', id('19600101', '001'), '男'],
      ['丙某', id('19600101', '001'), '男'],
      ['丙', id('19600101', '001'), '男'],
    ],
  })
  expect(answer).toMatchObject({ inserted: 1, refused: 3, repeated: 1 })
  expect(answer.bad.map((row) => [row.row, row.cells[0]?.element, row.cells[0]?.reason])).toEqual([
    [2, 'person_id_number', expect.stringContaining('Excel')],
    [3, 'person_gender', '性别与证件号码不一致'],
    [5, '', '与第 4 行重复，内容却不同'],
  ])
})

test('who is enrolled is told by the enrolments', async () => {
  const answer = await write({
    entity: 'enrolment',
    source: '民政局',
    columns: [
      'person_id_number',
      'subsidy_program',
      'subsidy_category',
      'subsidy_amount',
      'subsidy_start',
      'subsidy_end',
    ],
    rows: [
      [ZHANG, '低保', 'A类', '400元', '2026.3', null],
      [LI, '低保', 'B类', 300, '2024年1月', '2026-02-01'],
      [ZHANG, '高龄津贴', null, 100, '2020-05-01', null],
    ],
  })
  expect(answer).toMatchObject({ inserted: 3, refused: 0 })
  const { rows } = await read(
    ['person_name', 'person_dibao', 'person_dibao_start', 'subsidy_amount'],
    'person_dibao==true',
  )
  expect(rows.map((row) => row.cells)).toEqual([['张三', '是', '2026-03', '400']])
  expect((await read(['person_name'], 'age>=80 && person_gender==female')).rows.map((row) => row.cells[0])).toEqual([
    '李四',
  ])
})

test('statistics are counted in the database, and what cannot be decided is said', async () => {
  await write({
    columns: ['person_name', 'person_id_number'],
    rows: [['赵六', id('19300101', '011')]],
    area: OTHER_VILLAGE,
  })
  const answer = await within((ctx) =>
    computeAggregate(ctx, {
      aggregates: [
        { measure: 'count', entity: 'person', filter: [] },
        { measure: 'count', entity: 'person', filter: filter('age>=80') },
        { measure: 'count', entity: 'person', filter: filter('person_dibao==true') },
        { measure: 'sum', entity: 'event', filter: filter("subsidy_program=='dibao' && ytd"), field: 'subsidy_amount' },
        { measure: 'count', entity: 'person', filter: filter("disease=='measles'") },
        { measure: 'ratio', entity: 'person', filter: filter('person_dibao==true'), unit: '%' },
      ],
      rows: { kind: 'areas', codes: [VILLAGE, OTHER_VILLAGE, '519900103201'] },
      areaCode: '519900000000',
      asOf: '2026-11-23',
    }),
  )
  const values = answer.cells.map((row) => row.map((cell) => (cell.kind === 'value' ? cell.value : cell.because)))
  // Dibao of the year: 400 × 9 months from March, 300 × 1 month until February.
  expect(values).toEqual([
    [4, 2, 1, 3900, 'disease == measles', 25],
    [1, 1, 0, 0, 'disease == measles', 0],
    [0, 0, 0, 0, 'disease == measles', null],
  ])
})

test('gaps are counted by element', async () => {
  const gaps = await within((ctx) =>
    listGaps(ctx, {
      entity: 'person',
      columns: [{ element: 'person_phone' }, { element: 'person_name' }],
      population: [],
      areaCode: VILLAGE,
      asOf: '2026-11-23',
    }),
  )
  expect(gaps.groups).toEqual([
    { element: 'person_phone', kind: 'missing', count: 3 },
    { element: 'person_phone', kind: 'conflict', count: 1 },
  ])
})

test('a value grows stale when nobody confirms it', async () => {
  const rows = await within(async (ctx) => {
    const list = await readList(ctx, {
      entity: 'person',
      columns: [{ element: 'person_name' }, { element: 'person_phone' }],
      population: filter(`person_id_number=='${ZHANG}'`),
      areaCode: VILLAGE,
      asOf: '2028-01-01',
    })
    const found = []
    for await (const batch of readRows(list.stream(), 2)) found.push(...batch)
    return found
  })
  expect(rows[0]?.flags).toBe('oc')
})

test('an actor of one village sees nobody of another', async () => {
  const count = await within(
    (ctx) =>
      readList(ctx, {
        entity: 'person',
        columns: [],
        population: [],
        areaCode: '519900000000',
        asOf: '2026-11-23',
      }).then((list) => list.count),
    ['519900102201', '519900102202'],
  )
  expect(count).toBe(1)
})
