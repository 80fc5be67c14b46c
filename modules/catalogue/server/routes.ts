import { routesOf } from '#platform/http/index.ts'
import { addSynonym } from './commands/add-synonym.ts'
import { reviseDataElement } from './commands/revise-data-element.ts'
import { dataElement } from './views/data-element.ts'
import { dataElements } from './views/data-elements.ts'
import { valueDomains } from './views/value-domains.ts'

export const routes = routesOf('catalogue')
  .get('/data-elements', dataElements)
  .get('/data-elements/:elementId', dataElement)
  .get('/value-domains', valueDomains)
  .post('/data-elements/:elementId/versions', reviseDataElement)
  .post('/data-elements/:elementId/synonyms', addSynonym)
