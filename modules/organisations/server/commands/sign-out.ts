import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { SignOutAnswer } from '../../contract.ts'
import { hashToken } from '../actors.ts'
import { mayEndOwnSession } from '../policy.ts'
import { endSession } from '../store.ts'

export const signOut = command({
  name: 'signOut',
  input: z.object({}),
  output: SignOutAnswer.extend({ memberId: z.string() }),
  may: mayEndOwnSession,
  audit: {
    event: 'session.ended',
    title: { zh: '退出登录', en: 'Signed out' },
    line: ({ output }) => ({ subject: output.memberId }),
  },
  async run(ctx) {
    const { token } = ctx.session
    const signedOut =
      token !== undefined && (await endSession(ctx.tx, ctx.actor.countyCode, hashToken(token), ctx.now()))
    ctx.session.end()
    return { signedOut, memberId: ctx.actor.memberId }
  },
})
