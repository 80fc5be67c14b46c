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
  { department, title }: { readonly department: string | undefined; readonly title: string },
): HeaderContext {
  const unit = leaf.unit ?? (sheet.units.length === 1 ? sheet.units[0] : undefined)
  return {
    cell: leaf.cell,
    path: leaf.path,
    title,
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
  /** The heading that says it, where it is the table's own. */
  readonly heading?: string
  readonly columns: readonly ColumnShape[]
}

const namesGroup = ({ filter }: Population): boolean =>
  filter.length > 0 && !filter.some((condition) => condition.name === 'stated')

/** Columns of a cross table are matched as columns, its printed rows read as areas, groups and totals; a card has labels only. */
function understandTable(
  sheet: SheetDescription,
  table: TableDescription,
  department: string | undefined,
  match: MatchTable,
): UnderstoodTable {
  const title = sheet.title ?? sheet.name
  const contexts = (leaves: readonly HeaderLeaf[], over = title): HeaderContext[] =>
    leaves.map((leaf, position) => contextOf(sheet, table, leaves, leaf, position, { department, title: over }))
  const about = { preamble: sheet.preamble }
  // A heading that names a group (二、党员名册) says more than the title over all tables; one that names none (二、其他) says nothing.
  const own =
    table.title === undefined || table.kind !== 'list' ? undefined : match(contexts(table.columns, table.title), about)
  if (own?.population !== undefined && namesGroup(own.population) && table.title !== undefined)
    return {
      population: own.population,
      heading: table.title,
      columns: own.columns.map((one) => columnOf(one, printFilter)),
    }
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
    const population =
      tables.find((table) => table.population !== undefined && table.heading === undefined)?.population ??
      tables.find((table) => table.population !== undefined)?.population
    const tablePopulations = tables.flatMap(({ heading, population: own, columns }) => {
      const cell = columns[0]?.cell
      return heading === undefined || own === undefined || cell === undefined
        ? []
        : [{ cell, title: heading, population: shapeOf(own) }]
    })
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
      ...(tablePopulations.length === 0 ? {} : { tablePopulations }),
    }
  })
  return { sheets, notices: description.notices.map((notice) => ({ ...notice })) }
}
