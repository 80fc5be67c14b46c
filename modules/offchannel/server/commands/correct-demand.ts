import { z } from 'zod'
import { findBody } from '#modules/organisations/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { CorrectDemand, NoticePage, type Demand } from '../../contract.ts'
import { loadNoticePage } from '../notice-page.ts'
import { mayKeepNotices } from '../policy.ts'
import { problems } from '../problems.ts'
import { getNotice, updateNotice } from '../store/notices.ts'

type Correction = z.output<typeof CorrectDemand>

async function correctedIssuer(ctx: Ctx, said: Correction): Promise<Demand['issuer'] | undefined> {
  if (said.issuerBodyId !== undefined) {
    const body = await findBody(ctx, said.issuerBodyId)
    if (body === undefined) throw problems.bodyNotFound()
    return { words: body.name, span: null, bodyId: body.id, bodyName: body.name, sureness: 'sure' }
  }
  if (said.issuerWords === undefined) return undefined
  return { words: said.issuerWords, span: null, bodyId: null, bodyName: null, sureness: 'sure' }
}

const correctedDue = (at: string | null): Demand['due'] =>
  at === null ? null : { words: '', span: null, at: new Date(at).toISOString(), sureness: 'sure', isWholeDay: false }

/** A demand as a person put it right; what they did not touch stays as it was read. */
async function correct(ctx: Ctx, demand: Demand, said: Correction): Promise<Demand> {
  const issuer = await correctedIssuer(ctx, said)
  const marks = new Set(demand.corrected)
  if (said.title !== undefined) marks.add('title')
  if (said.kind !== undefined) marks.add('kind')
  if (issuer !== undefined) marks.add('issuer')
  if (said.dueAt !== undefined) marks.add('due')
  if (said.fields !== undefined) marks.add('fields')
  if (said.sameAs !== undefined) marks.add('same-as')
  return {
    ...demand,
    ...(said.title === undefined ? {} : { title: said.title, titleSpan: null }),
    ...(said.kind === undefined ? {} : { kind: said.kind }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(said.dueAt === undefined ? {} : { due: correctedDue(said.dueAt) }),
    ...(said.fields === undefined
      ? {}
      : {
          fields: said.fields.map(
            (words) => demand.fields.find((field) => field.words === words) ?? { words, span: null },
          ),
        }),
    ...(said.sameAs === undefined ? {} : { sameAs: said.sameAs }),
    corrected: [...marks],
  }
}

/** Puts right what was read wrong; or says that it is no demand after all. */
export const correctDemand = command({
  name: 'correctDemand',
  input: CorrectDemand.extend({ noticeId: z.uuid(), position: z.coerce.number().int().min(0) }),
  output: NoticePage,
  may: mayKeepNotices,
  audit: {
    event: 'off-channel.demand-corrected',
    title: { zh: '更正识别出的要求', en: 'Corrected what was read of a notice' },
    withoutName: true,
    line: ({ output }) => ({ subject: 'notice', countyCode: output.countyCode }),
  },
  async run(ctx, { noticeId, position, ...said }) {
    const row = await getNotice(ctx, noticeId)
    if (row.reported_at !== null && row.report_ids.length > 0) throw problems.alreadyReported()
    const demand = row.demands.find((one) => one.position === position)
    if (demand === undefined) throw problems.demandNotFound()
    const right = said.isDemand === false ? undefined : await correct(ctx, demand, said)
    const demands = row.demands.flatMap((one) => (one.position === position ? (right ?? []) : one))
    await updateNotice(ctx, noticeId, said.version, {
      demands: JSON.stringify(demands),
      standing: demands.length === 0 ? 'chatter' : 'demand',
    })
    return loadNoticePage(ctx, await getNotice(ctx, noticeId))
  },
})
