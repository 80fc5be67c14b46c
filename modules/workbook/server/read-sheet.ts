import type { CellRange, CellValue } from '../contract.ts'
import { LAST_ROW } from '../domain/cell-reference.ts'
import { parseCell, parseRange, shiftFormula } from './a1.ts'
import type { OoxmlPackage } from './package/open-package.ts'
import { attribute, scanXml, textOf, unescapeText } from './package/xml.ts'
import type { XmlToken } from './package/xml.ts'
import { problems } from './problems.ts'
import { isoToSerial } from './serial-dates.ts'
import type { SheetDraft } from './sheet-draft.ts'

export interface SheetContext {
  readonly part: string
  readonly strings: { at(index: number): string | undefined }
  readonly date1904: boolean
}

/** Elements whose text is wanted; the same names serve the main and the x14 namespace. */
const TEXT_ELEMENTS = new Set(['v', 'f', 't', 'formula1', 'sqref'])

/** Reads a sheet part into a draft. The `dimension` element is not believed. */
export async function readSheet(
  pack: Pick<OoxmlPackage, 'streamPart'>,
  draft: SheetDraft,
  context: SheetContext,
): Promise<void> {
  const reader = new SheetReader(draft, context)
  await scanXml(pack.streamPart(context.part), context.part, (token) => reader.read(token))
  if (!reader.whole || !reader.hasData) throw problems.corrupt({ part: context.part })
}

interface OpenCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
  inline: string
  formula: string | undefined
  shared: string | undefined
}

class SheetReader {
  /** Set when the root element closes: a part that only stops was cut off. */
  whole = false
  hasData = false
  readonly #draft: SheetDraft
  readonly #context: SheetContext
  readonly #sharedFormulas = new Map<
    string,
    { readonly formula: string; readonly row: number; readonly column: number }
  >()
  #row = 0
  #column = 0
  #cell: OpenCell | undefined
  #textOf = ''
  #phonetic = false
  #validation: { type: string; sqref: string; formula: string } | undefined

  constructor(draft: SheetDraft, context: SheetContext) {
    this.#draft = draft
    this.#context = context
  }

  read(token: XmlToken): void {
    if (token.kind === 'text') {
      if (this.#textOf !== '') this.#text(textOf(token))
    } else if (token.kind === 'open') {
      this.#open(token)
      if (token.selfClosing) this.#close(token.name)
    } else if (token.kind === 'close') this.#close(token.name)
  }

  #open(token: XmlToken): void {
    switch (token.name) {
      case 'row':
        return this.#openRow(token)
      case 'c':
        return this.#openCell(token)
      case 'f':
        return this.#openFormula(token)
      case 'rPh':
        this.#phonetic = true
        return
      case 'col':
        return this.#readColumnSpan(token)
      case 'mergeCell':
        return this.#draft.addMerge(this.#range(attribute(token, 'ref') ?? ''))
      case 'dataValidation':
        this.#validation = { type: attribute(token, 'type') ?? '', sqref: attribute(token, 'sqref') ?? '', formula: '' }
        return
      case 'sheetData':
        this.hasData = true
        return
      default:
        if (TEXT_ELEMENTS.has(token.name)) this.#textOf = token.name
    }
  }

