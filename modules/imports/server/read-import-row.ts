import type { FactRow } from '#modules/ledger/server/index.ts'
import type { SheetRow } from '#modules/workbook/server/index.ts'
import { errorIn, isNumberedRow, isTotalRow } from '../domain/check-row.ts'
import type { AreaBook } from '../domain/resolve-area.ts'
import type { BatchRow } from './store.ts'
import type { CellReason } from './tables.ts'
import { takenColumns } from './taken-columns.ts'

/** A row that is refused before the ledger sees it. */
export interface RefusedBefore {
  readonly reasons: readonly CellReason[]
}

export interface RowReader {
  /** Whether a row is one of the table at all: not the numbers under the header, not a line of totals. */
  isData(row: SheetRow): boolean
  /** The row as the ledger takes it; undefined where it says nothing in any mapped column. */
  read(row: SheetRow): FactRow | RefusedBefore | undefined
}

const textOf = (value: unknown): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return text === '' ? undefined : text
}

/** Reads rows by the mapping of a batch. */
export function rowReader(batch: Pick<BatchRow, 'columns' | 'header_bottom' | 'area_code'>, book: AreaBook): RowReader {
  const { facts, area } = takenColumns(batch.columns)
  const mapped = [...facts.map(({ column }) => column), ...Object.values(area)]
  const areaColumn = area.village ?? area.township ?? area.code ?? mapped[0] ?? 1
  return {
    isData: ({ number, cells }) => !isTotalRow(cells) && !(number <= batch.header_bottom + 2 && isNumberedRow(cells)),
    read({ number, cells }) {
      const reasons: CellReason[] = []
      let isBlank = true
      for (const column of mapped) {
        const value = cells[column - 1]
        if (value === null || value === undefined || value === '') continue
        isBlank = false
        const reason = errorIn(value)
        if (reason !== undefined) reasons.push({ column, reason })
      }
      if (isBlank) return undefined
      if (reasons.length > 0) return { reasons }
      const written = (part: 'code' | 'township' | 'village'): Record<string, string> => {
        const text = textOf(cells[(area[part] ?? 0) - 1])
        return text === undefined ? {} : { [part]: text }
      }
      const resolved = book.resolve({ ...written('code'), ...written('township'), ...written('village') })
      if (!resolved.ok) return { reasons: [{ column: areaColumn, reason: resolved.reason }] }
      return { row: number, areaCode: resolved.value, cells: facts.map(({ column }) => cells[column - 1]) }
    },
  }
}
