import { sql } from 'kysely'
import type { Facts } from '#modules/rules/contract.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { AdmissionFacts } from '../../domain/admission-facts.ts'
import { db } from './requests.ts'

type Asking = Pick<Ctx, 'tx' | 'actor' | 'now'>

/** Keeps what a request is judged on. Judged again, the newer facts count. */
export async function saveJudgedFacts(
  ctx: Asking,
  of: { readonly requestId: string; readonly areaCode: string; readonly facts: AdmissionFacts },
): Promise<void> {
  const values = { judged_at: ctx.now().toISOString(), area_code: of.areaCode, facts: JSON.stringify(of.facts) }
  await db(ctx)
    .insertInto('requests.judged_facts')
    .values({ county_code: ctx.actor.countyCode, request_id: of.requestId, ...values })
    .onConflict((row) => row.columns(['county_code', 'request_id']).doUpdateSet(values))
    .execute()
}

export interface JudgedRequest {
  readonly id: string
  readonly areaCode: string
  readonly title: string
  readonly facts: Facts
}

const PAGE = 2_000

/** Requests judged in [from, to), oldest first, in pages. */
export async function* readJudged(ctx: Asking, from: Date, to: Date): AsyncGenerator<JudgedRequest> {
  let after = { at: from.toISOString(), id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const rows = await db(ctx)
      .selectFrom('requests.judged_facts as judged')
      .innerJoin('requests.request as request', (join) =>
        join.onRef('request.county_code', '=', 'judged.county_code').onRef('request.id', '=', 'judged.request_id'),
      )
      .select([
        'judged.request_id as id',
        'judged.area_code as areaCode',
        'judged.judged_at as at',
        'judged.facts',
        'request.title',
      ])
      .where('judged.county_code', '=', ctx.actor.countyCode)
      .where('judged.judged_at', '<', to.toISOString())
      .where(sql<boolean>`(judged.judged_at, judged.request_id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
      .orderBy('judged.judged_at')
      .orderBy('judged.request_id')
      .limit(PAGE)
      .execute()
    for (const { id, areaCode, title, facts } of rows) yield { id, areaCode, title, facts: facts as Facts }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = { at: last.at, id: last.id }
  }
}
