import type { ImportBatch } from '../contract.ts'
import type { BatchRow } from './store.ts'

const MOST_REASONS = 10

/** A batch as screens and the command line see it. */
export function pageOf(row: BatchRow, language: 'zh' | 'en'): ImportBatch {
  return {
    id: row.id,
    fileName: row.file_name,
    entity: row.entity,
    source: row.source,
    areaCode: row.area_code,
    sheet: row.sheet,
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
