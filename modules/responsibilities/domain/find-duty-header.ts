import type { SheetGrid } from '#modules/workbook/contract.ts'
import type { DutyClass } from '../contract.ts'
import { CLASS_WORDS, DUTY_COLUMNS, HEADER_WORDS, type DutyColumn } from './duty-headers.data.ts'

export interface DutyHeader {
  /** Last row of the header. */
  readonly row: number
  readonly columns: ReadonlyMap<DutyColumn, number>
}

const HEADER_ROWS = 15
const COLUMNS = 40

const plain = (text: string): string => text.replace(/[\s（）()【】《》“”"、/·:：*]/gu, '').toLowerCase()

/** What is written in a cell; a merged cell says it in each of its cells. */
export function textAt(sheet: SheetGrid, row: number, column: number): string {
  const merge = sheet.mergeAt(row, column)
  const value = sheet.cell(merge?.top ?? row, merge?.left ?? column)?.value ?? null
  return value === null ? '' : `${value}`.trim()
}

const WORDS = DUTY_COLUMNS.flatMap((column) =>
  HEADER_WORDS[column].map((word) => ({ column, word: plain(word) })),
).toSorted((a, b) => b.word.length - a.word.length)

/** What a header cell names: the whole text first, then the longest word in it; `号` and other short words only whole. */
export function columnNamed(text: string): DutyColumn | undefined {
  const said = plain(text)
  if (said === '' || said.length > 24 || said.includes('退回原因')) return undefined
  return (
    WORDS.find(({ word }) => word === said)?.column ??
    WORDS.find(({ word }) => word.length >= 2 && word !== '名称' && said.includes(word))?.column
  )
}

/** The class a text names: a sheet, a title, a cell. `undefined` when it names none or several. */
export function classNamed(text: string): DutyClass | undefined {
  const said = plain(text)
  const named = (Object.keys(CLASS_WORDS) as DutyClass[]).filter((each) =>
    CLASS_WORDS[each].some((word) => said.includes(word)),
  )
  return named.length === 1 ? named[0] : undefined
}

function columnsOf(sheet: SheetGrid, row: number): Map<DutyColumn, number> {
  const columns = new Map<DutyColumn, number>()
  for (let column = 1; column <= Math.min(sheet.columns, COLUMNS); column += 1) {
    const named = columnNamed(textAt(sheet, row, column))
    if (named !== undefined && !columns.has(named)) columns.set(named, column)
  }
  return columns
}

/** The row that names the most columns, the title of an item among them and one more at least. */
export function findDutyHeader(sheet: SheetGrid): DutyHeader | undefined {
  let best: DutyHeader | undefined
  for (let row = 1; row <= Math.min(sheet.rows, HEADER_ROWS); row += 1) {
    const columns = columnsOf(sheet, row)
    // Of a header of two rows the lower one counts: merged cells say the same in both, the others say more below.
    if (columns.has('title') && columns.size >= 2 && columns.size >= (best?.columns.size ?? 0)) best = { row, columns }
  }
  return best
}

/** The class its name or the lines above its header give to the whole sheet. */
export function classOfSheet(sheet: SheetGrid, header: DutyHeader | undefined): DutyClass | undefined {
  const own = classNamed(sheet.name)
  if (own !== undefined || header === undefined) return own
  for (let row = 1; row < header.row; row += 1) {
    const said = classNamed(textAt(sheet, row, 1))
    if (said !== undefined) return said
  }
  return undefined
}
