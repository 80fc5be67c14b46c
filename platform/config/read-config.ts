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
  /** The number under which the state registered this application; absent: not filed. */
  readonly filingNumber?: string
  /** The body that runs this installation, by its official name. */
  readonly operator?: string
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

function wordsOf(name: string, text: string | undefined): string | undefined {
  const words = (text ?? '').trim()
  if (words.length > 120) throw new Error(`${name} is longer than 120 characters`)
  return words === '' ? undefined : words
}

/** Settings from the environment: DATABASE_URL, YICI_DATA, HOST, PORT, YICI_DEMO and what the page about it says. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const filingNumber = wordsOf('YICI_FILING_NUMBER', env['YICI_FILING_NUMBER'])
  const operator = wordsOf('YICI_OPERATOR', env['YICI_OPERATOR'])
  return {
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    dataDirectory: resolve(env['YICI_DATA'] ?? '.data'),
    host: env['HOST'] ?? '127.0.0.1',
    port: portOf(env['PORT']),
    demo: ['1', 'true', 'yes'].includes(env['YICI_DEMO'] ?? ''),
    ...publicUrlOf(env['YICI_PUBLIC_URL']),
    ...(filingNumber === undefined ? {} : { filingNumber }),
    ...(operator === undefined ? {} : { operator }),
  }
}
