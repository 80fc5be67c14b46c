import { PassThrough } from 'node:stream'
import type { CellRange, CellValue } from '../contract.ts'
import { cellRef, LAST_ROW } from '../domain/cell-reference.ts'
import { xmlText } from './xml-text.ts'
import { openOutput } from './fill/package-output.ts'
import type { PartOutput } from './fill/part-output.ts'
import { writePackage } from './fill/write-package.ts'
import { problems } from './problems.ts'

/** `refused` is filled red, `reason` written in red, `header` bold on grey. */
export interface WrittenCell {
  readonly value: CellValue
  readonly look: 'plain' | 'header' | 'refused' | 'reason'
}

export interface RowsToWrite {
  readonly sheet: string
  /** Written above the rows and kept in view. */
  readonly header: readonly (readonly WrittenCell[])[]
  /** Within the header. */
  readonly merges: readonly CellRange[]
  readonly rows: AsyncIterable<readonly WrittenCell[]>
}

/**
 * A workbook of one sheet, row by row: memory does not grow with it. Texts are written as texts, whatever they look like: nothing in
 * it can become a formula. Throws workbook/too-many-rows.
 */
export async function* writeRows(content: RowsToWrite): AsyncGenerator<Uint8Array, void, void> {
  const stream = new PassThrough({ highWaterMark: 1 << 20 })
  const written = write(stream, content).catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk
  } finally {
    stream.destroy()
    await written
  }
}

async function write(stream: PassThrough, content: RowsToWrite): Promise<void> {
  const output = await openOutput(stream)
  const zip = writePackage(output)
  for (const [name, text] of parts(content.sheet)) await zip.add(name, { bytes: Buffer.from(text, 'utf8') })
  await zip.add('xl/worksheets/sheet1.xml', {
    produce: (part) => writeSheet(part, content),
    level: 4,
    mayBeHuge: false,
  })
  await zip.finish()
  await output.finish()
}

async function writeSheet(part: PartOutput, { sheet, header, merges, rows }: RowsToWrite): Promise<void> {
  const view =
    header.length === 0
      ? ''
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header.length}" topLeftCell="A${header.length + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
  const width = Math.max(1, ...header.map((row) => row.length))
  await part.write(
    `${XML}<worksheet xmlns="${MAIN}">${view}<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${width}" width="18" customWidth="1"/></cols><sheetData>`,
  )
  let row = 0
  for (const cells of header) await part.write(rowXml((row += 1), cells))
  for await (const cells of rows) {
    row += 1
    if (row > LAST_ROW) throw problems.tooManyRows({ sheet, rows: row })
    await part.write(rowXml(row, cells))
  }
  const refs = merges.map(
    (merge) => `<mergeCell ref="${cellRef(merge.top, merge.left)}:${cellRef(merge.bottom, merge.right)}"/>`,
  )
  await part.write(
    `</sheetData>${refs.length === 0 ? '' : `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`}</worksheet>`,
  )
}

const rowXml = (row: number, cells: readonly WrittenCell[]): string =>
  `<row r="${row}">${cells.map((cell, at) => cellXml(cellRef(row, at + 1), cell)).join('')}</row>`

/** Styles 0–4 of `STYLES`; text cells are formatted as text, so that a number typed into them stays what was typed. */
function cellXml(name: string, { value, look }: WrittenCell): string {
  const style =
    look === 'plain' ? (typeof value === 'string' ? 1 : 0) : look === 'header' ? 2 : look === 'refused' ? 3 : 4
  if (value === null || value === '') return style === 0 ? '' : `<c r="${name}" s="${style}"/>`
  if (typeof value === 'number') return `<c r="${name}" s="${style}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${name}" s="${style}" t="b"><v>${value ? 1 : 0}</v></c>`
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const font = (more: string): string => `<font>${more}<sz val="11"/><name val="宋体"/></font>`
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`
const xf = (format: number, fontId: number, fill: number): string =>
  `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${font('')}${font('<b/>')}${font('<color rgb="FFC00000"/>')}</fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FFE7E6E6')}${solid('FFFFC7CE')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${xf(0, 0, 0)}${xf(49, 0, 0)}${xf(49, 1, 2)}${xf(49, 0, 3)}${xf(49, 2, 0)}</cellXfs></styleSheet>`

const parts = (sheet: string): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  ['xl/styles.xml', STYLES],
]
