/** Last row and column of a sheet, 1-based. */
export const LAST_ROW = 1_048_576
export const LAST_COLUMN = 16_384

/** Letters of a 1-based column number: 1 → A, 27 → AA. Numbers below 1 give A. */
export function columnLetter(column: number): string {
  let rest = Math.max(1, Math.floor(column))
  let letters = ''
  while (rest > 0) {
    const digit = (rest - 1) % 26
    letters = String.fromCharCode(65 + digit) + letters
    rest = Math.floor((rest - 1 - digit) / 26)
  }
  return letters
}

/** 1-based number of a column's letters in either case: AB → 28; 0 when there are none. */
export function columnNumber(letters: string): number {
  let column = 0
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + (letters.charCodeAt(at) & 0x1f)
  return column
}

/** A1 reference of a 1-based cell. */
export const cellRef = (row: number, column: number): string => `${columnLetter(column)}${row}`

/** Reads `B12`, `$B$12` or `b12`; undefined when the text is no cell of a sheet (1,048,576 rows, 16,384 columns). */
export function parseCellRef(text: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(text.trim())
  const letters = match?.[1]
  if (letters === undefined) return undefined
  const column = columnNumber(letters)
  const row = Number(match?.[2])
  return row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : undefined
}
