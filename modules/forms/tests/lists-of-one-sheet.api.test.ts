import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetGrid } from '#modules/workbook/contract.ts'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import { AS_OF, appWithPeople, fillForm, listOf, readFilled, uploadForm } from './fill-through-desk.ts'

const COUNTY = '511123000000'
let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await appWithPeople()
  clerk = app.as('department-staff')
}, 120_000)
afterAll(() => app.close())

const ALIVE = `(person_death_date is null or person_death_date > date '${AS_OF}')`
const idsWhere = (where: string): Promise<string[]> =>
  app.system(async (tx) => {
    const { rows } = await sql
      .raw<{ id: string }>(`select person_id_number as id from ledger.person where ${ALIVE} and ${where} order by 1`)
      .execute(tx.kysely)
    return rows.map(({ id }) => id)
  })

const ID = /^\d{17}[\dX]$/u
function idsIn(sheet: SheetGrid | undefined, column: number): { row: number; id: string }[] {
  const found: { row: number; id: string }[] = []
  for (let row = 1; row <= (sheet?.rows ?? 0); row++) {
    const id = String(sheet?.cell(row, column)?.value ?? '')
    if (ID.test(id)) found.push({ row, id })
  }
  return found
}

const HEADER = ['序号', '姓名', '身份证号码']
const VETERANS = 'person_veteran'
const MEMBERS = `person_political_status in ('01', '02')`

test('two lists below each other take the people of their own headings, and each cell is told where it stands', async () => {
  const rows = [
    [null, null, null],
    ['二、中共党员名册', null, null],
    HEADER,
    [null, null, null],
    ['三、110岁以上老年人名册', null, null],
    HEADER,
    [null, null, null],
  ]
  const bytes = await listOf('一、退役军人名册', HEADER, rows)
  const page = await uploadForm(clerk, bytes)
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.state).toBe('ready')
  const [veterans, members] = [await idsWhere(VETERANS), await idsWhere(MEMBERS)]
  expect(Math.min(veterans.length, members.length)).toBeGreaterThan(2)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  const ids = idsIn(sheet, 3)
  expect(
    ids
      .slice(0, veterans.length)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(veterans)
  expect(
    ids
      .slice(veterans.length)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(members)
  expect(fill.notices.map((notice) => notice.code)).toContain('forms/nobody-on-sheet')
  const member = ids[veterans.length]
  const told = await app.system(async (tx) =>
    sql<{
      id: string
    }>`select p.person_id_number as id from forms.fill_row r join ledger.person p on p.id = r.subject_id
      where r.fill_id = ${fill.id} and r.row_no = ${member?.row ?? 0}`.execute(tx.kysely),
  )
  expect(told.rows.map(({ id }) => id)).toEqual([member?.id])
})

test('a title that names several groups without a choice fills nobody', async () => {
  const page = await uploadForm(clerk, await listOf('低保户、残疾人花名册', HEADER, [[null, null, null]]))
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.state).toBe('failed')
})
