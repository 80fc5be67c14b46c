import { loadCatalogue } from '#modules/catalogue/server/index.ts'
import type { Catalogue, EntityName } from '#modules/catalogue/contract.ts'
import type { HeaderContext, HeaderMatch } from '#modules/matching/contract.ts'
import { loadKnowledge, matchTable, type Knowledge } from '#modules/matching/server/index.ts'
import type {
  CellValue,
  HeaderLeaf,
  SheetDescription,
  SheetGrid,
  TableDescription,
} from '#modules/workbook/contract.ts'
import { describeWorkbook, readCsvHead, readDataHead, type DataHead } from '#modules/workbook/server/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { ImportColumn } from '../contract.ts'
import { guessEntity, guessSource } from '../domain/guess.ts'
import { isReasonColumn } from '../domain/reason-column.ts'
import { problems } from './problems.ts'
import type { Head } from './tables.ts'

export interface DescribedList {
  readonly sheet: string
  /** The list's title, else the name of its sheet: what is learned of it is kept under this, as for forms. */
  readonly title: string
  readonly headerBottom: number
  readonly rowsTotal: number
  readonly is1904: boolean
  readonly head: Head
  readonly columns: readonly ImportColumn[]
  readonly entity: EntityName
  readonly source: string | undefined
}

interface FoundTable {
  readonly sheet: SheetDescription
  readonly grid: SheetGrid
  readonly table: TableDescription
  readonly rows: number
}

/** The tables of the file with one record a row: of each sheet the widest. @throws imports/no-table, imports/no-rows */
function findTables(head: DataHead): readonly FoundTable[] {
  const described = describeWorkbook(head.grid)
  const found: FoundTable[] = []
  for (const [at, sheet] of described.sheets.entries()) {
    const grid = head.grid.sheets[at]
    const lists = sheet.tables.filter((table) => table.kind === 'list' && table.columns.length > 0)
    const [table] = lists.toSorted((a, b) => b.columns.length - a.columns.length)
    if (grid !== undefined && table !== undefined)
      found.push({ sheet, grid, table, rows: (head.rowCounts[at] ?? 0) - table.headerRows.bottom })
  }
  if (found.length === 0) throw problems.noTable()
  const filled = found.filter((one) => one.rows > 0)
  if (filled.length === 0) throw problems.noRows()
  return filled
}

const titleOf = ({ sheet, grid }: FoundTable): string => sheet.title ?? grid.name

function contextsOf(found: FoundTable, leaves: readonly HeaderLeaf[]): HeaderContext[] {
  const { sheet } = found
  return leaves.map((leaf, position) => {
    const unit = leaf.unit ?? (sheet.units.length === 1 ? sheet.units[0] : undefined)
    return {
      cell: leaf.cell,
      path: leaf.path,
      title: titleOf(found),
      kind: 'list',
      siblings: leaves.map((one) => one.path),
      position,
      samples: leaf.samples,
      notes: sheet.notes,
      ...(unit === undefined ? {} : { unit }),
      ...(leaf.dropDown === undefined ? {} : { dropDown: leaf.dropDown }),
    }
  })
}

function headOf(grid: SheetGrid, bottom: number, reasonColumns: readonly number[]): Head {
  const rows: CellValue[][] = []
  for (let row = 1; row <= bottom; row += 1)
    rows.push(Array.from({ length: grid.columns }, (_, at) => grid.cell(row, at + 1)?.value ?? null))
  return { rows, merges: grid.merges.filter((merge) => merge.bottom <= bottom), reasonColumns }
}

/** Of several columns that were matched with one element, the surest keeps it. */
function withoutRivals(columns: readonly ImportColumn[]): ImportColumn[] {
  return columns.map((column) => {
    if (column.element === null) return column
    const rival = columns.find(
      (other) =>
        other !== column &&
        other.element === column.element &&
        other.role === column.role &&
        (other.confidence > column.confidence ||
          (other.confidence === column.confidence && other.column < column.column)),
    )
    if (rival === undefined) return column
    return {
      ...column,
      element: null,
      elementNameZh: null,
      role: null,
      automatic: false,
      isRival: true,
      reason: `与第 ${rival.column} 列对应同一数据元，先不导入`,
      reasonEn: `Column ${rival.column} stands for the same element; this one is left out for now`,
    }
  })
}

