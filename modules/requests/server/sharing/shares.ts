import { z } from 'zod'
import { findBodyOfActor } from '#modules/organisations/server/index.ts'
import { command, view, type Ctx } from '#platform/http/index.ts'
import {
  AnswerShare,
  AskToShare,
  DeliverShare,
  ShareApplication,
  ShareList,
  ShareQuestion,
  SharesAsked,
  type ShareState,
} from '../../contract.ts'
import { holdToIssuer } from '../issuer.ts'
import { mayAnswerForHolder, mayApply, mayDecide, maySeeRequests } from '../policy.ts'
import { problems as requestProblems } from '../problems.ts'
import { listItems, updateItem, type ItemRow } from '../store/items.ts'
import { lockRequest, updateRequest, type RequestRow } from '../store/requests.ts'
import { insertShare, setGranted, updateShare, type ShareFilter } from '../store/sharing.ts'
import { answerByFrom, findHolderBody } from './find-holder-body.ts'
import { sharingProblems as problems } from './problems.ts'
import { getShare, loadShares } from './share-page.ts'

const one = z.object({ applicationId: z.uuid() })
const nameOf = (item: ItemRow): string => item.path.join('/')

/** Fields of a draft another body holds, or those that are shared already in one that was submitted. */
async function fieldsToShare(ctx: Ctx, row: RequestRow, positions: readonly number[]): Promise<readonly ItemRow[]> {
  const items = (await listItems(ctx, row.id)).filter((item) => positions.includes(item.position))
  const unheld = items.filter(
    (item) => item.holder === null || (row.state === 'draft' ? item.action === 'dropped' : item.action !== 'share'),
  )
  if (unheld.length > 0 || items.length === 0) throw problems.nothingToShare({ fields: unheld.map(nameOf) })
  const running = new Set(
    (await loadShares(ctx, { requestId: row.id }))
      .filter((share) => share.state !== 'withdrawn' && share.state !== 'refused')
      .flatMap((share) => share.fields.filter((field) => field.granted !== false).map((field) => field.position)),
  )
  const twice = items.filter((item) => running.has(item.position))
  if (twice.length > 0) throw problems.sharedAlready({ fields: twice.map(nameOf) })
  return items
}

/** Asks the bodies that hold these fields for them, instead of asking villages: they cost nobody below a minute. */
export const askToShare = command({
  name: 'askToShare',
  input: AskToShare.extend({ requestId: z.uuid() }),
  output: SharesAsked,
  status: 201,
  may: mayApply,
  audit: {
    event: 'share.asked',
    title: { zh: '申请数据共享', en: 'Applied to share data' },
    line: ({ input, output }) => ({
      subject: input.requestId,
      data: { applications: output.applications.map((share) => share.id), positions: input.positions },
    }),
  },
  async run(ctx, { requestId, version, positions }) {
    const row = await lockRequest(ctx, requestId)
    if (row.version !== version) throw requestProblems.requestChanged()
    await holdToIssuer(ctx, row)
    const items = await fieldsToShare(ctx, row, positions)
    const made: ShareApplication[] = []
    for (const [holder, fields] of Map.groupBy(items, (item) => item.holder ?? '')) {
      const body = await findHolderBody(ctx, holder)
      const id = ctx.newId()
      await insertShare(
        ctx,
        {
          id,
          request_id: requestId,
          issuer_body_id: row.issuer_body_id,
          issuer_name: row.issuer_name,
          holder,
          holder_body_id: body?.id ?? null,
          purpose: row.purpose,
          legal_basis: row.legal_basis,
          state: 'asked',
          asked_by_name: ctx.actor.name,
          asked_at: ctx.now().toISOString(),
          answer_by: answerByFrom(ctx.now()),
        },
        fields.map(({ position, path, element }) => ({ position, path: JSON.stringify(path), element })),
      )
      for (const { position } of fields) await updateItem(ctx, requestId, position, { action: 'share' })
      made.push(await getShare(ctx, id))
    }
    return { version: await updateRequest(ctx, requestId, version, {}), applications: made }
  },
})

async function getToAnswer(ctx: Ctx, id: string, step: 'answer' | 'deliver' | 'withdraw'): Promise<ShareApplication> {
  const share = await getShare(ctx, id)
  if (share.may.includes(step)) return share
  const steps: Readonly<Record<typeof step, readonly ShareState[]>> = {
    answer: ['asked'],
    deliver: ['granted', 'partly-granted'],
    withdraw: ['asked'],
  }
  if (!steps[step].includes(share.state)) throw problems.shareNotOpen()
  throw step === 'withdraw'
    ? requestProblems.notYourBody({ issuer: share.issuerName })
    : problems.shareNotYours({ holder: share.holder })
}

