import type { Ctx } from '#platform/http/index.ts'
import { setAskState } from './similarity/ask-store.ts'
import { listDispatches } from './store/dispatches.ts'
import { lockRequest, moveRequest } from './store/requests.ts'

/** Ends a dispatched request nobody has to do any more: done when somebody did it, else lapsed. */
export async function endIfNobodyIsLeft(
  ctx: Ctx,
  requestId: string,
  by: { readonly byName: string; readonly byBody: string; readonly reason: string },
): Promise<void> {
  const parts = await listDispatches(ctx, requestId)
  if (parts.some((part) => part.state === 'open' || part.state === 'returned')) return
  const row = await lockRequest(ctx, requestId)
  if (row.state !== 'dispatched') return
  await moveRequest(ctx, row, { event: parts.some((part) => part.state === 'done') ? 'finish' : 'lapse', ...by })
  await setAskState(ctx, requestId, 'past')
}
