import type { FillValue, ListFill } from '../../contract.ts'
import { problems } from '../problems.ts'
import type { CellFormat } from './cell-formats.ts'
import { mergeTail } from './merged-cells.ts'
import type { PartOutput } from './part-output.ts'
import { createRow, editRow } from './render-row.ts'
import { openRowSource } from './open-row-source.ts'
import { openGroupCursor } from './row-source.ts'
import type { GroupCursor, RowSource } from './row-source.ts'
import { shiftRow } from './row-shift.ts'
import { settleFormulas, shiftDimension } from './settle-formulas.ts'
import { filledBodyRows, insertedRows, listFilledRanges, readWordings, refuseOverflow } from './sheet-plan.ts'
import type { SheetPlan } from './sheet-plan.ts'
import { readCells, readColumnStyles, readSheetOutline } from './sheet-outline.ts'
import type { RowSpan } from './sheet-outline.ts'
import { compileTemplate, readRowStyle, readStyles, readTemplateRow } from './template-row.ts'
import type { Job, TemplateRow } from './template-row.ts'
import { shiftAnchors } from './shift-drawing.ts'
import { shiftPart } from './shift-part.ts'
import { isCut } from './inserted-row.ts'
import { decideWrittenForm } from './written-form.ts'
import type { WrittenForm } from './written-form.ts'
import { findAttribute, findElement, setAttribute } from './xml-edit.ts'

export interface WorkbookFormats {
  readonly formats: readonly CellFormat[]
  readonly is1904: boolean
  /** Names of all sheets that are filled, in lower case. */
  readonly filledSheets: ReadonlySet<string>
}

export interface FilledSheet {
  /** True when a formula was overwritten or added, or formula cells moved: the calculation chain is out of date. */
  readonly breaksCalcChain: boolean
  readonly hasFormulas: boolean
  /** Writes the part. May be called once. */
  readonly produce: (output: PartOutput) => Promise<void>
  /** Counts, true after `produce`. */
  readonly written: { rows: number; cells: number; cut: number }
}

/** Takes the sheet apart and checks everything that can be refused, before a byte is written. */
export function prepareSheet(xml: string, plan: SheetPlan, workbook: WorkbookFormats): FilledSheet {
  const { sheet, shift } = plan
  const original = readSheetOutline(xml, sheet)
  refuseOverflow(plan, original.rows.at(-1)?.number ?? 0)
  const moved = shift.length === 0 ? undefined : { name: sheet, shift }
  const settled = settleFormulas(original, {
    sheet,
    moved,
    isHere: true,
    isFilled: plan.isFilled,
    templateRows: shift.map((one) => one.template),
    filledPlaces: { sheet, ranges: listFilledRanges(plan), filledSheets: workbook.filledSheets },
  })
  const outline = settled.xml === original.xml ? original : readSheetOutline(settled.xml, sheet)
  const wordingAt = readWordings(original.tail)
  const written = { rows: 0, cells: 0, cut: 0 }
  const job: Job = {
    plan,
    outline,
    templates: settled.templates,
    written,
    target: (style, row, column) => ({
      format: workbook.formats[Number(style ?? 0)] ?? { kind: 'number' },
      is1904: workbook.is1904,
      wording: wordingAt(row, column),
    }),
    columnStyle: readColumnStyles(original.head),
  }
  const head = writeHead(outline.head, plan)
  const movedTail = moved === undefined ? outline.tail : shiftPart(outline.tail, moved, true)
  const tail = mergeTail(
    movedTail.includes('moveWithCells') ? shiftAnchors(movedTail, shift) : movedTail,
    outline.prefix,
    shift,
    plan.lists,
  )
  return {
    breaksCalcChain: settled.replaced > 0 || (shift.length > 0 && settled.count > 0),
    hasFormulas: settled.count > 0,
    written,
    async produce(output) {
      await output.write(head)
      await writeRows(job, output)
      await output.write(tail.before)
      for (const piece of tail.added) await output.write(piece)
      await output.write(tail.after)
    },
  }
}

function writeHead(head: string, plan: SheetPlan): string {
  const moved = plan.shift.length === 0 ? head : shiftPart(head, { name: plan.sheet, shift: plan.shift }, true)
  const tag = findElement(moved, 'dimension')
  if (tag === undefined) return moved
  const text = moved.slice(tag.start, tag.end)
  const ref = findAttribute(text, 'ref')
  const next = ref === undefined ? undefined : shiftDimension(ref, plan.shift, plan.filled)
  return next === undefined || next === ref
    ? moved
    : moved.slice(0, tag.start) + setAttribute(text, 'ref', next) + moved.slice(tag.end)
}

type Stop = { readonly row: number; readonly list?: OpenList; readonly isInsertion: boolean }

interface OpenList {
  readonly list: ListFill
  readonly source: RowSource
  readonly groups: GroupCursor
  readonly template: TemplateRow
  /** Row of its last stop: there its source ends, so that the next list may read from the same connection. */
  readonly lastStop: number
}

