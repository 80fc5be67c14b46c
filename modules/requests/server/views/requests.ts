import { z } from 'zod'
import { findBodyOfActor } from '#modules/organisations/server/index.ts'
import { view } from '#platform/http/index.ts'
import { RequestList, RequestListInput, RequestPage } from '../../contract.ts'
import { isIssuer } from '../issuer.ts'
import { loadRequestPage, summaryOf } from '../load-request-page.ts'
import { maySeeRequests } from '../policy.ts'
import { problems } from '../problems.ts'
import { listRequests } from '../store/list-requests.ts'
import { listWaits, NOTHING_WAITS } from '../store/list-waits.ts'
import { getRequest } from '../store/requests.ts'

/** Requests of the county; the gate's queue by clock, the reader's own, or those sent to the reader's area. */
export const requestList = view({
  name: 'requestList',
  input: RequestListInput,
  output: RequestList,
  may: maySeeRequests,
  async run(ctx, question) {
    const body = await findBodyOfActor(ctx)
    const { rows, total } = await listRequests(ctx, { ...question, bodyId: body?.id ?? null })
    const waits = await listWaits(
      ctx,
      rows.map((row) => row.id),
    )
    return { requests: rows.map((row) => ({ ...summaryOf(row), ...(waits.get(row.id) ?? NOTHING_WAITS) })), total }
  },
})

/** One request with all that is known of it. A draft is seen by its own body only. */
export const requestPage = view({
  name: 'requestPage',
  input: z.object({ requestId: z.uuid() }),
  output: RequestPage,
  may: maySeeRequests,
  async run(ctx, { requestId }) {
    const row = await getRequest(ctx, requestId)
    if (row.state === 'draft' && !(await isIssuer(ctx, row))) throw problems.requestNotFound()
    return loadRequestPage(ctx, requestId)
  },
})
