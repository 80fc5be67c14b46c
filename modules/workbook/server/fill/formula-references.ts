import type { CellRange } from '../../contract.ts'
import { columnLetter, columnNumber, LAST_COLUMN, LAST_ROW } from '../../domain/cell-reference.ts'
import { growsWithBody, shiftRow, shiftRows } from './row-shift.ts'
import type { GrowRule, RowShift } from './row-shift.ts'

interface Corner {
  readonly column: number
  readonly row: number
  readonly isColumnFixed: boolean
  readonly isRowFixed: boolean
}

/** One reference met in a formula. Whole rows have column 0, whole columns have row 0. */
interface Reference {
  /** Undefined when written without a sheet name. */
  readonly sheet: string | undefined
  readonly from: Corner
  readonly to: Corner | undefined
}

const cornerText = String.raw`\$?[A-Za-z]{1,3}\$?[0-9]{1,7}`
const notInWord = String.raw`(?![\p{L}\p{N}_.(!\\?])`
const sheetWord = String.raw`[^\s"'!()+\-*/^&=<>,;:{}\[\]@%#$]+`
// Order matters: strings and sheet names first, then references, then words such as LOG10( that only look like one.
const formulaPattern = new RegExp(
  [
    String.raw`(?<string>"(?:[^"]|"")*")`,
    String.raw`(?<error>#(?:REF!${cornerText}(?::${cornerText})?|[A-Z0-9/_]+[!?]?))`,
    String.raw`(?<sheet>(?:'(?:[^']|'')+'|(?:\[[^\]]*\])?(?:${sheetWord}:)?${sheetWord})!)?` +
      String.raw`(?:(?<cells>${cornerText}(?::${cornerText})?)${notInWord}|(?<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})${notInWord}|(?<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})${notInWord})`,
    String.raw`(?<word>[\p{L}_\\][\p{L}\p{N}_.\\?]*|[0-9.]+(?:[eE][+-]?[0-9]+)?)`,
  ].join('|'),
  'gu',
)

const parseCorner = (text: string): Corner => {
  const match = /^(\$?)([A-Za-z]*)(\$?)([0-9]*)$/.exec(text)
  const letters = match?.[2] ?? ''
  const digits = match?.[4] ?? ''
  // `$5`: the only dollar belongs to the row when there are no letters.
  const isRowFixed = (letters === '' ? match?.[1] : match?.[3]) === '$'
  return {
    column: columnNumber(letters),
    row: digits === '' ? 0 : Number(digits),
    isColumnFixed: letters !== '' && match?.[1] === '$',
    isRowFixed,
  }
}

const isOnSheet = ({ row, column }: Corner): boolean => row <= LAST_ROW && column <= LAST_COLUMN

const writeCorner = (corner: Corner): string =>
  (corner.column === 0 ? '' : `${corner.isColumnFixed ? '$' : ''}${columnLetter(corner.column)}`) +
  (corner.row === 0 ? '' : `${corner.isRowFixed ? '$' : ''}${corner.row}`)

