import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { DraftChange, DraftRequest, RequestPage } from '../../contract.ts'
import { columnsOfDraft, columnsOfIssuer, draftOfRow } from '../draft-values.ts'
import { insertDraft } from '../insert-draft.ts'
import { holdToIssuer, issuerFor } from '../issuer.ts'
import { listRecipients } from '../list-recipients.ts'
import { loadRequestPage } from '../load-request-page.ts'
import { mayApply } from '../policy.ts'
import { getDraft, moveRequest, updateRequest } from '../store/requests.ts'

/** Begins an application. Whatever is known so far is kept. */
export const createRequest = command({
  name: 'createRequest',
  input: DraftRequest,
  output: RequestPage,
  status: 201,
  may: mayApply,
  audit: {
    event: 'request.drafted',
    title: { zh: '起草要求事项', en: 'Drafted a request' },
    line: ({ output }) => ({ subject: output.request.id, data: { title: output.request.title } }),
  },
  async run(ctx, draft) {
    const issuer = await issuerFor(ctx, draft.issuerBodyId)
    const id = await insertDraft(ctx, draft, issuer)
    return loadRequestPage(ctx, id)
  },
})

/** Changes a draft; what the body does not name stays as it was. */
export const editRequest = command({
  name: 'editRequest',
  input: z.object({ requestId: z.uuid(), version: z.number().int(), draft: DraftChange }),
  output: RequestPage,
  may: mayApply,
  audit: {
    event: 'request.edited',
    title: { zh: '修改申请', en: 'Edited a request' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId, version, draft }) {
    const row = await getDraft(ctx, requestId)
    await holdToIssuer(ctx, row)
    const given = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
    const whole = { ...draftOfRow(row), ...given }
    const issuer = draft.issuerBodyId === undefined ? undefined : await issuerFor(ctx, draft.issuerBodyId)
    const recipients = await listRecipients(ctx, whole.areaCodes, whole.targetLevel)
    await updateRequest(ctx, requestId, version, {
      ...columnsOfDraft(whole),
      ...(issuer === undefined ? {} : columnsOfIssuer(issuer)),
      recipients: recipients.length,
    })
    return loadRequestPage(ctx, requestId)
  },
})

/** Gives a draft up. It stays on record as lapsed. */
export const discardRequest = command({
  name: 'discardRequest',
  input: z.object({ requestId: z.uuid() }),
  output: z.object({ requestId: z.string() }),
  may: mayApply,
  audit: {
    event: 'request.discarded',
    title: { zh: '放弃草稿', en: 'Gave a draft up' },
    line: ({ input }) => ({ subject: input.requestId }),
  },
  async run(ctx, { requestId }) {
    const row = await getDraft(ctx, requestId)
    await holdToIssuer(ctx, row)
    await moveRequest(ctx, row, {
      event: 'lapse',
      reason: '申请单位放弃草稿',
      byName: ctx.actor.name,
      byBody: row.issuer_name,
    })
    return { requestId }
  },
})
