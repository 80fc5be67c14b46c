import type { HeaderLeaf, TableDescription } from '#modules/workbook/contract.ts'

/** A table of a sheet, and whether an earlier one has the same headers: the same roster, printed again to save paper. */
export interface SeparateTable {
  readonly table: TableDescription
  readonly isRepeat: boolean
}

const wordsOf = (leaf: HeaderLeaf): string => (leaf.path.at(-1) ?? '').normalize('NFKC').replace(/\s/gu, '')

/** How many columns one of several equal halves (or thirds) of the headers has; undefined when they do not repeat. */
function repeatedWidth(columns: readonly HeaderLeaf[]): number | undefined {
  const words = columns.map(wordsOf)
  for (let width = 2; width <= words.length / 2; width++) {
    if (words.length % width !== 0) continue
    if (words.every((word, at) => word === words[at % width])) return width
  }
  return undefined
}

function split(table: TableDescription): readonly TableDescription[] {
  const columns = table.columns.toSorted((a, b) => a.index - b.index)
  const width = table.kind === 'list' ? repeatedWidth(columns) : undefined
  if (width === undefined) return [table]
  const parts: TableDescription[] = []
  for (let at = 0; at < columns.length; at += width) {
    const own = columns.slice(at, at + width)
    const indexes = own.map((leaf) => leaf.index)
    const [left, right] = [Math.min(...indexes), Math.max(...indexes)]
    parts.push({
      ...table,
      range: { ...table.range, left, right },
      columns: own,
      mergedDownColumns: table.mergedDownColumns.filter((column) => column >= left && column <= right),
    })
  }
  return parts
}

/**
 * The tables of a sheet, a roster printed twice across taken apart. Of those with the same headers and heading the first takes the people and
 * grows; the others are repeats, so that nobody stands on the sheet twice.
 */
export function separateRosters(tables: readonly TableDescription[]): readonly SeparateTable[] {
  const seen = new Set<string>()
  return tables.flatMap(split).map((table) => {
    const key = table.kind === 'list' ? [table.title ?? '', ...table.columns.map(wordsOf)].join('\n') : ''
    const isRepeat = key !== '' && table.columns.length > 1 && seen.has(key)
    seen.add(key)
    return { table, isRepeat }
  })
}
