import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import {
  AS_OF,
  appWithPeople,
  columnOf,
  fillForm,
  formOf,
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
  Number((await rowsOf<{ n: string }>(`select count(*) as n ${text}`))[0]?.n ?? 0)

const ALIVE = `(person_death_date is null or person_death_date > date '${AS_OF}')`
const OVER_80 = `from ledger.person where ${ALIVE} and person_birth_date <= date '1946-11-01'`

test('a list takes everyone of its population and nobody else, with ID numbers as text', async () => {
  const page = await uploadForm(clerk, await template('80岁以上老年人花名册'), '80岁以上老年人花名册.xlsx')
  expect(page.sheets[0]?.population?.words).toBe('80周岁及以上的人员')
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const known = await rowsOf<{ id: string }>(`select person_id_number as id ${OVER_80}`)
  expect(known.length).toBeGreaterThan(5)
  expect(fill).toMatchObject({ state: 'ready', rows: known.length })
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  const idColumn =
    page.sheets[0]?.columns.find((column) => column.element === 'person_id_number')?.cell.charCodeAt(0) ?? 0
  const all = columnOf(sheet, idColumn - 64, 1, sheet.rows).filter((value) => /^\d{17}[\dX]$/u.test(String(value)))
  expect(all.every((value) => typeof value === 'string')).toBe(true)
  expect(new Set(all)).toEqual(new Set(known.map((one) => one.id)))
})

interface Village {
  readonly code: string
  readonly name: string
  readonly town: string
}
/** Villages of today's county where somebody lives first, then a few where nobody does. */
const villages = (): Promise<readonly Village[]> =>
  rowsOf<Village>(
    `select a.code, a.name, t.name as town from organisations.area a join organisations.area t on t.code = a.parent_code and t.valid_to is null
     where a.level = 'village' and a.valid_to is null and a.county_code = '511123'
     order by exists (select 1 from ledger.person p where p.area_code = a.code) desc, a.code limit 4`,
  )

test('figures of a statistics sheet are those that plain SQL counts, row by row', async () => {
  const printed = await villages()
  const header = ['村(社区)', '总户数', '总人口', '男', '女', '60岁以上老年人']
  // As a county writes them: township and village in one cell, without the committee.
  const names = printed.map(
    (one) => `${one.town}${one.name.replace(/(?:村委会|居委会)$/u, (end) => (end === '村委会' ? '村' : ''))}`,
  )
  const bytes = await listOf(
    '各村人口情况统计表',
    header,
    names.map((name) => [name, null, null, null, null, null]),
  )
  const page = await uploadForm(clerk, bytes, '人口统计.xlsx')
  expect(page.sheets[0]).toMatchObject({ kind: 'statistics' })
  const counts = (cell: string, entity: string) => ({
    sheet: '名单',
    cell,
    verdict: 'aggregate',
    aggregate: { measure: 'count', entity, filter: '' },
  })
  const decided = await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [counts('B2', 'household'), counts('C2', 'person')],
  })
  expect(decided.status).toBe(200)
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  let people = 0
  for (const [at, { code }] of printed.entries()) {
    const inArea = `from ledger.person where ${ALIVE} and area_code = '${code}'`
    const counted = [
      await numberOf(`from ledger.household where area_code = '${code}'`),
      await numberOf(inArea),
      await numberOf(`${inArea} and person_gender = '1'`),
      await numberOf(`${inArea} and person_gender = '2'`),
      await numberOf(`${inArea} and person_birth_date <= date '1966-11-01'`),
    ]
    expect(
      [2, 3, 4, 5, 6].map((column) => sheet?.cell(3 + at, column)?.value),
      names[at],
    ).toEqual(counted)
    people += counted[1] ?? 0
  }
  expect(people).toBeGreaterThan(500)
  const answer = await clerk.get(`/fills/${fill.id}/sheets/0/cells/C3`)
  expect(answer.body).toMatchObject({ status: 'ok', computation: { words: expect.stringContaining('人数') as string } })
  expect(answer.body.computation.query).toContain('count(')
})

