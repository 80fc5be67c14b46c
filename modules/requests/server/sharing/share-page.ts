import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import { findBodyOfActor } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { ShareApplication } from '../../contract.ts'
import { mayAnswerForHolder, mayApply, mayDecide } from '../policy.ts'
import { listShareFields, listShares, type ShareFilter, type ShareRow } from '../store/sharing.ts'
import { isPast } from './find-holder-body.ts'
import { sharingProblems as problems } from './problems.ts'

function mayNow(ctx: Ctx, row: ShareRow, ownBody: string | undefined): ShareApplication['may'] {
  const isHolder = row.holder_body_id === null ? mayDecide(ctx.actor) : ownBody === row.holder_body_id
  const may: ShareApplication['may'] = []
  if (isHolder && mayAnswerForHolder(ctx.actor)) {
    if (row.state === 'asked') may.push('answer')
    if (row.state === 'granted' || row.state === 'partly-granted') may.push('deliver')
  }
  if (row.state === 'asked' && mayApply(ctx.actor) && ownBody === row.issuer_body_id) may.push('withdraw')
  return may
}

/** Applications with their fields and what the reader may do. */
export async function loadShares(ctx: Ctx, of: ShareFilter): Promise<ShareApplication[]> {
  const rows = await listShares(ctx, of)
  const fields = Map.groupBy(
    await listShareFields(
      ctx,
      rows.map((row) => row.id),
    ),
    (field) => field.application_id,
  )
  const catalogue = await loadCatalogue(ctx)
  const own = (await findBodyOfActor(ctx))?.id
  const nameOf = (id: string | null): string | null => {
    const element = id === null ? undefined : catalogue.elements.get(id)
    return (ctx.language === 'en' ? element?.nameEn : element?.nameZh) ?? null
  }
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    requestTitle: row.request_title,
    issuerName: row.issuer_name,
    holder: row.holder,
    isHolderHere: row.holder_body_id !== null,
    purpose: row.purpose,
    legalBasis: row.legal_basis,
    state: row.state,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at,
    answerBy: row.answer_by,
    isLate: row.state === 'asked' && isPast(row.answer_by, ctx.now()),
    answeredAt: row.answered_at,
    answerWords: row.answer_words,
    way: row.way,
    deliverBy: row.deliver_by,
    deliveredAt: row.delivered_at,
    deliveryWords: row.delivery_words,
    fields: (fields.get(row.id) ?? []).map((field) => ({
      position: field.position,
      path: field.path,
      element: field.element,
      elementName: nameOf(field.element),
      granted: field.granted,
    })),
    may: mayNow(ctx, row, own),
  }))
}

/** @throws requests/share-not-found */
export async function getShare(ctx: Ctx, id: string): Promise<ShareApplication> {
  const [share] = await loadShares(ctx, { id })
  if (share === undefined) throw problems.shareNotFound()
  return share
}
