import type { ImportBatch } from '../contract.ts'
import type { Ctx } from '#platform/http/index.ts'
import { getBatch, listOfFile, type BatchRow } from './store.ts'

const MOST_REASONS = 10

/** One list of a file among the others. */
const sheetOf = (row: BatchRow): ImportBatch['sheets'][number] => ({
  importId: row.id,
  sheet: row.sheet,
  title: row.title ?? row.sheet,
  entity: row.entity,
  state: row.state,
  rowsTotal: row.rows_total,
  rowsRead: row.rows_read,
  refused: row.refused,
})

/** A batch with the other lists of its file. @throws imports/import-not-found */
export async function readPage(ctx: Pick<Ctx, 'tx' | 'actor' | 'language'>, id: string): Promise<ImportBatch> {
  const row = await getBatch(ctx, id)
  return pageOf(row, ctx.language, await listOfFile(ctx, row.file_of ?? row.id))
}

/** A batch as screens and the command line see it. `ofFile`: the batches of its file, itself among them. */
export function pageOf(row: BatchRow, language: 'zh' | 'en', ofFile: readonly BatchRow[] = [row]): ImportBatch {
  return {
    id: row.id,
    fileName: row.file_name,
    entity: row.entity,
    source: row.source,
    areaCode: row.area_code,
    sheet: row.sheet,
    sheets: ofFile.map(sheetOf),
    validFrom: row.valid_from,
    state: row.state,
    columns: row.columns.map(({ reasonEn, ...column }) => ({
      ...column,
      reason: language === 'en' ? (reasonEn ?? column.reason) : column.reason,
    })),
    rowsTotal: row.rows_total,
    rowsRead: row.rows_read,
    inserted: row.inserted,
    updated: row.updated,
    unchanged: row.unchanged,
    conflicts: row.conflicts,
    refused: row.refused,
    reasons: Object.entries(row.reasons)
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
      .slice(0, MOST_REASONS),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    problem: row.problem,
    createdAt: row.created_at,
    ignored: row.columns.filter((column) => column.element === null).map((column) => column.path.join(' / ')),
    notices: [...row.notices],
  }
}