test('a body without printed rows grows to one row per village, numbered and named', async () => {
  const header = ['序号', '村(社区)', '总人口', '男', '女']
  const page = await uploadForm(
    clerk,
    await listOf('各村人口情况统计表', header, [[null, null, null, null, null]]),
    '增长.xlsx',
  )
  const town = (await villages())[0]?.code.slice(0, 9).padEnd(12, '0') ?? ''
  const fill = await fillForm(app, clerk, page.form.id, town)
  const own = await rowsOf<{ name: string }>(
    `select name from organisations.area where level = 'village' and valid_to is null and parent_code = '${town}' order by code`,
  )
  expect(own.length).toBeGreaterThan(2)
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  expect(columnOf(sheet!, 1, 3, 2 + own.length)).toEqual(own.map((_, at) => at + 1))
  expect(columnOf(sheet!, 2, 3, 2 + own.length)).toEqual(own.map((one) => one.name))
  for (const [column, gender] of [
    [4, '1'],
    [5, '2'],
  ] as const) {
    const sum = columnOf(sheet!, column, 3, 2 + own.length).reduce<number>((all, value) => all + Number(value), 0)
    expect(sum).toBe(
      await numberOf(
        `from ledger.person where ${ALIVE} and person_gender = '${gender}' and area_code like '${town.slice(0, 9)}%'`,
      ),
    )
  }
})

test('a township printed outside the area asked for is left blank, and the reason is said', async () => {
  const page = await uploadForm(clerk, await template('农村居民最低生活保障统计表'))
  const fill = await fillForm(app, clerk, page.form.id, '511123100000')
  expect(fill.unfilled).toContainEqual({
    sheet: '低保统计',
    cell: 'A9',
    path: ['孝姑镇'],
    why: '“孝姑镇”不在玉津镇范围内，由当地填报',
  })
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  expect(sheet?.cell(9, 3)?.value ?? null).toBeNull()
  expect(sheet?.cell(8, 3)?.value).toBe(
    await numberOf(
      `from ledger.person p where ${ALIVE} and area_code >= '511123100000' and area_code < '511123101000' and person_hukou_type = '1' and exists (select 1 from ledger.enrolment e where e.subsidy_program = '1' and (e.subsidy_start is null or e.subsidy_start <= date '${AS_OF}') and (e.subsidy_end is null or e.subsidy_end > date '${AS_OF}') and (e.person_id = p.id or (e.person_id is null and e.household_id = p.household_id)))`,
    ),
  )
})

test('cards of several people are sheets of one workbook, one each', async () => {
  const page = await uploadForm(clerk, await template('农村留守儿童基本情况登记表'))
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.state).toBe('ready')
  const grid = await readFilled(clerk, fill.id)
  expect(grid.sheets).toHaveLength(fill.rows)
  const ids = grid.sheets.map((sheet) => String(sheet.cell(4, 5)?.value))
  expect(new Set(ids).size).toBe(fill.rows)
  // The form's own labels stay: a father's row takes the father or nobody.
  for (const sheet of grid.sheets) expect(columnOf(sheet, 2, 10, 13)).toEqual(['父亲', '母亲', '祖父', '祖母'])
  const fathers = grid.sheets.flatMap((sheet) => sheet.cell(10, 5)?.value ?? [])
  for (const father of fathers) expect(Number(String(father).charAt(16)) % 2, `${father} is a man`).toBe(1)
  // The screen names every sheet after the child it is about.
  const shown = await clerk.get(`/fills/${fill.id}/sheets/${fill.rows - 1}`)
  expect(shown.body.sheets).toEqual(
    grid.sheets.map((sheet) => ({ name: sheet.name, subject: sheet.cell(3, 2)?.value })),
  )
  expect(shown.body.rows.flatMap((row: { cells: { status?: string }[] }) => row.cells)).toContainEqual(
    expect.objectContaining({ status: 'ok' }),
  )
})

test('a list that came with its names keeps its rows; only blank cells are filled', async () => {
  const [one, two] = await rowsOf<{ id: string; name: string; gender: string }>(
    `select person_id_number as id, person_name as name, person_gender as gender from ledger.person where ${ALIVE} and person_ethnicity is not null order by person_id_number limit 2`,
  )
  if (one === undefined || two === undefined) throw new Error('no people')
  const bytes = await listOf(
    '低保对象信息核对表',
    ['序号', '姓名', '身份证号码', '性别', '民族'],
    [
      [1, one.name, one.id.toLowerCase(), null, null],
      [2, two.name, two.id, '未知', null],
      [3, '查无此人', '519900199001010015', null, null],
    ],
  )
  const page = await uploadForm(clerk, bytes, '核对表.xlsx')
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill).toMatchObject({ state: 'ready', rows: 2 })
  expect(fill.gapGroups).toContainEqual({
    element: 'not-in-ledger',
    nameZh: '台账里查无此人',
    kind: 'missing',
    count: 1,
  })
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  expect(columnOf(sheet!, 2, 3, 5)).toEqual([one.name, two.name, '查无此人'])
  expect(sheet?.cell(3, 4)?.value).toBe(one.gender === '1' ? '男' : '女')
  expect(columnOf(sheet!, 4, 4, 5)).toEqual(['未知', null])
  expect(sheet?.cell(3, 5)?.value).toMatch(/族$/u)
  expect(sheet?.rows).toBe(5)
  const gaps = await clerk.get(`/fills/${fill.id}/gaps?element=not-in-ledger`)
  expect(gaps.body.gaps).toMatchObject([{ subject: '查无此人', cell: 'C5', detail: '台账里查无此人' }])
})

