import type { BodyRows } from './find-body-rows.ts'
import type { HeaderChain } from './build-header-tree.ts'
import type { Block, Lattice } from './read-lattice.ts'
import { isUnit } from './read-units.ts'
import { isDataShaped, isDots, isPlaceholder } from './read-text-shape.ts'

/** The leading columns of a cross table that name its rows. */
export interface Stub {
  /** Columns with row labels, outermost first. */
  readonly labelColumns: readonly number[]
  /** 计量单位 column, if any. */
  readonly unitColumn?: number
  /** 行次 / 代码 column, if any. */
  readonly codeColumn?: number
  /** 序号 column, if any. */
  readonly numberColumn?: number
  /** First column that takes values. */
  readonly valuesFrom: number
}

const isSerial = (text: string): boolean => /^\d{1,4}$/u.test(text)

/** Looks for row labels from the left; undefined when the first columns hold none. `leftmost` may lie left of the first named column. */
export function readStub(
  lattice: Lattice,
  leftmost: number,
  chains: readonly HeaderChain[],
  body: BodyRows,
): Stub | undefined {
  const rows = [...body.rows, ...body.totals].sort((a, b) => a - b).slice(0, 400)
  const columns: { column: number; name: string }[] = []
  const firstNamed = chains[0]?.column ?? leftmost
  for (let column = leftmost; column < firstNamed; column += 1) columns.push({ column, name: '' })
  for (const chain of chains)
    for (let column = chain.column; column <= chain.lastColumn; column += 1)
      columns.push({ column, name: chain.blocks.at(-1)?.text ?? '' })
  const labelColumns: number[] = []
  let stub: Omit<Stub, 'labelColumns' | 'valuesFrom'> = {}
  let valuesFrom = leftmost
  for (const { column, name } of columns.slice(0, -1)) {
    const kind = columnKind(lattice, rows, column, name)
    if (kind === 'values') break
    if (kind === 'labels') labelColumns.push(column)
    else if (kind === 'units') stub = { ...stub, unitColumn: column }
    else if (kind === 'codes') stub = { ...stub, codeColumn: column }
    else stub = { ...stub, numberColumn: column }
    valuesFrom = column + 1
  }
  return labelColumns.length === 0 ? undefined : { ...stub, labelColumns, valuesFrom }
}

function columnKind(
  lattice: Lattice,
  rows: readonly number[],
  column: number,
  name: string,
): 'labels' | 'units' | 'codes' | 'numbers' | 'values' {
  const blocks = rows.map((row) => lattice.blockAt(row, column))
  const texts = blocks.filter((block) => block.text !== '' && !isDots(block.text))
  const covered = texts.length / Math.max(1, rows.length)
  if (/^(?:序号|编号|No\.?)$/iu.test(name)) return 'numbers'
  if (/^(?:行次|代码|栏次|指标代码|编码|代号)$/u.test(name) && covered >= 0.5) return 'codes'
  if (texts.length === 0 || texts.length === blocks.filter((block) => block.cell?.formula !== undefined).length)
    return 'values'
  if (/^(?:计量)?单位$/u.test(name) && texts.every((block) => isUnit(block.text))) return 'units'
  const words = texts.filter((block) => isLabelText(block))
  if (words.length >= 0.6 * texts.length && covered >= 0.4) return 'labels'
  return texts.every((block) => isSerial(block.text)) && covered >= 0.5 && /^$|号|次/u.test(name) ? 'numbers' : 'values'
}

const isLabelText = (block: Block): boolean =>
  typeof block.cell?.value !== 'number' &&
  block.cell?.formula === undefined &&
  !/^[\d.,%\-/—×√]+$/u.test(block.text) &&
  !(isPlaceholder(block.text) && !isDataShaped(block.text))

/** Whether the cells right of the stub are free for numbers: no words typed in them. */
export function valuesAreFree(lattice: Lattice, valuesFrom: number, right: number, rows: readonly number[]): boolean {
  let words = 0
  let numbers = 0
  for (const row of rows.slice(0, 200))
    for (let column = valuesFrom; column <= right; column += 1) {
      const block = lattice.blockAt(row, column)
      if (block.top !== row || block.left !== column || block.text === '') continue
      if (/^[-+\d.,%]+$/u.test(block.text) || isPlaceholder(block.text) || block.cell?.formula !== undefined)
        numbers += 1
      else words += 1
    }
  return words === 0 || words <= 0.1 * numbers
}
