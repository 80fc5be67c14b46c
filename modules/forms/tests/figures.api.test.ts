import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import { AS_OF, appWithPeople, fillForm, listOf, readFilled, uploadForm } from './fill-through-desk.ts'

const COUNTY = '511123000000'
let app: TestApp
beforeAll(async () => {
  app = await appWithPeople()
}, 120_000)
afterAll(() => app.close())

const rowsOf = <T>(text: string): Promise<readonly T[]> =>
  app.system(async (tx) => (await sql.raw<T>(text).execute(tx.kysely)).rows)
const numberOf = async (text: string): Promise<number> =>
  Number((await rowsOf<{ n: string }>(`select ${text}`))[0]?.n ?? 0)
const ALIVE = `(person_death_date is null or person_death_date > date '${AS_OF}')`

test('sums in 万元 and shares of a statistics sheet are those of plain SQL', async () => {
  const clerk = app.as('department-staff')
  const villages = await rowsOf<{ code: string; name: string }>(
    `select a.code, a.name from organisations.area a where a.level = 'village' and a.valid_to is null and a.county_code = '511123'
     and exists (select 1 from ledger.person p where p.area_code = a.code) order by a.code limit 3`,
  )
  expect(villages.length).toBeGreaterThan(0)
  const header = ['村(社区)', '家庭总收入(万元)', '高龄津贴金额(万元)', '女性占总人口比例(%)', '人均年龄']
  const rows = villages.map((one) => [one.name, null, null, null, null])
  const page = await uploadForm(clerk, await listOf('各村人口基本情况统计表', header, rows))
  const figure = (cell: string, aggregate: object) => ({ sheet: '名单', cell, verdict: 'aggregate', aggregate })
  const decided = await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [
      figure('B2', { measure: 'sum', entity: 'household', filter: '', field: 'household_total_income', unit: '万元' }),
      figure('C2', {
        measure: 'sum',
        entity: 'event',
        filter: "subsidy_program=='old_age' && month==report_month",
        field: 'subsidy_amount',
        unit: '万元',
      }),
      figure('D2', { measure: 'ratio', entity: 'person', filter: "person_gender=='female'", unit: '%' }),
      figure('E2', { measure: 'avg', entity: 'person', filter: '', field: 'person_age' }),
    ],
  })
  expect(decided.status).toBe(200)
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  for (const [at, { code, name }] of villages.entries()) {
    const people = `from ledger.person where ${ALIVE} and area_code = '${code}'`
    const plain = [
      await numberOf(`sum(household_total_income) / 10000 as n from ledger.household where area_code = '${code}'`),
      await numberOf(
        `coalesce(sum(subsidy_amount), 0) / 10000 as n from ledger.enrolment e join ledger.person p on p.id = e.person_id
         where e.area_code = '${code}' and subsidy_program = '5' and subsidy_start < date '2026-12-01' and (subsidy_end is null or subsidy_end > date '2026-11-01')`,
      ),
      await numberOf(`100.0 * count(*) filter (where person_gender = '2') / count(*) as n ${people}`),
      await numberOf(
        `avg(extract(year from age(date '${AS_OF}', person_birth_date))) as n ${people} and person_birth_date is not null`,
      ),
    ]
    const filled = [2, 3, 4, 5].map((column) => Number(sheet?.cell(3 + at, column)?.value))
    filled.forEach((value, nth) => expect(value, `${name} ${header[nth + 1]}`).toBeCloseTo(plain[nth] ?? 0, 2))
    expect(filled[0]).toBeGreaterThan(0)
  }
})

test('a list that came with names of another village gives its clerk gaps, never their facts', async () => {
  const clerk: Client = app.as('village-worker')
  const own: string = (await clerk.get('/session')).body.signedIn.areaCode
  expect(own).toMatch(/^\d{12}$/u)
  const person = (where: string) =>
    rowsOf<{ id: string; name: string }>(
      `select person_id_number as id, person_name as name from ledger.person where ${ALIVE} and person_gender is not null and person_phone is not null and ${where} order by person_id_number limit 2`,
    )
  const recorded = await clerk.post('/facts', {
    entity: 'person',
    areaCode: own,
    source: '村自采',
    facts: {
      person_name: '周谷雨',
      person_id_number: '519900199001010015',
      person_gender: '男',
      person_phone: '16012345678',
    },
  })
  expect(recorded.status).toBeLessThan(300)
  const [mine] = await person(`area_code = '${own}'`)
  const others = await person(`area_code <> '${own}'`)
  expect([mine === undefined, others.length]).toEqual([false, 2])
  const header = ['序号', '姓名', '身份证号码', '性别', '联系电话']
  const rows = [mine, ...others].map((one, at) => [at + 1, one?.name ?? '', one?.id ?? '', null, null])
  const page = await uploadForm(app.as('department-staff'), await listOf('人员信息核对表', header, rows))
  const fill = await fillForm(app, clerk, page.form.id, own)
  expect(fill).toMatchObject({ state: 'ready', rows: 1 })
  expect(fill.gapGroups).toContainEqual(expect.objectContaining({ element: 'not-in-ledger', count: 2 }))
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  expect([4, 5].map((column) => sheet?.cell(3, column)?.value ?? null)).not.toContain(null)
  for (const row of [4, 5])
    expect([4, 5].map((column) => sheet?.cell(row, column)?.value ?? null)).toEqual([null, null])
  // Asked for the whole county the clerk is refused before anything is read.
  const wide = await clerk.post(`/forms/${page.form.id}/fills`, { areaCode: COUNTY, asOf: AS_OF })
  expect(wide.status).toBe(403)
})
