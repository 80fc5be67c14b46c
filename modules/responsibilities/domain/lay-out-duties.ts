import type { DutyItem } from '../contract.ts'
import { CLASS_NAMES, COLUMN_NAMES, DUTY_COLUMNS, type DutyColumn } from './duty-headers.data.ts'
import type { PlacedFault, ReadDuties } from './read-duty-sheets.ts'

/** A cell to write; `look` as the workbook module knows it. */
export interface LaidOutCell {
  readonly value: string | null
  readonly look: 'plain' | 'header' | 'refused' | 'reason'
}

const COLUMNS = DUTY_COLUMNS.filter((column) => column !== 'number')

const header = (value: string): LaidOutCell => ({ value, look: 'header' })
const plain = (value: string | null): LaidOutCell => ({ value, look: 'plain' })

function written(item: DutyItem, column: DutyColumn): string | null {
  if (column === 'number') return null
  if (column === 'class') return CLASS_NAMES[item.class].zh
  if (column === 'assistingDepartments') return item.assistingDepartments.join('、')
  return item[column]
}

export interface Layout {
  readonly header: readonly LaidOutCell[]
  readonly rows: readonly (readonly LaidOutCell[])[]
}

/** A list on one sheet with a class column: what comes back the same when it is imported. */
export const layOutItems = (items: readonly DutyItem[]): Layout => ({
  header: COLUMNS.map((column) => header(COLUMN_NAMES[column])),
  rows: items.map((item) => COLUMNS.map((column) => plain(written(item, column)))),
})

/**
 * All rows of a file on one sheet, each refused cell marked and its reason in the next column. It is corrected there and brought
 * back: the columns of reasons are passed over.
 */
export function layOutFaults({ rows, faults }: ReadDuties): Layout {
  const hasNumber = rows.some(({ cells }) => cells.number !== undefined && cells.code === undefined)
  const columns: readonly DutyColumn[] = hasNumber ? DUTY_COLUMNS : COLUMNS
  const wrong = new Set(faults.map((fault) => fault.column))
  const at = new Map<string, PlacedFault[]>()
  for (const fault of faults) {
    const key = `${fault.sheet}!${fault.row} ${fault.column}`
    at.set(key, [...(at.get(key) ?? []), fault])
  }
  return {
    header: columns.flatMap((column) => [
      header(COLUMN_NAMES[column]),
      ...(wrong.has(column) ? [header(`退回原因：${COLUMN_NAMES[column]}`)] : []),
    ]),
    rows: rows.map(({ sheet, row, cells, class: dutyClass }) =>
      columns.flatMap((column) => {
        const found = at.get(`${sheet}!${row} ${column}`) ?? []
        const named = column === 'class' && cells.class === undefined && dutyClass !== undefined
        const value = named ? CLASS_NAMES[dutyClass].zh : (cells[column] ?? null)
        const cell: LaidOutCell = { value, look: found.length > 0 ? 'refused' : 'plain' }
        if (!wrong.has(column)) return [cell]
        const reason = found.map((each) => `${each.sheet} ${each.cell}：${each.reasonZh}`).join('\n')
        return [cell, { value: reason === '' ? null : reason, look: 'reason' as const }]
      }),
    ),
  }
}
