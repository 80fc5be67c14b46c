export { problems as workbookProblems } from './problems.ts'
