/**
 * Finding requests that ask the same among 500, 5,000 and 50,000 registered ones on PostgreSQL: the whole of findSimilarAsks in its
 * own transaction, for changed copies of real forms. `node tools/bench/overlap.ts [--sizes 500,5000,50000] [--runs 3]`.
 * Makes and drops its own database. The registered asks are the shared forms and mixtures of their headers.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { migrationFolders } from '#apps/server/migration-folders.ts'
import { migrate, openDatabase, type Database } from '#platform/database/index.ts'
import { understandForm } from '#tests/understanding/overlap-forms.ts'
import { mutate, mutators } from '#tests/understanding/overlap-mutators.ts'
import { recountAskTerms, saveAskProfiles } from '../../modules/requests/server/similarity/ask-store.ts'
import { findSimilarAsks } from '../../modules/requests/server/similarity/find-similar-asks.ts'
import type { Asking } from '../../modules/requests/server/similarity/similar-ask.ts'
import { printFigure } from './measure-child.ts'
import { serverUrl } from './prepare-sample.ts'
import { forms, mixture, real } from './registered-asks.ts'

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '500,5000,50000' }, runs: { type: 'string', default: '3' } },
})
const COUNTY = '519900'
const scope = {
  kind: 'actor',
  countyCode: COUNTY,
  areaFrom: '519900000000',
  areaTo: '519901000000',
  memberId: '00000000-0000-7000-8000-000000000001',
} as const
const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

const asked = [
  'renamed, reordered, other heading',
  'renamed (other forms), 20 % dropped, parents removed',
  'split: second half',
]
const questions = mutators
  .filter((mutator) => asked.includes(mutator.name))
  .flatMap((mutator, nth) =>
    forms.flatMap((form, at) =>
      // Each form once, each change for a third of them.
      at % asked.length === nth ? [{ of: idOf(at), profile: understandForm(mutate(form, mutator, forms)) }] : [],
    ),
  )

const within = <T>(db: Database, run: (ctx: Asking) => Promise<T>): Promise<T> =>
  db.transaction(scope, (tx) => run({ tx, actor: { countyCode: COUNTY } }))

async function register(db: Database, from: number, to: number): Promise<number> {
  const began = performance.now()
  for (let at = from; at < to; at += 500) {
    const count = Math.min(500, to - at)
    const asks = Array.from({ length: count }, (_, i) => ({
      requestId: idOf(at + i),
      profile: real[at + i] ?? mixture(at + i),
      state: at + i >= real.length && (at + i) % 3 === 0 ? ('past' as const) : ('live' as const),
    }))
    await within(db, (ctx) => saveAskProfiles(ctx, asks))
  }
  await within(db, recountAskTerms)
  await db.transaction({ kind: 'system' }, (tx) =>
    sql`analyze requests.ask_term, requests.ask_profile, requests.ask_term_count`.execute(tx.kysely),
  )
  return performance.now() - began
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN

async function ask(db: Database): Promise<{ times: readonly number[]; found: number }> {
  const times: number[] = []
  let found = 0
  for (const { of, profile } of questions) {
    const began = performance.now()
    const similar = await within(db, (ctx) => findSimilarAsks(ctx, profile, { limit: 20 }))
    times.push(performance.now() - began)
    if (similar.some((one) => one.requestId === of)) found += 1
  }
  return { times, found }
}

const LIMITS: Readonly<Record<string, string>> = { 5000: '≤ 60', 50000: '≤ 150' }
const admin = new pg.Client({ connectionString: serverUrl() })
await admin.connect()
const name = `yici_overlap_${process.pid}`
await admin.query(`create database ${name}`)
const db = await openDatabase({ databaseUrl: Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href })
try {
  await migrate(db, migrationFolders)
  let registered = 0
  for (const size of values.sizes.split(',').map(Number)) {
    const ms = await register(db, registered, size)
    const added = size - registered
    registered = size
    // Vacuum as autovacuum would have: without it an index-only scan looks into the table for every row.
    const owner = new pg.Client({
      connectionString: Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href,
    })
    await owner.connect()
    await owner.query('vacuum (analyze) requests.ask_term')
    await owner.end()
    await ask(db)
    const runs = []
    for (let run = 0; run < Number(values.runs); run += 1) runs.push(await ask(db))
    const shown = size.toLocaleString('en-US')
    const limit = LIMITS[size]
    printFigure({
      name: `similar requests among ${shown} registered, 95th percentile of ${questions.length} changed forms`,
      unit: 'ms',
      values: runs.map((run) => quantile(run.times, 0.95)),
      ...(limit === undefined ? {} : { limit }),
      note: `median ${quantile(
        runs.flatMap((run) => run.times),
        0.5,
      ).toFixed(
        1,
      )} ms; the form it was made from is among the first 20 for ${runs[0]?.found ?? 0} of ${questions.length}; registering ${(ms / added).toFixed(1)} ms each, in batches`,
    })
  }
} finally {
  await db.close()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.end()
}