/** First values below the header, as text. */
function samplesOf(grid: SheetGrid, column: number, bottom: number): string[] {
  const samples: string[] = []
  for (let row = bottom + 1; row <= grid.rows && samples.length < 5; row += 1) {
    const value = grid.cell(row, column)?.value ?? null
    if (value !== null && value !== '') samples.push(String(value).slice(0, 60))
  }
  return samples
}

function columnOf(leaf: HeaderLeaf, match: HeaderMatch, catalogue: Catalogue, samples: string[]): ImportColumn {
  const element =
    match.verdict === 'element' && match.element !== undefined ? catalogue.elements.get(match.element) : undefined
  return {
    column: leaf.index,
    path: [...leaf.path],
    element: element?.id ?? null,
    role: element === undefined ? null : (match.role ?? null),
    unit: leaf.unit ?? null,
    elementNameZh: element?.nameZh ?? null,
    confidence: match.confidence,
    automatic: match.automatic && element !== undefined,
    reason: match.reason,
    ...(match.reasonEn === undefined ? {} : { reasonEn: match.reasonEn }),
    samples,
  }
}

/**
 * Reads the head of a file of any size: where each of its lists begins, what each column probably is, whom it is about, who gave it.
 * @throws imports/no-table, imports/no-rows, workbook/… for a file that cannot be read
 */
export async function describeFile(
  ctx: Pick<Ctx, 'tx' | 'actor'>,
  file: { readonly path: string; readonly format: 'xlsx' | 'csv'; readonly fileName: string },
): Promise<readonly DescribedList[]> {
  const source = { path: file.path }
  const whole = file.format === 'csv' ? await readCsvHead(source) : await readDataHead(source)
  const catalogue = await loadCatalogue(ctx)
  const knowledge = await loadKnowledge(ctx)
  const lists = findTables(whole).map((found) => describeList(found, file.fileName, catalogue, knowledge))
  const isKnown = (list: Omit<DescribedList, 'is1904'>): boolean =>
    list.columns.some((column) => column.element !== null)
  // A sheet of notes may look like a list of one column: it comes last, and where there is any other it is left out.
  const offered = lists.filter((list) => isKnown(list) || list.columns.length > 1)
  const is1904 = whole.grid.date1904 === true
  return (offered.length === 0 ? lists : offered)
    .toSorted((one, other) => Number(isKnown(other)) - Number(isKnown(one)))
    .map((list) => ({ ...list, is1904 }))
}

function describeList(
  found: FoundTable,
  fileName: string,
  catalogue: Catalogue,
  knowledge: Knowledge,
): Omit<DescribedList, 'is1904'> {
  const { table, grid, sheet } = found
  const bottom = table.headerRows.bottom
  const reasonColumns = table.columns.filter((leaf) => isReasonColumn(leaf.path)).map((leaf) => leaf.index)
  const leaves = table.columns.filter((leaf) => !reasonColumns.includes(leaf.index))
  const contexts = contextsOf(found, leaves).map((context, at) => ({
    ...context,
    samples: samplesOf(grid, leaves[at]?.index ?? 0, bottom),
  }))
  const matched = matchTable(contexts, knowledge, { preamble: sheet.preamble })
  const columns = withoutRivals(
    leaves.flatMap((leaf, at) => {
      const match = matched.columns[at]
      return match === undefined ? [] : [columnOf(leaf, match, catalogue, [...(contexts[at]?.samples ?? [])])]
    }),
  )
  const elements = columns.flatMap(({ element, role }) => {
    const entity = element === null ? undefined : catalogue.elements.get(element)?.entity
    return element === null || entity === undefined ? [] : [{ element, entity, role }]
  })
  return {
    sheet: grid.name,
    title: titleOf(found),
    headerBottom: bottom,
    rowsTotal: found.rows,
    head: headOf(grid, bottom, reasonColumns),
    columns,
    entity: guessEntity(elements, matched.population?.entity),
    source: guessSource([...sheet.preamble, sheet.title ?? '', fileName.replace(/\.[^.]+$/, '')]),
  }
}
