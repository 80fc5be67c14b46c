export { routes } from './routes.ts'
export {
  catalogueElements,
  catalogueVersion,
  createDataElement,
  getDataElement,
  listDataElements,
  listValueDomains,
  loadCatalogue,
} from './ask-catalogue.ts'
export { parseFilter, printFilter } from '../domain/filter.ts'
export { problems as catalogueProblems } from './problems.ts'
