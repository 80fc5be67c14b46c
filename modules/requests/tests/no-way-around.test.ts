import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandLineActor, demoPersonaId, findActorOfMember } from '#modules/organisations/server/index.ts'
import { Problem } from '#platform/errors.ts'
import { execute, type Actor, type Operation } from '#platform/http/index.ts'
import { addDays, civilDay } from '#platform/time.ts'
import { testApp, type PersonaKey, type TestApp } from '#tests/support/test-app.ts'
import type { RequestPage } from '../contract.ts'
import { clockActor } from '../server/clock.ts'
import { dispatchHere } from '../server/channels/dispatch-here.ts'
import { importDispatches } from '../server/channels/import-dispatches.ts'
import { revokeNumber } from '../server/channels/revoke-number.ts'
import { createRequest, editRequest } from '../server/commands/apply.ts'
import { answerComment, commentOnRequest } from '../server/commands/comment.ts'
import { decideRequest, overrideBlock } from '../server/commands/decide.ts'
import { dispatchRequest, finishPart, numberRequest } from '../server/commands/dispatch.ts'
import { answerReturn, returnRequest } from '../server/commands/return.ts'
import { runClock } from '../server/commands/run-clock.ts'
import { describeFields } from '../server/commands/state-fields.ts'
import { reviseRequest, submitRequest } from '../server/commands/submit.ts'
import { findForbidden, operationOf } from './find-forbidden.ts'

/**
 * Whatever is done in whatever order, by whatever channel: nothing is dispatched without a valid number, over a budget nobody let pass,
 * for a duty that was taken back, or past an unanswered comment. Real commands on a real database; the check reads the tables itself.
 */
const SEQUENCES = 300
const DAY = 86_400_000

let app: TestApp
let clock = new Date('2026-11-23T02:00:00Z')
const actors = new Map<PersonaKey, Actor>()
let village = ''
let lists = 0

beforeAll(async () => {
  app = await testApp({ now: () => clock })
  for (const key of ['department-staff', 'gatekeeper', 'village-worker'] as const) {
    const actor = await app.system((tx) =>
      findActorOfMember(tx, app.county, demoPersonaId(app.county, key), civilDay(clock)),
    )
    if (actor === undefined) throw new Error(`${key} works here`)
    actors.set(key, actor)
  }
  village = actors.get('village-worker')?.areaFrom ?? ''
  await publishDuty('基本履职')
})
afterAll(() => app.close())

const DUTY_COLUMNS = '事项编码,履职类型,类别,事项名称,牵头部门,配合部门,承接部门,收回方式'

const codes = new Map<string, number>()
/** Runs a command; a refusal is an answer too. */
async function run<T>(as: PersonaKey | Actor, operation: Operation, input: object): Promise<T | undefined> {
  const actor = typeof as === 'string' ? actors.get(as) : as
  try {
    return (await execute(app.parts, { operation, input: operation.input.parse(input), actor })) as T
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    codes.set(error.code, (codes.get(error.code) ?? 0) + 1)
    return undefined
  }
}

/** A list in force from tomorrow, in which the one duty is of this class; it is then the day after. */
async function publishDuty(dutyClass: '基本履职' | '上级收回'): Promise<void> {
  lists += 1
  const by = dutyClass === '上级收回' ? ',,县民政局,直接办理' : ',,,'
  const rows = [DUTY_COLUMNS, `B1,${dutyClass},民生服务,走访老人${by}`]
  const file = new File([rows.join('\n')], '清单.csv')
  const draft = await run<{ id: string }>('gatekeeper', operationOf('importDutyList'), { title: `清单 ${lists}`, file })
  await run('gatekeeper', operationOf('publishDutyList'), { listId: draft?.id, validFrom: addDays(civilDay(clock), 1) })
  clock = new Date(clock.getTime() + 2 * DAY)
}

const dutyNow = () =>
  app.system(async ({ kysely }) => {
    const { rows } = await sql<{ id: string }>`select item.id from responsibilities.duty_item item
      join responsibilities.duty_list list on list.county_code = item.county_code and list.id = item.list_id
      where list.county_code = ${app.county} and list.state = 'published' and list.valid_from <= ${civilDay(clock)}::date
      order by list.valid_from desc limit 1`.execute(kysely)
    return rows[0]?.id ?? null
  })

