import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/support/test-database.ts'
import type { Ctx } from '../http/context.ts'
import { newId, type ServerParts } from '../http/execute.ts'
import { createLog } from '../log/log.ts'
import {
  cancel,
  done,
  enqueue,
  MOST_ATTEMPTS,
  retry,
  snooze,
  startWorker,
  type JobEnd,
  type JobHandlers,
  type JobWorker,
} from './index.ts'

let own: TestDatabase
let clock: Date
let worker: JobWorker | undefined
beforeEach(async () => {
  own = await freshDatabase()
  clock = new Date('2026-11-23T08:00:00Z')
})
afterEach(async () => {
  await worker?.stop()
  await own.drop()
})
const later = (seconds: number): void => {
  clock = new Date(clock.getTime() + seconds * 1000)
}
const start = (handlers: JobHandlers): JobWorker => {
  const parts: ServerParts = {
    db: own.db,
    log: createLog('error', () => undefined),
    settings: { demo: false },
    reactions: {},
    now: () => clock,
  }
  return (worker = startWorker(parts, handlers))
}
/** As an actor of the county, through the same door as a command. */
const put = (name: string): Promise<string> =>
  own.db.transaction({ kind: 'actor', countyCode: '511123', areaFrom: '5', areaTo: '6', memberId: 'm' }, (tx) =>
    enqueue(
      { tx, newId, now: () => clock, actor: { countyCode: '511123' }, publish: () => undefined } as unknown as Ctx,
      name,
      { row: 7 },
    ),
  )
const stateOf = async (id: string) =>
  (
    await own.db.transaction({ kind: 'system' }, (tx) =>
      sql<{
        state: string
        attempts: number
        reason: string | null
      }>`select state, attempts, reason from platform.job where id = ${id}`.execute(tx.kysely),
    )
  ).rows[0]

test.each<[string, JobEnd, string, number]>([
  ['done', done(), 'done', 1],
  ['cancel', cancel('the form is gone'), 'cancelled', 1],
  ['retry', retry('the file is busy'), 'waiting', 1],
  ['snooze', snooze(new Date('2027-01-01T00:00:00Z')), 'waiting', 0],
])('a job ends with %s', async (_name, end, state, attempts) => {
  const id = await put('probe')
  await start({ probe: () => Promise.resolve(end) }).drain()
  expect(await stateOf(id)).toMatchObject({ state, attempts })
})

test('a retry comes later each time and gives up with its reason', async () => {
  const id = await put('probe')
  let tries = 0
  const working = start({
    probe: (job) => {
      tries += 1
      expect([job.attempt, job.data]).toEqual([tries, { row: 7 }])
      return Promise.reject(new Error('no space left'))
    },
  })
  await working.drain()
  await working.drain()
  expect(tries).toBe(1)
  for (let i = 0; i < MOST_ATTEMPTS + 2; i += 1) {
    later(600)
    await working.drain()
  }
  expect(tries).toBe(MOST_ATTEMPTS)
  expect(await stateOf(id)).toMatchObject({ state: 'cancelled', reason: 'no space left' })
})

test('a job whose process died is taken over when its lease runs out', async () => {
  const id = await put('probe')
  await own.db.transaction({ kind: 'system' }, (tx) =>
    sql`update platform.job set state = 'running', attempts = 1, leased_until = ${new Date(clock.getTime() + 60_000).toISOString()}`.execute(
      tx.kysely,
    ),
  )
  const working = start({ probe: () => Promise.resolve(done()) })
  await working.drain()
  expect((await stateOf(id))?.state).toBe('running')
  later(61)
  await working.drain()
  expect(await stateOf(id)).toMatchObject({ state: 'done', attempts: 2 })
})

test('an actor puts jobs in for the own county and takes none out', async () => {
  await put('probe')
  const actor = { kind: 'actor', countyCode: '511123', areaFrom: '5', areaTo: '6', memberId: 'm' } as const
  const seen = await own.db.transaction(actor, (tx) => sql`select * from platform.job`.execute(tx.kysely))
  expect(seen.rows).toEqual([])
  await expect(own.db.transaction(actor, (tx) => sql`delete from platform.job`.execute(tx.kysely))).rejects.toThrow(
    /permission denied/,
  )
})
