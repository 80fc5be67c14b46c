import type { HeaderLeaf, TableDescription } from '../contract.ts'
import { buildHeaderTree } from './build-header-tree.ts'
import type { HeaderChain } from './build-header-tree.ts'
import { decideTableKind } from './decide-table-kind.ts'
import { describeColumns } from './describe-columns.ts'
import { describeCrossTable } from './describe-cross-table.ts'
import { findBodyRows } from './find-body-rows.ts'
import type { BodyRows } from './find-body-rows.ts'
import type { HeaderRows } from './find-header-rows.ts'
import { findMergedDownColumns, findOccupiedRows } from './find-occupied-rows.ts'
import { parseEquations } from './parse-equations.ts'
import type { Lattice, Window } from './read-lattice.ts'
import { readStub, valuesAreFree } from './read-stub.ts'

/** A list or statistics table whose header is known. Undefined when the header names no column. */
export function describeTable(
  lattice: Lattice,
  window: Window,
  header: HeaderRows,
  title: string,
): TableDescription | undefined {
  const chains = buildHeaderTree(lattice, window, header)
  if (chains.length === 0) return undefined
  const body = findBodyRows(lattice, window, header)
  const found = readStub(lattice, window.left, chains, body)
  const named = [...body.rows, ...body.totals].sort((a, b) => a - b)
  const stub =
    found !== undefined && valuesAreFree(lattice, found.valuesFrom, window.right, body.rows) ? found : undefined
  const second = chains[1]?.column
  // Without row labels the total rows are still rows to compute.
  const rowStub = stub ?? (second === undefined ? undefined : { labelColumns: [window.left], valuesFrom: second })
  const crossRows =
    rowStub === undefined ? [] : describeCrossTable(lattice, window, rowStub, stub === undefined ? body.totals : named)
  const draft = describeColumns(lattice, chains, header, {
    first: body.rows[0],
    rows: body.rows,
    samples: body.samples,
  })
  const kind = decideTableKind({
    title,
    columns: draft,
    namedRows: crossRows.filter((leaf) => !body.totals.includes(leaf.index)).length,
    hasIndexRow: header.indexRow !== undefined,
    hasTotals: body.totals.length > 0,
  })
  const range = kind === 'list' ? bodyRun(body) : wholeBody(body)
  const rows = range === undefined ? [] : body.rows.filter((row) => row >= range.top && row <= range.bottom)
  const columns = describeColumns(lattice, chains, header, { first: rows[0], rows, samples: body.samples })
  const skip = kind === 'statistics' && stub !== undefined ? stub.valuesFrom : undefined
  return {
    kind,
    range: {
      top: header.top,
      left: window.left,
      bottom: Math.max(header.bottom, Math.min(body.end, Math.max(lattice.rows, header.bottom))),
      right: window.right,
    },
    headerRows: { top: header.top, bottom: header.bottom },
    columns,
    rows: kind === 'statistics' ? crossRows : [],
    body: range,
    templateRow: range?.top,
    totalRows: body.totals,
    occupiedRows: [...body.samples, ...findOccupiedRows(lattice, columns, rows, skip)].sort((a, b) => a - b),
    ...(body.samples.length === 0 ? {} : { sampleRows: body.samples }),
    mergedDownColumns: kind === 'list' ? findMergedDownColumns(lattice, columns, rows) : [],
    equations: equationsOf(lattice, window, header, columns, chains),
  }
}

/** Rows up to the first total that follows them. */
function bodyRun(body: BodyRows): { readonly top: number; readonly bottom: number } | undefined {
  const top = body.rows[0]
  if (top === undefined) return undefined
  const nextTotal = body.totals.find((row) => row > top) ?? Infinity
  const bottom = body.rows.filter((row) => row < nextTotal).at(-1) ?? top
  return { top, bottom }
}

function wholeBody(body: BodyRows): { readonly top: number; readonly bottom: number } | undefined {
  const top = body.rows[0]
  const bottom = body.rows.at(-1)
  return top === undefined || bottom === undefined ? undefined : { top, bottom }
}

function equationsOf(
  lattice: Lattice,
  window: Window,
  header: HeaderRows,
  columns: readonly HeaderLeaf[],
  chains: readonly HeaderChain[],
): TableDescription['equations'] {
  const texts = chains.flatMap((chain) => chain.blocks.at(-1)?.raw ?? [])
  if (header.indexRow !== undefined) texts.push(...lattice.textsIn(header.indexRow, window).map((block) => block.text))
  const seen = new Set<string>()
  return columns.length === 0
    ? []
    : texts
        .flatMap((text) => parseEquations(text))
        .filter((equation) => !seen.has(equation.text) && seen.add(equation.text))
}
