export { RulesScreen } from './RulesScreen.tsx'
export { RuleTableScreen } from './RuleTableScreen.tsx'
