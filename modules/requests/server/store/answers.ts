import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Comment, VillageReturn } from '../../contract.ts'
import type { RequestsTables } from '../tables.ts'
import { db } from './requests.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>

/** What villages, townships and the public said of a request before it was sent, oldest first. */
export async function listComments(ctx: Asking, requestId: string): Promise<readonly Comment[]> {
  const rows = await db(ctx)
    .selectFrom('requests.comment')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('request_id', '=', requestId)
    .orderBy('made_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.author,
    name: row.name,
    words: row.words,
    madeAt: row.made_at,
    answer: row.answer,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by_name,
  }))
}

/** What was returned of a request, newest first. */
export async function listReturns(ctx: Asking, requestId: string): Promise<readonly VillageReturn[]> {
  const rows = await tablesOf<
    RequestsTables & {
      'organisations.area': { county_code: string; code: string; name: string; valid_to: string | null }
    }
  >(ctx.tx)
    .selectFrom('requests.village_return as one')
    .leftJoin('organisations.area as area', (join) =>
      join
        .onRef('area.county_code', '=', 'one.county_code')
        .onRef('area.code', '=', 'one.area_code')
        .on('area.valid_to', 'is', null),
    )
    .selectAll('one')
    .select('area.name as area_name')
    .where('one.county_code', '=', ctx.actor.countyCode)
    .where('one.request_id', '=', requestId)
    .orderBy('one.returned_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    areaCode: row.area_code,
    areaName: row.area_name ?? row.area_code,
    ground: row.ground,
    words: row.words,
    returnedAt: row.returned_at,
    answerBy: row.answer_by,
    state: row.state,
    answer: row.answer,
    answerWords: row.answer_words,
    answeredAt: row.answered_at,
  }))
}
