import type { CellFill, SheetDescription, SheetGrid } from '#modules/workbook/contract.ts'
import { parseCellRef, readBlankPeriod } from '#modules/workbook/server/index.ts'
import { fillLabel, fillPeriod, knownFields } from '../../domain/write-form-fields.ts'

interface Head {
  readonly sheet: SheetDescription
  readonly grid: SheetGrid
  readonly unitName: string
  readonly asOf: string
}

/** Rows above the first header hold the title and the head lines. */
function lastHeadRow({ sheet }: Head): number {
  const tops = sheet.tables.map((table) => Math.min(table.range.top, table.headerRows.top))
  return Math.min(...tops, 12) - 1
}

function fillPeriods(head: Head, texts: Map<string, { row: number; column: number; text: string }>): void {
  for (let row = 1; row <= lastHeadRow(head); row++) {
    for (let column = 1; column <= head.grid.columns; column++) {
      const key = `${row}:${column}`
      const cell = head.grid.cell(row, column)
      const line = texts.get(key)?.text ?? cell?.value
      if (typeof line !== 'string' || cell?.formula !== undefined) continue
      const blank = readBlankPeriod(line)
      const text = blank === undefined ? undefined : fillPeriod(line, blank, head.asOf)
      if (text !== undefined) texts.set(key, { row, column, text })
    }
  }
}

/** Lines of the form's head that the system knows: 填报单位, 统计时点, and a period left blank in the title. */
export function fillFields(head: Head): readonly CellFill[] {
  const { sheet, grid, unitName, asOf } = head
  const texts = new Map<string, { row: number; column: number; text: string }>()
  for (const { field, value } of knownFields(sheet.fields, { unitName, asOf })) {
    const at = parseCellRef(field.cell)
    if (at === undefined) continue
    const key = `${at.row}:${at.column}`
    const line = texts.get(key)?.text ?? grid.cell(at.row, at.column)?.value
    const text = typeof line === 'string' ? fillLabel(line, field.label, value) : undefined
    if (text !== undefined) texts.set(key, { ...at, text })
  }
  fillPeriods(head, texts)
  return [...texts.values()].map(({ row, column, text }) => ({ row, column, value: { kind: 'text', text } }))
}
