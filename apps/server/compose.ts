import { Hono } from 'hono'
import { pocketPages } from '#apps/pocket/pocket-pages.ts'
import { routes as about } from '#modules/about/server/index.ts'
import { routes as budgets } from '#modules/budgets/server/index.ts'
import { routes as catalogue } from '#modules/catalogue/server/index.ts'
import { routes as complaints } from '#modules/complaints/server/index.ts'
import { FILL_FORM, routes as forms, runFillForm } from '#modules/forms/server/index.ts'
import { IMPORT_JOB, routes as imports, runImportJob } from '#modules/imports/server/index.ts'
import { COUNT_COVERAGE, routes as ledger, runCountCoverage } from '#modules/ledger/server/index.ts'
import { routes as offchannel } from '#modules/offchannel/server/index.ts'
import { findActorBySession, routes as organisations } from '#modules/organisations/server/index.ts'
import { CLOCK, routes as requests, runClockJob } from '#modules/requests/server/index.ts'
import { routes as responsibilities } from '#modules/responsibilities/server/index.ts'
import { routes as rules } from '#modules/rules/server/index.ts'
import type { Database } from '#platform/database/index.ts'
import { createApi, type Routes, type ServerParts, type Settings } from '#platform/http/index.ts'
import { startWorker, type JobHandlers, type JobWorker } from '#platform/jobs/index.ts'
import type { Log } from '#platform/log/log.ts'
import { reactionsOf } from './reactions.ts'
import { readVersion } from './read-version.ts'

/** What exists: each module adds its routes here, lower floors first. */
export const moduleRoutes: readonly Routes[] = [
  organisations,
  complaints,
  catalogue,
  responsibilities,
  rules,
  ledger,
  imports,
  forms,
  budgets,
  requests,
  offchannel,
  about,
]

/** What runs in the background: each module adds its jobs here. */
export const jobHandlers: JobHandlers = {
  [FILL_FORM]: runFillForm,
  [IMPORT_JOB]: runImportJob,
  [CLOCK]: runClockJob,
  [COUNT_COVERAGE]: runCountCoverage,
}

export interface ServerOptions {
  readonly db: Database
  readonly log: Log
  readonly settings: Settings
  readonly now?: () => Date
  /** Parse every answer by its declared schema (tests). */
  readonly checkAnswers?: boolean
}

export interface Server {
  readonly app: Hono
  readonly parts: ServerParts
  readonly worker: JobWorker
}

export function composeServer({
  db,
  log,
  settings,
  now = () => new Date(),
  checkAnswers = false,
}: ServerOptions): Server {
  let worker: JobWorker | undefined
  const parts: ServerParts = {
    db,
    log,
    settings: { version: readVersion(), ...settings },
    now,
    reactions: reactionsOf(() => worker),
  }
  worker = startWorker(parts, jobHandlers)
  const api = createApi({ ...parts, routes: moduleRoutes, findActor: findActorBySession, checkAnswers })
  // The public pages first: they answer with stricter headers than the rest.
  const app = new Hono().route('/', pocketPages(parts)).route('/', api)
  return { app, parts, worker }
}
