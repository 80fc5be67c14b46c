import { SimulationInput, SimulationResult } from '#modules/rules/contract.ts'
import { compareVersions, type PastCase } from '#modules/rules/server/index.ts'
import { command, type Ctx } from '#platform/http/index.ts'
import { addDays, civilDay, startOfDay, type PlainDate } from '#platform/time.ts'
import { mayDecide } from '../policy.ts'
import { readJudged } from '../store/judged-facts.ts'

async function* casesOf(ctx: Ctx, from: string, to: string): AsyncGenerator<PastCase> {
  const judged = readJudged(ctx, new Date(startOfDay(from)), new Date(startOfDay(to)))
  for await (const one of judged) yield { ...one, href: `/requests/${one.id}` }
}

/** Tries the draft of a table on the requests of the past year, before it takes effect. Changes nothing. */
export const simulateRules = command({
  name: 'simulateRules',
  input: SimulationInput,
  output: SimulationResult,
  may: mayDecide,
  audit: {
    event: 'rule.simulated',
    title: { zh: '用往年事项试算规则', en: 'Tried a change of the rules on past requests' },
    line: ({ input, output }) => ({ subject: input.key, data: { cases: output.cases, turned: output.turned } }),
  },
  async run(ctx, { key, from, to }) {
    const today = civilDay(ctx.now())
    const until = to ?? addDays(today, 1)
    const since = from ?? addDays(until as PlainDate, -366)
    const compared = await compareVersions(ctx, { key }, casesOf(ctx, since, until))
    return { ...compared, key, from: since, to: until }
  },
})
