import { z } from 'zod'
import { Problem } from '#platform/errors.ts'
import type { Transaction } from '#platform/database/index.ts'
import { listAreas } from '#modules/organisations/server/index.ts'
import { openChange, SeenRows, writeFacts, type FactRow, type WrittenFacts } from '#modules/ledger/server/index.ts'
import type { SheetRow } from '#modules/workbook/server/index.ts'
import { scopeOfActor, type Actor, type ServerParts } from '#platform/http/index.ts'
import { cancel, done, MOST_ATTEMPTS, snooze, type Job, type JobEnd } from '#platform/jobs/index.ts'
import { kindOfReason } from '../domain/check-row.ts'
import { areaBook } from '../domain/resolve-area.ts'
import { writeToDisk } from './file-on-disk.ts'
import { problems } from './problems.ts'
import { feedOf, type RowFeed } from './row-feed.ts'
import { rowReader, type RowReader } from './read-import-row.ts'
import { getBatch, readFilePieces, saveRefusedRows, updateBatch, type BatchRow, type NewRefusedRow } from './store.ts'
import { ledgerEntityOf, takenColumns } from './taken-columns.ts'
import { civilDay } from '#platform/time.ts'

const JobData = z.object({
  importId: z.string(),
  actor: z.object({
    memberId: z.string(),
    name: z.string(),
    countyCode: z.string(),
    areaFrom: z.string(),
    areaTo: z.string(),
  }),
})

/** Rows of one transaction. On PGlite other requests wait for its end. */
const ROWS_AT_ONCE = { pglite: 2_000, postgres: 10_000 } as const

interface Run {
  readonly parts: ServerParts
  readonly actor: Actor
  readonly batch: BatchRow
  readonly reader: RowReader
  readonly seen: SeenRows
}

const withinScope = <T>(
  { parts, actor }: Pick<Run, 'parts' | 'actor'>,
  work: (ctx: { tx: Transaction; actor: Actor; now: () => Date }) => Promise<T>,
): Promise<T> => parts.db.transaction(scopeOfActor(actor), (tx) => work({ tx, actor, now: parts.now }))

/** The work of an import. Every transaction brings some rows in and moves the position behind them: a crash costs none and doubles none. */
export async function runImportJob(job: Job, parts: ServerParts, signal: AbortSignal): Promise<JobEnd> {
  const data = JobData.parse(job.data)
  const actor: Actor = { ...data.actor, roles: [] }
  const opened = await withinScope({ parts, actor }, async (ctx) => {
    const batch = await getBatch(ctx, data.importId, true)
    if (batch.state !== 'queued' && batch.state !== 'running') return undefined
    if (batch.state === 'queued') await updateBatch(ctx, batch.id, { state: 'running' })
    const day = civilDay(ctx.now())
    const book = areaBook(await listAreas(ctx.tx, { day }), { from: actor.areaFrom, to: actor.areaTo }, batch.area_code)
    return {
      batch,
      reader: rowReader(batch, book),
      file: await writeToDisk(readFilePieces(ctx, batch.file_of ?? batch.id)),
    }
  })
  if (opened === undefined) return done()
  const run: Run = { parts, actor, batch: opened.batch, reader: opened.reader, seen: new SeenRows() }
  try {
    return await bringAllIn(run, feedOf(opened.file.path, opened.batch, opened.reader), signal)
  } catch (error) {
    const isLast = job.attempt >= MOST_ATTEMPTS
    if (!(error instanceof Problem) && !isLast) throw error
    const told = error instanceof Problem ? error : problems.brokeOff()
    const problem = JSON.stringify({ title: told.titleZh, nextStep: told.nextStepZh })
    await withinScope(run, (ctx) =>
      updateBatch(ctx, run.batch.id, { state: 'failed', problem, finished_at: parts.now().toISOString() }),
    )
    if (error !== told) throw error
    return cancel(told.message)
  } finally {
    await opened.file.remove()
  }
}

async function bringAllIn(run: Run, feed: RowFeed, signal: AbortSignal): Promise<JobEnd> {
  try {
    if (run.batch.position > 0) await remember(run, feed)
    let position = run.batch.position
    for (;;) {
      if (signal.aborted) return snooze(run.parts.now())
      const rows = await feed.take(ROWS_AT_ONCE[run.parts.db.engine])
      const last = rows.at(-1)
      const goesOn = await withinScope(run, (ctx) => bringIn(run, ctx, rows, position))
      if (!goesOn || last === undefined) return done()
      position = last.number
    }
  } finally {
    await feed.close()
  }
}

