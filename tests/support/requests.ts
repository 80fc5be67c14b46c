import type { Answer, TestApp } from './test-app.ts'

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
