import type { Body } from '#modules/organisations/contract.ts'
import { findBodyOfActor, listBodies } from '#modules/organisations/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { addWorkingDays } from '../../domain/working-days.ts'
import { mayDecide } from '../policy.ts'
import { isHolder } from './is-holder.ts'

type Asking = Pick<Ctx, 'tx' | 'actor'>

/**
 * Working days a source has to answer a share application or a correction. A local rule: the answer times of the regulation
 * (国务院令第809号) were not at hand; local rules name 2, 5 or 10.
 */
export const ANSWER_WITHIN = 10

/** 18:00 in China of the last day to answer. */
export const answerByFrom = (now: Date): string => `${addWorkingDays(civilDay(now), ANSWER_WITHIN)}T10:00:00.000Z`

/** The body of the county that the catalogue names as the source; undefined where it does not work here. */
export const findHolderBody = async (ctx: Asking, holder: string): Promise<Body | undefined> =>
  (await listBodies(ctx)).find((body) => isHolder(body.name, holder))

/** The source itself answers; the gate office for one that does not work here. */
export async function maySpeakFor(ctx: Asking, holderBodyId: string | null): Promise<boolean> {
  if (holderBodyId === null) return mayDecide(ctx.actor)
  return (await findBodyOfActor(ctx))?.id === holderBodyId
}

export const isPast = (moment: string, now: Date): boolean => moment < now.toISOString()
