import { migrate, openDatabase } from '#platform/database/index.ts'
import { createLog } from '#platform/log/log.ts'
import { readConfig, type Config } from '#platform/config/read-config.ts'
import { migrationFolders } from './migration-folders.ts'
import { settingsOf } from './settings-of.ts'

export interface Serving {
  readonly address: string
  readonly engine: 'pglite' | 'postgres'
  stop(): Promise<void>
}

/** Opens the database, brings it forward and serves. `stop` ends requests, jobs and the database in that order. */
export async function startServer(config: Config): Promise<Serving> {
  const log = createLog()
  const { databaseUrl, dataDirectory } = config
  // The embedded database boots in a thread of its own; this one loads the application meanwhile.
  const opening = openDatabase({
    ...(databaseUrl === undefined ? { dataDirectory } : { databaseUrl }),
    migrations: migrationFolders,
  })
  const [db, { composeServer }, { loadRules }, { addDesk, listen }] = await Promise.all([
    opening,
    import('./compose.ts'),
    import('./load-rules.ts'),
    import('./http.ts'),
  ])
  try {
    await migrate(db, migrationFolders)
    await loadRules(db, new Date())
    const publicUrl =
      config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`
    const { app, worker } = composeServer({ db, log, settings: { ...settingsOf(config), publicUrl } })
    addDesk(app)
    const listening = await listen(app, config.host, config.port)
    worker.kick()
    return {
      address: listening.address,
      engine: db.engine,
      async stop() {
        await listening.close()
        await worker.stop()
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Serves until SIGINT or SIGTERM; a second signal ends at once. */
export async function serveUntilSignal(config: Config): Promise<Serving> {
  const serving = await startServer(config)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      serving.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
  return serving
}

if (import.meta.main) {
  const serving = await serveUntilSignal(readConfig(process.env))
  console.log(`一次 Yici ${serving.address} (${serving.engine})`)
}
