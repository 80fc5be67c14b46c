/** The looks that department templates use: fonts, borders and number formats, by name. */
export const LOOKS = [
  'plain',
  'title',
  'line',
  'head',
  'number',
  'text',
  'left',
  'integer',
  'money',
  'area',
  'date',
  'month',
  'total',
  'note',
  'label',
] as const
export type Look = (typeof LOOKS)[number]

export interface Cell {
  readonly row: number
  readonly column: number
  readonly value?: string | number
  readonly formula?: string
  readonly look: Look
}

export interface Sheet {
  readonly name: string
  readonly cells: readonly Cell[]
  /** A1 ranges. */
  readonly merges: readonly string[]
  readonly widths: readonly number[]
  readonly heights: ReadonlyMap<number, number>
  readonly landscape: boolean
  /** Rows repeated on each page, `4:6`. */
  readonly titleRows?: string
  readonly freezeBelow?: number
  readonly validations: readonly { readonly range: string; readonly values: readonly string[] }[]
}

export const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))
export const ref = (row: number, column: number): string => `${letters(column)}${row}`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Fonts: 0 宋体 11, 1 方正小标宋-like title, 2 仿宋 12, 3 黑体 11, 4 仿宋 11, 5 仿宋 11 bold, 6 宋体 10. */
const FONTS = [
  ['宋体', 11, false],
  ['宋体', 18, true],
  ['仿宋', 12, false],
  ['黑体', 11, false],
  ['仿宋', 11, false],
  ['仿宋', 11, true],
  ['宋体', 10, false],
] as const

const FORMATS: Readonly<Record<number, string>> = { 164: 'yyyy-mm-dd', 165: 'yyyy"年"m"月"' }

/** By look: font, border, number format, horizontal, wrap. */
const XFS: Readonly<
  Record<Look, readonly [font: number, border: number, format: number, horizontal: string, wrap: boolean]>
> = {
  plain: [0, 0, 0, 'general', false],
  title: [1, 0, 0, 'center', false],
  line: [2, 0, 0, 'left', false],
  head: [3, 1, 0, 'center', true],
  number: [6, 1, 0, 'center', false],
  text: [4, 1, 49, 'center', false],
  left: [4, 1, 49, 'left', true],
  integer: [4, 1, 1, 'center', false],
  money: [4, 1, 2, 'right', false],
  area: [4, 1, 2, 'center', false],
  date: [4, 1, 164, 'center', false],
  month: [4, 1, 165, 'center', false],
  total: [5, 1, 0, 'center', false],
  note: [6, 0, 0, 'left', true],
  label: [3, 1, 0, 'center', true],
}

export function stylesPart(): string {
  const fonts = FONTS.map(
    ([name, size, bold]) =>
      `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color theme="1"/><name val="${name}"/><charset val="134"/></font>`,
  )
  const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`
  const xfs = LOOKS.map((look) => {
    const [font, border, format, horizontal, wrap] = XFS[look]
    return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center"${wrap ? ' wrapText="1"' : ''}/></xf>`
  })
  const formats = Object.entries(FORMATS).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escape(code)}"/>`)
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** Strings as Excel keeps them: one table, cells point into it. */
export interface Strings {
  indexOf(text: string): number
  part(): string
}

export function newStrings(): Strings {
  const all = new Map<string, number>()
  return {
    indexOf: (text) => {
      const known = all.get(text)
      if (known !== undefined) return known
      all.set(text, all.size)
      return all.size - 1
    },
    part: () =>
      `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${all.size}">${[...all.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
  }
}

function cellXml(cell: Cell, strings: Strings): string {
  const at = `r="${ref(cell.row, cell.column)}" s="${LOOKS.indexOf(cell.look)}"`
  if (cell.formula !== undefined) return `<c ${at}><f>${escape(cell.formula)}</f></c>`
  if (typeof cell.value === 'number') return `<c ${at}><v>${cell.value}</v></c>`
  return cell.value === undefined ? `<c ${at}/>` : `<c ${at} t="s"><v>${strings.indexOf(cell.value)}</v></c>`
}

export const extent = (sheet: Sheet): string =>
  ref(Math.max(...sheet.cells.map((cell) => cell.row)), Math.max(...sheet.cells.map((cell) => cell.column)))

export function sheetPart(sheet: Sheet, strings: Strings): string {
  const rows = [...Map.groupBy(sheet.cells, (cell) => cell.row)].sort(([a], [b]) => a - b)
  const data = rows.map(([row, cells]) => {
    const height = sheet.heights.get(row)
    const inside = cells.toSorted((a, b) => a.column - b.column).map((cell) => cellXml(cell, strings))
    return `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>${inside.join('')}</row>`
  })
  const frozen = sheet.freezeBelow
  const pane =
    frozen === undefined
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
  const cols = sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  const merges =
    sheet.merges.length === 0
      ? ''
      : `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((each) => `<mergeCell ref="${each}"/>`).join('')}</mergeCells>`
  const lists = sheet.validations.map(
    ({ range, values }) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>"${escape(values.join(','))}"</formula1></dataValidation>`,
  )
  const validations =
    lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${extent(sheet)}"/><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>${cols.join('')}</cols><sheetData>${data.join('')}</sheetData>${merges}${validations}<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}
