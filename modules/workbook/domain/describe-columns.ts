import type { CellRange, HeaderLeaf, ListValidation } from '../contract.ts'
import type { HeaderChain } from './build-header-tree.ts'
import { cellRef } from './cell-reference.ts'
import { cleanHeaderText } from './clean-header-text.ts'
import type { HeaderRows } from './find-header-rows.ts'
import type { Lattice } from './read-lattice.ts'
import { readCheckboxes } from './read-checkboxes.ts'
import { readPrintedIndex } from './read-text-shape.ts'
import { isUnit, splitUnit } from './read-units.ts'

/** What lies below a header: first row to fill and the rows that may hold samples. */
export interface ColumnBody {
  readonly first: number | undefined
  readonly rows: readonly number[]
  readonly samples: readonly number[]
}

export function describeColumns(
  lattice: Lattice,
  chains: readonly HeaderChain[],
  header: HeaderRows,
  body: ColumnBody,
): readonly HeaderLeaf[] {
  let whole: string | undefined
  return chains.map((chain) => {
    const rawPath = chain.blocks.map((block) => block.raw)
    const path = chain.blocks.map((block) => cleanHeaderText(block.raw))
    const isPart = path.some((text) => text.startsWith('其中'))
    const partOf = partOfColumn(chain, path, whole)
    if (!isPart && chain.partOf === undefined) whole = path.at(-1)
    return describeColumn(lattice, chain, path, rawPath, header, body, partOf)
  })
}

/** 其中 names its whole: the parent it stands under, or the last column before it that is not itself a part. */
function partOfColumn(chain: HeaderChain, path: readonly string[], before: string | undefined): string | undefined {
  if (chain.partOf !== undefined) return cleanHeaderText(chain.partOf)
  const at = path.findIndex((text) => text.startsWith('其中'))
  if (at < 0) return undefined
  return at > 0 ? path[at - 1] : before
}

function describeColumn(
  lattice: Lattice,
  chain: HeaderChain,
  path: readonly string[],
  rawPath: readonly string[],
  header: HeaderRows,
  body: ColumnBody,
  partOf: string | undefined,
): HeaderLeaf {
  const leaf = chain.blocks.at(-1)
  const cell = leaf === undefined ? cellRef(header.top, chain.column) : cellRef(leaf.top, leaf.left)
  const unit = unitOf(lattice, chain, header)
  const index =
    header.indexRow === undefined ? undefined : readPrintedIndex(lattice.blockAt(header.indexRow, chain.column).text)
  const values =
    body.first === undefined
      ? undefined
      : {
          top: body.first,
          left: chain.column,
          bottom: Math.max(body.first, body.rows.at(-1) ?? 0),
          right: chain.lastColumn,
        }
  const dropDown = values === undefined ? undefined : findDropDown(lattice.sheet.listValidations, values)
  const first = body.first === undefined ? undefined : lattice.sheet.cell(body.first, chain.column)
  const checkboxes =
    (first?.value === undefined || first.value === null ? undefined : readCheckboxes(String(first.value))) ??
    (leaf === undefined ? undefined : readCheckboxes(leaf.raw))
  return {
    cell,
    path,
    rawPath,
    axis: 'column',
    index: chain.column,
    ...(unit === undefined ? {} : { unit }),
    ...(index === undefined ? {} : { printedIndex: index }),
    ...(partOf === undefined ? {} : { partOf }),
    ...(dropDown === undefined ? {} : { dropDown }),
    samples: samplesOf(lattice, chain.column, body),
    ...(first === undefined ? {} : { format: first.format }),
    hidden: lattice.sheet.hiddenColumns.has(chain.column),
    ...(checkboxes === undefined ? {} : { checkboxes }),
    computed: isComputed(lattice, chain.column, body),
  }
}

function unitOf(lattice: Lattice, chain: HeaderChain, header: HeaderRows): string | undefined {
  const printed =
    header.unitRow === undefined
      ? ''
      : lattice.blockAt(header.unitRow, chain.column).text.replace(/^[([](.*)[)\]]$/u, '$1')
  if (printed !== '' && isUnit(printed)) return printed
  for (const block of [...chain.blocks].reverse()) {
    const unit =
      isUnit(block.text) && chain.blocks.length > 1 && block === chain.blocks.at(-1)
        ? block.text.replace(/[()[\]]/gu, '')
        : splitUnit(stripMarks(block.text)).unit
    if (unit !== undefined) return unit
  }
  return undefined
}

const stripMarks = (text: string): string => text.replace(/[*※★①-⑳:]+$/u, '')

/** The drop-down that covers these cells, if the sheet has one. */
export function findDropDown(validations: readonly ListValidation[], range: CellRange): readonly string[] | undefined {
  return validations.find(
    ({ range: own, values }) =>
      values.length > 0 &&
      own.left <= range.right &&
      own.right >= range.left &&
      own.top <= range.bottom &&
      own.bottom >= range.top,
  )?.values
}

function samplesOf(lattice: Lattice, column: number, body: ColumnBody): readonly string[] {
  const found: string[] = []
  for (const row of [...body.samples, ...body.rows]) {
    const value = lattice.sheet.cell(row, column)?.value
    if (value === undefined || value === null || value === '') continue
    const text = String(value).trim()
    if (text !== '' && !found.includes(text)) found.push(text)
    if (found.length >= 5) break
  }
  return found
}

function isComputed(lattice: Lattice, column: number, body: ColumnBody): boolean {
  let [formulas, typed] = [0, 0]
  for (const row of body.rows.slice(0, 50)) {
    const cell = lattice.sheet.cell(row, column)
    if (cell?.formula !== undefined) formulas += 1
    else if (cell !== undefined && cell.value !== null && cell.value !== '') typed += 1
  }
  return formulas > typed
}