  #close(name: string): void {
    if (name === this.#textOf) this.#textOf = ''
    if (name === 'c') this.#closeCell()
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'dataValidation') this.#closeValidation()
    else if (name === 'worksheet') this.whole = true
  }

  #text(text: string): void {
    const cell = this.#cell
    const validation = this.#validation
    if (cell) {
      if (this.#textOf === 'v') cell.value += text
      else if (this.#textOf === 'f') cell.formula = (cell.formula ?? '') + text
      else if (this.#textOf === 't' && !this.#phonetic) cell.inline += text
    } else if (validation) {
      if (this.#textOf === 'sqref') validation.sqref += text
      else validation.formula += text
    }
  }

  #openRow(token: XmlToken): void {
    const given = attribute(token, 'r')
    this.#row = given === undefined ? this.#row + 1 : /^\d{1,12}$/.test(given) ? Number(given) : 0
    this.#column = 0
    if (this.#row < 1 || this.#row > LAST_ROW) throw this.#outside(given ?? `${this.#row}`)
    if (isOn(attribute(token, 'hidden'))) this.#draft.hiddenRows.add(this.#row)
    const height = Number(attribute(token, 'ht'))
    if (height > 0) this.#draft.rowHeights.set(this.#row, height)
  }

  #openCell(token: XmlToken): void {
    const given = attribute(token, 'r')
    const place = given === undefined ? { row: this.#row, column: this.#column + 1 } : parseCell(given)
    if (!place) throw this.#outside(given ?? '')
    this.#column = place.column
    this.#cell = {
      ...place,
      type: attribute(token, 't') ?? 'n',
      style: Number(attribute(token, 's') ?? 0) || 0,
      value: '',
      inline: '',
      formula: undefined,
      shared: undefined,
    }
  }

  #openFormula(token: XmlToken): void {
    this.#textOf = 'f'
    if (!this.#cell) return
    this.#cell.formula = ''
    if (attribute(token, 't') === 'shared') this.#cell.shared = attribute(token, 'si')
  }

  #closeCell(): void {
    const cell = this.#cell
    if (!cell) return
    this.#cell = undefined
    this.#draft.add(cell.row, cell.column, this.#value(cell), cell.style, this.#formula(cell))
  }

  #formula(cell: OpenCell): string | undefined {
    if (cell.formula === undefined) return undefined
    if (cell.shared === undefined) return cell.formula
    if (cell.formula !== '') {
      this.#sharedFormulas.set(cell.shared, { formula: cell.formula, row: cell.row, column: cell.column })
      return cell.formula
    }
    const master = this.#sharedFormulas.get(cell.shared)
    return master ? shiftFormula(master.formula, cell.row - master.row, cell.column - master.column) : ''
  }

  #value(cell: OpenCell): CellValue {
    switch (cell.type) {
      case 's': {
        if (cell.value === '') return null
        const text = /^\d+$/.test(cell.value) ? this.#context.strings.at(Number(cell.value)) : undefined
        if (text === undefined) throw problems.corrupt({ part: `sharedStrings: ${cell.value}` })
        return text === '' ? null : text
      }
      case 'inlineStr':
        return textOrNull(cell.inline === '' ? cell.value : cell.inline)
      case 'str':
      case 'e':
        return textOrNull(cell.value)
      case 'b':
        return cell.value === '' ? null : cell.value === '1' || cell.value === 'true'
      case 'd':
        return cell.value === '' ? null : (isoToSerial(cell.value, this.#context.date1904) ?? cell.value)
      default:
        return numberOf(cell.value)
    }
  }

  #readColumnSpan(token: XmlToken): void {
    const from = Number(attribute(token, 'min'))
    const to = Number(attribute(token, 'max'))
    const last = this.#draft.columnSpans.at(-1)?.to ?? 0
    // Spans are in order and do not overlap; those that do are ignored, so that laying them out is linear.
    if (!(from > last) || !(to >= from)) return
    const width = Number(attribute(token, 'width'))
    this.#draft.columnSpans.push({
      from,
      to,
      width: width > 0 ? width : undefined,
      hidden: isOn(attribute(token, 'hidden')),
    })
  }

  #closeValidation(): void {
    const validation = this.#validation
    this.#validation = undefined
    if (validation?.type !== 'list' || validation.formula.trim() === '') return
    const ranges: CellRange[] = []
    for (const text of validation.sqref.split(/\s+/)) {
      if (text === '') continue
      const range = this.#range(text)
      this.#draft.chargeRange(range)
      ranges.push(range)
    }
    this.#draft.validations.push({ ranges, formula: validation.formula.trim() })
  }

  #range(text: string): CellRange {
    const range = parseRange(text)
    if (!range) throw this.#outside(text)
    return range
  }

  #outside(where: string): Error {
    return problems.outsideTheSheet({ sheet: this.#draft.name, where: where.slice(0, 40) })
  }
}

const isOn = (text: string | undefined): boolean => text === '1' || text === 'true'
const textOrNull = (text: string): string | null => (text === '' ? null : unescapeText(text))

function numberOf(text: string): CellValue {
  if (text === '') return null
  const number = Number(text)
  return Number.isNaN(number) ? text : number
}
