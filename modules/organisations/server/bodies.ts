import { tablesOf } from '#platform/database/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { AreaLevel, Body } from '../contract.ts'
import type { BodyRow, OrganisationsTables } from './tables.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>

export const bodyOf = (row: BodyRow): Body => ({
  id: row.id,
  name: row.name,
  nameEn: row.name_en,
  kind: row.kind,
  level: row.level,
  areaCode: row.area_code,
  unitOf: row.unit_of,
})

/** One body of the actor's county. */
export async function findBody(ctx: Asking, id: string): Promise<Body | undefined> {
  const row = await tablesOf<OrganisationsTables>(ctx.tx)
    .selectFrom('organisations.body')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : bodyOf(row)
}

/** The body the actor works for; undefined for whoever is registered with none (the command line). */
export async function findBodyOfActor(ctx: Asking): Promise<Body | undefined> {
  const row = await tablesOf<OrganisationsTables>(ctx.tx)
    .selectFrom('organisations.body as body')
    .innerJoin('organisations.member as member', (join) =>
      join.onRef('member.county_code', '=', 'body.county_code').onRef('member.body_id', '=', 'body.id'),
    )
    .selectAll('body')
    .where('member.county_code', '=', ctx.actor.countyCode)
    .where('member.id', '=', ctx.actor.memberId)
    .executeTakeFirst()
  return row === undefined ? undefined : bodyOf(row)
}

export interface BodyQuestion {
  readonly area?: string | undefined
  readonly level?: AreaLevel
  readonly kind?: Body['kind']
}

/** Bodies of the actor's county, by area and name. */
export async function listBodies(ctx: Asking, { area, level, kind }: BodyQuestion = {}): Promise<readonly Body[]> {
  let query = tablesOf<OrganisationsTables>(ctx.tx)
    .selectFrom('organisations.body')
    .selectAll()
    .where('county_code', '=', ctx.actor.countyCode)
  if (area !== undefined) query = query.where('area_code', '=', area)
  if (level !== undefined) query = query.where('level', '=', level)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  return (await query.orderBy('area_code').orderBy('kind').orderBy('name').execute()).map(bodyOf)
}
