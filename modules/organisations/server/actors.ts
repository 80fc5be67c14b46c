import { createHash } from 'node:crypto'
import { tablesOf, type Database, type DatabaseScope, type Transaction } from '#platform/database/index.ts'
import { scopeOfActor, type Actor } from '#platform/http/index.ts'
import { areaRange, countyOf } from '../domain/area-code.ts'
import type { OrganisationsTables } from './tables.ts'
import { civilDay } from '#platform/time.ts'

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The area an actor's scope is: the widest of the roles in force. Roles held for smaller areas do not count in it. */
export async function findActorOfMember(
  tx: Transaction,
  countyCode: string,
  memberId: string,
  day: string,
): Promise<(Actor & { areaCode: string }) | undefined> {
  const rows = await tablesOf<OrganisationsTables>(tx)
    .selectFrom('organisations.member as member')
    .innerJoin('organisations.role_assignment as assignment', (join) =>
      join.onRef('assignment.county_code', '=', 'member.county_code').onRef('assignment.member_id', '=', 'member.id'),
    )
    .select(['member.name', 'assignment.role', 'assignment.area_code'])
    .where('member.county_code', '=', countyCode)
    .where('member.id', '=', memberId)
    .where((where) => where.or([where('member.left_on', 'is', null), where('member.left_on', '>', day)]))
    .where('assignment.valid_from', '<=', day)
    .where((where) => where.or([where('assignment.valid_to', 'is', null), where('assignment.valid_to', '>', day)]))
    .execute()
  const width = (code: string): number => code.replace(/0+$/, '').length
  const widest = rows.toSorted((a, b) => width(a.area_code) - width(b.area_code))[0]
  if (widest === undefined) return undefined
  const range = areaRange(widest.area_code)
  return {
    memberId,
    name: widest.name,
    roles: rows.filter((row) => row.area_code === widest.area_code).map((row) => row.role),
    countyCode,
    areaCode: widest.area_code,
    areaFrom: range.from,
    areaTo: range.to,
  }
}

/** Whose open session a token is. */
export function findActorBySession(db: Database, token: string, now: Date): Promise<Actor | undefined> {
  return db.transaction({ kind: 'system' }, async (tx) => {
    const session = await tablesOf<OrganisationsTables>(tx)
      .selectFrom('organisations.session')
      .select(['county_code', 'member_id'])
      .where('token_hash', '=', hashToken(token))
      .where('expires_at', '>', now.toISOString())
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (session === undefined) return undefined
    return findActorOfMember(tx, session.county_code, session.member_id, civilDay(now))
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