interface Case {
  page: RequestPage
  dueAt: string
}
const pageAfter = (held: Case, page: RequestPage | undefined): void => {
  if (page !== undefined) held.page = page
}
const at = (held: Case) => ({ requestId: held.page.request.id, version: held.page.request.version })
const monthOf = (held: Case): string => civilDay(new Date(held.dueAt)).slice(0, 7)

type Step =
  | 'edit'
  | 'submit'
  | 'revise'
  | 'admit'
  | 'reduce'
  | 'defer'
  | 'override'
  | 'number'
  | 'dispatch'
  | 'dispatch by import'
  | 'dispatch by command line'
  | 'dispatch without number'
  | 'dispatch with another number'
  | 'comment'
  | 'answer comment'
  | 'return'
  | 'answer return'
  | 'finish'
  | 'clock'
  | 'wait 3 days'
  | 'wait 60 days'
  | 'take back'
  | 'give again'
  | 'lower budget'
  | 'raise budget'
  | 'revoke'

let lastNumber = '511123-2026-00001-00'
const numberOf = (held: Case): string => held.page.request.controlNumber ?? ''

async function overrideAll(held: Case): Promise<void> {
  for (const block of held.page.screening?.findings.filter((one) => one.effect === 'block') ?? []) {
    const why = { table: block.table, row: block.row, approver: '县委办主任', reason: '防汛期间确有必要' }
    pageAfter(held, await run('gatekeeper', overrideBlock, { ...at(held), ...why }))
  }
}
const wait = (days: number): void => void (clock = new Date(clock.getTime() + days * DAY))
const setMinutes = (held: Case, minutes: number) =>
  run('gatekeeper', operationOf('setBudget'), {
    holder: 'village',
    holderId: village,
    period: monthOf(held),
    minutes,
    reason: '调整',
  })
const listOf = (number: string): File => new File([`准入码,区划代码\n${number},全部\n`], '下发.csv')

const STEPS: Readonly<Record<Step, (held: Case) => Promise<unknown>>> = {
  edit: async (held) =>
    pageAfter(held, await run('department-staff', editRequest, { ...at(held), draft: { purpose: '改过的用途' } })),
  submit: async (held) => pageAfter(held, await run('department-staff', submitRequest, at(held))),
  revise: async (held) => pageAfter(held, await run('department-staff', reviseRequest, at(held))),
  admit: async (held) =>
    pageAfter(held, await run('gatekeeper', decideRequest, { ...at(held), decision: 'admit', reason: '可以' })),
  reduce: async (held) => {
    const decision = { decision: 'reduce', reason: '删一项', dropPositions: [1] }
    pageAfter(held, await run('gatekeeper', decideRequest, { ...at(held), ...decision }))
  },
  defer: async (held) => {
    const until = addDays(civilDay(clock), 2)
    pageAfter(held, await run('gatekeeper', decideRequest, { ...at(held), decision: 'defer', reason: '再看', until }))
  },
  override: overrideAll,
  number: async (held) => pageAfter(held, await run('gatekeeper', numberRequest, at(held))),
  dispatch: (held) =>
    run('department-staff', dispatchRequest, { requestId: held.page.request.id, controlNumber: numberOf(held) }),
  'dispatch by import': (held) => run('department-staff', importDispatches, { file: listOf(numberOf(held)) }),
  'dispatch by command line': (held) =>
    run(commandLineActor(app.county.padEnd(12, '0')), dispatchHere, { controlNumber: numberOf(held) }),
  'dispatch without number': (held) =>
    run('department-staff', dispatchRequest, { requestId: held.page.request.id, controlNumber: '' }),
  'dispatch with another number': (held) =>
    run('department-staff', dispatchRequest, { requestId: held.page.request.id, controlNumber: lastNumber }),
  comment: async (held) =>
    pageAfter(held, await run('village-worker', commentOnRequest, { ...at(held), words: '老人不在家' })),
  'answer comment': async (held) => {
    for (const { id, answer } of held.page.comments) {
      if (answer === null) await run('department-staff', answerComment, { commentId: id, words: '不在家的不问' })
    }
  },
  return: async (held) =>
    pageAfter(held, await run('village-worker', returnRequest, { ...at(held), ground: 'off-list', words: '不在清单' })),
  'answer return': async (held) => {
    for (const { id, state } of held.page.returns) {
      if (state === 'open')
        await run('department-staff', answerReturn, { returnId: id, answer: 'insisted', words: '要报' })
    }
  },
  finish: (held) => run('village-worker', finishPart, { requestId: held.page.request.id }),
  clock: () => run(clockActor(app.county), runClock, {}),
  'wait 3 days': async () => wait(3),
  'wait 60 days': async () => wait(60),
  'take back': () => publishDuty('上级收回'),
  'give again': () => publishDuty('基本履职'),
  'lower budget': (held) => setMinutes(held, 1),
  'raise budget': (held) => setMinutes(held, 1e6),
  revoke: (held) => run('gatekeeper', revokeNumber, { number: numberOf(held), reason: '依据已经废止' }),
}

