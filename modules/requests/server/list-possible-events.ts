import type { Ctx } from '#platform/http/index.ts'
import type { RequestEvent } from '../contract.ts'
import { eventsFrom } from '../domain/life.ts'
import { isIssuer } from './issuer.ts'
import { mayApply, mayDecide } from './policy.ts'
import type { RequestRow } from './store/requests.ts'

type Hand = 'issuer' | 'gate' | 'clock'

/** Whose hand each event is: the body that asks, the gate office, or the calendar alone. */
const HANDS: Readonly<Record<RequestEvent, Hand>> = {
  submit: 'issuer',
  revise: 'issuer',
  admit: 'gate',
  reduce: 'gate',
  merge: 'gate',
  return: 'gate',
  defer: 'gate',
  resume: 'gate',
  number: 'gate',
  dispatch: 'issuer',
  finish: 'issuer',
  lapse: 'clock',
  expire: 'clock',
}

/** What this reader may do with a request now. A number that has run out is not offered to be dispatched. */
export async function listPossibleEvents(ctx: Ctx, row: RequestRow, today: string): Promise<readonly RequestEvent[]> {
  const gate = mayDecide(ctx.actor)
  const issuer = mayApply(ctx.actor) && (await isIssuer(ctx, row))
  return eventsFrom(row.state).filter((event) => {
    if (event === 'dispatch' && row.expires_on !== null && row.expires_on < today) return false
    const hand = HANDS[event]
    return hand === 'gate' ? gate : hand === 'issuer' ? issuer || gate : row.state === 'draft' && (issuer || gate)
  })
}
