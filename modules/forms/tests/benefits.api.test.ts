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

const rowsOf = <T>(text: string): Promise<readonly T[]> =>
  app.system(async (tx) => (await sql.raw<T>(text).execute(tx.kysely)).rows)
const numberOf = async (text: string): Promise<number> =>
  Number((await rowsOf<{ n: string }>(`select ${text}`))[0]?.n ?? 0)

const RUNS = `(e.subsidy_start is null or e.subsidy_start <= date '${AS_OF}') and (e.subsidy_end is null or e.subsidy_end > date '${AS_OF}')`
const ALIVE = `(p.person_death_date is null or p.person_death_date > date '${AS_OF}')`
const MONTH = `(e.subsidy_start is null or e.subsidy_start < date '2026-12-01') and (e.subsidy_end is null or e.subsidy_end > date '2026-11-01')`
const OF = `from ledger.enrolment e join ledger.person p on p.id = e.person_id where`
/** Codes of the value domain `programme`. */
const LIVING = '3'
const CARE = '4'
const FARMLAND = '13'

const given = async (programme: string, name: string): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await rowsOf<{ id: string; n: string }>(
        `select distinct on (e.holder_id) p.person_id_number as id, e.${name} as n ${OF} ${RUNS} and ${ALIVE} and e.subsidy_program = '${programme}' order by e.holder_id, e.subsidy_start desc`,
      )
    ).map((one) => [one.id, Number(one.n)]),
  )

test('the money of a benefit is that of its own enrolments, not of the people the form is about', async () => {
  const page = await uploadForm(clerk, await template('农村居民最低生活保障统计表'))
  const column = page.sheets[0]?.columns.find((one) => one.path.at(-1) === '残疾人补贴')
  expect(column).toMatchObject({ cell: 'U5', automatic: true })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  const sum = (programmes: string): Promise<number> =>
    numberOf(
      `coalesce(sum(e.subsidy_amount), 0) as n ${OF} ${MONTH} and ${ALIVE} and e.subsidy_program in (${programmes}) and e.area_code like '511123100%'
       and p.person_hukou_type = '1'
       and (p.id in (select d.person_id from ledger.enrolment d where d.subsidy_program = '1' and ${RUNS.replaceAll('e.', 'd.')}))`,
    )
  const allowances = await sum(`'${LIVING}', '${CARE}'`)
  expect(allowances).toBeGreaterThan(0)
  expect(sheet?.cell(8, 21)?.value).toBe(allowances)
  expect(sheet?.cell(8, 19)?.value).toBe(await sum(`'1'`))
})

test('two allowances side by side are each that of its own enrolment', async () => {
  const title = '困难残疾人生活补贴和重度残疾人护理补贴花名册'
  const header = ['序号', '姓名', '身份证号码', '生活补贴金额', '护理补贴金额', '残疾人两项补贴金额']
  const page = await uploadForm(clerk, await listOf(title, header, [[null, null, null, null, null, null]]))
  const confirmed = await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [
      { sheet: '名单', cell: 'C2', verdict: 'element', element: 'person_id_number' },
      ...['D2', 'E2', 'F2'].map((cell) => ({ sheet: '名单', cell, verdict: 'element', element: 'subsidy_amount' })),
    ],
  })
  expect(confirmed.body.sheets[0].columns[4].meaning).toBe('重度残疾人护理补贴：补助(发放)金额')
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  const [living, care] = [await given(LIVING, 'subsidy_amount'), await given(CARE, 'subsidy_amount')]
  const ids = columnOf(sheet, 3, 3, 2 + fill.rows).map(String)
  expect(ids.filter((id) => living.has(id) && care.has(id)).length).toBeGreaterThan(0)
  expect(new Set(ids)).toEqual(new Set([...living.keys(), ...care.keys()]))
  for (const [at, id] of ids.entries()) {
    const own = [living.get(id) ?? null, care.get(id) ?? null]
    expect(
      [4, 5, 6].map((column) => sheet.cell(3 + at, column)?.value ?? null),
      id,
    ).toEqual([...own, (own[0] ?? 0) + (own[1] ?? 0)])
  }
})

