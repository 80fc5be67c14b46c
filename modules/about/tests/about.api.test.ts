import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composeServer } from '#apps/server/compose.ts'
import { listen } from '#apps/server/http.ts'
import { settingsOf } from '#apps/server/settings-of.ts'
import { readConfig } from '#platform/config/read-config.ts'
import { createLog } from '#platform/log/log.ts'
import { buildRequests } from '#tests/support/requests.ts'
import { testApp, type TestApp } from '#tests/support/test-app.ts'
import { About, type ClauseCheck } from '../contract.ts'

const hasIpv6 = Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'))

let app: TestApp
let clock = new Date('2026-11-23T02:00:00Z')
beforeAll(async () => void (app = await testApp({ now: () => clock })))
afterAll(() => app.close())

const checked = async (question = ''): Promise<{ clauses: ClauseCheck[]; figures: Record<string, number> }> => {
  const answer = await app.anonymous.get(`/self-check?county=${app.county}${question}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const clause = async (no: number): Promise<ClauseCheck> => {
  const found = (await checked()).clauses.find((one) => one.no === no)
  if (found === undefined) throw new Error(`clause ${no} is missing`)
  return found
}

describe('clause 12: the filing number', () => {
  test('is shown to anyone; without one the program says that nobody may be required to use it', async () => {
    const { status, body } = await app.anonymous.get('/about')
    expect(status).toBe(200)
    expect(body.filing.number).toBeNull()
    expect(body.filing.words.zh).toContain('不得要求任何人使用')
    expect(body.filing.words.zh).toContain('县以下单位不得')
    expect(body.filing.words.en).toContain('may not be required of anyone')
    expect(body.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(body.licence).toBe('Apache-2.0')
    expect(body.counties).toEqual([app.county])
  })

  test('comes from the configuration, with who runs it', async () => {
    const config = readConfig({ YICI_FILING_NUMBER: ' 川政应用备2026-001号 ', YICI_OPERATOR: '犍为县人民政府办公室' })
    const filed = composeServer({ db: app.db, log: createLog('error'), settings: settingsOf(config) })
    const body = About.parse(await (await filed.app.request('/api/v1/about')).json())
    await filed.worker.stop()
    expect(body).toMatchObject({ filing: { number: '川政应用备2026-001号' }, operator: '犍为县人民政府办公室' })
    expect(JSON.stringify(body.filing.words)).not.toContain('不得要求任何人使用')
  })

  test('is missed by the self-check', async () => {
    const { state, remarks } = await clause(12)
    expect(state).toBe('look')
    expect(remarks.map(({ en }) => en).join()).toContain('not filed')
  })
})

describe('clause 13: complaints and the regular self-check', () => {
  test('a complaint is taken without signing in, and one that waits too long is counted against the program', async () => {
    const made = await app.anonymous.post('/complaints', { county: app.county, topic: 'hard-to-use', words: '字太小' })
    expect(made.status).toBe(201)
    expect((await clause(13)).state).toBe('held')
    clock = new Date('2026-12-20T02:00:00Z')
    const late = await clause(13)
    expect(late.state).toBe('look')
    expect((await checked()).figures).toMatchObject({
      complaintsMade: 1,
      complaintsOverdue: 1,
      complaintsAnsweredInTime: 0,
    })
    clock = new Date('2026-11-23T02:00:00Z')
  })

  test.skipIf(!hasIpv6)('the server answers on an IPv6 address', async () => {
    const listening = await listen(app.hono, '::1', 0)
    const answer = await fetch(`${listening.address}/api/v1/about`)
    await listening.close()
    expect([listening.address.startsWith('http://[::1]:'), answer.status]).toEqual([true, 200])
  })

  test('every clause that blocks is held by a row in force, the program or the database', async () => {
    const { clauses } = await checked()
    const blocking = clauses.filter(({ type }) => type === 'block').map(({ no }) => no)
    expect(blocking).toEqual([1, 3, 4, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
    expect(clauses.filter(({ enforcedBy }) => enforcedBy.length === 0)).toEqual([])
    const rows = clauses.flatMap(({ enforcedBy }) => enforcedBy.flatMap((one) => one.rows))
    expect(rows).toEqual(expect.arrayContaining(['lead-time/too-short', 'duties/taken-back', 'formalism/check-in']))
    expect(new Set(rows).size).toBe(rows.length)
  })

  test('what was blocked, let pass by name, dispatched and returned in the period is counted', async () => {
    const make = buildRequests(app, () => clock)
    await make.submitted({ noticeText: '实行一票否决。' })
    const open = await make.aRequest({ noticeText: '各村签订责任状。' })
    const page = (
      await app.as('department-staff').post(`/requests/${open}/submission`, { version: await make.version(open) })
    ).body
    const let_ = await app.as('gatekeeper').post(`/requests/${open}/overrides`, {
      version: page.request.version,
      table: 'formalism',
      row: 'responsibility-letter',
      approver: '副县长 郑立夏',
      reason: '法律明确要求签订',
    })
    expect(let_.status, JSON.stringify(let_.body)).toBeLessThan(300)
    clock = new Date('2026-12-01T02:00:00Z')
    app.signInAgain()
    const { id } = await make.dispatched()
    const village = await app
      .as('village-worker')
      .post(`/requests/${id}/returns`, { ground: 'too-short', words: '时间不够' })
    expect(village.status).toBeLessThan(300)
    const seven = await clause(7)
    expect(seven).toMatchObject({ blocked: 2, overridden: 1, overriddenByName: 1, state: 'held' })
    expect((await checked()).figures).toMatchObject({
      submitted: 3,
      overridden: 1,
      dispatched: 1,
      returned: 1,
      offChannel: 0,
    })
    // Half-open: the day of the dispatch is outside a period that ends with it.
    expect((await checked('&from=2026-01-01&to=2026-12-01')).figures).toMatchObject({
      submitted: 2,
      dispatched: 0,
      returned: 0,
    })
  })

  test('a demand past the gate counts from the day after it was reported', async () => {
    const notice = new FormData()
    notice.set('text', '各村：接县民政局通知，请于今天下午5点前报低保户银行卡号，报姓名、卡号，发到群里。')
    const taken = await app.as('village-worker').post('/notices', notice)
    const told = await app.as('village-worker').post(`/notices/${taken.body.id}/report`)
    expect(told.status, JSON.stringify(told.body)).toBeLessThan(300)
    expect((await checked()).figures['offChannel']).toBe(0)
    clock = new Date('2026-12-02T02:00:00Z')
    app.signInAgain()
    expect((await checked()).figures['offChannel']).toBe(1)
  })

  test('nobody is named in it', async () => {
    const text = JSON.stringify(await checked())
    for (const name of ['郑立夏', '李秋分', '周小满']) expect(text).not.toContain(name)
  })

  test.each([
    ['county=999999', 404, 'about/county-not-here'],
    ['county=511123&from=2026-05-01&to=2026-05-01', 422, 'about/period-empty'],
    ['county=51112', 422, undefined],
  ])('%s is refused', async (question, status, code) => {
    const answer = await app.anonymous.get(`/self-check?${question}`)
    expect(answer.status).toBe(status)
    if (code !== undefined) expect(answer.body).toMatchObject({ code, nextStep: expect.any(String) as string })
  })
})
