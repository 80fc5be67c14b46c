import type { Ctx } from '#platform/http/index.ts'
import type { ListedRequest } from '../../contract.ts'
import { db } from './requests.ts'

type Waits = Pick<ListedRequest, 'openReturns' | 'answerBy' | 'openComments' | 'ownPart'>

export const NOTHING_WAITS: Waits = { openReturns: 0, answerBy: null, openComments: 0, ownPart: null }

/** For each request of a list: unanswered returns and comments, and the part of the reader's own area. */
export async function listWaits(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, Waits>> {
  const found = new Map<string, Waits>()
  if (requestIds.length === 0) return found
  const waitsOf = (id: string): Waits => found.get(id) ?? NOTHING_WAITS
  const county = ctx.actor.countyCode
  const returns = await db(ctx)
    .selectFrom('requests.village_return')
    .select((of) => ['request_id', of.fn.countAll<string>().as('open'), of.fn.min('answer_by').as('answer_by')])
    .where('county_code', '=', county)
    .where('request_id', 'in', requestIds)
    .where('state', '=', 'open')
    .groupBy('request_id')
    .execute()
  for (const one of returns) {
    found.set(one.request_id, { ...waitsOf(one.request_id), openReturns: Number(one.open), answerBy: one.answer_by })
  }
  const comments = await db(ctx)
    .selectFrom('requests.comment')
    .select((of) => ['request_id', of.fn.countAll<string>().as('open')])
    .where('county_code', '=', county)
    .where('request_id', 'in', requestIds)
    .where('answer', 'is', null)
    .groupBy('request_id')
    .execute()
  for (const one of comments) found.set(one.request_id, { ...waitsOf(one.request_id), openComments: Number(one.open) })
  const parts = await db(ctx)
    .selectFrom('requests.dispatch')
    .select(['request_id', 'state'])
    .where('county_code', '=', county)
    .where('request_id', 'in', requestIds)
    .where('area_code', '=', ctx.actor.areaFrom)
    .execute()
  for (const one of parts) found.set(one.request_id, { ...waitsOf(one.request_id), ownPart: one.state })
  return found
}
