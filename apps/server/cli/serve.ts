import { readConfig } from '#platform/config/read-config.ts'
import { serveUntilSignal } from '../main.ts'

/** `yici serve`: serves until it is told to stop, and says where, how to sign in and how safe the data are. */
export async function runServe(options: { port?: string; host?: string; demo: boolean }): Promise<void> {
  const began = performance.now()
  const config = readConfig({
    ...process.env,
    ...(options.port === undefined ? {} : { PORT: options.port }),
    ...(options.host === undefined ? {} : { HOST: options.host }),
    ...(process.env['YICI_DEMO'] === undefined ? { YICI_DEMO: options.demo ? '1' : '0' } : {}),
  })
  const serving = await serveUntilSignal(config)
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  say(`一次 Yici  ${serving.address}   (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  if (config.demo)
    say(
      '登录：打开网址，选一个演示身份。 Sign in: open the address and choose a persona; people and data are invented.',
    )
  else say('演示身份未开启；试用请加 --demo。 Demo personas are off; add --demo to try.')
  say(
    serving.engine === 'pglite'
      ? `数据库：内置 PGlite，在 ${config.dataDirectory}。进程被杀不丢数据，断电可能丢最近写入；正式使用请设 DATABASE_URL 用 PostgreSQL。\n` +
          'Database: embedded PGlite. Safe against a killed process, not against power loss; for real use set DATABASE_URL (PostgreSQL 15+).'
      : '数据库：PostgreSQL。 Database: PostgreSQL.',
  )
}
