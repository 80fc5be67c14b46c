import { isFieldRow, isLineRow, isSectionRow, isTotalRow } from './classify-row.ts'
import type { HeaderRows } from './find-header-rows.ts'
import type { Lattice, Window } from './read-lattice.ts'
import { isDataShaped, isDots, isHeaderWord, isNoteText, isPlaceholder, isSampleText } from './read-text-shape.ts'

export interface BodyRows {
  /** Rows to be filled or already filled, totals and samples left out, in order. */
  readonly rows: readonly number[]
  readonly totals: readonly number[]
  /** 例: rows that show how to fill in. */
  readonly samples: readonly number[]
  /** Last row that belongs to the table. */
  readonly end: number
}

/** Reads down from the header to the first line that no longer belongs to the table. */
export function findBodyRows(lattice: Lattice, window: Window, header: HeaderRows): BodyRows {
  const rows: number[] = []
  const totals: number[] = []
  const samples: number[] = []
  let end = header.bottom
  const first = header.bottom + 1
  for (let row = first; row <= window.bottom; row += 1) {
    if (endsBody(lattice, window, header, row, rows.length + totals.length > 0)) break
    if (isTotalRow(lattice, window, row)) totals.push(row)
    else if (isExampleRow(lattice, window, row)) samples.push(row)
    else rows.push(row)
    end = row
  }
  const nothing = rows.length === 0 && totals.length === 0
  if (nothing || (rows.length === 0 && totals.every((row) => row === first))) {
    const free = end + 1
    if (isFree(lattice, window, free))
      return { rows: [free], totals, samples, end: Math.max(end, Math.min(free, lattice.rows)) }
  }
  return { rows, totals, samples, end }
}

/** 例 rows, and rows of hints under an import header: 必填, 选填, 格式: … */
function isExampleRow(lattice: Lattice, window: Window, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  if (texts.slice(0, 3).some((block) => isSampleText(block.text))) return true
  if (
    texts.some((block) =>
      /删除(?:本|此|该|示例)(?:行|数据|内容)|本行(?:为|是)?(?:示例|样例|填写示例)/u.test(block.text),
    )
  )
    return true
  const hints = texts.filter((block) =>
    /必填|选填|请(?:填|选|输)|填写|下拉|格式|不超过|例如|如[:：]/u.test(block.text),
  ).length
  return hints >= 2 && hints >= 0.5 * texts.length
}

const isFree = (lattice: Lattice, window: Window, row: number): boolean =>
  row > lattice.rows || lattice.blocksIn(row, window).every((block) => block.text === '')

function endsBody(lattice: Lattice, window: Window, header: HeaderRows, row: number, started: boolean): boolean {
  const texts = lattice.textsIn(row, window)
  const bordered = lattice.borderedShare(row, window) >= 0.4
  if (texts.length === 0)
    return !bordered && !lattice.blocksIn(row, window).some((block) => block.top < row && block.text !== '')
  const [only] = texts
  if (texts.length === 1 && only !== undefined && isDots(only.text)) return false
  if (isTotalRow(lattice, window, row)) return false
  if (isSectionRow(lattice, window, row) && window.right > window.left) return true
  if (isFieldRow(lattice, window, row)) return true
  if (texts.length === 1 && only !== undefined && isNoteText(only) && only.left <= window.left + 1) return true
  if (!bordered && (isLineRow(lattice, window, row) ? !looksLikeDataBelow(lattice, window, row) : false)) return true
  return repeatsHeader(lattice, window, header, row) || (started && startsNewHeader(lattice, window, row))
}

/** A lone unbordered text may be the first cell of a data row in a sheet without borders. */
function looksLikeDataBelow(lattice: Lattice, window: Window, row: number): boolean {
  const [only] = lattice.textsIn(row, window)
  if (
    only === undefined ||
    /^[(（]?[一二三四五六七八九十][)）、]|[:：]/u.test(only.text) ||
    only.right > only.left ||
    only.text.length > 12 ||
    only.left > window.left + 1
  )
    return false
  return lattice.borderedShare(Math.max(1, row - 1), window) < 0.3
}

function repeatsHeader(lattice: Lattice, window: Window, header: HeaderRows, row: number): boolean {
  const own = lattice.textsIn(row, window).map((block) => block.text)
  const first = lattice.textsIn(header.top, window).map((block) => block.text)
  return own.length >= 2 && own.join('\t') === first.join('\t')
}

/** A second header below: at least three header words, nothing typed, and what follows is not of the same kind. */
export function startsNewHeader(lattice: Lattice, window: Window, row: number): boolean {
  const texts = lattice.textsIn(row, window)
  if (texts.length < 3 || texts.some((block) => typeof block.cell?.value === 'number' || isDataShaped(block.text)))
    return false
  const words = texts.filter(
    (block) => isHeaderWord(block.text) && !isPlaceholder(block.text) && block.cell?.formula === undefined,
  ).length
  const numbered = /^(?:序号|姓名|户主|项目|指标|单位|类别|地区|编号|名称|村)/u.test(texts[0]?.text ?? '')
  const share = words / Math.max(texts.length, lattice.blocksIn(row, window).length)
  return numbered && words >= 0.8 * texts.length && share >= 0.6
}
