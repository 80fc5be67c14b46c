import { readFile } from 'node:fs/promises'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeServer } from '#apps/server/compose.ts'
import { buildRequests, type RequestBuilders } from '#tests/support/requests.ts'
import { scan, scanSvg } from '#tests/support/scan-qr.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import { drawQrPng } from '../server/number/draw-qr.ts'

let app: TestApp
let make: RequestBuilders
let clock = new Date('2026-11-23T02:00:00Z')
beforeAll(async () => {
  app = await testApp({ now: () => clock })
  make = buildRequests(app, () => clock)
})
afterAll(() => app.close())

const aWeekLater = (): void => {
  clock = new Date(clock.getTime() + 7 * 86_400_000)
  app.signInAgain()
}

test('a picture of a link is read as that link', () => {
  const link = 'https://yici.example.cn/c/511123-2026-00042-7K'
  expect(scan(drawQrPng(link))).toBe(link)
})

test('controlNumberQr: anyone gets the code of an issued number; a mistyped or unknown one has none', async () => {
  const { number } = await make.numbered()
  const answer = await app.anonymous.get(`/control-numbers/${number}/qr.svg`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  // This installation does not say where it is reached: the code holds the number itself.
  expect(scanSvg(new TextDecoder().decode(answer.bytes))).toBe(number)
  expect((await app.anonymous.get('/control-numbers/511123-2026-00001-00/qr.svg')).body.code).toBe(
    'requests/number-mistyped',
  )
})

test('with a public address the code and the message lead to the public page', async () => {
  aWeekLater()
  const { id, number } = await make.numbered()
  const settings = { demo: true, publicUrl: 'https://yici.example.cn' }
  const { app: hono, worker } = composeServer({ db: app.db, log: app.parts.log, settings, now: () => clock })
  const svg = await (await hono.request(`/api/v1/control-numbers/${number}/qr.svg`)).text()
  expect(scanSvg(svg)).toBe(`https://yici.example.cn/c/${number}`)
  await worker.stop()
  const message = (await app.as('village-worker').get(`/requests/${id}/message`)).body
  expect(message.link).toBe(number)
})

test('requestMessage: number, issuer, day and price in a few lines; none before there is a number', async () => {
  aWeekLater()
  const { id, number } = await make.numbered({ title: '助浴服务需求调查' })
  const { body } = await app.as('department-staff').get(`/requests/${id}/message`)
  expect(body.text).toContain(number)
  expect(body.text).toMatch(/民政局】助浴服务需求调查/)
  expect(body.text).toMatch(/无码不填/)
  expect(body.text.length).toBeLessThan(300)
  const submitted = await make.submitted()
  expect((await app.as('department-staff').get(`/requests/${submitted}/message`)).body.code).toBe(
    'requests/not-numbered',
  )
})

test('requestWorkbook: the template with the number as a picture that can be scanned, every cell as it was', async () => {
  aWeekLater()
  const template = await readFile('data/templates/80岁以上老年人花名册.xlsx')
  const id = await make.aRequest({ title: '高龄老人摸底' })
  const form = new FormData()
  form.set('version', String(await make.version(id)))
  form.set('file', new File([template], '高龄.xlsx'))
  const attached = await app.as('department-staff').post(`/requests/${id}/template`, form)
  expect(attached.status, JSON.stringify(attached.body)).toBe(200)
  await app.as('department-staff').patch(`/requests/${id}`, {
    version: await make.version(id),
    draft: { expiresOn: '2026-12-31' },
  })
  await app.as('department-staff').patch(`/requests/${id}/items`, {
    version: await make.version(id),
    items: attached.body.items.map((item: { position: number }) => ({
      position: item.position,
      purpose: '发放高龄津贴',
    })),
  })
  const submitted = await app
    .as('department-staff')
    .post(`/requests/${id}/submission`, { version: await make.version(id) })
  for (const block of submitted.body.screening.findings.filter((one: { effect: string }) => one.effect === 'block'))
    await app.as('gatekeeper').post(`/requests/${id}/overrides`, {
      version: await make.version(id),
      table: block.table,
      row: block.row,
      approver: '县委办主任 林夏至',
      reason: '试点需要核实',
    })
  const decided = await make.decide(id, { decision: 'reduce', dropPositions: [1] })
  expect(decided.status, JSON.stringify(decided.body)).toBe(200)
  const before = await app.as('village-worker').get(`/requests/${id}/workbook`)
  expect(before.body.code).toBe('requests/not-numbered')
  const numbered = await app
    .as('gatekeeper')
    .post(`/requests/${id}/control-number`, { version: await make.version(id) })
  const number: string = numbered.body.number.number
  const answer = await app.as('village-worker').get(`/requests/${id}/workbook`)
  expect([answer.status, decodeURIComponent(answer.headers.get('content-disposition') ?? '')]).toEqual([
    200,
    expect.stringContaining(`${number}.xlsx`),
  ])
  const [was, is] = [read(template), read(answer.bytes)]
  expect(is.Sheets).toEqual(was.Sheets)
  const { files } = read(answer.bytes, { bookFiles: true }) as unknown as {
    files: Record<string, { content: Uint8Array }>
  }
  const part = (pattern: RegExp): Uint8Array =>
    Object.entries(files).find(([name]) => pattern.test(name))?.[1].content ?? new Uint8Array()
  expect(scan(part(/\.png$/))).toBe(number)
  const dropped = decided.body.items[1].path.at(-1)
  expect(new TextDecoder().decode(part(/drawings\/drawing\d+\.xml$/))).toContain(`不用填：${dropped}`)
})

test('requestWorkbook of a request without a template says so', async () => {
  aWeekLater()
  const { id } = await make.numbered()
  expect((await app.as('village-worker').get(`/requests/${id}/workbook`)).body.code).toBe('requests/no-template')
})

test.each([
  ['village-worker', 200],
  ['grid-worker', 200],
  ['township-staff', 200],
  ['department-staff', 200],
  ['gatekeeper', 200],
] as const)('%s reads the message: %i', async (persona: PersonaKey, status) => {
  const { body } = await app.as('gatekeeper').get('/requests?state=numbered')
  expect((await app.as(persona).get(`/requests/${body.requests[0].id}/message`)).status).toBe(status)
})

test.each(['message', 'workbook'])('nobody reads the %s without signing in', async (what) => {
  const { body } = await app.as('gatekeeper').get('/requests?state=numbered')
  expect((await app.anonymous.get(`/requests/${body.requests[0].id}/${what}`)).status).toBe(401)
})
