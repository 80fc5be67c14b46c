import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { dispatchOn } from '#apps/server/cli/dispatch.ts'
import { Problem } from '#platform/errors.ts'
import { startRequestWeeks, type RequestBuilders } from '#tests/support/requests.ts'
import type { TestApp } from '#tests/support/test-app.ts'
import { printControlNumber } from '../domain/control-number.ts'

/** Every channel a dispatch can come by goes through one door: what one refuses, all refuse. */
const weeks = startRequestWeeks()
const { setClock } = weeks
const DAY = 86_400_000
let app: TestApp
let build: RequestBuilders
let village = ''
beforeAll(() => {
  ;({ app, build, village } = weeks)
})

const csv = (rows: readonly (readonly string[])[]): FormData => {
  const form = new FormData()
  form.set('file', new File([rows.map((row) => row.join(',')).join('\n')], '下发.csv'))
  return form
}

interface Order {
  /** The request it is meant to be. */
  readonly id: string
  readonly number: string
}
const titleOf = async (id: string): Promise<string> =>
  (await app.as('department-staff').get(`/requests/${id}`)).body.request.title

/** Each channel answers the code it refuses with, or null when it sent. */
const CHANNELS: Readonly<Record<string, (order: Order) => Promise<string | null>>> = {
  screen: async ({ id, number }) => {
    const answer = await app
      .as('department-staff')
      .post(`/requests/${id}/dispatch`, { controlNumber: number, channel: 'screen' })
    return answer.status === 200 ? null : answer.body.code
  },
  api: async ({ id, number }) => {
    const answer = await app
      .as('department-staff')
      .post(`/requests/${id}/dispatch`, { controlNumber: number, channel: 'api' })
    return answer.status === 200 ? null : answer.body.code
  },
  import: async ({ id, number }) => {
    const rows = [
      ['准入码', '区划代码', '事项名称'],
      [number, '全部', await titleOf(id)],
    ]
    const answer = await app.as('department-staff').post('/dispatches/imports', csv(rows))
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    const code: string | null = answer.body.refused === 0 ? null : answer.body.faults[0].code
    return code === 'requests/request-not-meant' ? 'requests/number-of-another-request' : code
  },
  'command line': async ({ id, number }) => {
    try {
      expect(await dispatchOn(app.parts, { number, request: id, json: true })).toBe(0)
      return null
    } catch (error) {
      if (error instanceof Problem) return error.code
      throw error
    }
  },
}

/** The same request as if another county had issued it. */
async function inAnotherCounty(id: string): Promise<string> {
  const other = printControlNumber({ county: '511124', year: 2026, sequence: 1 + Math.floor(Math.random() * 90_000) })
  await app.system(async ({ kysely }) => {
    await sql`insert into requests.request select (r).* from (select jsonb_populate_record(request, '{"county_code": "511124"}') as r
      from requests.request request where id = ${id} and county_code = ${app.county}) as copied`.execute(kysely)
    await sql`insert into requests.control_number (county_code, number, request_id, sequence, year, issued_at, valid_until)
      values ('511124', ${other}, ${id}, ${Math.floor(Math.random() * 1e6)}, 2026, now(), '2030-01-01')`.execute(kysely)
  })
  return other
}

const DUTY_COLUMNS = ['事项编码', '履职类型', '类别', '事项名称', '牵头部门', '配合部门', '承接部门', '收回方式']
function dutyFile(rows: readonly (readonly string[])[]): FormData {
  const form = csv(rows)
  form.set('title', '清单')
  return form
}

/** A duty list in force tomorrow in which the duty of the request has been taken back. */
async function takeBack(code: string, title: string): Promise<void> {
  const rows = [DUTY_COLUMNS, [code, '上级收回', '民生服务', title, '', '', '县民政局', '直接办理']]
  const draft = await app.as('gatekeeper').post('/duty-lists', dutyFile(rows))
  expect(draft.status, JSON.stringify(draft.body)).toBe(201)
  const validFrom = new Date(weeks.clock.getTime() + DAY).toISOString().slice(0, 10)
  const published = await app.as('gatekeeper').post(`/duty-lists/${draft.body.id}/publication`, { validFrom })
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  setClock(new Date(weeks.clock.getTime() + 2 * DAY))
}
async function aBasicDuty(): Promise<{ id: string; code: string; title: string }> {
  const rows = [DUTY_COLUMNS, ['B1', '基本履职', '民生服务', '走访老人', '', '', '', '']]
  const draft = await app.as('gatekeeper').post('/duty-lists', dutyFile(rows))
  const validFrom = new Date(weeks.clock.getTime() + DAY).toISOString().slice(0, 10)
  await app.as('gatekeeper').post(`/duty-lists/${draft.body.id}/publication`, { validFrom })
  setClock(new Date(weeks.clock.getTime() + 2 * DAY))
  return (await app.as('gatekeeper').get('/duty-lists/in-force')).body.items[0]
}

