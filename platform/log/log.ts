export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface Log {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  info(message: string, fields?: Readonly<Record<string, unknown>>): void
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
  error(message: string, fields?: Readonly<Record<string, unknown>>): void
}

const RANK: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 }

const describeError = (error: Error): Record<string, unknown> => ({
  message: error.message,
  stack: error.stack,
  ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
})

const plain = (_key: string, value: unknown): unknown =>
  value instanceof Error ? describeError(value) : typeof value === 'bigint' ? String(value) : value

/** One JSON document a line on standard error: standard output belongs to the answers of commands. */
export function createLog(
  least: LogLevel = 'info',
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const at =
    (level: LogLevel) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      if (RANK[level] < RANK[least]) return
      write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields }, plain)}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
