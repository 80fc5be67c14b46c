import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestApp } from '#tests/support/test-app.ts'
import { testApp } from '#tests/support/test-app.ts'
import { formOf, listOf, template, uploadForm } from './fill-through-desk.ts'

let app: TestApp
let clerk: Client
beforeAll(async () => {
  app = await testApp()
  clerk = app.as('department-staff')
}, 120_000)
afterAll(() => app.close())

test('the department is read from the form or proposed by its subject, unless the person says it', async () => {
  const named = await uploadForm(clerk, await listOf('犍为县残联康复需求花名册', ['姓名', '性别'], []), '名册.xlsx')
  expect(named.form.department).toBe('犍为县残联')
  expect((await uploadForm(clerk, await template('党员花名册'))).form.department).toBe('组织部')
  const file = formOf(await template('党员花名册'), '党员.xlsx')
  file.set('department', '县委党校')
  expect((await clerk.post('/forms', file)).body.form.department).toBe('县委党校')
})

test('sample forms are there in the demonstration and are read like any other', async () => {
  const { templates } = (await clerk.get('/sample-templates')).body as { templates: { name: string; kind: string }[] }
  expect(templates.map((one) => one.kind)).toEqual(['list', 'statistics', 'card'])
  for (const { name, kind } of templates) {
    const answer = await clerk.get(`/sample-templates/${encodeURIComponent(name)}`)
    expect((await uploadForm(clerk, answer.bytes, `${name}.xlsx`)).form.kind).toBe(kind)
  }
  expect((await clerk.get('/sample-templates/nothing')).body).toMatchObject({ code: 'forms/sample-not-found' })
})
