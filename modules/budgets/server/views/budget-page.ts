import { listAreas, listBodies } from '#modules/organisations/server/index.ts'
import { view } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { BudgetPage, BudgetPageInput } from '../../contract.ts'
import { maySeeBudgets } from '../policy.ts'
import { problems } from '../problems.ts'
import { readGrants, readTaken } from '../store.ts'

/** All departments for a year, or the villages of the reader's area for a month. */
export const budgetPage = view({
  name: 'budgetPage',
  input: BudgetPageInput,
  output: BudgetPage,
  may: maySeeBudgets,
  async run(ctx, { holder, period }) {
    if ((holder === 'department') !== (period.length === 4)) throw problems.periodDoesNotFit({ period })
    const holders =
      holder === 'department'
        ? (await listBodies(ctx, { level: 'county', kind: 'unit' })).map((body) => ({ id: body.id, name: body.name }))
        : (
            await listAreas(ctx.tx, {
              day: civilDay(ctx.now()),
              within: { from: ctx.actor.areaFrom, to: ctx.actor.areaTo },
              level: 'village',
            })
          ).map((area) => ({ id: area.code, name: area.name }))
    const grants = await readGrants(ctx, holder, period)
    const taken = await readTaken(ctx, holder, period, null)
    return {
      holder,
      period,
      defaultMinutes: grants.everyone,
      rows: holders.map(({ id, name }) => {
        const one = taken.get(id)
        return {
          holderId: id,
          name,
          granted: grants.own.get(id) ?? grants.everyone,
          isDefault: !grants.own.has(id),
          bound: one?.bound ?? 0,
          settled: one?.settled ?? 0,
          requests: one?.requests ?? 0,
        }
      }),
    }
  },
})
