import { demoPersonaId, findActorOfMember } from '#modules/organisations/server/index.ts'
import { setBudget } from '#modules/budgets/server/index.ts'
import { Problem } from '#platform/errors.ts'
import { execute, type Actor, type ServerParts } from '#platform/http/index.ts'
import { addDays, type PlainDate } from '#platform/time.ts'
import { DraftRequest, type RequestPage } from '../../contract.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import { createRequest } from '../commands/apply.ts'
import { decideRequest } from '../commands/decide.ts'
import { dispatchRequest, numberRequest } from '../commands/dispatch.ts'
import { returnRequest } from '../commands/return.ts'
import { describeFields } from '../commands/state-fields.ts'
import { submitRequest } from '../commands/submit.ts'
import { LIVE, type LiveRequest } from './live-requests.data.ts'
import { workingDayBefore, type SampleWorld } from './plan-past.ts'

/** Moved from step to step: what is live happened in the last two weeks. */
interface Stage {
  readonly parts: ServerParts
  readonly world: SampleWorld
  readonly at: (moment: Date) => void
  readonly gate: Actor
  readonly department: Actor
  readonly village: Actor & { readonly areaCode: string }
}

const moment = (day: PlainDate, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:10:00.000Z`)

const pass = async (stage: Stage, operation: Parameters<typeof execute>[1]['operation'], actor: Actor, input: object) =>
  (await execute(stage.parts, { operation, input, actor })) as RequestPage

const versionOf = (page: RequestPage) => ({ requestId: page.request.id, version: page.request.version })

function draftOf(stage: Stage, live: LiveRequest, begun: PlainDate): DraftRequest {
  const { world, village } = stage
  const duty = live.duty === undefined ? undefined : world.dutyOf(live.duty)
  return DraftRequest.parse({
    kind: live.kind ?? 'data',
    lane: live.lane ?? (duty === undefined ? 'exception' : 'one-matter'),
    title: live.title,
    purpose: live.purpose,
    legalBasis: live.basis,
    noticeText: live.notice ?? '',
    dutyItemId: duty?.id ?? null,
    areaCodes: live.where === 'township' ? [`${village.areaCode.slice(0, 9)}000`] : [village.areaCode],
    dueAt: moment(addWorkingDays(begun, live.days), 9).toISOString(),
    urgentReason: live.lane === 'urgent' ? live.purpose : '',
    population: live.filter === undefined ? null : { entity: 'person', filter: live.filter[0], words: live.filter[1] },
    detail: { resources: '随事项拨付工作经费，每村 600 元' },
  })
}

async function play(stage: Stage, live: LiveRequest): Promise<void> {
  const { world } = stage
  const body = world.bodies.find((one) => one.name.endsWith(live.department))
  if (body === undefined) return
  const isOurs = live.department === '民政局'
  const applicant = isOurs ? stage.department : stage.gate
  const day = (ago: number): PlainDate => workingDayBefore(addDays(world.today, -ago))
  stage.at(moment(day(live.ago), 2))
  const draft = draftOf(stage, live, day(live.ago))
  const made = await pass(stage, createRequest, applicant, isOurs ? draft : { ...draft, issuerBodyId: body.id })
  const listed = await pass(stage, describeFields, applicant, {
    ...versionOf(made),
    fields: live.fields.map(([words, purpose]) => ({ path: [words], purpose })),
  })
  if (live.to === 'draft') return
  const sent = await pass(stage, submitRequest, applicant, versionOf(listed))
  if (live.to === 'screened') return
  stage.at(moment(day(live.ago - 1), 3))
  const admitted = await pass(stage, decideRequest, stage.gate, {
    ...versionOf(sent),
    decision: 'admit',
    reason: '依据齐全，只问台账没有的内容',
    dropPositions: [],
  })
  const numbered = await pass(stage, numberRequest, stage.gate, versionOf(admitted))
  if (live.to === 'numbered') return
  await pass(stage, dispatchRequest, applicant, {
    requestId: made.request.id,
    controlNumber: numbered.number?.number ?? '',
    channel: 'screen',
  })
  if (live.to === 'dispatched') return
  // Today: the issuer still has time to answer.
  stage.at(moment(workingDayBefore(world.today), 1))
  await pass(stage, returnRequest, stage.village, {
    requestId: made.request.id,
    ground: 'cannot-be-known',
    words: '租住情况在房东和公安那里，村里无从知道',
  })
}

async function grant(stage: Stage): Promise<void> {
  const { today } = stage.world
  const next = addDays(`${today.slice(0, 7)}-28` as PlainDate, 5)
  stage.at(moment(today, 0))
  const year = today.slice(0, 4)
  for (const [holder, period, minutes] of [
    ['department', year, 900_000],
    ['department', next.slice(0, 4), 900_000],
    ['village', today.slice(0, 7), 9000],
    ['village', next.slice(0, 7), 9000],
  ] as const)
    await execute(stage.parts, {
      operation: setBudget,
      actor: stage.gate,
      input: { holder, holderId: null, period, minutes, reason: '年度减负安排：全县统一额度' },
    })
}

/** Plays the live requests through the commands themselves, as the personas, each at its own time. */
export async function playLiveRequests(parts: ServerParts, world: SampleWorld): Promise<void> {
  let now = moment(world.today, 0)
  const { county } = world
  const actorOf = async (key: string) => {
    const found = await parts.db.transaction({ kind: 'system' }, (tx) =>
      findActorOfMember(tx, county, demoPersonaId(county, key), world.today),
    )
    if (found === undefined) throw new Error(`the persona ${key} is not loaded`)
    return found
  }
  const stage: Stage = {
    parts: { ...parts, now: () => now, reactions: {} },
    world,
    at: (moved) => void (now = moved),
    gate: await actorOf('gatekeeper'),
    department: await actorOf('department-staff'),
    village: await actorOf('village-worker'),
  }
  await grant(stage)
  for (const live of LIVE) {
    try {
      await play(stage, live)
    } catch (error) {
      // Rules that a county has made stricter stop one of them where it stands; the demonstration goes on.
      if (!(error instanceof Problem)) throw error
      parts.log.warn(`${live.title}: ${error.titleZh}`)
    }
  }
}
