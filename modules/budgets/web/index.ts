export { BudgetsScreen } from './BudgetsScreen.tsx'
