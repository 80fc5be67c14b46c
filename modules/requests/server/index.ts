export { routes } from './routes.ts'
export { CLOCK, runClockJob } from './clock.ts'
export { loadShippedRules } from './load-shipped-rules.ts'
export { loadSampleRequests } from './sample/load-sample-requests.ts'
export { commentInPublic } from './commands/comment.ts'
export { describeMinutes } from '../domain/write-message.ts'
export { numberPage, returnStatistics } from './views/public.ts'
export { readGateFigures, type ClauseFigures, type GateFigures } from './read-gate-figures.ts'
export { dispatchHere } from './channels/dispatch-here.ts'
export { importDispatches } from './channels/import-dispatches.ts'
export { refusedListRows } from './channels/refused-list.ts'
export { countyOfNumber } from '../domain/control-number.ts'
export { recordFieldUse } from './registry/record-field-use.ts'
export {
  draftFor,
  findAsksLike,
  findNumberStanding,
  listAsksHere,
  type NumberStanding,
  type RegisteredAsk,
} from './ask-registry.ts'
export { readNotice as readSigns, type NoticeSigns } from '../domain/read-notice.ts'
export { countWorkingDays } from '../domain/working-days.ts'
