import { z } from 'zod'
import { command } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { mayOverrideRules } from '../policy.ts'
import { problems } from '../problems.ts'
import { endOverrideOn } from '../store.ts'

/** Ends a local figure from today on: the place is as the rest of the county again. */
export const endOverride = command({
  name: 'endOverride',
  input: z.object({ overrideId: z.uuid() }),
  output: z.object({ endedOn: z.string() }),
  may: mayOverrideRules,
  audit: {
    event: 'rule-override.ended',
    title: { zh: '结束局部调整', en: 'Ended a local figure of a rule' },
    line: ({ input }) => ({ subject: input.overrideId }),
  },
  async run(ctx, { overrideId }) {
    const endedOn = civilDay(ctx.now())
    const ended = await endOverrideOn(ctx.tx, ctx.actor.countyCode, overrideId, endedOn)
    if (ended === 0n) throw problems.overrideNotFound()
    return { endedOn }
  },
})
