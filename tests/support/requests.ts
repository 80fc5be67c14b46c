import { afterAll, beforeAll, beforeEach } from 'vitest'
import { testApp, type Answer, type TestApp } from './test-app.ts'

const DAY = 86_400_000
let asked = 0

export interface RequestBuilders {
  /** A lawful draft for one new field in the village of the first persona; answers its id. */
  aRequest(change?: object, fields?: readonly string[]): Promise<string>
  submitted(change?: object, fields?: readonly string[]): Promise<string>
  /** Admitted, with its control number. */
  numbered(change?: object, fields?: readonly string[]): Promise<{ readonly id: string; readonly number: string }>
  dispatched(change?: object, fields?: readonly string[]): Promise<{ readonly id: string; readonly number: string }>
  version(id: string): Promise<number>
  decide(id: string, decision: object): Promise<Answer>
}

/**
 * Requests as the department files them and the gate decides them, through HTTP. A body may send two a week and fields must differ,
 * or the gate blocks: move the clock or vary `fields`.
 */
export function buildRequests(app: TestApp, now: () => Date): RequestBuilders {
  const expectDone = (answer: Answer): Answer => {
    if (answer.status >= 400) throw new Error(JSON.stringify(answer.body))
    return answer
  }
  const version = async (id: string): Promise<number> =>
    (await app.as('department-staff').get(`/requests/${id}`)).body.request.version as number
  const decide = async (id: string, decision: object): Promise<Answer> =>
    app
      .as('gatekeeper')
      .post(`/requests/${id}/decision`, { version: await version(id), reason: '依据齐全', ...decision })
  async function aRequest(change: object = {}, fields?: readonly string[]): Promise<string> {
    asked += 1
    const village = (await app.as('village-worker').get('/session')).body.signedIn.areaCode as string
    const draft = {
      title: `助浴服务需求 ${asked}`,
      lane: 'exception',
      purpose: '安排明年助浴服务',
      legalBasis: '省养老服务条例 第二十条',
      areaCodes: [village],
      dueAt: new Date(now().getTime() + 15 * DAY).toISOString(),
      population: { entity: 'person', filter: 'age>=80', words: '80 周岁以上老年人' },
      detail: { resources: '随事项拨付每村 2000 元' },
      ...change,
    }
    const id = expectDone(await app.as('department-staff').post('/requests', draft)).body.request.id as string
    const named = fields ?? [`${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'[asked % 22] ?? ''}项需求${asked}`]
    expectDone(
      await app.as('department-staff').put(`/requests/${id}/items`, {
        version: 1,
        fields: named.map((field) => ({ path: [field], purpose: '排班' })),
      }),
    )
    return id
  }
  async function submitted(change: object = {}, fields?: readonly string[]): Promise<string> {
    const id = await aRequest(change, fields)
    expectDone(await app.as('department-staff').post(`/requests/${id}/submission`, { version: await version(id) }))
    return id
  }
  async function numbered(change: object = {}, fields?: readonly string[]) {
    const id = await submitted(change, fields)
    expectDone(await decide(id, { decision: 'admit' }))
    const answer = expectDone(
      await app.as('gatekeeper').post(`/requests/${id}/control-number`, { version: await version(id) }),
    )
    return { id, number: answer.body.number.number as string }
  }
  async function dispatched(change: object = {}, fields?: readonly string[]) {
    const made = await numbered(change, fields)
    expectDone(await app.as('department-staff').post(`/requests/${made.id}/dispatch`, { controlNumber: made.number }))
    return made
  }
  return { aRequest, submitted, numbered, dispatched, version, decide }
}

export interface RequestWeeks {
  readonly app: TestApp
  readonly build: RequestBuilders
  /** Code of the first persona's village. */
  readonly village: string
  readonly clock: Date
  readonly setClock: (at: Date) => void
  /** So many days after this test's Monday. */
  readonly later: (days: number, time?: string) => Date
}

/**
 * For a whole test file: a server whose clock stands at ten in the morning of a Monday, one week later for each test, because a body may send two
 * requests a week. What is read of it is there from the first test on.
 */
export function startRequestWeeks(): RequestWeeks {
  let monday = new Date('2026-11-23T02:00:00Z')
  let clock = monday
  let village = ''
  let app: TestApp
  let build: RequestBuilders
  const setClock = (at: Date): void => {
    clock = at
    app.signInAgain()
  }
  beforeAll(async () => {
    app = await testApp({ now: () => clock })
    build = buildRequests(app, () => clock)
    village = (await app.as('village-worker').get('/session')).body.signedIn.areaCode as string
  })
  afterAll(() => app.close())
  beforeEach(() => {
    monday = new Date(monday.getTime() + 7 * DAY)
    setClock(monday)
  })
  return {
    get app() {
      return app
    },
    get build() {
      return build
    },
    get village() {
      return village
    },
    get clock() {
      return clock
    },
    setClock,
    later: (days, time = '02:00:00Z') =>
      new Date(`${new Date(monday.getTime() + days * DAY).toISOString().slice(0, 10)}T${time}`),
  }
}
