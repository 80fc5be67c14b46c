import { Problem } from '../errors.ts'
import type { ServerParts } from '../http/execute.ts'
import { cancel, claimJob, endJob, renewLease, retry, type Job, type JobEnd } from './jobs.ts'

/** The work of one kind of job. It opens its own transactions, so that progress is seen while it runs. */
export type JobHandler = (job: Job, parts: ServerParts, signal: AbortSignal) => Promise<JobEnd>
export type JobHandlers = Readonly<Record<string, JobHandler>>

export interface JobWorker {
  /** Looks for work now instead of at the next poll. */
  kick(): void
  /** Resolves when nothing is due. For tests and the command line. */
  drain(): Promise<void>
  stop(): Promise<void>
}

const SYSTEM = { kind: 'system' } as const
const LEASE_SECONDS = 120
/** PGlite has one process, so a kick finds every new job; the poll is for retries. PostgreSQL may have other processes. */
const POLL_MS = { pglite: 15_000, postgres: 2_000 } as const

async function runHandler(handler: JobHandler, job: Job, parts: ServerParts, signal: AbortSignal): Promise<JobEnd> {
  try {
    return await handler(job, parts, signal)
  } catch (error) {
    if (error instanceof Problem) return cancel(error.message)
    parts.log.error('a job failed', { job: job.id, name: job.name, attempt: job.attempt, error })
    return retry(error instanceof Error ? error.message : String(error))
  }
}

/** Works jobs off one after another. */
export function startWorker(parts: ServerParts, handlers: JobHandlers): JobWorker {
  const { db } = parts
  const stopping = new AbortController()
  const names = Object.keys(handlers)
  let running: Promise<void> | undefined
  let again = false

  async function workOne(): Promise<boolean> {
    const job = await db.transaction(SYSTEM, (tx) => claimJob(tx, names, parts.now(), LEASE_SECONDS))
    const handler = job === undefined ? undefined : handlers[job.name]
    if (job === undefined || handler === undefined) return false
    const renew = setInterval(
      () => {
        db.transaction(SYSTEM, (tx) => renewLease(tx, job, parts.now(), LEASE_SECONDS)).catch((error: unknown) =>
          parts.log.warn('a lease was not renewed', { job: job.id, error }),
        )
      },
      (LEASE_SECONDS / 4) * 1000,
    )
    try {
      const end = await runHandler(handler, job, parts, stopping.signal)
      await db.transaction(SYSTEM, (tx) => endJob(tx, job, end, parts.now()))
    } finally {
      clearInterval(renew)
    }
    return true
  }

  async function workAll(): Promise<void> {
    do {
      again = false
      while (!stopping.signal.aborted && (await workOne())) continue
    } while (again && !stopping.signal.aborted)
  }

  const kick = (): void => {
    again = true
    if (stopping.signal.aborted || running !== undefined) return
    running = workAll()
      .catch((error: unknown) => parts.log.error('the job worker failed', { error }))
      .finally(() => {
        running = undefined
      })
  }
  const poll = setInterval(kick, POLL_MS[db.engine])
  poll.unref()

  return {
    kick,
    async drain() {
      kick()
      while (running !== undefined) await running
    },
    async stop() {
      clearInterval(poll)
      stopping.abort()
      await running
    },
  }
}
