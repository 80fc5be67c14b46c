import { listKnownForms, type KnownForm } from '#modules/forms/server/index.ts'
import { findAsksLike, findNumberStanding, listAsksHere, type RegisteredAsk } from '#modules/requests/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Demand, DemandStanding, LikelyForm, LikelyRequest } from '../contract.ts'
import { decideStanding, type QuotedNumber } from '../domain/decide-standing.ts'
import type { Place } from '../domain/find-offices.ts'
import { likenessOfHeaders, likenessOfTitles } from '../domain/match-titles.ts'

/** What demands of one notice are held against, read once. */
export interface Registry {
  readonly here: readonly RegisteredAsk[]
  readonly forms: readonly KnownForm[]
  readonly place: Place
  readonly areaCode: string
}

export async function loadRegistry(ctx: Ctx, place: Place): Promise<Registry> {
  const areaCode = ctx.actor.areaFrom
  return { here: await listAsksHere(ctx, areaCode), forms: await listKnownForms(ctx), place, areaCode }
}

const LIKELY_TITLE = 0.5
const LIKELY_FORM = 0.45
/** Without the same issuer a person says whether it is the same. */
const MOST_OF_OTHERS = 0.85

const asLikely = (ask: RegisteredAsk, likeness: number, how: LikelyRequest['how']): LikelyRequest => ({
  requestId: ask.requestId,
  title: ask.title,
  issuerName: ask.issuerName,
  controlNumber: ask.controlNumber,
  dueAt: ask.dueAt,
  isSentHere: ask.isSentHere,
  likeness,
  how,
})

async function likelyRequests(
  ctx: Ctx,
  demand: Demand,
  { here, areaCode }: Registry,
): Promise<readonly LikelyRequest[]> {
  const found = new Map<string, LikelyRequest>()
  const add = (ask: RegisteredAsk, likeness: number, how: LikelyRequest['how']): void => {
    const isOfIssuer = demand.issuer?.bodyId === ask.issuerBodyId
    const held = isOfIssuer ? likeness : Math.min(likeness, MOST_OF_OTHERS)
    if (held > (found.get(ask.requestId)?.likeness ?? 0)) found.set(ask.requestId, asLikely(ask, held, how))
  }
  for (const ask of here) {
    const likeness = likenessOfTitles(demand.title, ask.title)
    if (likeness >= LIKELY_TITLE || ask.requestId === demand.sameAs) add(ask, likeness, 'title')
  }
  const fields = demand.fields.map((field) => field.words)
  for (const ask of await findAsksLike(ctx, { title: demand.title, kind: demand.kind, fields, areaCode }))
    add(ask, ask.likeness, 'asks')
  return [...found.values()].toSorted((a, b) => b.likeness - a.likeness)
}

async function quotedNumbers(
  ctx: Ctx,
  demand: Demand,
  { place, areaCode }: Registry,
): Promise<readonly QuotedNumber[]> {
  const issuer = place.offices.find((office) => office.id === demand.issuer?.bodyId)
  const numbers: QuotedNumber[] = []
  for (const { words } of demand.numbers) {
    const { standing, request } = await findNumberStanding(ctx, words, areaCode)
    // A township hands on what the county asks: that borrows nothing.
    const isOther =
      issuer !== undefined && issuer.level !== 'township' && request !== undefined && request.issuerBodyId !== issuer.id
    numbers.push({ words, standing, request: request && asLikely(request, 1, 'number'), isOfAnotherBody: isOther })
  }
  return numbers
}

/** What a demand is in the registry, and which forms of the county it may want. */
export async function matchDemand(
  ctx: Ctx,
  demand: Demand,
  registry: Registry,
): Promise<{ readonly standing: DemandStanding; readonly forms: readonly LikelyForm[] }> {
  const standing = decideStanding({
    numbers: await quotedNumbers(ctx, demand, registry),
    likely: await likelyRequests(ctx, demand, registry),
    said: demand.sameAs,
    dueAt: demand.due?.at ?? null,
  })
  const fields = demand.fields.map((field) => field.words)
  const forms = registry.forms
    .map((form) => ({
      formId: form.formId,
      title: form.title,
      likeness: Math.max(likenessOfTitles(demand.title, form.title), likenessOfHeaders(fields, form.headers)),
    }))
    .filter((form) => form.likeness >= LIKELY_FORM)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
  return { standing, forms }
}
