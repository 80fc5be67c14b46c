import { getArea } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import type { DraftRequest, RequestKind } from '../contract.ts'
import { parseControlNumber } from '../domain/control-number.ts'
import { describeAsk } from '../domain/similarity/describe-ask.ts'
import { insertDraft } from './insert-draft.ts'
import { itemsOfFields } from './items-of-form.ts'
import { findSimilarAsks } from './similarity/find-similar-asks.ts'
import { findIssuedNumber, listDispatches } from './store/dispatches.ts'
import { replaceItems } from './store/items.ts'
import { listRequests } from './store/list-requests.ts'
import { findRequest, type RequestRow } from './store/requests.ts'

type Asking = Pick<Ctx, 'tx' | 'actor' | 'now'>

/** A numbered request as somebody who got a notice needs it. */
export interface RegisteredAsk {
  readonly requestId: string
  readonly title: string
  readonly issuerBodyId: string
  readonly issuerName: string
  readonly controlNumber: string
  readonly dueAt: string | null
  /** It was sent to this area and is still open there. */
  readonly isSentHere: boolean
}

async function registeredFrom(ctx: Asking, row: RequestRow, areaCode: string): Promise<RegisteredAsk | undefined> {
  if (row.control_number === null) return undefined
  const parts = await listDispatches(ctx, row.id)
  return {
    requestId: row.id,
    title: row.title,
    issuerBodyId: row.issuer_body_id,
    issuerName: row.issuer_name,
    controlNumber: row.control_number,
    dueAt: row.due_at,
    isSentHere: parts.some(
      (part) => part.area_code === areaCode && part.state !== 'withdrawn' && part.state !== 'lapsed',
    ),
  }
}

export interface NumberStanding {
  readonly standing: 'valid' | 'expired' | 'revoked' | 'unknown' | 'mistyped'
  readonly request: RegisteredAsk | undefined
}

/** What the register of this county says of a number somebody quoted. */
export async function findNumberStanding(ctx: Asking, words: string, areaCode: string): Promise<NumberStanding> {
  const read = parseControlNumber(words)
  if (read === undefined) return { standing: 'mistyped', request: undefined }
  const issued =
    read.county === ctx.actor.countyCode ? await findIssuedNumber(ctx.tx, read.county, read.number) : undefined
  if (issued === undefined) return { standing: 'unknown', request: undefined }
  const row = await findRequest(ctx, issued.request_id)
  const standing =
    issued.revoked_at !== null ? 'revoked' : issued.valid_until < civilDay(ctx.now()) ? 'expired' : 'valid'
  return { standing, request: row === undefined ? undefined : await registeredFrom(ctx, row, areaCode) }
}

/** Requests that were sent to the actor's area and are still live, newest first. */
export async function listAsksHere(ctx: Asking, areaCode: string): Promise<readonly RegisteredAsk[]> {
  const { rows } = await listRequests(ctx, { of: 'to-us', state: 'dispatched', bodyId: null, limit: 200, offset: 0 })
  const asks: RegisteredAsk[] = []
  for (const row of rows) {
    const ask = await registeredFrom(ctx, { ...row, screening: null }, areaCode)
    if (ask?.isSentHere === true) asks.push(ask)
  }
  return asks
}

export interface LooseAsk {
  readonly title: string
  readonly kind: RequestKind
  readonly fields: readonly string[]
  readonly areaCode: string
}

/** Numbered requests that ask what a loose list of fields asks, with how alike they are (0..1). */
export async function findAsksLike(
  ctx: Asking,
  ask: LooseAsk,
): Promise<readonly (RegisteredAsk & { readonly likeness: number })[]> {
  if (ask.fields.length === 0) return []
  const items = await itemsOfFields(
    ctx,
    ask.title,
    ask.fields.map((field) => ({ path: [field], purpose: '' })),
  )
  const profile = describeAsk({
    kind: ask.kind,
    title: ask.title,
    columns: items.map((item) => ({
      path: JSON.parse(item.path) as string[],
      verdict: item.verdict,
      element: item.element,
      role: item.role,
    })),
    areaCodes: [ask.areaCode],
  })
  const found: (RegisteredAsk & { likeness: number })[] = []
  for (const one of await findSimilarAsks(ctx, profile, { liveOnly: true, limit: 5 })) {
    const row = await findRequest(ctx, one.requestId)
    const registered = row === undefined ? undefined : await registeredFrom(ctx, row, ask.areaCode)
    if (registered !== undefined) found.push({ ...registered, likeness: one.score })
  }
  return found
}

/**
 * A draft in the name of a body, begun by the gate office from what reached it another way. Only that body and the office see it.
 * @throws organisations/area-not-found
 */
export async function draftFor(
  ctx: Ctx,
  of: {
    readonly body: { readonly id: string; readonly name: string }
    readonly draft: DraftRequest
    readonly fields: readonly string[]
  },
): Promise<string> {
  for (const code of of.draft.areaCodes) await getArea(ctx.tx, code)
  const id = await insertDraft(ctx, of.draft, of.body)
  if (of.fields.length > 0)
    await replaceItems(
      ctx,
      id,
      await itemsOfFields(
        ctx,
        of.draft.title,
        of.fields.map((field) => ({ path: [field], purpose: '' })),
      ),
    )
  return id
}
