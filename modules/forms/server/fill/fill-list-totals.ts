import type { EntityName } from '#modules/catalogue/contract.ts'
import type { List } from '#modules/ledger/server/index.ts'
import type { CellFill, SheetGrid } from '#modules/workbook/contract.ts'
import { mayAddUp } from '../../domain/may-add-up.ts'
import type { ListPlan } from '../../domain/plan-list.ts'
import { unitFactor, type Wanted } from '../../domain/value-of-cell.ts'
import { count, type Filling } from './filling.ts'

/** A cell that is the form's own (a formula, a print) or lies under a merged label is left alone. */
function isOpen(grid: SheetGrid, row: number, column: number): boolean {
  const cell = grid.cell(row, column)
  const merge = grid.mergeAt(row, column)
  if (merge !== undefined && (merge.top !== row || merge.left !== column)) return false
  return cell?.formula === undefined && (cell?.value ?? '') === ''
}

interface Totalled {
  readonly list: List
  readonly wanted: readonly Wanted[]
  readonly grid: SheetGrid
  readonly sheet: number
  readonly entity: EntityName
  readonly rowsAbove: number
}

/** The 合计 rows of a list whose columns add up, summed where the rows are: the form's formulas stay. */
export async function fillListTotals(
  filling: Filling,
  plan: ListPlan,
  { list, wanted, grid, sheet, entity, rowsAbove }: Totalled,
): Promise<readonly CellFill[]> {
  const cells = plan.table.totalRows.flatMap((row) =>
    plan.columns.flatMap((planned, at) => {
      const element = filling.catalogue.elements.get(planned.element)
      const isTotalled = element !== undefined && planned.role === undefined && mayAddUp(element, entity, planned.path)
      return isTotalled && isOpen(grid, row, planned.column) ? [{ row, planned, at, element }] : []
    }),
  )
  if (cells.length === 0) return []
  const asked = [...new Set(cells.map((cell) => cell.at))]
  const { values, sql } = await list.sum(asked)
  const inserted = Math.max(0, list.count - (plan.lastRow - plan.firstRow + 1))
  return cells.flatMap(({ row, planned, at, element }) => {
    const held = values[asked.indexOf(at)] ?? null
    if (held === null) return []
    const factor = unitFactor(wanted[at]?.unit ?? null, wanted[at]?.formUnit)
    const number = Math.round(held * factor * 1e6) / 1e6
    const nameZh = `${element.nameZh}合计`
    count(filling.tally, `total ${element.id}`, nameZh, 'ok')
    filling.listener.cell({
      sheet,
      row: rowsAbove + (row > plan.lastRow ? row + inserted : row),
      column: planned.column,
      subjectId: null,
      subject: '合计',
      areaCode: filling.areaCode,
      element: null,
      nameZh,
      status: 'ok',
      value: String(number),
      change: undefined,
      computation: {
        words: {
          zh: `本表 ${list.count} 行“${planned.path.join('/')}”相加（${element.nameZh}）`,
          en: `The ${list.count} rows of ${planned.path.join('/')} added up (${element.nameEn})`,
        },
        query: sql,
      },
    })
    return [{ row, column: planned.column, value: { kind: 'number', number } }]
  })
}
