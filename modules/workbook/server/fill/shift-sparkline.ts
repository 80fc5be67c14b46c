import { cellRef } from '../../domain/cell-reference.ts'
import { parseCellReference } from './cell-reference.ts'
import { copyFormula, shiftFormula } from './formula-references.ts'
import { shiftRow } from './row-shift.ts'
import type { ShiftedSheet } from './row-shift.ts'
import { decodeEntities, encodeXml } from './xml-edit.ts'

/** Above this many new rows they get no lines of their own: the list would weigh more than the rows. */
const COPIED = 20_000

const formulaPattern = /(<(?:\w+:)?f>)([^<]*)/
const placePattern = /(<(?:\w+:)?sqref>)\s*([^<]*?)\s*(?=<)/

/** A `sparkline` element with its cell and range moved; one that stands in the template row is repeated for every new row, as it holds for one cell. */
export function shiftSparkline(xml: string, { name, shift }: ShiftedSheet): string {
  const place = parseCellReference(placePattern.exec(xml)?.[2] ?? '')
  const raw = formulaPattern.exec(xml)?.[2]
  if (place === undefined || raw === undefined) return xml
  const formula = decodeEntities(raw)
  const moved = shiftFormula(formula, shift, { sheet: name, isHere: true, row: place.row })
  const home = shiftRow(shift, place.row)
  const write = (row: number, text: string): string =>
    xml
      .replace(formulaPattern, (_, open: string) => open + encodeXml(text))
      .replace(placePattern, (_, open: string) => open + cellRef(row, place.column))
  const lines = [moved === formula && home === place.row ? xml : write(home, moved)]
  for (const one of shift) {
    if (one.template !== place.row || one.added > COPIED) continue
    const first = shiftRow(shift, one.last) + 1
    for (let row = first; row < first + one.added; row += 1) lines.push(write(row, copyFormula(moved, row - home, 0)))
  }
  return lines.join('')
}
