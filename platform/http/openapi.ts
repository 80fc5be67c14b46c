import { z } from 'zod'
import { download, uploadedFile } from './operation.ts'
import { API_PREFIX, pathKeys, type Route, type Routes } from './routes.ts'

type Json = Record<string, unknown>

/** zod writes JSON Schema 2020-12, which is what OpenAPI 3.1 uses. */
function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === uploadedFile) Object.assign(jsonSchema, { type: 'string', format: 'binary' })
    },
  })
  return rest
}

const PROBLEM: Json = {
  description: 'RFC 9457 problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const parameters = (schema: Json, place: 'path' | 'query', keys: readonly string[]): Json[] => {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>
  const required = (schema['required'] ?? []) as string[]
  return keys.map((name) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? {},
  }))
}

function bodyOf(schema: Json, keys: readonly string[], mediaType: string): Json {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>
  const required = ((schema['required'] ?? []) as string[]).filter((key) => keys.includes(key))
  const own = {
    ...schema,
    properties: Object.fromEntries(keys.map((key) => [key, properties[key] ?? {}])),
    ...(required.length > 0 ? { required } : {}),
  }
  if (required.length === 0) delete (own as Json)['required']
  return { required: required.length > 0, content: { [mediaType]: { schema: own } } }
}

function describe({ module, method, path, operation }: Route): Json {
  const schema = schemaOf(operation.input, 'input')
  const inPath = pathKeys(path)
  const rest = Object.keys(operation.input.shape).filter((key) => !inPath.includes(key))
  const asQuery = method === 'get' || method === 'delete'
  const mediaType = operation.accepts === 'json' ? 'application/json' : 'multipart/form-data'
  const content =
    operation.output === download
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(operation.output, 'output') } }
  return {
    operationId: operation.name,
    tags: [module],
    ...(operation.title === undefined ? {} : { summary: `${operation.title.zh} · ${operation.title.en}` }),
    parameters: [...parameters(schema, 'path', inPath), ...(asQuery ? parameters(schema, 'query', rest) : [])],
    ...(asQuery || rest.length === 0 ? {} : { requestBody: bodyOf(schema, rest, mediaType) }),
    responses: { [operation.status]: { description: 'done', content }, default: PROBLEM },
    ...(operation.isPublic ? { security: [] } : {}),
  }
}

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  required: ['type', 'code', 'title', 'status', 'nextStep', 'instance'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    nextStep: { type: 'string' },
    instance: { type: 'string' },
    details: { type: 'object' },
  },
}

/** The OpenAPI 3.1 document of every route, in a stable order. */
export function openApiDocument(routes: readonly Routes[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  const all = routes.flatMap(({ list }) => list).toSorted((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1))
  for (const route of all) {
    const path = `${API_PREFIX}${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method]: describe(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '一次 Yici', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'yici_session' } },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  }
}