/** The source grants all of it, some of it, or none, with its reason. */
export const answerShare = command({
  name: 'answerShare',
  input: AnswerShare.extend(one.shape),
  output: ShareApplication,
  may: mayAnswerForHolder,
  audit: {
    event: 'share.answered',
    title: { zh: '答复共享申请', en: 'Answered a share application' },
    line: ({ input, output }) => ({
      subject: input.applicationId,
      data: { state: output.state, granted: input.granted, words: input.words },
    }),
  },
  async run(ctx, { applicationId, granted, words, way, deliverBy }) {
    const share = await getToAnswer(ctx, applicationId, 'answer')
    const held = new Set(share.fields.map((field) => field.position))
    const unknown = granted.find((position) => !held.has(position))
    if (unknown !== undefined) throw problems.fieldNotInApplication({ position: unknown })
    if (granted.length > 0 && (way === undefined || (way === 'import' && deliverBy === undefined))) {
      throw problems.grantNeedsWay()
    }
    for (const { position } of share.fields) {
      await setGranted(ctx, applicationId, position, granted.includes(position))
    }
    const given = new Set(granted).size
    const state = given === 0 ? 'refused' : given === held.size ? 'granted' : 'partly-granted'
    const moved = await updateShare(ctx, applicationId, ['asked'], {
      state,
      answered_at: ctx.now().toISOString(),
      answered_by_name: ctx.actor.name,
      answer_words: words,
      way: given === 0 ? null : (way ?? null),
      deliver_by: given === 0 ? null : (deliverBy ?? null),
    })
    if (!moved) throw problems.shareNotOpen()
    return getShare(ctx, applicationId)
  },
})

/** The source says that what it granted is there: in the ledger, or imported. */
export const deliverShare = command({
  name: 'deliverShare',
  input: DeliverShare.extend(one.shape),
  output: ShareApplication,
  may: mayAnswerForHolder,
  audit: {
    event: 'share.delivered',
    title: { zh: '共享数据已提供', en: 'Gave the shared data' },
    line: ({ input }) => ({ subject: input.applicationId }),
  },
  async run(ctx, { applicationId, words }) {
    await getToAnswer(ctx, applicationId, 'deliver')
    await updateShare(ctx, applicationId, ['granted', 'partly-granted'], {
      state: 'delivered',
      delivered_at: ctx.now().toISOString(),
      delivery_words: words,
    })
    return getShare(ctx, applicationId)
  },
})

/** The applicant takes it back before it is answered; in a draft its fields are asked again. */
export const withdrawShare = command({
  name: 'withdrawShare',
  input: one,
  output: ShareApplication,
  may: mayApply,
  audit: {
    event: 'share.withdrawn',
    title: { zh: '撤回共享申请', en: 'Took a share application back' },
    line: ({ input }) => ({ subject: input.applicationId }),
  },
  async run(ctx, { applicationId }) {
    const share = await getToAnswer(ctx, applicationId, 'withdraw')
    const row = await lockRequest(ctx, share.requestId)
    await updateShare(ctx, applicationId, ['asked'], { state: 'withdrawn' })
    if (row.state === 'draft') {
      for (const { position } of share.fields) await updateItem(ctx, row.id, position, { action: 'ask' })
      await updateRequest(ctx, row.id, row.version, {})
    }
    return getShare(ctx, applicationId)
  },
})

async function filterOf(ctx: Ctx, of: 'in' | 'out' | 'all'): Promise<ShareFilter | undefined> {
  const body = await findBodyOfActor(ctx)
  if (of === 'out') return body === undefined ? undefined : { issuerBodyId: body.id }
  if (of === 'all') return mayDecide(ctx.actor) ? {} : undefined
  return body === undefined ? undefined : { holderBodyId: body.id }
}

/** Applications others make to the reader's body, or that it makes; the gate office also sees those of bodies not registered. */
export const shareList = view({
  name: 'shareList',
  input: ShareQuestion,
  output: ShareList,
  may: maySeeRequests,
  async run(ctx, { of, requestId, open }) {
    const more = { requestId, isOpen: open }
    const filter = await filterOf(ctx, of)
    const applications = filter === undefined ? [] : await loadShares(ctx, { ...filter, ...more })
    const outside = of === 'in' && mayDecide(ctx.actor) ? await loadShares(ctx, { holderBodyId: null, ...more }) : []
    return { applications: [...applications, ...outside] }
  },
})
