import type { Context } from 'hono'
import { z } from 'zod'
import type { Language } from './context.ts'
import type { Operation } from './operation.ts'
import { httpProblems } from './problems.ts'
import type { Route } from './routes.ts'

/** The type inside optional, default and nullable wrappers. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = (schema._zod.def as { innerType?: z.core.$ZodType }).innerType
  return inner === undefined ? schema : innermost(inner)
}

const isArray = (schema: z.core.$ZodType | undefined): boolean =>
  schema !== undefined && innermost(schema)._zod.def.type === 'array'

function readQuery(c: Context, operation: Operation): Record<string, unknown> {
  const entries = Object.entries(c.req.queries())
  return Object.fromEntries(
    entries.map(([key, values]) => [key, isArray(operation.input.shape[key]) ? values : values[0]]),
  )
}

const isMissing = (c: Context): boolean => c.req.header('content-type') === undefined && c.req.raw.body === null

async function readBody(c: Context, operation: Operation): Promise<Record<string, unknown>> {
  if (isMissing(c)) return {}
  const expected = operation.accepts === 'json' ? 'application/json' : 'multipart/form-data'
  try {
    if (operation.accepts === 'json') {
      const value: unknown = await c.req.json()
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    } else {
      const form = await c.req.parseBody({ all: true })
      return Object.fromEntries(
        Object.entries(form).map(([key, value]) => [
          key,
          isArray(operation.input.shape[key]) && !Array.isArray(value) ? [value] : value,
        ]),
      )
    }
  } catch {
    // Whatever the parser says, the sender can do one thing: send the declared format.
  }
  throw httpProblems.bodyNotReadable({ expected })
}

const words = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** The title a field was given (`.meta({ title })` or `.describe`), else its path. */
function nameField(input: z.ZodObject, path: readonly PropertyKey[]): string {
  const field: z.core.$ZodType | undefined = input.shape[String(path[0])]
  if (field === undefined) return path.map(String).join('.') || 'body'
  const meta = z.globalRegistry.get(field) ?? z.globalRegistry.get(innermost(field))
  return [meta?.title ?? meta?.description ?? String(path[0]), ...path.slice(1).map(String)].join('.')
}

/**
 * Path, query and body as one object, parsed by the operation's schema.
 * @throws http/input-not-valid naming each field in words, http/body-not-readable
 */
export async function readInput(c: Context, route: Route, language: Language): Promise<unknown> {
  const { operation, method } = route
  const sent = method === 'get' || method === 'delete' ? readQuery(c, operation) : await readBody(c, operation)
  const parsed = operation.input.safeParse({ ...sent, ...c.req.param() }, { error: words[language] })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => `${nameField(operation.input, issue.path)}: ${issue.message}`)
  throw httpProblems.inputNotValid({ fields: [...new Set(fields)].slice(0, 20) })
}
