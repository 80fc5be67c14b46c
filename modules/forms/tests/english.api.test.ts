import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CellSource, FillSummary, FormPage, Gap, PopulationShape } from '#modules/forms/contract.ts'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import { appWithPeople, fillForm, template, uploadForm } from './fill-through-desk.ts'

const ENGLISH = { 'accept-language': 'en' }

let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await appWithPeople()
  clerk = app.as('department-staff')
}, 240_000)
afterAll(() => app.close())

/** What is left Chinese once the form's own words, always quoted, are taken out. */
const chineseIn = (text: string): string => text.replace(/“[^”]*”/gu, '').replace(/[^一-鿿]/gu, '')

test.each([
  '80岁以上老年人花名册',
  '农村留守儿童基本情况登记表',
  '各村人口年龄分布统计表',
  '农村居民最低生活保障统计表',
])('every sentence about %s is English for a reader of English, and Chinese for one of Chinese', async (name) => {
  const id = (await uploadForm(clerk, await template(name))).form.id
  const zh = (await clerk.get(`/forms/${id}`)).body as FormPage
  const en = (await clerk.get(`/forms/${id}`, ENGLISH)).body as FormPage
  const said = en.sheets.flatMap((sheet) => [
    ...(sheet.population === undefined ? [] : [sheet.population.words]),
    ...sheet.columns.flatMap((column) => [column.meaning, column.reason]),
  ])
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter((text) => text === '' || chineseIn(text) !== '')).toEqual([])
  expect(en.sheets[0]?.population?.wordsZh).toBe(zh.sheets[0]?.population?.words)
  expect(zh.sheets[0]?.columns.every((column) => chineseIn(column.meaning) !== '')).toBe(true)
})

test('a fill says in English what was left blank, what is missing and what was counted', async () => {
  const list = await uploadForm(clerk, await template('80岁以上老年人花名册'))
  const filled = await fillForm(app, clerk, list.form.id, '511123100000')
  const gaps = (await clerk.get(`/fills/${filled.id}/gaps`, ENGLISH)).body as { total: number; gaps: Gap[] }
  expect(gaps.total).toBeGreaterThan(0)
  expect(gaps.gaps.filter((gap) => chineseIn(gap.detail) !== '')).toEqual([])

  const figures = await uploadForm(clerk, await template('农村居民最低生活保障统计表'))
  const counted = await fillForm(app, clerk, figures.form.id, '511123100000')
  const summary = (await clerk.get(`/fills/${counted.id}`, ENGLISH)).body as FillSummary
  expect(summary.unfilled.length).toBeGreaterThan(0)
  expect(summary.unfilled.filter((one) => chineseIn(one.why) !== '')).toEqual([])
  const source = (await clerk.get(`/fills/${counted.id}/sheets/0/cells/C8`, ENGLISH)).body as CellSource
  expect(source.computation?.words).toMatch(/^Number of /)
  expect(chineseIn(source.computation?.words ?? '')).toBe('')
})

test('a population typed in Chinese is read back in English, and why nothing was filled too', async () => {
  const { form } = await uploadForm(clerk, await template('80岁以上老年人花名册'))
  const read = (
    await clerk.get(`/forms/${form.id}/population-reading?words=${encodeURIComponent('85岁以上独居女性')}`, ENGLISH)
  ).body as PopulationShape
  expect(read.words).toMatch(/^People aged 85 or over \(.*sex: female/)
  await clerk.patch(`/forms/${form.id}/mapping`, {
    version: 1,
    populations: [{ sheet: '花名册', entity: 'person', filter: 'age>=119' }],
  })
  const nobody = await fillForm(app, clerk, form.id, '511123100000')
  expect(nobody.state).toBe('failed')
  const shown = (await clerk.get(`/fills/${nobody.id}`, ENGLISH)).body as FillSummary
  expect(shown.problem?.nextStep).toMatch(/^[A-Z]/)
})
