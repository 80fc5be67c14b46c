import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DatabaseScope, Transaction } from '#platform/database/database.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import type { Confirmation, HeaderContext } from '../contract.ts'
import { loadKnowledge, matchTables, recordConfirmation, searchElements } from '../server/index.ts'

let own: TestDatabase
beforeAll(async () => {
  own = await freshDatabase()
})
afterAll(() => own.drop())

const scope = (countyCode: string): DatabaseScope => ({
  kind: 'actor',
  countyCode,
  areaFrom: `${countyCode}000000`,
  areaTo: `${countyCode}999999`,
  memberId: '019abf00-0000-7000-8000-000000000001',
})

/** As an actor of a county: row-level security holds. */
const as = <T>(
  countyCode: string,
  run: (ctx: { tx: Transaction; actor: { countyCode: string } }) => Promise<T>,
): Promise<T> => own.db.transaction(scope(countyCode), (tx) => run({ tx, actor: { countyCode } }))

const title = '困难群众走访台账'
const columns = ['姓名', '身份证号', '情况说明栏']
const table: HeaderContext[] = columns.map((name, position) => ({
  cell: `A${position + 1}`,
  path: [name],
  title,
  kind: 'list',
  siblings: columns.map((column) => [column]),
  position,
  samples: [],
  notes: [],
}))
const confirmation: Confirmation = {
  title,
  path: ['情况说明栏'],
  verdict: 'element',
  element: 'person_difficulty_need',
}
const third = async (county: string) => as(county, async (ctx) => (await matchTables(ctx, [table]))[0]?.columns[2])

describe('a confirmation', () => {
  test('is used from the next question on, and only in its county', async () => {
    expect((await third('519900'))?.automatic).toBe(false)
    await as('519900', (ctx) => recordConfirmation(ctx, confirmation))
    expect(await third('519900')).toMatchObject({
      verdict: 'element',
      element: 'person_difficulty_need',
      automatic: true,
    })
    expect((await third('519901'))?.automatic).toBe(false)
  })

  test('is replaced by a later one', async () => {
    await as('519900', (ctx) => recordConfirmation(ctx, { ...confirmation, element: 'person_assist_status' }))
    expect((await third('519900'))?.element).toBe('person_assist_status')
  })

  test('cannot be written for another county', async () => {
    const other = own.db.transaction(scope('519901'), (tx) =>
      recordConfirmation({ tx, actor: { countyCode: '519900' } }, confirmation),
    )
    await expect(other).rejects.toThrow()
  })

  test('that nothing changed leaves the knowledge in memory', async () => {
    const once = await as('519900', (ctx) => loadKnowledge(ctx))
    expect(await as('519900', (ctx) => loadKnowledge(ctx))).toBe(once)
  })
})

test('elements are found by what a clerk types', async () => {
  const found = await as('519900', (ctx) => searchElements(ctx, '残疾证'))
  expect(found.slice(0, 3).map((element) => element.id)).toContain('person_disability_cert_no')
})