/** Steps that go before, between and after those of a usual life. */
const disturbance = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Step[]>('override', 'raise budget', 'answer comment', 'give again') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step[]>('lower budget', 'take back', 'comment', 'wait 60 days', 'revoke', 'clock'),
  },
  { weight: 2, arbitrary: fc.constantFrom<Step>(...(Object.keys(STEPS) as Step[])) },
)
const some = fc.array(disturbance, { maxLength: 1 })
const isKept = fc.integer({ min: 0, max: 9 }).map((n) => n > 0)
const anyDispatch = fc.constantFrom<Step[]>('dispatch', 'dispatch by import', 'dispatch by command line')
const life = fc
  .tuple(
    some,
    isKept,
    fc.boolean(),
    some,
    fc.constantFrom<Step[]>('admit', 'admit', 'reduce'),
    some,
    isKept,
    some,
    anyDispatch,
    fc.array(disturbance, { maxLength: 2 }),
    anyDispatch,
  )
  .map(([a, submits, overrides, b, decision, c, numbers, d, first, e, second]): Step[] => [
    ...a,
    ...(submits ? (['submit'] as const) : []),
    ...(overrides ? (['override'] as const) : []),
    ...b,
    decision,
    ...c,
    ...(numbers ? (['number'] as const) : []),
    ...d,
    first,
    ...e,
    second,
  ])

async function aCase(nth: number, duty: 'listed' | 'none'): Promise<Case> {
  const dueAt = new Date(clock.getTime() + 15 * DAY).toISOString()
  const dutyItemId = duty === 'listed' ? await dutyNow() : null
  const page = await run<RequestPage>('department-staff', createRequest, {
    title: `需求 ${nth}`,
    lane: dutyItemId === null ? 'exception' : 'one-matter',
    purpose: '安排服务',
    legalBasis: '省养老服务条例 第二十条',
    dutyItemId,
    areaCodes: [village],
    dueAt,
    detail: { resources: '随事项拨付' },
  })
  if (page === undefined) throw new Error('a draft can always be made')
  const fields = [`甲${nth}项`, `乙${nth}项`].map((field) => ({ path: [field], purpose: '排班' }))
  const held: Case = { page, dueAt }
  pageAfter(held, await run('department-staff', describeFields, { ...at(held), fields }))
  return held
}

test(
  'no sequence of commands dispatches what is unnumbered, expired, over budget or taken back',
  { timeout: 900_000 },
  async () => {
    let nth = 0
    let sent = 0
    await fc.assert(
      fc.asyncProperty(life, fc.constantFrom('listed' as const, 'none' as const), async (steps, duty) => {
        // A week of its own: a body may send two requests a week.
        wait(7)
        const held = await aCase((nth += 1), duty)
        for (const step of steps) {
          // Each step has a second of its own, by which its dispatches are known.
          clock = new Date(clock.getTime() + 1000)
          const before = clock
          await STEPS[step](held)
          if (!step.startsWith('dispatch')) continue
          const found = await app.system((tx) =>
            findForbidden(tx, { requestId: held.page.request.id, now: before, since: before.toISOString() }),
          )
          expect(found.forbidden, steps.join(' → ')).toEqual([])
          sent += found.sent
        }
        if (held.page.request.controlNumber !== null) lastNumber = held.page.request.controlNumber
      }),
      { numRuns: SEQUENCES, seed: 20_261_123, endOnFailure: true },
    )
    // It was no empty walk: much was sent, and each wall was run into.
    expect(sent).toBeGreaterThan(60)
    for (const wall of [
      'number-missing',
      'number-mistyped',
      'number-expired',
      'number-revoked',
      'number-of-another-request',
      'taken-back-since',
      'over-budget-since',
      'comment-unanswered',
      'blocked',
    ]) {
      expect(codes.get(`requests/${wall}`) ?? 0, wall).toBeGreaterThan(0)
    }
  },
)
