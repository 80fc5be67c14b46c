import { z } from 'zod'
import { isDateFormat, parseCellRef, serialToIso } from '#modules/workbook/server/index.ts'
import type { SheetDescription, SheetGrid } from '#modules/workbook/contract.ts'
import { view } from '#platform/http/index.ts'
import { FilledSheet, type CellStatus } from '../../contract.ts'
import { statusOf } from '../fill/filling.ts'
import { layOutSheet } from '../../domain/layout-sheet.ts'
import { writeShownDate } from '../../domain/write-shown-date.ts'
import { getFill, getFilledWorkbook, listCardSheets, listFillCells, listFillRows, type FillRow } from '../fill-store.ts'
import { mayFillForms } from '../policy.ts'
import { problems } from '../problems.ts'
import { readStoredTemplate, sha256Of } from '../read-template.ts'
import { tellOpened } from '../tell-opened.ts'

/** Dates are numbers in the file; a person sees them in the cell's own written form. */
function shownCell(grid: SheetGrid, row: number, column: number): ReturnType<SheetGrid['cell']> {
  const cell = grid.cell(row, column)
  if (cell === undefined || typeof cell.value !== 'number' || !isDateFormat(cell.format)) return cell
  const iso = serialToIso(cell.value)
  return iso === undefined ? cell : { ...cell, value: writeShownDate(iso, cell.format) }
}

/** A window of the sheet that starts at `from`; header rows before it are left to the first window. */
function windowOf(grid: SheetGrid, from: number): SheetGrid {
  const hidden = new Set(grid.hiddenRows)
  for (let row = 1; row < from; row++) hidden.add(row)
  return {
    ...grid,
    rows: grid.rows,
    cell: (row, column) => shownCell(grid, row, column),
    mergeAt: grid.mergeAt.bind(grid),
    hiddenRows: hidden,
  }
}

async function statusesOf(
  ctx: Parameters<typeof listFillRows>[0],
  fill: FillRow,
  sheet: number,
  from: number,
  to: number,
): Promise<ReadonlyMap<string, CellStatus>> {
  const marks = new Map<string, CellStatus>()
  const columns = fill.columns.filter((column) => column.sheet === sheet)
  for (const row of await listFillRows(ctx, fill.id, sheet, from, to))
    columns.forEach((column, at) => marks.set(`${row.row_no}:${column.column}`, statusOf(row.statuses.charAt(at))))
  for (const cell of await listFillCells(ctx, fill.id)) {
    const ref = parseCellRef(cell.cell)
    if (cell.sheet === sheet && ref !== undefined) marks.set(`${ref.row}:${ref.column}`, cell.status)
  }
  return marks
}

const NOTHING: SheetDescription = {
  name: '',
  kind: 'none',
  hidden: false,
  preamble: [],
  notes: [],
  tables: [],
  fields: [],
  units: [],
}

/** A window of at most 200 rows of the filled sheet, as itself, with what was filled marked. */
export const filledSheet = view({
  name: 'filledSheet',
  input: z.object({
    fillId: z.uuid(),
    index: z.coerce.number().int().min(0),
    fromRow: z.coerce.number().int().min(1).default(1),
  }),
  output: FilledSheet,
  may: mayFillForms,
  personalData: {
    purpose: '核对填报结果',
    line: ({ input }) => ({ subject: input.fillId, data: { sheet: input.index, fromRow: input.fromRow } }),
  },
  async run(ctx, { fillId, index, fromRow }) {
    const fill = await getFill(ctx, fillId)
    if (fill.format === 'zip') throw problems.sheetNotFound({ sheet: String(index) })
    const bytes = await getFilledWorkbook(ctx, fillId)
    const template = await readStoredTemplate(bytes, sha256Of(bytes))
    const grid = template.grid.sheets[index]
    if (grid === undefined) throw problems.sheetNotFound({ sheet: String(index) })
    tellOpened(ctx, fill.form_id, grid.name)
    const description = template.description.sheets[index] ?? NOTHING
    const laidOut = layOutSheet(windowOf(grid, fromRow), description, fromRow)
    const marks = await statusesOf(ctx, fill, index, fromRow, fromRow + laidOut.rows.length + 1)
    const subjects = new Map((await listCardSheets(ctx, fillId)).map((card) => [card.sheet, card.subject]))
    return {
      name: grid.name,
      sheets: template.grid.sheets.map((one, at) => {
        const subject = subjects.get(at)
        return { name: one.name, ...(subject === undefined ? {} : { subject }) }
      }),
      columnWidths: [...laidOut.columnWidths],
      rows: laidOut.rows.map((row) => ({
        row: row.row,
        cells: row.cells.map((cell) => {
          const ref = parseCellRef(cell.ref)
          const status = ref === undefined ? undefined : marks.get(`${ref.row}:${ref.column}`)
          return {
            ...cell,
            filled: status !== undefined && status !== 'missing' && status !== 'not-applicable',
            ...(status === undefined ? {} : { status }),
          }
        }),
      })),
      fromRow,
      totalRows: grid.rows,
    }
  },
})
