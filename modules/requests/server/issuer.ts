import type { Body } from '#modules/organisations/contract.ts'
import { findBody, findBodyOfActor } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { problems } from './problems.ts'
import type { RequestRow } from './store/requests.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>
const keepsTheGate = (ctx: Asking): boolean => ctx.actor.roles.includes('gatekeeper')

/**
 * The body a new request is of: the applicant's own; the gate office may register for another one.
 * @throws requests/department-without-scope · requests/not-your-body
 */
export async function issuerFor(ctx: Asking, bodyId: string | undefined): Promise<Body> {
  const own = await findBodyOfActor(ctx)
  if (own === undefined) throw problems.departmentWithoutScope()
  if (bodyId === undefined || bodyId === own.id) return own
  const other = await findBody(ctx, bodyId)
  if (other === undefined) throw problems.departmentWithoutScope()
  if (!keepsTheGate(ctx)) throw problems.notYourBody({ issuer: other.name })
  return other
}

/** Whether the actor acts for the body that asks. */
export async function isIssuer(ctx: Asking, row: Pick<RequestRow, 'issuer_body_id'>): Promise<boolean> {
  return (await findBodyOfActor(ctx))?.id === row.issuer_body_id
}

/** Holds a command to the body that asks; the gate office may help. @throws requests/not-your-body */
export async function holdToIssuer(ctx: Asking, row: RequestRow): Promise<void> {
  if (keepsTheGate(ctx) || (await isIssuer(ctx, row))) return
  throw problems.notYourBody({ issuer: row.issuer_name })
}
