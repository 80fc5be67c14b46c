import { resolve } from 'node:path'

export interface Config {
  /** PostgreSQL; absent: the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  /** Sign-in by choosing a persona. Off unless asked for: it lets anybody in. */
  readonly demo: boolean
  /** Under which address the public reaches it; absent: where it listens. */
  readonly publicUrl?: string
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? '4173')
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is not a port number: ${text ?? ''}`)
  return port
}

function publicUrlOf(text: string | undefined): { readonly publicUrl?: string } {
  if (text === undefined || text === '') return {}
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text))
    throw new Error(`YICI_PUBLIC_URL is not a web address: ${text}`)
  return { publicUrl: text.replace(/\/+$/, '') }
}

/** Settings from the environment: DATABASE_URL, YICI_DATA, HOST, PORT, YICI_DEMO, YICI_PUBLIC_URL. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    dataDirectory: resolve(env['YICI_DATA'] ?? '.data'),
    host: env['HOST'] ?? '127.0.0.1',
    port: portOf(env['PORT']),
    demo: ['1', 'true', 'yes'].includes(env['YICI_DEMO'] ?? ''),
    ...publicUrlOf(env['YICI_PUBLIC_URL']),
  }
}
