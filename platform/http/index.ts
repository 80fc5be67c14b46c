export type { Actor, Ctx, DomainEvent, Language, SessionControl, Settings } from './context.ts'
export {
  command,
  view,
  everyone,
  download,
  uploadedFile,
  type AuditLine,
  type Download,
  type Operation,
} from './operation.ts'
export { routesOf, collectCommands, type CommandEntry, type Route, type Routes } from './routes.ts'
export { execute, scopeOfActor, type Call, type Reactions, type ServerParts } from './execute.ts'
export { createApi, type ApiConfig } from './create-api.ts'
export { openApiDocument } from './openapi.ts'
export { SESSION_COOKIE } from './session-cookie.ts'
export type { ProblemBody } from './problem-response.ts'
