export { routes } from './routes.ts'
export { setBudget } from './commands/set-budget.ts'
export {
  bindMinutes,
  readOutlook,
  releaseMinutes,
  settleMinutes,
  type Ask,
  type BudgetOutlook,
} from './bind-minutes.ts'
export type { Account, Overdraft } from '../domain/decide-over-budget.ts'
