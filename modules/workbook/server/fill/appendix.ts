import type { FillPlan } from '../../contract.ts'
import { LAST_ROW } from '../../domain/cell-reference.ts'
import { compileRow, putValueCell, startRow } from './inserted-row.ts'
import type { RowPattern } from './inserted-row.ts'
import type { PartOutput } from './part-output.ts'
import { putBytes } from './encode-text.ts'
import { problems } from '../problems.ts'

export const SHEET_CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

/** Namespaces of the workbook: a strict file takes a strict sheet. */
export interface Namespaces {
  readonly main: string
  readonly sheetRelationship: string
}

export function readNamespaces(workbookXml: string): Namespaces {
  const isStrict = workbookXml.includes('http://purl.oclc.org/ooxml/spreadsheetml/main')
  const relations = isStrict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return {
    main: isStrict
      ? 'http://purl.oclc.org/ooxml/spreadsheetml/main'
      : 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    sheetRelationship: `${relations}/worksheet`,
  }
}

/** Writes a sheet of texts, row by row; nothing in it can become a formula. */
export async function writeAppendix(
  appendix: NonNullable<FillPlan['appendix']>,
  namespace: string,
  output: PartOutput,
): Promise<void> {
  await output.write(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><sheetFormatPr defaultRowHeight="15"/>` +
      '<cols><col min="1" max="16" width="22" customWidth="1"/></cols><sheetData>',
  )
  let pattern: RowPattern | undefined
  let row = 0
  for await (const texts of appendix.rows) {
    row += 1
    if (row > LAST_ROW) throw problems.tooManyRows({ sheet: appendix.name, rows: row })
    if (pattern === undefined || pattern.slots.length < texts.length) {
      const slots = texts.map((_, index) => ({
        column: index + 1,
        style: undefined,
        field: index,
        target: { format: { kind: 'text' as const }, is1904: false },
        isGrouped: false,
      }))
      pattern = compileRow('', '', slots)
    }
    writeTexts(output, pattern, row, texts)
    if (output.isFull) await output.flush()
  }
  await output.write('</sheetData></worksheet>')
}

function writeTexts(output: PartOutput, pattern: RowPattern, row: number, texts: readonly string[]): void {
  output.ensure(pattern.fixedLength)
  output.at = startRow(pattern, output.bytes, output.at, row)
  for (const [index, text] of texts.entries()) {
    const slot = pattern.slots[index]
    if (slot !== undefined && text !== '') putValueCell(pattern, slot, output, { as: 'text', text })
  }
  output.ensure(32)
  output.at = putBytes(output.bytes, output.at, pattern.rowEnd)
}
