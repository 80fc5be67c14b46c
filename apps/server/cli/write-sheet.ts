import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeRows, type WrittenCell } from '#modules/workbook/server/index.ts'

type Cells = readonly (string | number)[]

const looked = (cells: Cells, look: WrittenCell['look']): readonly WrittenCell[] =>
  cells.map((value) => ({ value: value === '' ? null : value, look }))

/** Writes rows to an .xlsx of one sheet; the first row is its header. */
export async function writeSheet(path: string, sheet: string, [header = [], ...rows]: readonly Cells[]): Promise<void> {
  async function* written() {
    for (const row of rows) yield await Promise.resolve(looked(row, 'plain'))
  }
  const bytes = writeRows({ sheet, header: [looked(header, 'header')], merges: [], rows: written() })
  await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(path))
}
