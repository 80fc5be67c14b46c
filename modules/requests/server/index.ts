export { routes } from './routes.ts'
export { CLOCK, runClockJob } from './clock.ts'
export { loadShippedRules } from './load-shipped-rules.ts'
