import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SessionControl } from './context.ts'
import { httpProblems } from './problems.ts'

const NAME = 'yici_session'
/** What every session cookie is; `Secure` besides, where the browser came by https. */
export const SESSION_COOKIE = { httpOnly: true, sameSite: 'Lax', path: '/' } as const

/** HttpOnly and SameSite=Lax; Secure wherever the browser came by https. The token is 256 random bits and is stored as a hash only. */
export function sessionOf(c: Context): SessionControl {
  const secure = (c.req.header('x-forwarded-proto') ?? new URL(c.req.url).protocol.slice(0, -1)) === 'https'
  return {
    token: getCookie(c, NAME),
    start: (token, expires) => setCookie(c, NAME, token, { ...SESSION_COOKIE, secure, expires }),
    end: () => void deleteCookie(c, NAME, { path: '/', secure }),
  }
}

/**
 * A change asked for by a page of another site is refused. Browsers send Origin with every such request; programs that send
 * none carry no cookie of a victim.
 * @throws http/other-origin
 */
export function refuseOtherOrigin(c: Context): void {
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const host = c.req.header('x-forwarded-host') ?? c.req.header('host') ?? new URL(c.req.url).host
  if (site === 'cross-site' || site === 'same-site') throw httpProblems.otherOrigin()
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) throw httpProblems.otherOrigin()
}
