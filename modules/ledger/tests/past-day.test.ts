import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Filter } from '#modules/catalogue/contract.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { checkCharacterOf } from '../domain/check-character.ts'
import { computeAggregate, openChange, readList, readRows, writeFacts, type Writing } from '../server/index.ts'

const COUNTY = '519900000000'
const VILLAGE = '519900100201'
const ACTOR = {
  memberId: 'm1',
  name: '文书',
  roles: [],
  countyCode: '519900',
  areaFrom: COUNTY,
  areaTo: '519901000000',
}
let database: TestDatabase
const today = '2024-11-23'
const idOf = (n: number): string =>
  ((body) => body + checkCharacterOf(body))(`51990019500101${String(n).padStart(3, '0')}`)

const within = <T>(run: (ctx: Writing) => Promise<T>): Promise<T> =>
  database.db.transaction(
    { kind: 'actor', countyCode: '519900', areaFrom: COUNTY, areaTo: '519901000000', memberId: 'm1' },
    (tx) => run({ tx, actor: ACTOR, now: () => new Date(`${today}T04:00:00Z`) }),
  )

interface Said {
  readonly source: string
  readonly validFrom: string
  readonly beginsOn?: string
  readonly retracted?: boolean
  readonly rows: readonly (readonly (string | null)[])[]
}

const say = (columns: readonly string[], said: Said): Promise<unknown> =>
  within(async (ctx) => {
    const { source, validFrom, beginsOn, retracted = false, rows } = said
    const change = await openChange(ctx, {
      kind: beginsOn === undefined ? 'import' : 'entry',
      source,
      areaCode: VILLAGE,
      ...(beginsOn === undefined ? {} : { beginsOn }),
    })
    return writeFacts(ctx, {
      entity: 'person',
      columns: columns.map((element) => ({ element })),
      change,
      areaCode: VILLAGE,
      validFrom,
      rows: rows.map((cells, at) => ({ row: at + 1, cells: [...cells] })),
      onRefused: (row) => {
        throw new Error(JSON.stringify(row))
      },
      overrides: retracted,
      retracted,
    })
  })

const listOn = (asOf: string, columns: readonly string[], population: Filter = []) =>
  within(async (ctx) => {
    const list = await readList(ctx, {
      entity: 'person',
      columns: columns.map((element) => ({ element })),
      population,
      areaCode: VILLAGE,
      asOf,
      orderBy: ['person_id_number'],
    })
    const cells: (readonly (string | null)[])[] = []
    for await (const rows of readRows(list.stream(), columns.length)) cells.push(...rows.map((row) => row.cells))
    return { cells, sql: list.sql, count: list.count, later: await list.countLater() }
  })

beforeAll(async () => {
  database = await freshDatabase()
  const base = ['person_name', 'person_id_number', 'person_marital_status']
  await say(base, {
    source: '村自采',
    validFrom: '2024-01-01',
    rows: [
      ['甲', idOf(1), '未婚'],
      ['乙', idOf(3), '未婚'],
      ['丙', idOf(5), '未婚'],
    ],
  })
  // 甲 marries in June; 乙 was never unmarried; 丙 has a telephone since October, and says so.
  await say(['person_id_number', 'person_marital_status'], {
    source: '村自采',
    validFrom: '2024-06-01',
    rows: [[idOf(1), '已婚']],
  })
  await say(['person_id_number', 'person_marital_status'], {
    source: '村自采',
    validFrom: '2024-01-01',
    retracted: true,
    rows: [[idOf(3), '离婚']],
  })
  await say(['person_id_number', 'person_phone'], {
    source: '村自采',
    validFrom: '2024-10-01',
    beginsOn: '2024-10-01',
    rows: [[idOf(5), '13800000005']],
  })
  await say(['person_id_number', 'person_ethnicity'], {
    source: '村自采',
    validFrom: '2024-11-01',
    rows: [[idOf(5), '汉族']],
  })
})
afterAll(() => database.drop())

const COLUMNS = ['person_name', 'person_marital_status', 'person_phone', 'person_ethnicity']

describe('a list of a past day', () => {
  test('says what was true then: superseded values, no value that was never true, none that began later', async () => {
    const list = await listOn('2024-03-01', COLUMNS)
    expect(list.cells).toEqual([
      ['甲', '未婚', null, null],
      ['乙', '离婚', null, null],
      ['丙', '未婚', null, '汉族'],
    ])
  })
  test('says what it does not know for that day, by column', async () => {
    expect((await listOn('2024-03-01', COLUMNS)).later).toEqual([
      { firstKnownLater: 0, beganLater: 0 },
      { firstKnownLater: 0, beganLater: 0 },
      { firstKnownLater: 0, beganLater: 1 },
      { firstKnownLater: 1, beganLater: 0 },
    ])
  })
  test.each([
    ['2024-05-31', '未婚', null],
    ['2024-06-01', '已婚', null],
    ['2024-10-01', '已婚', '13800000005'],
  ])('on %s', async (day, marital, phone) => {
    const { cells } = await listOn(day, COLUMNS)
    expect(cells[0]?.[1]).toBe(marital)
    expect(cells[2]?.[2]).toBe(phone)
  })
  test('its population is that of the day', async () => {
    const single: Filter = [{ name: 'person_marital_status', op: '==', value: '未婚' }]
    const names = (await listOn('2024-03-01', ['person_name'], single)).cells
    expect(names).toEqual([['甲'], ['丙']])
    const aggregates = [
      {
        measure: 'count' as const,
        entity: 'person' as const,
        filter: single,
      },
    ]
    const on = (asOf: string) =>
      within((ctx) => computeAggregate(ctx, { aggregates, rows: { kind: 'whole' }, areaCode: VILLAGE, asOf }))
    expect((await on('2024-03-01')).cells).toEqual([[{ kind: 'value', value: 2 }]])
    expect((await on('2024-12-31')).cells).toEqual([[{ kind: 'value', value: 1 }]])
  })
  test('the list of today reads the current rows and nothing else', async () => {
    const list = await listOn('2099-01-01', COLUMNS)
    expect(list.sql).not.toContain('ledger.history')
    expect(list.later).toBeUndefined()
    expect(list.cells[0]?.[1]).toBe('已婚')
  })
})
