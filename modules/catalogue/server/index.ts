export { routes } from './routes.ts'
export {
  catalogueVersion,
  createDataElement,
  getDataElement,
  listDataElements,
  listValueDomains,
  loadCatalogue,
} from './ask-catalogue.ts'
export { parseFilter, printCondition, printFilter } from '../domain/filter.ts'
export { canonicalFilter, equalFilters } from '../domain/compare-filters.ts'
export { problems as catalogueProblems } from './problems.ts'
