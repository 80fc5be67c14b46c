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
export { parseFilter, printCondition, printFilter } from '../domain/filter.ts'
export { canonicalFilter, equalFilters } from '../domain/compare-filters.ts'
export { problems as catalogueProblems } from './problems.ts'
export { describeAggregate } from '../domain/describe-aggregate.ts'
