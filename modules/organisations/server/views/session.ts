import { z } from 'zod'
import { tablesOf, type Transaction } from '#platform/database/index.ts'
import { everyone, view, type Actor } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { RoleName, SessionView, type Post } from '../../contract.ts'
import { listPostsOfMember } from '../actors.ts'
import { getArea } from '../areas.ts'
import type { OrganisationsTables } from '../tables.ts'

async function describeSignedIn(
  tx: Transaction,
  actor: Actor,
  day: string,
): Promise<NonNullable<SessionView['signedIn']>> {
  const area = await getArea(tx, actor.areaFrom)
  const body = await tablesOf<OrganisationsTables>(tx)
    .selectFrom('organisations.member as member')
    .innerJoin('organisations.body as body', (join) =>
      join.onRef('body.county_code', '=', 'member.county_code').onRef('body.id', '=', 'member.body_id'),
    )
    .select('body.name')
    .where('member.county_code', '=', actor.countyCode)
    .where('member.id', '=', actor.memberId)
    .executeTakeFirstOrThrow()
  const posts: Post[] = []
  for (const post of await listPostsOfMember(tx, actor.countyCode, actor.memberId, day))
    posts.push({ areaCode: post.areaCode, areaName: (await getArea(tx, post.areaCode)).name, roles: [...post.roles] })
  return {
    memberId: actor.memberId,
    name: actor.name,
    roles: z.array(RoleName).parse(actor.roles),
    countyCode: actor.countyCode,
    areaCode: area.code,
    areaName: area.name,
    areaLevel: area.level,
    bodyName: body.name,
    posts,
  }
}

/** Who am I, how far do I see, and is this a demonstration. */
export const session = view({
  name: 'session',
  input: z.object({}),
  output: SessionView,
  may: everyone,
  async run(ctx) {
    const { signedIn, settings, tx } = ctx
    return {
      demo: settings.demo,
      signedIn: signedIn === undefined ? null : await describeSignedIn(tx, signedIn, civilDay(ctx.now())),
    }
  },
})
