import { sql } from 'kysely'
import { tablesOf, type Transaction } from '../database/database.ts'
import type { Ctx } from '../http/context.ts'

/** The four ends of a job. */
export type JobEnd =
  | { readonly end: 'done' }
  /** Failed for a reason that may pass: again, later each time, at most MOST_ATTEMPTS times. */
  | { readonly end: 'retry'; readonly reason: string }
  /** Not yet: again at that time, not counted as an attempt. */
  | { readonly end: 'snooze'; readonly until: Date }
  /** Never again. */
  | { readonly end: 'cancel'; readonly reason: string }

export const done = (): JobEnd => ({ end: 'done' })
export const retry = (reason: string): JobEnd => ({ end: 'retry', reason })
export const snooze = (until: Date): JobEnd => ({ end: 'snooze', until })
export const cancel = (reason: string): JobEnd => ({ end: 'cancel', reason })

export interface Job {
  readonly id: string
  readonly countyCode: string
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  /** 1 at the first try. */
  readonly attempt: number
}

export const MOST_ATTEMPTS = 8

interface JobRow {
  county_code: string
  id: string
  name: string
  data: unknown
  state: 'waiting' | 'running' | 'done' | 'cancelled'
  attempts: number
  run_at: string
  leased_until: string | null
  reason: string | null
  created_at: string
  finished_at: string | null
}

interface JobTables {
  'platform.job': JobRow
}

/** The event that wakes the worker of this process after the commit. */
export const JOB_QUEUED = 'job.queued'

/** Puts a job in, in the transaction of the act that wants it: no commit, no job. Answers its id. */
export async function enqueue(
  ctx: Ctx,
  name: string,
  data: Readonly<Record<string, unknown>>,
  runAt?: Date,
): Promise<string> {
  const id = ctx.newId()
  const now = ctx.now()
  await tablesOf<JobTables>(ctx.tx)
    .insertInto('platform.job')
    .values({
      county_code: ctx.actor.countyCode,
      id,
      name,
      data: sql`${JSON.stringify(data)}::jsonb`,
      state: 'waiting',
      attempts: 0,
      run_at: (runAt ?? now).toISOString(),
      leased_until: null,
      reason: null,
      created_at: now.toISOString(),
      finished_at: null,
    })
    .execute()
  ctx.publish({ name: JOB_QUEUED, data: { id, name } })
  return id
}

/** The next due job, leased to this process; jobs whose lease ran out are due again. */
export async function claimJob(
  tx: Transaction,
  names: readonly string[],
  now: Date,
  leaseSeconds: number,
): Promise<Job | undefined> {
  if (names.length === 0) return undefined
  const db = tablesOf<JobTables>(tx)
  const at = now.toISOString()
  const row = await db
    .selectFrom('platform.job')
    .selectAll()
    .where('name', 'in', names)
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'waiting'), where('run_at', '<=', at)]),
        where.and([where('state', '=', 'running'), where('leased_until', '<=', at)]),
      ]),
    )
    .orderBy('run_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined) return undefined
  const attempt = row.attempts + 1
  await db
    .updateTable('platform.job')
    .set({ state: 'running', attempts: attempt, leased_until: leaseEnd(now, leaseSeconds) })
    .where('county_code', '=', row.county_code)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, countyCode: row.county_code, name: row.name, data: row.data as Job['data'], attempt }
}

const leaseEnd = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString()

export async function renewLease(tx: Transaction, job: Job, now: Date, leaseSeconds: number): Promise<void> {
  await tablesOf<JobTables>(tx)
    .updateTable('platform.job')
    .set({ leased_until: leaseEnd(now, leaseSeconds) })
    .where('county_code', '=', job.countyCode)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', job.attempt)
    .execute()
}

function changeFor(job: Job, end: JobEnd, now: Date): Partial<JobRow> {
  const at = now.toISOString()
  const over = { leased_until: null, finished_at: at }
  switch (end.end) {
    case 'done':
      return { ...over, state: 'done', reason: null }
    case 'cancel':
      return { ...over, state: 'cancelled', reason: end.reason }
    case 'snooze':
      return { state: 'waiting', leased_until: null, attempts: job.attempt - 1, run_at: end.until.toISOString() }
    case 'retry': {
      if (job.attempt >= MOST_ATTEMPTS) return { ...over, state: 'cancelled', reason: end.reason }
      // 2, 4, 8 … seconds.
      const runAt = new Date(now.getTime() + 1000 * 2 ** job.attempt).toISOString()
      return { state: 'waiting', leased_until: null, run_at: runAt, reason: end.reason }
    }
  }
}

/** Only the process whose attempt it still is may end a job. */
export async function endJob(tx: Transaction, job: Job, end: JobEnd, now: Date): Promise<void> {
  await tablesOf<JobTables>(tx)
    .updateTable('platform.job')
    .set(changeFor(job, end, now))
    .where('county_code', '=', job.countyCode)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', job.attempt)
    .execute()
}
