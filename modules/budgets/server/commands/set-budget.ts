import { findAreaAt, findBody } from '#modules/organisations/server/index.ts'
import { command } from '#platform/http/index.ts'
import { civilDay } from '#platform/time.ts'
import { SetBudget, SetBudgetAnswer } from '../../contract.ts'
import { maySetBudgets } from '../policy.ts'
import { problems } from '../problems.ts'
import { EVERYONE, saveBudget } from '../store.ts'

/** Grants minutes to one department or village, or to all of them. What is bound already stays bound. */
export const setBudget = command({
  name: 'setBudget',
  input: SetBudget,
  output: SetBudgetAnswer,
  may: maySetBudgets,
  audit: {
    event: 'budget.set',
    title: { zh: '设定填报预算', en: 'Set a budget of minutes' },
    line: ({ input }) => ({ subject: `${input.holder} ${input.holderId ?? EVERYONE} ${input.period}`, data: input }),
  },
  async run(ctx, { holder, holderId, period, minutes, reason }) {
    if ((holder === 'department') !== (period.length === 4)) throw problems.periodDoesNotFit({ period })
    if (holderId !== null) {
      const found =
        holder === 'department'
          ? await findBody(ctx, holderId)
          : await findAreaAt(ctx.tx, holderId, civilDay(ctx.now()))
      if (found === undefined) throw problems.holderNotFound({ holder: holderId })
    }
    await saveBudget(ctx, { holder, holderId: holderId ?? EVERYONE, period, minutes, reason })
    return { minutes }
  },
})
