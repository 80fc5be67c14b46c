import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPersonaId } from '#modules/organisations/server/index.ts'
import type { FormPage } from '#modules/forms/contract.ts'
import type { PersonaKey, TestApp } from '#tests/support/test-app.ts'
import { sql } from 'kysely'
import { AS_OF, appWithPeople, fillForm, formOf, readFilled, template, uploadForm } from './fill-through-desk.ts'

const COUNTY = '511123000000'
let app: TestApp
let page: FormPage
let mine: string
let next: string
beforeAll(async () => {
  app = await appWithPeople()
  const areaOf = async (persona: PersonaKey): Promise<string> => {
    const { personas } = (await app.anonymous.get('/personas')).body as { personas: { id: string; areaCode: string }[] }
    return personas.find((one) => one.id === demoPersonaId(app.county, persona))?.areaCode ?? ''
  }
  mine = await areaOf('village-worker')
  next = await areaOf('other-village-worker')
  page = await uploadForm(app.as('department-staff'), await template('80岁以上老年人花名册'))
}, 120_000)
afterAll(() => app.close())

type Call = (as: ReturnType<TestApp['as']>) => Promise<{ status: number }>
const form = (): string => `/forms/${page.form.id}`
const calls: readonly [string, Call][] = [
  ['uploadForm', async (as) => as.post('/forms', formOf(await template('党员花名册'), '党员.xlsx'))],
  ['renameForm', (as) => as.patch(form(), { title: '名册', department: null })],
  ['decideMapping', (as) => as.patch(`${form()}/mapping`, { version: 999 })],
  ['restoreMapping', (as) => as.post(`${form()}/mapping/restorations`, { version: 999, toVersion: 1 })],
  ['startFill', (as) => as.post(`${form()}/fills`, { areaCode: mine, asOf: AS_OF })],
  ['archiveForm', (as) => as.delete(form())],
  ['restoreForm', (as) => as.post(`${form()}/restoration`)],
]
const views: readonly string[] = [
  '/forms',
  'FORM',
  'FORM/original',
  'FORM/population-reading?words=老年人',
  'FORM/fills',
  '/sample-templates',
  `/sample-templates/${encodeURIComponent('80岁以上老年人花名册')}`,
]

describe('who may', () => {
  test.each(calls)('%s: nobody who is not signed in, no evaluator, a village worker', async (_, call) => {
    expect((await call(app.anonymous)).status).toBe(401)
    expect((await call(app.as('evaluator'))).status).toBe(403)
    // Allowed, though a stale version is refused for what it is.
    expect([200, 201, 202, 409]).toContain((await call(app.as('village-worker'))).status)
  })
  test.each(views)('GET %s: no stranger, no evaluator, a village worker', async (path) => {
    const address = path.replace('FORM', form())
    expect((await app.anonymous.get(address)).status).toBe(401)
    expect((await app.as('evaluator').get(address)).status).toBe(403)
    expect((await app.as('village-worker').get(address)).status).toBe(200)
  })
  test('an operator sees forms and fills none', async () => {
    expect((await app.as('operator').get('/forms')).status).toBe(200)
    expect((await app.as('operator').post(`${form()}/fills`, { areaCode: COUNTY, asOf: AS_OF })).status).toBe(403)
  })
})

describe('values stay in their area', () => {
  test.each<[PersonaKey, () => string]>([
    ['village-worker', () => next],
    ['village-worker', () => COUNTY],
    ['other-village-worker', () => mine],
  ])('%s cannot fill for another area', async (persona, area) => {
    expect(await app.as(persona).post(`${form()}/fills`, { areaCode: area(), asOf: AS_OF })).toMatchObject({
      status: 403,
    })
  })

  test('the fill of a county is not there for a village: not its summary, its cells, its gaps, its workbook', async () => {
    const fill = await fillForm(app, app.as('department-staff'), page.form.id, COUNTY)
    expect(fill.state).toBe('ready')
    for (const path of ['', '/sheets/0', '/sheets/0/cells/B5', '/gaps', '/workbook'])
      expect(await app.as('village-worker').get(`/fills/${fill.id}${path}`), path).toMatchObject({ status: 404 })
    const listed = await app.as('village-worker').get(`${form()}/fills`)
    expect(listed.body.fills.map((one: { id: string }) => one.id)).not.toContain(fill.id)
    expect((await app.as('evaluator').get(`/fills/${fill.id}`)).status).toBe(403)
  })

  test('a list that names people of another village fills nothing of theirs', async () => {
    const people = await app.system((tx) =>
      sql<{
        id: string
        area: string
      }>`select person_id_number as id, area_code as area from ledger.person where person_death_date is null`.execute(
        tx.kysely,
      ),
    )
    const byArea = Map.groupBy(people.rows, (row) => row.area)
    const own = byArea.get(mine) ?? []
    const fill = await fillForm(app, app.as('village-worker'), page.form.id, mine)
    if (fill.state === 'failed') {
      expect(own).toEqual([])
      return
    }
    const sheet = (await readFilled(app.as('village-worker'), fill.id)).sheets[0]
    const ids: string[] = []
    for (let row = 1; row <= (sheet?.rows ?? 0); row++)
      for (let column = 1; column <= (sheet?.columns ?? 0); column++) {
        const value = String(sheet?.cell(row, column)?.value ?? '')
        if (/^\d{17}[\dX]$/u.test(value)) ids.push(value)
      }
    const mineOnly = new Set(own.map((row) => row.id))
    expect(ids.filter((id) => !mineOnly.has(id))).toEqual([])
  })
})
