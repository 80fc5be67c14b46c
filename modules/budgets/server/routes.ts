import { routesOf } from '#platform/http/index.ts'
import { setBudget } from './commands/set-budget.ts'
import { budgetPage } from './views/budget-page.ts'

export const routes = routesOf('budgets').get('/budgets', budgetPage).put('/budgets', setBudget)
