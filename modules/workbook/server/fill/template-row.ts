import type { ListFill } from '../../contract.ts'
import { columnLetter } from '../../domain/cell-reference.ts'
import { cutRowFormula } from './formula-references.ts'
import { compileRow } from './inserted-row.ts'
import type { FormulaPiece, RowPattern, SlotDescription } from './inserted-row.ts'
import { widenSpans } from './render-row.ts'
import { shiftRow } from './row-shift.ts'
import type { TemplateFormula } from './settle-formulas.ts'
import { readCells } from './sheet-outline.ts'
import type { CellSpan, RowSpan, SheetOutline } from './sheet-outline.ts'
import { insertedRows } from './sheet-plan.ts'
import type { SheetPlan } from './sheet-plan.ts'
import type { CellTarget } from './written-form.ts'
import { encodeXml, findAttribute, listAttributes } from './xml-edit.ts'

/** One sheet being filled. */
export interface Job {
  readonly plan: SheetPlan
  readonly outline: SheetOutline
  readonly templates: readonly TemplateFormula[]
  readonly written: { rows: number; cells: number; cut: number }
  target(style: string | undefined, row: number, column: number): CellTarget
  columnStyle(column: number): string | undefined
}

/** The row that new rows of a list look like. */
export interface TemplateRow {
  readonly styles: ReadonlyMap<number, string | undefined>
  readonly rowStyle: string | undefined
  /** Its attributes without its number, with a leading space each. */
  readonly attributes: string
}

/** Style index of each cell of a row. */
export const readStyles = (outline: SheetOutline, cells: readonly CellSpan[]): Map<number, string | undefined> =>
  new Map(cells.map((cell) => [cell.column, findAttribute(outline.xml.slice(cell.start, cell.openEnd), 's')]))

export const readRowStyle = (outline: SheetOutline, row: RowSpan): string | undefined => {
  const open = outline.xml.slice(row.start, row.openEnd)
  return /\bcustomFormat="(?:1|true)"/.test(open) ? findAttribute(open, 's') : undefined
}

export function readTemplateRow(outline: SheetOutline, list: ListFill): TemplateRow {
  const row = outline.rows.find((one) => one.number === list.templateRow)
  if (row === undefined) return { styles: new Map(), rowStyle: undefined, attributes: '' }
  const attributes = listAttributes(widenSpans(outline.xml.slice(row.start, row.openEnd), list.columns))
    .filter(([name]) => name !== 'r')
    .map(([name, raw]) => ` ${name}="${raw}"`)
    .join('')
  return { styles: readStyles(outline, readCells(outline.xml, row)), rowStyle: readRowStyle(outline, row), attributes }
}

/** The bytes that new rows of a list share. */
export function compileTemplate(job: Job, list: ListFill, template: TemplateRow): RowPattern {
  const { styles, rowStyle } = template
  const columns = [...new Set([...styles.keys(), ...list.columns])].toSorted((a, b) => a - b)
  const slots = columns.map((column): SlotDescription => {
    const field = list.columns.indexOf(column)
    const style = styles.has(column) ? styles.get(column) : (rowStyle ?? job.columnStyle(column))
    const formula = job.templates.find((one) => one.row === list.templateRow && one.column === column)
    return {
      column,
      style,
      target: job.target(style, list.templateRow, column),
      isGrouped: list.groups?.columns.includes(column) === true,
      ...(field >= 0 ? { field } : formula === undefined ? {} : { formula: cutFormula(job, list, formula) }),
    }
  })
  const onCut = (): void => void (job.written.cut += 1)
  return { ...compileRow(job.outline.prefix, template.attributes, slots), onCut }
}

function cutFormula(job: Job, list: ListFill, formula: TemplateFormula): FormulaPiece[] {
  const { plan } = job
  const bodyEnd = shiftRow(plan.shift, list.lastRow) + insertedRows(list)
  const pieces = cutRowFormula(formula.text, shiftRow(plan.shift, formula.row), {
    fixedFromRow: bodyEnd + 1,
    sheet: plan.sheet,
  })
  const open: FormulaPiece[] = formula.isArray
    ? [{ text: ` t="array" ref="${columnLetter(formula.column)}` }, { rowOffset: 0 }, { text: '">' }]
    : [{ text: '>' }]
  return [...open, ...pieces.map((piece) => ('text' in piece ? { text: encodeXml(piece.text) } : piece))]
}
