import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const DESK = fileURLToPath(new URL('../../dist/desk', import.meta.url))

/** The built staff web: files by name, every other address opens the app. */
export function addDesk(app: Hono): void {
  if (!existsSync(DESK)) return
  const root = relative(process.cwd(), DESK) || '.'
  app.use(
    '/assets/*',
    serveStatic({ root, onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable') }),
  )
  app.use('*', serveStatic({ root }))
  app.get('*', serveStatic({ root, path: 'index.html' }))
}

export interface Listening {
  /** `http://127.0.0.1:4173` */
  readonly address: string
  /** No new connections; resolves when the answers under way have left, or after ten seconds. */
  close(): Promise<void>
}

const GRACE_MS = 10_000

export function listen(app: Hono, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      resolve({
        address: `http://${host.includes(':') ? `[${host}]` : host}:${info.port}`,
        close: () =>
          new Promise((closed) => {
            const force = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS)
            server.close(() => {
              clearTimeout(force)
              closed()
            })
            if ('closeIdleConnections' in server) server.closeIdleConnections()
          }),
      })
    })
    server.once('error', reject)
  })
}
