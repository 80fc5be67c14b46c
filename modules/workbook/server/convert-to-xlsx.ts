import { crc32, deflateRawSync } from 'node:zlib'
import type { GridCell, SheetGrid, WorkbookGrid } from '../contract.ts'
import { cellRef } from '../domain/cell-reference.ts'
import { xmlText } from './xml-text.ts'
import type { WorkbookSource } from './package/byte-source.ts'
import { readWorkbookGrid } from './read-grid.ts'

/**
 * Reads an .xls, .et, .csv, HTML or XML table and gives the same workbook as .xlsx: values, formulas, number formats, bold, sizes,
 * borders, alignment, merges, widths, heights, hidden rows and columns. An .xlsx comes out rewritten too: do not convert one.
 */
export async function convertToXlsx(
  source: WorkbookSource | Uint8Array,
  options: { readonly fileName: string },
): Promise<Buffer> {
  return writeGridAsXlsx(await readWorkbookGrid(source instanceof Uint8Array ? { bytes: source } : source, options))
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export function writeGridAsXlsx(grid: WorkbookGrid): Buffer {
  const styles = new StyleWriter()
  const sheets = grid.sheets.map(
    (sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, styles)] as const,
  )
  const ids = grid.sheets.map((_, index) => index + 1)
  const overrides = ids.map(
    (id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  const list = grid.sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${xmlText(name)}" sheetId="${index + 1}"${state === 'visible' ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  )
  return zip([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${overrides.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${grid.date1904 === true ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${ids.map((id) => `<Relationship Id="rId${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${ids.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles.xml()],
    ...sheets,
  ])
}

function sheetXml(sheet: SheetGrid, styles: StyleWriter): string {
  const columns = Array.from({ length: sheet.columns }, (_, index) => index + 1)
    .filter((column) => sheet.columnWidths.has(column) || sheet.hiddenColumns.has(column))
    .map(
      (column) =>
        `<col min="${column}" max="${column}" width="${sheet.columnWidths.get(column) ?? 9}" customWidth="1"${sheet.hiddenColumns.has(column) ? ' hidden="1"' : ''}/>`,
    )
  const rows: string[] = []
  for (let row = 1; row <= sheet.rows; row += 1) {
    let cells = ''
    for (let column = 1; column <= sheet.columns; column += 1) {
      const cell = sheet.cell(row, column)
      if (cell) cells += cellXml(cellRef(row, column), cell, styles.indexOf(cell))
    }
    const height = sheet.rowHeights.get(row)
    const hidden = sheet.hiddenRows.has(row)
    if (cells === '' && height === undefined && !hidden) continue
    rows.push(
      `<row r="${row}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}${hidden ? ' hidden="1"' : ''}>${cells}</row>`,
    )
  }
  const merges = sheet.merges.map(
    (merge) => `<mergeCell ref="${cellRef(merge.top, merge.left)}:${cellRef(merge.bottom, merge.right)}"/>`,
  )
  return `${HEAD}<worksheet xmlns="${MAIN}">${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>${rows.join('')}</sheetData>${merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`}</worksheet>`
}

function cellXml(name: string, cell: GridCell, style: number): string {
  const formula = cell.formula === undefined || cell.formula === '' ? '' : `<f>${xmlText(cell.formula)}</f>`
  const open = `<c r="${name}"${style === 0 ? '' : ` s="${style}"`}`
  const { value } = cell
  if (value === null) return formula === '' ? `${open}/>` : `${open}>${formula}</c>`
  if (typeof value === 'number') return `${open}>${formula}<v>${value}</v></c>`
  if (typeof value === 'boolean') return `${open} t="b">${formula}<v>${value ? 1 : 0}</v></c>`
  if (formula !== '') return `${open} t="str">${formula}<v>${xmlText(value)}</v></c>`
  return `${open} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
}

/** One cellXfs entry per look that occurs; the first is the plain one. */
class StyleWriter {
  readonly #looks = new Map<string, number>()
  readonly #fonts = new Map<string, number>()
  readonly #formats = new Map<string, number>()
  readonly #xfs: string[] = []

  constructor() {
    this.indexOf({ format: 'General', bold: false, fontSize: 11, bordered: false, centred: false })
  }

  indexOf({ format, bold, fontSize, bordered, centred }: Omit<GridCell, 'value' | 'style'>): number {
    const key = `${bold}|${fontSize}|${bordered}|${centred}|${format}`
    const known = this.#looks.get(key)
    if (known !== undefined) return known
    const font = numberOf(this.#fonts, `<font>${bold ? '<b/>' : ''}<sz val="${fontSize}"/><name val="宋体"/></font>`)
    const formatId = format === 'General' ? 0 : format === '@' ? 49 : 164 + numberOf(this.#formats, format)
    const alignment = `<alignment${centred ? ' horizontal="center"' : ''} vertical="center"${bordered ? ' wrapText="1"' : ''}/>`
    this.#xfs.push(
      `<xf numFmtId="${formatId}" fontId="${font}" fillId="0" borderId="${bordered ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
    )
    this.#looks.set(key, this.#xfs.length - 1)
    return this.#xfs.length - 1
  }

  xml(): string {
    const formats = [...this.#formats].map(
      ([code, index]) => `<numFmt numFmtId="${164 + index}" formatCode="${xmlText(code)}"/>`,
    )
    const fonts = [...this.#fonts.keys()]
    const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`
    const borders = `<border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
    return `${HEAD}<styleSheet xmlns="${MAIN}">${formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`}<fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2">${borders}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.#xfs.length}">${this.#xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }
}

function numberOf(known: Map<string, number>, key: string): number {
  const index = known.get(key) ?? known.size
  known.set(key, index)
  return index
}

function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of files) {
    const data = Buffer.from(text, 'utf8')
    const body = deflateRawSync(data)
    const nameBytes = Buffer.from(name, 'utf8')
    // The 26 bytes that the local header and the directory have in common; the date is 1980-01-01, so that equal input gives equal bytes.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\u0003\u0004'), common, nameBytes, body)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\0'), common, tail, nameBytes)
    offset += 30 + nameBytes.length + body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
