import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/http/index.ts'
import type { RequestListInput } from '../../contract.ts'
import { db, type RequestRow } from './requests.ts'

export type RequestQuestion = z.output<typeof RequestListInput> & {
  /** The reader's own body: its drafts are listed, those of others are not. */
  readonly bodyId: string | null
}

/** Rows of a list, without the screening, and how many there are in all. */
export async function listRequests(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  question: RequestQuestion,
): Promise<{ rows: readonly Omit<RequestRow, 'screening'>[]; total: number }> {
  const { state, kind, search, of, bodyId, limit, offset } = question
  let query = db(ctx)
    .selectFrom('requests.request as request')
    .where('request.county_code', '=', ctx.actor.countyCode)
    .where((where) =>
      bodyId === null
        ? where('request.state', '<>', 'draft')
        : where.or([where('request.state', '<>', 'draft'), where('request.issuer_body_id', '=', bodyId)]),
    )
  if (state !== undefined) query = query.where('request.state', '=', state)
  if (kind !== undefined) query = query.where('request.kind', '=', kind)
  if (search !== undefined && search.trim() !== '') {
    const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) =>
      where.or([
        where('request.title', 'like', like),
        where('request.issuer_name', 'like', like),
        where('request.control_number', 'like', like),
      ]),
    )
  }
  if (of === 'queue') query = query.where('request.state', '=', 'screened')
  if (of === 'own') query = query.where('request.issuer_body_id', '=', bodyId ?? '00000000-0000-0000-0000-000000000000')
  if (of === 'to-us') {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('requests.dispatch as dispatch')
          .select('dispatch.request_id')
          .whereRef('dispatch.county_code', '=', 'request.county_code')
          .whereRef('dispatch.request_id', '=', 'request.id')
          .where('dispatch.area_code', '>=', ctx.actor.areaFrom)
          .where('dispatch.area_code', '<', ctx.actor.areaTo),
      ),
    )
  }
  const counted = await query.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirst()
  const ordered =
    of === 'queue'
      ? query.orderBy('request.decide_by').orderBy('request.submitted_at')
      : query.orderBy('request.updated_at', 'desc')
  const rows = await ordered.selectAll('request').orderBy('request.id').limit(limit).offset(offset).execute()
  return { rows, total: counted?.total ?? 0 }
}
