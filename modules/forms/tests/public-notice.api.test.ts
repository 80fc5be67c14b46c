import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import { appWithPeople, columnOf, fillForm, listOf, readFilled, uploadForm } from './fill-through-desk.ts'

const COUNTY = '511123000000'
const HEADER = ['序号', '姓名', '身份证号码', '联系电话', '银行账号', '健康状况']
const ELEMENTS = ['person_name', 'person_id_number', 'person_phone', 'person_bank_account', 'person_health_status']

let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await appWithPeople()
  clerk = app.as('department-staff')
}, 120_000)
afterAll(() => app.close())

async function filled(title: string) {
  const page = await uploadForm(clerk, await listOf(title, HEADER, [[null, null, null, null, null, null]]))
  const confirmed = await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: ELEMENTS.map((element, at) => ({
      sheet: '名单',
      cell: `${'BCDEF'[at] ?? ''}2`,
      verdict: 'element',
      element,
    })),
    populations: [{ sheet: '名单', entity: 'person', filter: 'age>=80' }],
  })
  expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200)
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const workbook = await readFilled(clerk, fill.id)
  const [sheet] = workbook.sheets
  if (sheet === undefined) throw new Error('no sheet')
  return { fill, sheet, values: (column: number) => columnOf(sheet, column, 3, 2 + fill.rows).map(String) }
}

describe('clause 19: a public notice shows no ID number, phone, bank account or health', () => {
  test('the same list shows them whole where it is no notice, so they are there to be hidden', async () => {
    const { fill, values } = await filled('80周岁以上老年人名单')
    expect(fill.rows).toBeGreaterThan(5)
    expect(values(3).filter((id) => /^\d{17}[\dX]$/.test(id)).length).toBeGreaterThan(5)
    expect(values(4).filter((phone) => /^1\d{10}$/.test(phone)).length).toBeGreaterThan(0)
    expect(values(6).filter((health) => health !== 'null').length).toBeGreaterThan(0)
  })

  test('the workbook, the page of the fill and the source of each cell keep them back, and say why', async () => {
    const { fill, sheet, values } = await filled('80周岁以上老年人名单公示')
    expect(fill.rows).toBeGreaterThan(5)
    for (const id of values(3)) expect(id).toMatch(/^(\d{3}\*{11}[\dX]{4}|null)$/)
    for (const phone of values(4)) expect(phone).toMatch(/^(1\d{2}\*{4}\d{4}|null)$/)
    for (const account of values(5)) expect(account).toMatch(/^(\*{4,}\d{4}|null)$/)
    expect(new Set(values(6))).toEqual(new Set(['null']))
    expect(fill.notices).toContainEqual(expect.objectContaining({ code: 'forms/public-notice-masked' }))

    const people = await app.system((tx) =>
      sql<{ id: string; phone: string | null }>`
        select person_id_number as id, person_phone as phone from ledger.person where person_id_number is not null
      `.execute(tx.kysely),
    )
    const numbers = people.rows.flatMap(({ id, phone }) => [id, ...(phone === null ? [] : [phone])])
    const told = [JSON.stringify((await clerk.get(`/fills/${fill.id}/sheets/0`)).body)]
    for (const column of ['C', 'D', 'E', 'F'])
      told.push(JSON.stringify((await clerk.get(`/fills/${fill.id}/sheets/0/cells/${column}3`)).body))
    told.push(...Array.from({ length: sheet.rows }, (_, row) => String(sheet.cell(row + 1, 3)?.value ?? '')))
    const text = told.join('\n')
    expect(numbers.filter((number) => text.includes(number))).toEqual([])
  })
})