/** The template's rows in order: untouched ones as written, filled ones edited, new ones encoded from the row source. */
async function writeRows(job: Job, output: PartOutput): Promise<void> {
  const { outline, plan } = job
  const lists = plan.lists.map((list): OpenList => ({
    list,
    source: openRowSource(list),
    groups: openGroupCursor(list.groups?.sizes),
    template: readTemplateRow(outline, list),
    lastStop: insertedRows(list) > 0 ? list.lastRow + 0.5 : list.firstRow + filledBodyRows(list) - 1,
  }))
  const finish = async ({ list, source }: OpenList): Promise<void> => {
    await source.finish()
    job.written.rows += list.count
  }
  let index = 0
  let last = 0
  const copyUntil = async (row: number): Promise<void> => {
    const from = index
    while (index < outline.rows.length && (outline.rows[index]?.number ?? 0) < row) index += 1
    last = await copyRows(job, output, from, index, last)
  }
  const edit = async (stop: Stop): Promise<void> => {
    await copyUntil(stop.row)
    const row = outline.rows[index]
    const existing = row?.number === stop.row ? row : undefined
    if (existing !== undefined) index += 1
    // Which of two rows or cells with one place holds the value is anyone's guess.
    if (outline.rows[index]?.number === stop.row) throw problems.corrupt({ part: `${plan.sheet}!${stop.row}` })
    const number = shiftRow(plan.shift, stop.row)
    await output.write(await writeFilledRow(job, stop, existing, number, last))
    last = number
  }
  try {
    for (const stop of listStops(plan, lists)) {
      if (!stop.isInsertion || stop.list === undefined) {
        await edit(stop)
        if (stop.list?.lastStop === stop.row) await finish(stop.list)
        continue
      }
      const { list, source, groups, template } = stop.list
      await copyUntil(list.lastRow + 1)
      const first = shiftRow(plan.shift, list.lastRow) + 1
      if (output.isFull) await output.flush()
      job.written.cells += await source.write(
        output,
        compileTemplate(job, list, template),
        first,
        insertedRows(list),
        groups,
      )
      last = first + insertedRows(list) - 1
      await finish(stop.list)
    }
    await copyUntil(Infinity)
    // A list without rows has no stop, and none may come.
    for (const open of lists) if (open.list.count === 0) await finish(open)
  } catch (error) {
    for (const { source } of lists) await source.abandon().catch(() => undefined)
    throw error
  }
}

function listStops(plan: SheetPlan, lists: readonly OpenList[]): Stop[] {
  const stops: Stop[] = []
  const inLists = new Set<number>()
  for (const open of lists) {
    const { list } = open
    for (let row = list.firstRow; row < list.firstRow + filledBodyRows(list); row += 1) {
      stops.push({ row, list: open, isInsertion: false })
      inLists.add(row)
    }
    if (insertedRows(list) > 0) stops.push({ row: list.lastRow + 0.5, list: open, isInsertion: true })
  }
  for (const row of plan.cells.keys()) if (!inLists.has(row)) stops.push({ row, isInsertion: false })
  return stops.toSorted((a, b) => a.row - b.row)
}

async function copyRows(job: Job, output: PartOutput, from: number, to: number, last: number): Promise<number> {
  const { outline, plan } = job
  let after = last
  let plainFrom = -1
  let plainTo = -1
  const flushPlain = async (): Promise<void> => {
    if (plainFrom >= 0) await output.write(outline.xml.slice(plainFrom, plainTo))
    plainFrom = -1
  }
  for (let index = from; index < to; index += 1) {
    const row = outline.rows[index] as RowSpan
    const number = shiftRow(plan.shift, row.number)
    const isPlain = number === row.number && (!row.isImplicit || number === after + 1)
    if (isPlain && (plainFrom < 0 || row.start >= plainTo)) {
      if (plainFrom < 0) plainFrom = row.start
      plainTo = row.end
    } else {
      await flushPlain()
      await output.write(editRow(outline, row, { number, after, values: new Map(), styleAt: () => undefined }))
    }
    after = number
  }
  await flushPlain()
  return after
}

async function writeFilledRow(
  job: Job,
  stop: Stop,
  existing: RowSpan | undefined,
  number: number,
  after: number,
): Promise<string> {
  const { outline, plan } = job
  const asked = new Map<number, FillValue>()
  if (stop.list !== undefined) {
    const { list, source, groups } = stop.list
    const values = await source.take()
    const isFirst = groups.next()
    for (const [index, column] of list.columns.entries()) {
      const isCovered = !isFirst && list.groups?.columns.includes(column) === true
      asked.set(column, isCovered ? { kind: 'blank' } : (values[index] ?? { kind: 'blank' }))
    }
  }
  for (const [column, value] of plan.cells.get(stop.row) ?? []) asked.set(column, value)
  const cells = existing === undefined ? [] : readCells(outline.xml, existing)
  const styles = readStyles(outline, cells)
  if (styles.size !== cells.length) throw problems.corrupt({ part: `${plan.sheet}!${stop.row}` })
  const rowStyle = existing === undefined ? undefined : readRowStyle(outline, existing)
  const template = stop.list?.template
  const styleAt = (column: number): string | undefined =>
    template?.styles.get(column) ?? rowStyle ?? job.columnStyle(column)
  const values = new Map<number, WrittenForm>()
  for (const [column, value] of asked) {
    const style = styles.has(column) ? styles.get(column) : styleAt(column)
    const form = decideWrittenForm(value, job.target(style, stop.row, column))
    values.set(column, form)
    if (form !== undefined) job.written.cells += 1
    if (isCut(form)) job.written.cut += 1
  }
  const edit = { number, after, values, styleAt, cells }
  if (existing !== undefined) return editRow(outline, existing, edit)
  return createRow(outline.prefix, edit, template?.attributes ?? '')
}
