import { wholeElements } from './whole-elements.ts'

/**
 * A sheet part without its rows after the first `most`: what stands before and behind `sheetData` is kept, so that the columns and
 * merges can be read of a sheet of any length. `onCounted` is told the number of all rows.
 */
export async function* headOfSheet(
  chunks: AsyncIterable<Buffer>,
  part: string,
  most: number,
  onCounted: (rows: number) => void,
): AsyncGenerator<Buffer, void, void> {
  let rows = 0
  let isBehind = false
  for await (const { bytes, prefix } of wholeElements(chunks, part, 'row')) {
    if (isBehind) {
      yield bytes
      continue
    }
    const end = endOfData(bytes, prefix)
    const stop = end < 0 ? bytes.length : end
    let cut = rows >= most ? 0 : stop
    for (let at = nextRow(bytes, prefix, 0, stop); at >= 0; at = nextRow(bytes, prefix, at + 1, stop)) {
      rows += 1
      if (rows === most + 1) cut = at
    }
    if (cut > 0) yield bytes.subarray(0, cut)
    if (end < 0) continue
    isBehind = true
    yield bytes.subarray(end)
  }
  onCounted(rows)
}

const ROW = Buffer.from('row')

/** The next `<row` that opens a row; `<rowBreaks` and the like are none. */
function nextRow(bytes: Buffer, prefix: number, from: number, stop: number): number {
  for (let at = bytes.indexOf(ROW, from); at >= 0 && at < stop; at = bytes.indexOf(ROW, at + 3)) {
    const start = at - prefix - 1
    const behind = bytes[at + 3]
    if (
      start >= from &&
      bytes[start] === 60 &&
      (behind === 32 || behind === 62 || behind === 47 || (behind ?? 99) < 32)
    )
      return start
  }
  return -1
}

/** Where `</sheetData>` begins, or -1. */
function endOfData(bytes: Buffer, prefix: number): number {
  for (let at = bytes.indexOf('sheetData>'); at >= 0; at = bytes.indexOf('sheetData>', at + 1)) {
    const start = at - prefix - 2
    if (start >= 0 && bytes[start] === 60 && bytes[start + 1] === 47) return start
  }
  return -1
}
