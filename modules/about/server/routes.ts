import { routesOf } from '#platform/http/index.ts'
import { about } from './views/about.ts'
import { selfCheck } from './views/self-check.ts'

export const routes = routesOf('about').get('/about', about).get('/self-check', selfCheck)
