import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import {
  AS_OF,
  appWithPeople,
  columnOf,
  fillForm,
  listOf,
  readFilled,
  template,
  uploadForm,
} from './fill-through-desk.ts'

const COUNTY = '511123000000'
let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await appWithPeople()
  clerk = app.as('department-staff')
}, 120_000)
afterAll(() => app.close())

const numberOf = async (text: string): Promise<number> => {
  const { rows } = await app.system((tx) => sql.raw<{ n: string }>(`select count(*) as n ${text}`).execute(tx.kysely))
  return Number(rows[0]?.n ?? 0)
}
const OLD = `from ledger.person where person_birth_date <= date '1946-11-01' and (person_death_date is null or person_death_date > date '${AS_OF}')`

test('who has no disability lacks no grade of it, and a veteran without his day out does', async () => {
  const header = ['序号', '姓名', '身份证号码', '残疾等级', '残疾证号', '退役时间', '是否享受低保']
  const bytes = await listOf('80岁以上老年人花名册', header, [header.map(() => null)])
  const page = await uploadForm(clerk, bytes)
  const element = (cell: string, id: string) => ({ sheet: '名单', cell, verdict: 'element', element: id })
  await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [
      element('B2', 'person_name'),
      element('C2', 'person_id_number'),
      element('D2', 'person_disability_level'),
      element('E2', 'person_disability_cert_no'),
      element('F2', 'person_veteran_out_date'),
    ],
  })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.rows).toBeGreaterThan(5)
  const isDisabled = `(person_disability_type is not null or person_disability_level is not null or person_disability_cert_no is not null or id in (select person_id from ledger.enrolment where subsidy_program in ('3', '4') and (subsidy_end is null or subsidy_end > date '${AS_OF}')))`
  const lacking = {
    person_disability_level: await numberOf(`${OLD} and ${isDisabled} and person_disability_level is null`),
    person_disability_cert_no: await numberOf(`${OLD} and ${isDisabled} and person_disability_cert_no is null`),
    person_veteran_out_date: await numberOf(`${OLD} and person_veteran and person_veteran_out_date is null`),
  }
  for (const [id, count] of Object.entries(lacking))
    expect(fill.gapGroups.find((group) => group.element === id && group.kind === 'missing')?.count ?? 0, id).toBe(count)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  const grades = columnOf(sheet!, 4, 3, 2 + fill.rows)
  const blank = grades.findIndex((value) => value === null)
  expect(blank).toBeGreaterThanOrEqual(0)
  const source = await clerk.get(`/fills/${fill.id}/sheets/0/cells/D${3 + blank}`)
  expect(source.body).toMatchObject({ status: 'not-applicable', element: 'person_disability_level' })
  const shown = await clerk.get(`/fills/${fill.id}/sheets/0`)
  const cells = shown.body.rows.flatMap((row: { cells: readonly object[] }) => row.cells)
  expect(cells.find((cell: { ref: string }) => cell.ref === `D${3 + blank}`)).toMatchObject({
    filled: false,
    status: 'not-applicable',
  })
  expect(fill.cellsAsked - fill.cellsFilled).toBe(
    fill.gapGroups.filter((group) => group.kind === 'missing').reduce((sum, group) => sum + group.count, 0),
  )
})

test('who is not on a benefit lacks no amount of it', async () => {
  const header = ['序号', '姓名', '身份证号码', '高龄津贴金额']
  const page = await uploadForm(clerk, await listOf('80岁以上老年人花名册', header, [header.map(() => null)]))
  await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [
      { sheet: '名单', cell: 'C2', verdict: 'element', element: 'person_id_number' },
      { sheet: '名单', cell: 'D2', verdict: 'element', element: 'subsidy_amount' },
    ],
  })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.rows).toBeGreaterThan(5)
  expect(fill.gapGroups.filter((group) => group.element === 'subsidy_amount' && group.kind === 'missing')).toEqual([])
})

test('a card counts no photo and no disability of the healthy as gaps', async () => {
  const page = await uploadForm(clerk, await template('农村留守儿童基本情况登记表'))
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.rows).toBeGreaterThan(0)
  const missing = fill.gapGroups.filter((group) => group.kind === 'missing').map((group) => group.element)
  for (const id of ['person_photo', 'person_disability_type', 'person_disability_level'])
    expect(missing).not.toContain(id)
})