test('a population with words nobody knows is refused, not filled for everybody', async () => {
  const page = await uploadForm(
    clerk,
    await listOf(
      '花名册',
      ['序号', '姓名', '身份证号码', '性别'],
      [
        [null, null, null, null],
        [null, null, null, null],
      ],
    ),
  )
  const decided = await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    populations: [{ sheet: '名单', entity: 'person', filter: "stated=='五星级户'" }],
  })
  expect(decided.status).toBe(200)
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill).toMatchObject({ state: 'failed', problem: { title: expect.stringContaining('五星级户') as string } })
})

test('a mapping decided on an old version is refused and changes nothing', async () => {
  const page = await uploadForm(clerk, await template('党员花名册'))
  const cell = page.sheets[0]?.columns.find((column) => column.verdict === 'element')?.cell ?? ''
  const decision = { sheet: page.sheets[0]?.name ?? '', cell, verdict: 'local' }
  const first = await clerk.patch(`/forms/${page.form.id}/mapping`, { version: page.version, decisions: [decision] })
  expect(first).toMatchObject({ status: 200, body: { version: page.version + 1 } })
  const stale = await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: [{ ...decision, verdict: 'new' }],
  })
  expect(stale).toMatchObject({ status: 409, body: { type: expect.stringContaining('mapping-changed') as string } })
  const undone = await clerk.post(`/forms/${page.form.id}/mapping/restorations`, {
    version: page.version + 1,
    toVersion: page.version,
  })
  expect(undone.body.sheets[0].columns.find((column: { cell: string }) => column.cell === cell)).toMatchObject({
    verdict: 'element',
  })
  // What was taken back is not remembered: the form brought in again is read as before.
  const again = await uploadForm(clerk, await template('党员花名册'))
  expect(again.sheets[0]?.columns.find((column) => column.cell === cell)).toMatchObject({ verdict: 'element' })
  for (const wrong of [
    { ...decision, sheet: '没有这张' },
    { ...decision, cell: 'ZZ99' },
    { ...decision, verdict: 'element', element: 'no_such_element' },
  ])
    expect(
      (await clerk.patch(`/forms/${page.form.id}/mapping`, { version: page.version + 2, decisions: [wrong] })).status,
      JSON.stringify(wrong),
    ).toBeGreaterThanOrEqual(400)
})

test.each([
  ['nothing', Buffer.alloc(0), '空.xlsx'],
  ['a picture', Buffer.from('\u0089PNG\r\n\u001a\n0000000000000000'), '表.xlsx'],
  ['a cut-off workbook', undefined, '半.xlsx'],
])('%s is refused and no form is kept', async (_, given, name) => {
  const bytes = given ?? (await template('党员花名册')).subarray(0, 3000)
  const before = (await clerk.get('/forms')).body.forms.length
  const answer = await clerk.post('/forms', formOf(bytes, name))
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(answer.body.nextStep ?? answer.body.detail ?? '').not.toBe('')
  expect((await clerk.get('/forms')).body.forms).toHaveLength(before)
})

test('an archived form leaves the list, takes no fill, and comes back', async () => {
  const page = await uploadForm(clerk, await template('党员花名册'), '要移出.xlsx')
  const { id } = page.form
  const listed = async (query = ''): Promise<boolean> =>
    (await clerk.get(`/forms${query}`)).body.forms.some((form: { id: string }) => form.id === id)
  expect((await clerk.delete(`/forms/${id}`)).status).toBe(200)
  expect([await listed(), await listed('?archived=true')]).toEqual([false, true])
  expect((await clerk.post(`/forms/${id}/fills`, { areaCode: COUNTY, asOf: AS_OF })).status).toBe(409)
  expect((await clerk.post(`/forms/${id}/restoration`)).status).toBe(200)
  expect(await listed()).toBe(true)
  expect(
    (await clerk.patch(`/forms/${id}`, { title: '党员名册（改名）', department: '组织部' })).body.form,
  ).toMatchObject({ title: '党员名册（改名）', department: '组织部' })
})
