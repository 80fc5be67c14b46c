import { areaRange } from '#modules/organisations/server/index.ts'
import { execute, type Actor, type Ctx, type ServerParts } from '#platform/http/index.ts'
import { done, enqueue, type Job, type JobEnd } from '#platform/jobs/index.ts'
import { runClock } from './commands/run-clock.ts'

export const CLOCK = 'requests.clock'

/** Has the clock look at the county's requests at this moment: a return nobody answered, a number that runs out, a case deferred. */
export async function setClock(ctx: Ctx, at: Date): Promise<void> {
  await enqueue(ctx, CLOCK, {}, at)
}

/** Nobody: what time alone does. It reaches the whole county. */
export function clockActor(countyCode: string): Actor {
  const range = areaRange(countyCode.padEnd(12, '0'))
  return {
    memberId: '00000000-0000-8000-8000-000000000002',
    name: '日程 clock',
    roles: ['clock'],
    countyCode,
    areaFrom: range.from,
    areaTo: range.to,
  }
}

export async function runClockJob(job: Job, parts: ServerParts): Promise<JobEnd> {
  await execute(parts, { operation: runClock, input: {}, actor: clockActor(job.countyCode) })
  return done()
}
