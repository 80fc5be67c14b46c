import { printFilter } from '#modules/catalogue/server/index.ts'
import type { Population } from '#modules/catalogue/contract.ts'
import type { HeaderContext, TableMatch } from '#modules/matching/contract.ts'
import type { HeaderLeaf, SheetDescription, TableDescription, WorkbookDescription } from '#modules/workbook/contract.ts'
import type { ColumnShape, PopulationShape, UnderstoodWorkbook } from '../contract.ts'
import { columnOf } from '../domain/effective-mapping.ts'
import { columnOfStub, readStub } from './read-stub.ts'

/** Matches all headers of one table; bound to the knowledge in force by the caller. */
export type MatchTable = (
  contexts: readonly HeaderContext[],
  about: { readonly preamble: readonly string[] },
) => TableMatch

function contextOf(
  sheet: SheetDescription,
  table: TableDescription,
  leaves: readonly HeaderLeaf[],
  leaf: HeaderLeaf,
  position: number,
  department: string | undefined,
): HeaderContext {
  const unit = leaf.unit ?? (sheet.units.length === 1 ? sheet.units[0] : undefined)
  return {
    cell: leaf.cell,
    path: leaf.path,
    title: sheet.title ?? sheet.name,
    kind: table.kind,
    siblings: leaves.map((one) => one.path),
    position,
    samples: leaf.samples,
    notes: sheet.notes,
    ...(department === undefined ? {} : { department }),
    ...(unit === undefined ? {} : { unit }),
    ...(leaf.dropDown === undefined ? {} : { dropDown: leaf.dropDown }),
  }
}

const shapeOf = (population: Population): PopulationShape => ({
  entity: population.entity,
  filter: printFilter(population.filter),
  words: population.words,
  evidence: [...population.evidence],
  confidence: population.confidence,
})

interface UnderstoodTable {
  readonly population: Population | undefined
  readonly columns: readonly ColumnShape[]
}

/** Columns of a cross table are matched as columns, its printed rows read as areas, groups and totals; a card has labels only. */
function understandTable(
  sheet: SheetDescription,
  table: TableDescription,
  department: string | undefined,
  match: MatchTable,
): UnderstoodTable {
  const contexts = (leaves: readonly HeaderLeaf[]): HeaderContext[] =>
    leaves.map((leaf, position) => contextOf(sheet, table, leaves, leaf, position, department))
  const about = { preamble: sheet.preamble }
  const { population, columns } = match(contexts(table.columns), about)
  const headers = columns.map((one) => columnOf(one, printFilter))
  if (table.rows.length === 0) return { population, columns: headers }
  const stubs = table.rows.map((leaf) => columnOfStub(leaf, readStub(sheet, table, leaf)))
  const unread = table.rows.filter((_, at) => stubs[at] === undefined)
  const matched = new Map(match(contexts(unread), about).columns.map((one) => [one.cell, columnOf(one, printFilter)]))
  const rows = table.rows.flatMap((leaf, at) => stubs[at] ?? matched.get(leaf.cell) ?? [])
  return { population, columns: [...headers, ...rows] }
}

/**
 * What a file is and what each header means, as `yici understand --json` prints it.
 *
 * @param department who asks, when known: 民政局
 */
export function understandTemplate(
  description: WorkbookDescription,
  match: MatchTable,
  department?: string,
): UnderstoodWorkbook {
  const sheets = description.sheets.map((sheet) => {
    const tables = sheet.tables.map((table) => understandTable(sheet, table, department, match))
    const population = tables.find((table) => table.population !== undefined)?.population
    return {
      name: sheet.name,
      kind: sheet.kind,
      ...(sheet.title === undefined ? {} : { title: sheet.title }),
      ...(population === undefined ? {} : { population: shapeOf(population) }),
      ...(sheet.asOf === undefined ? {} : { asOf: sheet.asOf }),
      units: [...sheet.units],
      notes: [...sheet.notes],
      equations: sheet.tables.flatMap((table) => table.equations.map((equation) => equation.text)),
      columns: tables.flatMap((table) => table.columns),
    }
  })
  return { sheets, notices: description.notices.map((notice) => ({ ...notice })) }
}
