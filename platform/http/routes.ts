import type { Operation } from './operation.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface Route {
  readonly module: string
  readonly method: Method
  /** `/forms/:formId/fills`, without the version prefix. */
  readonly path: string
  readonly operation: Operation
}

export interface Routes {
  readonly list: readonly Route[]
  get(path: string, operation: Operation): Routes
  post(path: string, operation: Operation): Routes
  put(path: string, operation: Operation): Routes
  patch(path: string, operation: Operation): Routes
  delete(path: string, operation: Operation): Routes
}

/** Every URL begins with it, once. */
export const API_PREFIX = '/api/v1'

/** A module's URLs: `export const routes = routesOf('forms').post('/forms/:formId/fills', startFill)`. A view is got, a command is not. */
export function routesOf(module: string, list: readonly Route[] = []): Routes {
  const add =
    (method: Method) =>
    (path: string, operation: Operation): Routes => {
      if ((method === 'get') !== (operation.kind === 'view'))
        throw new Error(`${operation.name}: GET is for views, and only GET`)
      return routesOf(module, [...list, { module, method, path, operation }])
    }
  return { list, get: add('get'), post: add('post'), put: add('put'), patch: add('patch'), delete: add('delete') }
}

export const pathKeys = (path: string): readonly string[] =>
  [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')

export interface CommandEntry {
  readonly name: string
  readonly module: string
  readonly kind: 'command' | 'view'
  readonly method: Method
  readonly path: string
  readonly permission: string
  readonly event: string | undefined
  readonly title: { readonly zh: string; readonly en: string } | undefined
  readonly purpose: string | undefined
}

/** Every declared operation by name, for docs/generated/commands.md and the architecture tests. */
export function collectCommands(routes: readonly Routes[]): readonly CommandEntry[] {
  const entries = routes.flatMap(({ list }) =>
    list.map(({ module, method, path, operation }) => ({
      name: operation.name,
      module,
      kind: operation.kind,
      method,
      path: `${API_PREFIX}${path}`,
      permission: operation.permission,
      event: operation.event,
      title: operation.title,
      purpose: operation.purpose,
    })),
  )
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
