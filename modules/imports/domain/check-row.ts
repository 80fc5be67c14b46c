type CellValue = string | number | boolean | null

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i

/** Why a cell cannot be taken whatever its column: the result of a formula that went wrong. */
export function errorIn(value: CellValue | undefined): string | undefined {
  if (typeof value !== 'string' || value.charCodeAt(0) !== 35 || !ERROR.test(value)) return undefined
  return `公式出错（${value}），请改正公式或直接填写内容`
}

const TOTALS = /^(合计|总计|小计|共计|合\s*计|总\s*计|小\s*计)[:：]?$/

/** A row of totals: its first text says so. */
export function isTotalRow(cells: readonly CellValue[]): boolean {
  const first = cells.find((cell) => cell !== null && cell !== '')
  return typeof first === 'string' && TOTALS.test(first.trim())
}

/** The row under a header that numbers its columns: 甲 乙 1 2 3. */
export function isNumberedRow(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== '')
  if (filled.length < 3) return false
  const numbers = filled.map((cell) => String(cell).trim()).filter((text) => !/^[甲乙丙丁戊己庚辛]$/.test(text))
  return numbers.every(
    (text, at) => /^\d{1,3}$/.test(text) && (at === 0 || Number(text) === Number(numbers[at - 1]) + 1),
  )
}

/** What of a reason is the same for many rows: without the text quoted and the numbers named. */
export const kindOfReason = (reason: string): string =>
  reason
    .replace(/“[^”]*”/g, '“…”')
    .replace(/（#[^）]*）/g, '')
    .replace(/第 \d+ 行/g, '前面的行')
    .replace(/，现为 \d+ 位/g, '')