test('an amount of a benefit nobody knows stays blank, and why is said', async () => {
  const page = await uploadForm(
    clerk,
    await listOf('享受低保人员花名册', ['序号', '姓名', '身份证号码', '春耕补贴金额'], [[null, null, null, null]]),
  )
  expect(page.sheets[0]?.columns[3]?.state).not.toBe('automatic')
  await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [{ sheet: '名单', cell: 'D2', verdict: 'element', element: 'subsidy_amount' }],
  })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.rows).toBeGreaterThan(0)
  expect(fill.unfilled).toContainEqual(
    expect.objectContaining({ cell: 'D2', why: expect.stringContaining('不在项目目录里') as string }),
  )
})

test('耕地地力保护补贴 is paid to the households of its own enrolments', async () => {
  const page = await uploadForm(clerk, await template('耕地地力保护补贴公示表'))
  expect(page.sheets[0]?.population).toMatchObject({ entity: 'household', filter: "programme=='farmland'" })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const paid = await rowsOf<{ n: string }>(
    `select sum(e.subsidy_amount) as n ${OF} ${RUNS} and e.subsidy_program = '${FARMLAND}' group by p.household_id`,
  )
  expect(fill.rows).toBe(paid.length)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  const amounts = columnOf(sheet!, 10, 4, sheet!.rows).filter((value) => typeof value === 'number')
  const upwards = (a: number, b: number): number => a - b
  expect(amounts.slice(0, paid.length).toSorted(upwards)).toEqual(paid.map((one) => Number(one.n)).toSorted(upwards))
})

test('the 合计 row of a list adds up what adds up, and a public notice shows no number whole', async () => {
  const header = ['序号', '户主姓名', '一卡通账号', '补贴面积(亩)', '补贴标准', '补贴金额(万元)']
  const rows = [1, 2, '合计'].map((first) => [first, null, null, null, null, null])
  const page = await uploadForm(clerk, await listOf('耕地地力保护补贴公示表', header, rows))
  const element = (cell: string, id: string) => ({ sheet: '名单', cell, verdict: 'element', element: id })
  await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [
      element('B2', 'household_head_name'),
      element('C2', 'person_bank_account'),
      element('D2', 'subsidy_area_mu'),
      element('E2', 'subsidy_standard'),
      element('F2', 'subsidy_amount'),
    ],
  })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.rows).toBeGreaterThan(2)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  const total = 3 + fill.rows
  expect(sheet?.cell(total, 1)?.value).toBe('合计')
  const paid = `from ledger.enrolment e where ${RUNS} and e.subsidy_program = '${FARMLAND}'`
  expect(sheet?.cell(total, 4)?.value).toBe(await numberOf(`sum(e.subsidy_area_mu) as n ${paid}`))
  expect(sheet?.cell(total, 5)?.value ?? null).toBeNull()
  expect(sheet?.cell(total, 6)?.value).toBe(await numberOf(`round(sum(e.subsidy_amount) / 10000, 6) as n ${paid}`))
  const source = await clerk.get(`/fills/${fill.id}/sheets/0/cells/F${total}`)
  expect(source.body.computation.words).toContain(`${fill.rows} 行`)
  for (const account of columnOf(sheet!, 3, 3, total - 1))
    if (account !== null) expect(account).toMatch(/^\*{4,}\d{4}$/u)
  expect(fill.notices).toContainEqual(
    expect.objectContaining({
      code: 'forms/public-notice-masked',
      zh: expect.stringContaining('个人信息保护法') as string,
    }),
  )
})

test('总户数 of the villages of a form is counted without being asked', async () => {
  const page = await uploadForm(clerk, await template('各村人口年龄分布统计表'))
  expect(page.sheets[0]?.columns.find((one) => one.path[0] === '总户数')).toMatchObject({
    state: 'automatic',
    aggregate: { measure: 'count', entity: 'household', filter: '' },
  })
})
