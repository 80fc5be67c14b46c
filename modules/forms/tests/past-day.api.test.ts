import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCharacterOf } from '#modules/ledger/contract.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'
import { fillForm, listOf, readFilled, uploadForm } from './fill-through-desk.ts'

let app: TestApp
let village: string
const idNumber = ((body) => body + checkCharacterOf(body))('51990019900101001')

beforeAll(async () => {
  app = await testApp()
  const found = await app.system((tx) =>
    sql<{
      area_code: string
    }>`select area_code from organisations.role_assignment where role = 'village-worker' order by 1`.execute(tx.kysely),
  )
  village = found.rows[0]?.area_code ?? ''
  const say = (facts: object, validFrom: string) =>
    app.as('township-staff').post('/facts', {
      entity: 'person',
      areaCode: village,
      source: '村自采',
      validFrom,
      facts: { person_id_number: idNumber, ...facts },
    })
  expect((await say({ person_name: '张三', person_marital_status: '未婚' }, '2024-01-01')).status).toBe(200)
  expect((await say({ person_marital_status: '已婚' }, '2024-06-01')).body).toMatchObject({ updated: 1 })
  expect((await say({ person_phone: '13800000001' }, '2024-10-01')).body).toMatchObject({ updated: 1 })
})
afterAll(() => app.close())

test('a form filled as of a past day says what was true then, and which values it did not know', async () => {
  const clerk = app.as('township-staff')
  const bytes = await listOf(
    '居民花名册',
    ['序号', '姓名', '身份证号码', '婚姻状况', '联系电话'],
    [[null, null, null, null, null]],
  )
  const page = await uploadForm(clerk, bytes, '居民花名册.xlsx')
  const rowOf = async (asOf: string) => {
    const fill = await fillForm(app, clerk, page.form.id, village, { asOf })
    expect(fill).toMatchObject({ state: 'ready', rows: 1 })
    const sheet = (await readFilled(clerk, fill.id)).sheets[0]
    return { cells: [2, 3, 4, 5].map((column) => sheet?.cell(3, column)?.value ?? null), notices: fill.notices }
  }
  const march = await rowOf('2024-03-01')
  expect(march.cells).toEqual(['张三', idNumber, '未婚', null])
  expect(march.notices).toContainEqual(expect.objectContaining({ code: 'forms/began-later' }))
  expect(JSON.stringify(march.notices)).toMatch(/1 项/)
  const july = await rowOf('2024-07-01')
  expect(july.cells).toEqual(['张三', idNumber, '已婚', null])
  const later = await rowOf('2099-01-01')
  expect(later.cells).toEqual(['张三', idNumber, '已婚', '13800000001'])
  expect(later.notices.some(({ code }) => code === 'forms/began-later')).toBe(false)
})
