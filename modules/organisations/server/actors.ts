import { createHash } from 'node:crypto'
import { tablesOf, type Database, type DatabaseScope, type Transaction } from '#platform/database/index.ts'
import { scopeOfActor, type Actor } from '#platform/http/index.ts'
import type { RoleName } from '../contract.ts'
import { areaRange, countyOf } from '../domain/area-code.ts'
import { choosePostOf, postsOf, type Post } from '../domain/choose-post.ts'
import type { OrganisationsTables } from './tables.ts'
import { civilDay } from '#platform/time.ts'

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

interface Held {
  readonly name: string
  readonly posts: readonly Post<RoleName>[]
}

async function findHeld(tx: Transaction, countyCode: string, memberId: string, day: string): Promise<Held | undefined> {
  const rows = await tablesOf<OrganisationsTables>(tx)
    .selectFrom('organisations.member as member')
    .innerJoin('organisations.role_assignment as assignment', (join) =>
      join.onRef('assignment.county_code', '=', 'member.county_code').onRef('assignment.member_id', '=', 'member.id'),
    )
    .select(['member.name', 'member.area_code as home', 'assignment.role', 'assignment.area_code as areaCode'])
    .where('member.county_code', '=', countyCode)
    .where('member.id', '=', memberId)
    .where((where) => where.or([where('member.left_on', 'is', null), where('member.left_on', '>', day)]))
    .where('assignment.valid_from', '<=', day)
    .where((where) => where.or([where('assignment.valid_to', 'is', null), where('assignment.valid_to', '>', day)]))
    .execute()
  const [first] = rows
  return first === undefined ? undefined : { name: first.name, posts: postsOf(rows, first.home) }
}

/** The posts a person holds on a day (`YYYY-MM-DD`), the one they act in without choosing first. */
export const listPostsOfMember = async (
  tx: Transaction,
  countyCode: string,
  memberId: string,
  day: string,
): Promise<readonly Post<RoleName>[]> => (await findHeld(tx, countyCode, memberId, day))?.posts ?? []

/** A person in one post: the one chosen while it is held, else the widest, else that of the own area. Other posts do not count in it. */
export async function findActorOfMember(
  tx: Transaction,
  countyCode: string,
  memberId: string,
  day: string,
  chosen: string | null = null,
): Promise<(Actor & { areaCode: string }) | undefined> {
  const held = await findHeld(tx, countyCode, memberId, day)
  const post = choosePostOf(held?.posts ?? [], chosen)
  if (held === undefined || post === undefined) return undefined
  const range = areaRange(post.areaCode)
  return {
    memberId,
    name: held.name,
    roles: post.roles,
    countyCode,
    areaCode: post.areaCode,
    areaFrom: range.from,
    areaTo: range.to,
  }
}

/** Whose open session a token is. */
export function findActorBySession(db: Database, token: string, now: Date): Promise<Actor | undefined> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    const session = await tablesOf<OrganisationsTables>(tx)
      .selectFrom('organisations.session')
      .select(['county_code', 'member_id', 'post_area_code'])
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', now.toISOString())
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (session === undefined) return undefined
    return findActorOfMember(tx, session.county_code, session.member_id, civilDay(now), session.post_area_code)
  })
}

/** What row-level security lets this actor reach. */
export const scopeOf = (actor: Actor): DatabaseScope => scopeOfActor(actor)

/** Whoever runs the command line on the server, held to one area like everybody else. */
export function commandLineActor(areaCode: string): Actor {
  const range = areaRange(areaCode)
  return {
    memberId: '00000000-0000-8000-8000-000000000001',
    name: '命令行 command line',
    roles: ['operator', 'department-staff'],
    countyCode: countyOf(areaCode),
    areaFrom: range.from,
    areaTo: range.to,
  }
}
