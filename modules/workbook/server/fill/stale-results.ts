import type { CellRange } from '../../contract.ts'
import { listReferences } from './formula-references.ts'

export interface FormulaAt {
  readonly row: number
  readonly column: number
  readonly text: string
}

export interface FilledPlaces {
  /** Filled ranges of the sheet, rows as in the template. */
  readonly ranges: readonly CellRange[]
  readonly sheet: string
  /** Names of all sheets that are filled, in lower case. */
  readonly filledSheets: ReadonlySet<string>
}

/** Above this many formulas every one that refers to anything counts as stale: following each is not worth the time. */
const FOLLOWED = 3_000

const meets = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

/**
 * Formulas whose stored result the fill makes wrong, directly or through other formulas of the sheet. Excel and WPS calculate when they open the file, but
 * LibreOffice, Excel's protected view and previews show what is stored: better nothing (LibreOffice then calculates) than the empty template's 0.
 */
export function findStale<F extends FormulaAt>(formulas: readonly F[], places: FilledPlaces): ReadonlySet<F> {
  const stale = new Set<F>()
  const own = places.sheet.toLowerCase()
  const known = new Map<F, CellRange[]>()
  for (const formula of formulas) {
    const { ranges, isOpen, otherSheets } = listReferences(formula.text, own)
    known.set(formula, ranges)
    const isTouched =
      isOpen ||
      otherSheets.some((name) => places.filledSheets.has(name)) ||
      ranges.some((range) => places.ranges.some((filled) => meets(range, filled)))
    if (isTouched || (formulas.length > FOLLOWED && ranges.length > 0)) stale.add(formula)
  }
  let isGrowing = formulas.length <= FOLLOWED
  while (isGrowing) {
    isGrowing = false
    const cells = [...stale].map(({ row, column }) => ({ top: row, bottom: row, left: column, right: column }))
    for (const formula of formulas) {
      if (stale.has(formula) || !known.get(formula)?.some((range) => cells.some((cell) => meets(range, cell)))) continue
      stale.add(formula)
      isGrowing = true
    }
  }
  return stale
}