/** The rows that are in already, read again for their keys only: a later row may repeat one of them. */
async function remember(run: Run, feed: RowFeed): Promise<void> {
  const { batch } = run
  await withinScope(run, (ctx) =>
    writeRowsOf(
      run,
      ctx,
      { no: batch.change_no ?? 0, source: batch.source },
      feed.upTo(batch.position),
      batch.position,
      [],
    ),
  )
}

function writeRowsOf(
  run: Run,
  ctx: { tx: Transaction; actor: Actor; now: () => Date },
  change: { readonly no: number; readonly source: string },
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  alreadyIn: number,
  refused: NewRefusedRow[],
): Promise<WrittenFacts> {
  const { batch, reader, seen } = run
  const byNumber = new Map<number, SheetRow>()
  const facts = takenColumns(batch.columns).facts
  const give = async function* (): AsyncGenerator<FactRow> {
    for await (const row of rows) {
      const read = reader.read(row)
      if (read === undefined) continue
      if ('reasons' in read) refused.push({ row_no: row.number, cells: [...row.cells], reasons: [...read.reasons] })
      else {
        if (row.number > alreadyIn) byNumber.set(row.number, row)
        yield read
      }
    }
  }
  return writeFacts(ctx, {
    entity: ledgerEntityOf(batch.entity),
    columns: facts.map(({ fact }) => fact),
    change,
    areaCode: batch.area_code,
    ...(batch.valid_from === null ? {} : { validFrom: batch.valid_from }),
    is1904: batch.is_1904,
    rows: give(),
    seen,
    alreadyIn,
    onRefused: ({ row, cells }) => {
      const reasons = cells.map(({ column, reason }) => ({
        column: facts[column]?.column ?? facts[0]?.column ?? 1,
        reason,
      }))
      refused.push({ row_no: row, cells: [...(byNumber.get(row)?.cells ?? [])], reasons })
    },
  })
}

/** One transaction: these rows, what was refused of them, and the new position. False: the import was cancelled or taken over. */
async function bringIn(
  run: Run,
  ctx: { tx: Transaction; actor: Actor; now: () => Date },
  rows: readonly SheetRow[],
  position: number,
): Promise<boolean> {
  const batch = await getBatch(ctx, run.batch.id, true)
  if (batch.state !== 'running' || batch.position !== position) return false
  const last = rows.at(-1)
  if (last === undefined) {
    await updateBatch(ctx, batch.id, {
      state: 'done',
      finished_at: ctx.now().toISOString(),
      rows_total: batch.rows_read,
    })
    return true
  }
  const change =
    batch.change_no === null
      ? await openChange(ctx, {
          kind: 'import',
          source: batch.source,
          areaCode: batch.area_code,
          evidence: `${batch.file_name} ${batch.sheet}`.trim(),
        })
      : { no: batch.change_no, source: batch.source }
  const refused: NewRefusedRow[] = []
  const written = await writeRowsOf(run, ctx, change, rows, 0, refused)
  await saveRefusedRows(
    ctx.tx,
    batch,
    refused.toSorted((a, b) => a.row_no - b.row_no),
  )
  const rowsRead = batch.rows_read + rows.length
  await updateBatch(ctx, batch.id, {
    change_no: change.no,
    position: last.number,
    rows_read: rowsRead,
    rows_total: Math.max(batch.rows_total ?? 0, rowsRead),
    inserted: batch.inserted + written.inserted,
    updated: batch.updated + written.updated,
    unchanged: batch.unchanged + written.unchanged + written.repeated,
    conflicts: batch.conflicts + written.conflicts,
    refused: batch.refused + refused.length,
    reasons: JSON.stringify(countReasons(batch.reasons, refused)),
  })
  return true
}

const MOST_KINDS = 50

function countReasons(
  before: Readonly<Record<string, number>>,
  refused: readonly NewRefusedRow[],
): Record<string, number> {
  const counts = new Map(Object.entries(before))
  for (const row of refused)
    for (const kind of new Set(row.reasons.map(({ reason }) => kindOfReason(reason))))
      if (counts.size < MOST_KINDS || counts.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return Object.fromEntries(counts)
}
