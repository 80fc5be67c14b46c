import { buildWorkbook } from '../../modules/workbook/tests/build-workbook.ts'
import type { FormSheet, FormText, PlacedCell } from './form-types.ts'

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="方正小标宋简体"/></font><font><b/><sz val="11"/><name val="黑体"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>' +
  '<xf fontId="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>' +
  '<xf fontId="2" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>' +
  '<xf borderId="1" applyBorder="1"/><xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1"/></cellXfs></styleSheet>'

const STYLE = { plain: 0, title: 1, header: 2, body: 3, text: 4 } as const
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export function cellName(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}

function cellXml(cell: PlacedCell, row: number, column: number): string {
  const style = ` s="${STYLE[cell.style]}"`
  const first = row === cell.row && column === cell.column
  if (!first || cell.text === '') return `<c r="${cellName(row, column)}"${style}/>`
  return `<c r="${cellName(row, column)}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(cell.text)}</t></is></c>`
}

function sheetXml(sheet: FormSheet): string {
  const rows = new Map<number, Map<number, string>>()
  for (const cell of sheet.cells) {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columns; column += 1) {
        const line = rows.get(row) ?? new Map<number, string>()
        line.set(column, cellXml(cell, row, column))
        rows.set(row, line)
      }
    }
  }
  const body = [...rows]
    .toSorted((a, b) => a[0] - b[0])
    .map(
      ([row, line]) =>
        `<row r="${row}">${[...line]
          .toSorted((a, b) => a[0] - b[0])
          .map(([, xml]) => xml)
          .join('')}</row>`,
    )
    .join('')
  const merges = sheet.cells.filter(({ rows: down, columns }) => down > 1 || columns > 1)
  const mergeXml = merges.map(
    (cell) =>
      `<mergeCell ref="${cellName(cell.row, cell.column)}:${cellName(cell.row + cell.rows - 1, cell.column + cell.columns - 1)}"/>`,
  )
  const hidden = sheet.hiddenColumns
    .map((column) => `<col min="${column}" max="${column}" width="9" hidden="1"/>`)
    .join('')
  return `${hidden === '' ? '' : `<cols>${hidden}</cols>`}<sheetData>${body}</sheetData>${merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${mergeXml.join('')}</mergeCells>`}`
}

/** A form as a department would send it: fonts, borders, merges and number formats. */
export const buildFormWorkbook = (form: FormText): Buffer =>
  buildWorkbook({ sheets: form.sheets.map((sheet) => ({ name: sheet.name, xml: sheetXml(sheet) })), styles: STYLES })
