import type { CellStyle } from '../read-styles.ts'
import { isDateFormat, serialToIso } from '../serial-dates.ts'

/** Serial numbers in date-formatted cells as ISO text; whole days are remembered, since a column of dates repeats them. */
export class DateTexts {
  readonly #isDate: readonly boolean[]
  readonly #date1904: boolean
  readonly #days = new Map<number, string | number>()

  constructor(styles: readonly CellStyle[], date1904: boolean) {
    this.#isDate = styles.map((style) => isDateFormat(style.format))
    this.#date1904 = date1904
  }

  /** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` when the style shows a date and the number is one; otherwise the number. */
  textOf(number: number, style: number): string | number {
    if (this.#isDate[style] !== true) return number
    const known = this.#days.get(number)
    if (known !== undefined) return known
    const text = serialToIso(number, this.#date1904) ?? number
    if (Number.isInteger(number) && this.#days.size < 200_000) this.#days.set(number, text)
    return text
  }
}
