import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import { appWithPeople, fillForm, listOf, readFilled, uploadForm } from './fill-through-desk.ts'

const COUNTY = '511123000000'
let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await appWithPeople()
  clerk = app.as('department-staff')
}, 120_000)
afterAll(() => app.close())

const HEADER = ['序号', '姓名', '身份证号码', '性别']
const blank = (first: readonly (number | null)[]) => first.flatMap((number) => [number, null, null, null])

test.each([
  ['twice across', [...HEADER, ...HEADER], [blank([1, 21]), blank([2, 22]), blank([3, 23])]],
  ['one below the other', HEADER, [blank([1]), blank([2]), HEADER, blank([3]), blank([4])]],
])('a roster printed %s has each person once', async (_, header, rows) => {
  const page = await uploadForm(clerk, await listOf('80岁以上老年人花名册', header, rows))
  const cells = page.sheets[0]?.columns.filter((column) => column.path.at(-1) === '身份证号码') ?? []
  expect(cells.length).toBe(2)
  await clerk.patch(`/forms/${page.form.id}/mapping`, {
    version: page.version,
    decisions: cells.map(({ cell }) => ({ sheet: '名单', cell, verdict: 'element', element: 'person_id_number' })),
  })
  const fill = await fillForm(app, clerk, page.form.id, COUNTY)
  expect(fill.state).toBe('ready')
  const sheet = (await readFilled(clerk, fill.id)).sheets[0]
  const ids: string[] = []
  for (let row = 1; row <= (sheet?.rows ?? 0); row++)
    for (let column = 1; column <= 8; column++) {
      const value = String(sheet?.cell(row, column)?.value ?? '')
      if (/^\d{17}[\dX]$/u.test(value)) ids.push(value)
    }
  expect(ids.length).toBe(fill.rows)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(5)
  expect(fill.notices.map((notice) => notice.code)).toContain('forms/roster-printed-again')
})
