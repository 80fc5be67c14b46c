import type { CopyCell, DoubtCount, List } from '#modules/ledger/server/index.ts'
import type { CopyTextField, CopyTextRows, SheetGrid } from '#modules/workbook/contract.ts'
import type { ListPlan, PlannedColumn } from '../../domain/plan-list.ts'
import { unitFactor, valueOfCell, type Wanted } from '../../domain/value-of-cell.ts'
import { count, type Filling } from './filling.ts'

/** Shorter lists are read row by row: nothing is gained there, and each cell's source is at hand. */
const FEWEST_COPIED = 2000

interface Copied {
  readonly cell: CopyCell
  readonly field: CopyTextField
}

/** Each name of the column's value domain (or 是, 否) in the form's own words. */
function wordingOf(names: readonly string[], wanted: Wanted): ReadonlyMap<string, string> {
  return new Map(
    names.map((name) => {
      const value = valueOfCell(name, wanted)
      return [name, value.kind === 'text' ? value.text : name]
    }),
  )
}

/** How a column leaves the database ready for its cells; undefined when only a look at each value can tell. */
function copiedAs(filling: Filling, planned: PlannedColumn, wanted: Wanted, column: number): Copied | undefined {
  if (wanted.mask !== undefined) return undefined
  const worded = wanted.checkboxText !== undefined || wanted.dropDown !== undefined
  const text: Copied = { cell: { column }, field: { kind: 'text' } }
  switch (wanted.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'year':
      return { cell: { column, factor: unitFactor(wanted.unit, wanted.formUnit) }, field: { kind: 'number' } }
    case 'date':
      return { cell: { column }, field: { kind: 'date', precision: 'day' } }
    case 'boolean':
      return wanted.checkboxText === undefined
        ? { cell: { column }, field: { kind: 'boolean' } }
        : { cell: { column, wording: wordingOf(['是', '否'], wanted) }, field: { kind: 'text' } }
    case 'code': {
      const domain = filling.catalogue.valueDomains.get(
        filling.catalogue.elements.get(planned.element)?.valueDomain ?? '',
      )
      if (!worded) return text
      return domain === undefined
        ? undefined
        : {
            cell: {
              column,
              wording: wordingOf(
                domain.values.map((value) => value.nameZh),
                wanted,
              ),
            },
            field: { kind: 'text' },
          }
    }
    case 'string':
    case 'text':
      return worded ? undefined : text
    case 'datetime':
    case 'phone':
    case 'address':
    case 'id_number':
    case 'credit_code':
    case 'area_code':
    case 'attachment':
      return text
  }
}

/** Counts every cell as known; each that turns out to be missing is moved when its row is written. */
function countKnown(filling: Filling, plan: ListPlan, rows: number, doubts: readonly DoubtCount[]): void {
  plan.columns.forEach((planned, at) => {
    const { stale = 0, conflict = 0 } = doubts[at] ?? {}
    const nameZh = nameOf(filling, planned)
    count(filling.tally, planned.element, nameZh, 'ok', rows - stale - conflict)
    if (stale > 0) count(filling.tally, planned.element, nameZh, 'stale', stale)
    if (conflict > 0) count(filling.tally, planned.element, nameZh, 'conflict', conflict)
  })
}

const nameOf = (filling: Filling, { element }: PlannedColumn): string =>
  filling.catalogue.elements.get(element)?.nameZh ?? element

/** Of a column's empty cells so many do not apply, which ones is all the same to the counts. */
function countMissing(filling: Filling, plan: ListPlan, doubts: readonly DoubtCount[]): (at: number) => void {
  const { tally } = filling
  const outside = plan.columns.map((_, at) => doubts[at]?.notApplicable ?? 0)
  return (at) => {
    const planned = plan.columns[at]
    if (planned === undefined) return
    const left = outside[at] ?? 0
    if (left > 0) outside[at] = left - 1
    else count(tally, planned.element, nameOf(filling, planned), 'missing')
    // It was asked for, and taken for known, already.
    tally.asked -= 1
    tally.filled -= 1
  }
}

function sayUnexplained(filling: Filling, grid: SheetGrid, rows: number): void {
  const most = filling.listener.mostRows ?? 0
  if (most === 0) return
  filling.tally.notices.push({
    code: 'forms/list-not-explained',
    zh: `“${grid.name}”有 ${rows} 行；超过 ${most} 行的名单不逐格保存来源，缺口只给数目。需要逐格来源时，请按乡镇或村分开填，或用 yici fill --explain。`,
    en: `“${grid.name}” has ${rows} rows; beyond ${most} rows the source of each cell is not kept and gaps are counted only. Fill by township or village, or use yici fill --explain.`,
  })
}

/**
 * A long list that nobody needs to hear row by row goes from the database's bytes to the sheet's: about three times as fast.
 * Undefined when the list must be read row by row. What is stale or contradicted is counted in the
 * database and what is missing while writing, so that the summary is as complete.
 */
export async function copyList(
  filling: Filling,
  plan: ListPlan,
  { list, wanted, grid }: { readonly list: List; readonly wanted: readonly Wanted[]; readonly grid: SheetGrid },
): Promise<CopyTextRows | undefined> {
  const { mostRows } = filling.listener
  if (mostRows === undefined || list.count <= Math.max(mostRows, FEWEST_COPIED)) return undefined
  const copied: Copied[] = []
  for (const [at, planned] of plan.columns.entries()) {
    const asked = wanted[at]
    const one = asked === undefined ? undefined : copiedAs(filling, planned, asked, at)
    if (one === undefined) return undefined
    copied.push(one)
  }
  const doubts = await list.countDoubts()
  countKnown(filling, plan, list.count, doubts)
  sayUnexplained(filling, grid, list.count)
  const numbered = plan.numberColumn !== undefined
  const fields = copied.map((one) => one.field)
  const onEmpty = countMissing(filling, plan, doubts)
  return {
    chunks: list.copyCells(
      copied.map((one) => one.cell),
      { numbered },
    ),
    fields: numbered ? [{ kind: 'number' }, ...fields] : fields,
    onNull: (field) => onEmpty(numbered ? field - 1 : field),
  }
}
