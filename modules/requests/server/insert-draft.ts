import type { Ctx } from '#platform/http/index.ts'
import type { DraftRequest } from '../contract.ts'
import { columnsOfDraft, columnsOfIssuer } from './draft-values.ts'
import { listRecipients } from './list-recipients.ts'
import { insertRequest } from './store/requests.ts'

/** Begins a request in the name of a body. Answers its id. */
export async function insertDraft(
  ctx: Ctx,
  draft: DraftRequest,
  issuer: { readonly id: string; readonly name: string },
): Promise<string> {
  const recipients = await listRecipients(ctx, draft.areaCodes, draft.targetLevel)
  const id = ctx.newId()
  await insertRequest(ctx, {
    ...columnsOfDraft(draft),
    ...columnsOfIssuer(issuer),
    id,
    version: 1,
    state: 'draft',
    applied_by: ctx.actor.memberId,
    applied_by_name: ctx.actor.name,
    recipients: recipients.length,
    blocks: 0,
    warnings: 0,
  })
  return id
}
