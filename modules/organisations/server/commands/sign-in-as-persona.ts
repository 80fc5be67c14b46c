import { randomBytes } from 'node:crypto'
import { tablesOf } from '#platform/database/index.ts'
import { command, everyone } from '#platform/http/index.ts'
import { SignInAnswer, SignInInput } from '../../contract.ts'
import { findActorOfMember, hashToken } from '../actors.ts'
import { problems } from '../problems.ts'
import { saveSession } from '../store.ts'
import type { OrganisationsTables } from '../tables.ts'
import { civilDay } from '#platform/time.ts'

/** A working day and its overtime. */
export const SESSION_HOURS = 12

/** Sign-in of demonstrations: a person is chosen from a list, without a password. */
export const signInAsPersona = command({
  name: 'signInAsPersona',
  input: SignInInput,
  output: SignInAnswer,
  may: everyone,
  audit: {
    event: 'session.started',
    title: { zh: '以演示身份登录', en: 'Signed in as a persona' },
    line: ({ output }) => ({
      subject: output.memberId,
      data: { name: output.name },
      countyCode: output.areaCode.slice(0, 6),
    }),
  },
  async run(ctx, { personaId }) {
    if (!ctx.settings.demo) throw problems.personasOnlyInDemo()
    const member = await tablesOf<OrganisationsTables>(ctx.tx)
      .selectFrom('organisations.member')
      .select(['county_code', 'id'])
      .where('id', '=', personaId)
      .where('persona', '=', true)
      .executeTakeFirst()
    const now = ctx.now()
    const actor = member && (await findActorOfMember(ctx.tx, member.county_code, member.id, civilDay(now)))
    if (actor === undefined) throw problems.personaNotFound()
    const token = randomBytes(32).toString('base64url')
    const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
    await saveSession(ctx.tx, {
      county_code: actor.countyCode,
      token_hash: hashToken(token),
      member_id: actor.memberId,
      started_at: now.toISOString(),
      expires_at: expires.toISOString(),
      ended_at: null,
      post_area_code: null,
    })
    ctx.session.start(token, expires)
    return { memberId: actor.memberId, name: actor.name, areaCode: actor.areaCode }
  },
})
