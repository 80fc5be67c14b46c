import { completeFact } from './complete-row.ts'
import type { RawValue } from './normalise/cell-text.ts'
import type { PlannedTarget } from './plan-write.ts'

/** A cell that was not taken, by the index of the given column. */
export interface RefusedCell {
  readonly column: number
  readonly element: string
  readonly reason: string
}

export interface ReadRow {
  /** In the order of the target's columns; null where nothing was given. */
  readonly values: (string | null)[]
  readonly precision: Record<string, 'month' | 'year'> | undefined
}

/** Reads the cells of one target of one row. Refusals are pushed to `refused`. Never throws. */
export function readRow(target: PlannedTarget, cells: readonly RawValue[], refused: RefusedCell[]): ReadRow {
  const { columns } = target
  const values: (string | null)[] = []
  let precision: Record<string, 'month' | 'year'> | undefined
  for (const column of columns) {
    const result = column.from < 0 ? undefined : column.normalise(cells[column.from])
    if (result === undefined) values.push(null)
    else if (result.ok) {
      values.push(result.value.text)
      if (result.value.precision !== undefined) (precision ??= {})[column.element.id] = result.value.precision
    } else {
      values.push(null)
      refused.push({ column: column.from, element: column.element.id, reason: result.reason })
    }
  }
  for (let at = 0; at < columns.length; at += 1) {
    const column = columns[at]
    if (column?.completeFrom === undefined) continue
    const { slot, part } = column.completeFrom
    const id = column.element.id
    const done = completeFact(values[at] ?? null, precision?.[id] !== undefined, values[slot] ?? null, part)
    if (done.kind === 'fill') {
      values[at] = done.value
      if (precision !== undefined) delete precision[id]
    } else if (done.kind === 'refuse') refused.push({ column: column.from, element: id, reason: done.reason })
  }
  return { values, precision: precision !== undefined && Object.keys(precision).length > 0 ? precision : undefined }
}

/** The text that tells this row from others, by the first natural key it fills; undefined when it fills none. */
export function keyOf(target: PlannedTarget, areaCode: string, values: readonly (string | null)[]): string | undefined {
  for (const key of target.keys) {
    const parts = key.map((part) => {
      if (part === 'area_code') return areaCode
      const at = target.columns.findIndex((column) => column.element.id === part)
      return at < 0 ? '' : values[at]
    })
    const optional = key.map((part) => part === 'subsidy_start' || part === 'indicator_month')
    if (parts.every((part, at) => (part !== null && part !== undefined) || optional[at] === true))
      return parts.join('\u0001')
  }
  return undefined
}