const readSheetName = (text: string): string => {
  const name = text.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** Structured references such as `表1[[#This Row],[A1]]` hold column titles, not cells: their brackets are passed over. */
function findBracketEnd(formula: string, open: number): number {
  let depth = 0
  for (let at = open; at < formula.length; at += 1) {
    const character = formula[at]
    if (character === "'") at += 1
    else if (character === '[') depth += 1
    else if (character === ']') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return formula.length
}

/** Calls `change` for every cell, row or column reference; what it returns (without the sheet name) takes the place, undefined leaves it. */
function mapReferences(formula: string, change: (reference: Reference) => string | undefined): string {
  let written = ''
  let at = 0
  formulaPattern.lastIndex = 0
  for (let match = formulaPattern.exec(formula); match !== null; match = formulaPattern.exec(formula)) {
    const bracket = formula.indexOf('[', at)
    // An outside workbook `[1]表!A1` starts with its bracket and is matched whole; any other bracket is a structured reference.
    if (bracket >= 0 && bracket < match.index) {
      const over = findBracketEnd(formula, bracket)
      written += formula.slice(at, over)
      at = over
      formulaPattern.lastIndex = over
      continue
    }
    const groups = match.groups ?? {}
    const place = groups['cells'] ?? groups['rows'] ?? groups['columns']
    let text: string | undefined
    if (place !== undefined) {
      const [from = '', to] = place.split(':')
      const sheet = groups['sheet'] === undefined ? undefined : readSheetName(groups['sheet'])
      const corners = { from: parseCorner(from), to: to === undefined ? undefined : parseCorner(to) }
      // `YOY2024` looks like a cell, but lies beyond the last column: it is a name.
      if (isOnSheet(corners.from) && isOnSheet(corners.to ?? corners.from)) text = change({ sheet, ...corners })
      if (text !== undefined) text = (groups['sheet'] ?? '') + text
    }
    written += formula.slice(at, match.index) + (text ?? match[0])
    at = match.index + match[0].length
  }
  return written + formula.slice(at)
}

export interface FormulaPlace {
  /** Name of the sheet whose rows move. */
  readonly sheet: string
  /** True when the formula stands on that sheet, so that references without a sheet name are meant. */
  readonly isHere: boolean
  /** Row the formula stands in before the insertion, when it stands on that sheet. */
  readonly row?: number
  /** Names and the like: a reference without `$` is relative to the cell that asks, and cannot be moved. */
  readonly areRelativesKept?: boolean
}

/**
 * The formula after rows were inserted: the same cells, wherever they are now. Ranges over the whole body take the new rows in. Inside the body
 * only a range with a fixed end (`$D$5:$D$8`) means the whole body; `SUM(D$5:D5)` is a running total and must not grow.
 */
export function shiftFormula(formula: string, shift: RowShift, place: FormulaPlace): string {
  const own = place.sheet.toLowerCase()
  const total = shift.some((one) => one.first === one.last) ? widenTotals(formula, shift, place) : formula
  return mapReferences(total, ({ sheet, from, to }) => {
    if (sheet === undefined ? !place.isHere : sheet.toLowerCase() !== own) return undefined
    if (from.row === 0 || (place.areRelativesKept === true && !from.isRowFixed)) return undefined
    if (to === undefined) {
      const row = shiftRow(shift, from.row)
      return row === from.row ? undefined : writeMoved(from, row)
    }
    const isSwapped = to.row < from.row
    const [upper, lower] = isSwapped ? [to, from] : [from, to]
    const grows: GrowRule = (insertion, range) => {
      const isInBody =
        place.isHere && place.row !== undefined && place.row >= insertion.first && place.row <= insertion.last
      return growsWithBody(insertion, range) && (!isInBody || lower.isRowFixed)
    }
    const moved = shiftRows(shift, { top: upper.row, bottom: lower.row }, grows)
    if (moved.top === upper.row && moved.bottom === lower.row) return undefined
    const [first, second] = isSwapped ? [moved.bottom, moved.top] : [moved.top, moved.bottom]
    return `${writeMoved(from, first)}:${writeMoved(to, second)}`
  })
}

const totalPattern =
  /\b((?:SUM|COUNT|COUNTA|AVERAGE|MAX|MIN|PRODUCT)\(|SUBTOTAL\(\d+,)((?:'(?:[^']|'')+'|[^\s'"!()+\-*/^&=<>,;:]+)!)?(\$?[A-Z]{1,3}\$?(\d{1,7}))\)/gi

/** The total of a form with one body row is often written `SUM(D5)`: it means the body, which now has more rows. */
function widenTotals(formula: string, shift: RowShift, place: FormulaPlace): string {
  return formula.replace(totalPattern, (whole, start: string, sheet: string | undefined, cell: string, row: string) => {
    const isMeant =
      sheet === undefined ? place.isHere : readSheetName(sheet).toLowerCase() === place.sheet.toLowerCase()
    const body = shift.find((one) => one.first === one.last && one.last === Number(row))
    return !isMeant || body === undefined || (place.isHere && place.row === body.last)
      ? whole
      : `${start}${sheet ?? ''}${cell}:${cell})`
  })
}

const writeMoved = (corner: Corner, row: number): string => (row > LAST_ROW ? '#REF!' : writeCorner({ ...corner, row }))

/** A copied formula cut where row numbers change from row to row, so that a million copies need no parsing. `row` is the row it was written for. */
export function cutRowFormula(
  formula: string,
  row: number,
  limits: CopyLimits = {},
): ({ text: string } | { rowOffset: number })[] {
  const own = limits.sheet?.toLowerCase()
  const marked = mapReferences(formula, ({ sheet, from, to }) => {
    const isOwn = sheet === undefined || sheet.toLowerCase() === own
    const mark = (corner: Corner): string => {
      const isTotal = isOwn && limits.fixedFromRow !== undefined && corner.row >= limits.fixedFromRow
      if (corner.row === 0 || corner.isRowFixed || isTotal) return writeCorner(corner)
      return `${corner.column === 0 ? '' : writeCorner({ ...corner, row: 0 })}${corner.row - row}`
    }
    return to === undefined ? mark(from) : `${mark(from)}:${mark(to)}`
  })
  return marked
    .split('')
    .map((piece, index) => (index % 2 === 0 ? { text: piece } : { rowOffset: Number(piece) }))
    .filter((piece) => !('text' in piece) || piece.text !== '')
}

const wrap = (value: number, last: number): number => ((((value - 1) % last) + last) % last) + 1

export interface CopyLimits {
  /** Relative rows of the own sheet from here on (total rows) are the same cell for every copy, as an author means with one body row. */
  readonly fixedFromRow?: number
  readonly sheet?: string
}

/** The formula as Excel copies it `rows` down and `columns` to the right: relative references move along, and wrap at the edge of the sheet. */
export function copyFormula(formula: string, rows: number, columns: number, limits: CopyLimits = {}): string {
  const own = limits.sheet?.toLowerCase()
  return mapReferences(formula, ({ sheet, from, to }) => {
    const isOwn = sheet === undefined || sheet.toLowerCase() === own
    const move = (corner: Corner): Corner => {
      const isTotal = isOwn && limits.fixedFromRow !== undefined && corner.row >= limits.fixedFromRow
      return {
        ...corner,
        row: corner.row === 0 || corner.isRowFixed || isTotal ? corner.row : wrap(corner.row + rows, LAST_ROW),
        column:
          corner.column === 0 || corner.isColumnFixed ? corner.column : wrap(corner.column + columns, LAST_COLUMN),
      }
    }
    return to === undefined ? writeCorner(move(from)) : `${writeCorner(move(from))}:${writeCorner(move(to))}`
  })
}

/** References through several sheets (`一月:三月!D8`) one of which moves the rows they name, as written. */
export function findSpanning(
  formula: string,
  sheets: readonly string[],
  moved: readonly { readonly name: string; readonly shift: RowShift }[],
): readonly string[] {
  const found: string[] = []
  const at = (name: string): number => sheets.findIndex((sheet) => sheet.toLowerCase() === name.trim().toLowerCase())
  mapReferences(formula, ({ sheet, from, to = from }) => {
    const [first, last] = (sheet ?? '').split(':')
    if (first === undefined || last === undefined || from.row === 0) return undefined
    const ends = [at(first), at(last)].toSorted((a, b) => a - b)
    const [low = -1, high = -1] = ends
    if (low < 0 || low === high) return undefined
    const isMoved = moved.some(({ name, shift }) => {
      const place = at(name)
      return place >= low && place <= high && [from, to].some(({ row }) => shiftRow(shift, row) !== row)
    })
    const place = to === from ? writeCorner(from) : `${writeCorner(from)}:${writeCorner(to)}`
    if (isMoved) found.push(`${sheet ?? ''}!${place}`)
    return undefined
  })
  return found
}

export interface ReferencedPlaces {
  /** Ranges on the own sheet. */
  readonly ranges: CellRange[]
  /** Names of other sheets, in lower case. */
  readonly otherSheets: readonly string[]
  /** True when the formula also depends on what its text does not show: names, table columns, the clock, computed addresses. */
  readonly isOpen: boolean
}

/** What a formula reads. `own` is the name of its sheet in lower case. */
export function listReferences(formula: string, own: string): ReferencedPlaces {
  const ranges: CellRange[] = []
  const otherSheets: string[] = []
  const rest = mapReferences(formula, ({ sheet, from, to = from }) => {
    const name = sheet?.toLowerCase() ?? own
    if (name !== own) otherSheets.push(name)
    else {
      const [top, bottom] = from.row === 0 ? [1, LAST_ROW] : [Math.min(from.row, to.row), Math.max(from.row, to.row)]
      const [left, right] =
        from.column === 0 ? [1, LAST_COLUMN] : [Math.min(from.column, to.column), Math.max(from.column, to.column)]
      ranges.push({ top, bottom, left, right })
    }
    return '0'
  })
    .replace(/"(?:[^"]|"")*"/g, '')
    // An outside workbook, `[1]表!` or `'[1]表 1'!`, does not follow from what is filled here.
    .replace(/'\[(?:[^']|'')*'!|\[[^\]]*\][^\s'!()]*!/g, '')
  const isOpen =
    /\[|\b(?:INDIRECT|OFFSET|TODAY|NOW|RAND|RANDBETWEEN|CELL|INFO)\(/i.test(rest) ||
    /[\p{L}_\\][\p{L}\p{N}_.\\]*(?![\p{L}\p{N}_.(!])/u.test(
      rest.replace(/\b(?:TRUE|FALSE)\b|\b\d[\d.]*E[+-]?\d+|[^\s()+*/,&=<>-]+!/gi, ''),
    )
  return { ranges, otherSheets, isOpen }
}
