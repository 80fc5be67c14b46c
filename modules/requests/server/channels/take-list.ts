import { Problem } from '#platform/errors.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { ListImport } from '../../contract.ts'
import { insertListImport } from '../store/list-imports.ts'
import { readList, type ListColumn, type ReadListRow } from './read-list.ts'
import type { KeptRow } from './tables.ts'

/** A cell that cannot be taken, before anything was tried with its row. */
export interface CellFault<K extends string> {
  readonly column: K
  readonly zh: string
  readonly en: string
}

export interface ListToTake<K extends string> {
  readonly kind: 'dispatch' | 'registry'
  readonly columns: readonly ListColumn<K>[]
  /** What is wrong with the cells themselves. */
  readonly check: (row: ReadListRow<K>) => readonly CellFault<K>[]
  /** Does what the row says; true when something changed, false when it was so before. A Problem refuses the row. */
  readonly take: (ctx: Ctx, row: ReadListRow<K>) => Promise<boolean>
  /** The column a refusal stands beside, by its code; the first column when absent. */
  readonly columnOf: (code: string) => K | undefined
}

/**
 * Takes a list row by row, each for itself: what one row did before it was refused is undone, the others stay.
 * The rows are kept, so that those refused can be had back as a workbook.
 */
export async function takeList<K extends string>(ctx: Ctx, file: File, list: ListToTake<K>): Promise<ListImport> {
  const rows = await readList({ bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name }, list.columns)
  const nameOf = (key: K): string => list.columns.find((column) => column.key === key)?.names[0] ?? key
  const kept: KeptRow[] = []
  for (const row of rows) {
    const faults = list.check(row).map(({ column, zh, en }) => ({
      column: nameOf(column),
      code: null as string | null,
      reasonZh: zh,
      reasonEn: en,
    }))
    let outcome: KeptRow['outcome'] = 'refused'
    if (faults.length === 0) {
      try {
        const isNew = await ctx.tx.nested((tx) => list.take({ ...ctx, tx }, row))
        outcome = isNew ? 'taken' : 'unchanged'
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        faults.push({
          column: nameOf(list.columnOf(error.code) ?? (list.columns[0]?.key as K)),
          code: error.code,
          reasonZh: `${error.titleZh}。${error.nextStepZh}`,
          reasonEn: `${error.titleEn}. ${error.nextStepEn}`,
        })
      }
    }
    kept.push({ row: row.row, cells: list.columns.map((column) => row.cells[column.key] ?? ''), outcome, faults })
  }
  const id = ctx.newId()
  const importedAt = ctx.now().toISOString()
  const header = list.columns.map((column) => column.names[0] ?? column.key)
  await insertListImport(ctx, {
    id,
    kind: list.kind,
    file_name: file.name,
    header: JSON.stringify(header),
    rows: JSON.stringify(kept),
    imported_by: ctx.actor.memberId,
    imported_by_name: ctx.actor.name,
    imported_at: importedAt,
  })
  return summaryOf({ id, kind: list.kind, fileName: file.name, importedAt, header, rows: kept })
}

function summaryOf(of: {
  id: string
  kind: 'dispatch' | 'registry'
  fileName: string
  importedAt: string
  header: readonly string[]
  rows: readonly KeptRow[]
}): ListImport {
  const count = (outcome: KeptRow['outcome']): number => of.rows.filter((row) => row.outcome === outcome).length
  return {
    id: of.id,
    kind: of.kind,
    fileName: of.fileName,
    importedAt: of.importedAt,
    rows: of.rows.length,
    taken: count('taken'),
    unchanged: count('unchanged'),
    refused: count('refused'),
    faults: of.rows.flatMap(({ row, cells, faults }) =>
      faults.map((fault) => ({ ...fault, row, value: cells[of.header.indexOf(fault.column)] ?? '' })),
    ),
  }
}
