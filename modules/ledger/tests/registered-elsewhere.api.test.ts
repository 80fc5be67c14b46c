import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import { checkCharacterOf } from '../domain/check-character.ts'
import { openChange, writeFacts, type RefusedRow } from '../server/index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const ID = ((body: string) => body + checkCharacterOf(body))('51990019400501001')
const writeFrom = (village: string, bad: RefusedRow[]) =>
  database.db.transaction(
    { kind: 'actor', countyCode: '519900', areaFrom: village, areaTo: String(Number(village) + 1), memberId: 'm1' },
    async (tx) => {
      const ctx = { tx, actor: { countyCode: '519900', memberId: 'm1' }, now: () => new Date('2026-11-23T04:00:00Z') }
      const change = await openChange(ctx, { kind: 'import', source: '村自采', areaCode: village })
      return writeFacts(ctx, {
        entity: 'person',
        change,
        areaCode: village,
        columns: [{ element: 'person_id_number' }, { element: 'person_name' }],
        rows: [{ row: 2, cells: [ID, '张三'] }],
        onRefused: (row) => bad.push(row),
      })
    },
  )

test('a person registered in another village is refused with a word, not taken over', async () => {
  const bad: RefusedRow[] = []
  expect(await writeFrom('519900101201', bad)).toMatchObject({ inserted: 1, refused: 0 })
  expect(await writeFrom('519900102201', bad)).toMatchObject({ inserted: 0, refused: 1 })
  expect(bad[0]?.cells[0]?.reason).toContain('其他地区')
})
