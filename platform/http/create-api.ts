import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import type { Database } from '../database/database.ts'
import type { Actor } from './context.ts'
import { downloadResponse, readyDownload, type ReadyDownload } from './download-response.ts'
import { execute, newId, type ServerParts } from './execute.ts'
import { download, type Download } from './operation.ts'
import { languageOf, problemResponse } from './problem-response.ts'
import { openApiDocument } from './openapi.ts'
import { httpProblems } from './problems.ts'
import { readInput } from './read-input.ts'
import { API_PREFIX, type Route, type Routes } from './routes.ts'
import { refuseOtherOrigin, sessionOf } from './session-cookie.ts'

export interface ApiConfig extends ServerParts {
  /** Whose session a cookie's token is; given by the module that owns sessions. */
  readonly findActor: (db: Database, token: string, now: Date) => Promise<Actor | undefined>
  readonly routes: readonly Routes[]
  /** Parse every answer by its declared schema: on in tests, so that the OpenAPI document does not lie. */
  readonly checkAnswers?: boolean
}

async function answer(c: Context, route: Route, config: ApiConfig, instance: string): Promise<Response> {
  const { operation } = route
  const language = languageOf(c.req.header('accept-language'))
  if (operation.kind === 'command') refuseOtherOrigin(c)
  const session = sessionOf(c)
  const actor = session.token === undefined ? undefined : await config.findActor(config.db, session.token, config.now())
  if (actor === undefined && !operation.isPublic) throw httpProblems.signInFirst()
  const input = await readInput(c, route, language)
  const call = { operation, input, actor, language, instance, session }
  if (operation.output === download) {
    let made: ReadyDownload | undefined
    try {
      await execute(config, call, async (output) => (made = await readyDownload(output as Download)))
    } catch (error) {
      await made?.discard()
      throw error
    }
    if (made === undefined) throw new Error(`${operation.name} made no download`)
    return downloadResponse(made)
  }
  const output = await execute(config, call)
  return c.json((config.checkAnswers === true ? operation.output.parse(output) : output) as object, operation.status)
}

function limitBody(route: Route) {
  const { bodyLimitBytes } = route.operation
  return bodyLimit({
    maxSize: bodyLimitBytes,
    onError: () => {
      throw httpProblems.bodyTooLarge({ limitMb: Math.round(bodyLimitBytes / (1 << 20)) })
    },
  })
}

/** antd writes its styles into the page, hence 'unsafe-inline' for styles; scripts come from us alone. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
}

/** The HTTP surface: every declared operation at its URL, under /api/v1. */
export function createApi(config: ApiConfig): Hono {
  const app = new Hono()
  const refuse = (error: unknown, c: Context, instance = newId()): Response =>
    problemResponse(error, languageOf(c.req.header('accept-language')), instance, config.log)
  app.use(secureHeaders({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: false }))
  for (const route of config.routes.flatMap(({ list }) => list)) {
    app.on(route.method.toUpperCase(), `${API_PREFIX}${route.path}`, limitBody(route), async (c) => {
      const instance = newId()
      try {
        const response = await answer(c, route, config, instance)
        if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
        return response
      } catch (error) {
        return refuse(error, c, instance)
      }
    })
  }
  // What one may ask, and what is answered, is no secret: anyone can look for what this software does not do.
  let document: object | undefined
  app.get(`${API_PREFIX}/openapi.json`, (c) =>
    c.json((document ??= openApiDocument(config.routes, config.settings.version ?? '0'))),
  )
  app.all(`${API_PREFIX}/*`, (c) => refuse(httpProblems.notFound({ path: c.req.path }), c))
  app.onError((error, c) => refuse(error, c))
  return app
}
