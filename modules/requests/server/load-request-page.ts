import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { RequestItem, RequestPage, RequestSummary } from '../contract.ts'
import { draftOfRow } from './draft-values.ts'
import { isIssuer } from './issuer.ts'
import { listRecipients } from './list-recipients.ts'
import { listPossibleEvents } from './list-possible-events.ts'
import { mayApply, mayDecide } from './policy.ts'
import { listComments, listReturns } from './store/answers.ts'
import { findNumber, listDispatches } from './store/dispatches.ts'
import { listItems, type ItemRow } from './store/items.ts'
import { findRequest, getRequest, listLife, listMergedInto, type RequestRow } from './store/requests.ts'

export const summaryOf = (row: Omit<RequestRow, 'screening'>): RequestSummary => ({
  id: row.id,
  kind: row.kind,
  lane: row.lane,
  state: row.state,
  title: row.title,
  issuerName: row.issuer_name,
  controlNumber: row.control_number,
  targetLevel: row.target_level,
  recipients: row.recipients,
  dueAt: row.due_at,
  minutes: row.minutes,
  blocks: row.blocks,
  warnings: row.warnings,
  updatedAt: row.updated_at,
  decideBy: row.state === 'screened' ? row.decide_by : null,
})

const itemOf = (row: ItemRow, nameOf: (element: string) => string | null): RequestItem => ({
  position: row.position,
  path: row.path,
  sheet: row.sheet,
  cell: row.cell,
  verdict: row.verdict,
  element: row.element,
  elementName: row.element === null ? null : nameOf(row.element),
  role: row.role,
  aggregate: row.aggregate,
  action: row.action,
  purpose: row.purpose,
  isTrace: row.is_trace,
  expiresOn: row.expires_on,
  heldShare: row.held_share,
  freshShare: row.fresh_share,
  holder: row.holder,
  minutesEach: row.minutes_each,
})

/** The case on one page. @throws requests/request-not-found */
export async function loadRequestPage(ctx: Ctx, requestId: string): Promise<RequestPage> {
  const row = await getRequest(ctx, requestId)
  const catalogue = await loadCatalogue(ctx)
  const english = ctx.language === 'en'
  const nameOf = (id: string): string | null => {
    const element = catalogue.elements.get(id)
    return (english ? element?.nameEn : element?.nameZh) ?? null
  }
  const dispatches = new Map((await listDispatches(ctx, requestId)).map((one) => [one.area_code, one]))
  const areas = await listRecipients(ctx, row.area_codes, row.target_level)
  const into = row.merged_into === null ? undefined : await findRequest(ctx, row.merged_into)
  const number = await findNumber(ctx, requestId)
  return {
    request: { ...summaryOf(row), version: row.version, formId: row.form_id },
    draft: draftOfRow(row),
    issuer: { bodyId: row.issuer_body_id, name: row.issuer_name },
    items: (await listItems(ctx, requestId)).map((item) => itemOf(item, nameOf)),
    screening: row.screening,
    life: (await listLife(ctx, requestId)).map((entry) => ({
      event: entry.event,
      from: entry.from_state,
      to: entry.to_state,
      at: entry.at,
      by: entry.by_name,
      body: entry.by_body,
      reason: entry.reason,
    })),
    number:
      number === undefined
        ? null
        : {
            number: number.number,
            issuedAt: number.issued_at,
            validUntil: number.valid_until,
            revokedAt: number.revoked_at,
          },
    recipients: areas.map((area) => ({
      areaCode: area.code,
      areaName: area.name,
      state: dispatches.get(area.code)?.state ?? 'open',
      minutes: dispatches.get(area.code)?.minutes ?? null,
    })),
    comments: [...(await listComments(ctx, requestId))],
    returns: [...(await listReturns(ctx, requestId))],
    mergedInto: into === undefined ? null : { requestId: into.id, title: into.title },
    mergedFrom: (await listMergedInto(ctx, requestId)).map((one) => ({
      requestId: one.id,
      title: one.title,
      issuerName: one.issuer_name,
    })),
    may: [...(await listPossibleEvents(ctx, row, civilDay(ctx.now())))],
    isOurs: mayDecide(ctx.actor) || (mayApply(ctx.actor) && (await isIssuer(ctx, row))),
  }
}