const BYPASSES: Readonly<Record<string, readonly [string, () => Promise<Order>]>> = {
  'no number': ['requests/number-missing', async () => ({ id: (await build.numbered()).id, number: '' })],
  'a mistyped number': [
    'requests/number-mistyped',
    async () => {
      const { id, number } = await build.numbered()
      return { id, number: `${number.slice(0, -2)}${number.endsWith('00') ? '01' : '00'}` }
    },
  ],
  'a number never issued': [
    'requests/number-unknown',
    async () => ({
      id: (await build.numbered()).id,
      number: printControlNumber({ county: app.county, year: 2026, sequence: 88_888 }),
    }),
  ],
  'an expired number': [
    'requests/number-expired',
    async () => {
      const order = await build.numbered()
      setClock(new Date(weeks.clock.getTime() + 90 * DAY))
      return order
    },
  ],
  'a revoked number': [
    'requests/number-revoked',
    async () => {
      const order = await build.numbered()
      const revoked = await app
        .as('gatekeeper')
        .post(`/control-numbers/${order.number}/revocation`, { reason: '依据已废止，不再收集' })
      expect(revoked.status, JSON.stringify(revoked.body)).toBe(200)
      return order
    },
  ],
  'a number of another county': [
    'requests/number-unknown',
    async () => {
      const { id } = await build.numbered()
      return { id, number: await inAnotherCounty(id) }
    },
  ],
  'the number of another request': [
    'requests/number-of-another-request',
    async () => {
      const { number } = await build.numbered()
      return { id: (await build.numbered()).id, number }
    },
  ],
  'a duty taken back since': [
    'requests/taken-back-since',
    async () => {
      const duty = await aBasicDuty()
      const order = await build.numbered({ dutyItemId: duty.id, lane: 'one-matter' })
      await takeBack(duty.code, duty.title)
      return order
    },
  ],
  'a comment nobody answered': [
    'requests/comment-unanswered',
    async () => {
      const order = await build.numbered()
      await app.as('village-worker').post(`/requests/${order.id}/comments`, { words: '老人都在外地' })
      return order
    },
  ],
  'a budget lowered since': [
    'requests/over-budget-since',
    async () => {
      const order = await build.numbered()
      const period = new Date(weeks.clock.getTime() + 15 * DAY).toISOString().slice(0, 7)
      await app
        .as('gatekeeper')
        .put('/budgets', { holder: 'village', holderId: village, period, minutes: 1, reason: '减负' })
      // Of another month: what the next test asks is not held by it.
      return order
    },
  ],
}

describe.each(Object.entries(CHANNELS))('by %s', (_channel, send) => {
  test.each(Object.entries(BYPASSES))('%s sends nothing', async (_name, [code, arrange]) => {
    const order = await arrange()
    expect(await send(order)).toBe(code)
    const { body } = await app.as('gatekeeper').get(`/requests/${order.id}`)
    expect(body.request.state).not.toBe('dispatched')
    const sent = await app.system(({ kysely }) =>
      sql<{ n: number }>`select count(*)::integer as n from requests.dispatch where request_id = ${order.id}`.execute(
        kysely,
      ),
    )
    expect(sent.rows[0]?.n).toBe(0)
    await raiseBudget()
  })

  test('a valid number sends once, and again sends nothing', async () => {
    const order = await build.numbered()
    expect(await send(order)).toBe(null)
    expect(await send(order)).toBe(null)
    const { body } = await app.as('village-worker').get(`/requests/${order.id}`)
    expect(body.request.state).toBe('dispatched')
  })
})

async function raiseBudget(): Promise<void> {
  const period = new Date(weeks.clock.getTime() + 15 * DAY).toISOString().slice(0, 7)
  await app
    .as('gatekeeper')
    .put('/budgets', { holder: 'village', holderId: village, period, minutes: 1e6, reason: '恢复' })
}
