import { decodeEntities, findAttribute, findElement, findElementEnd, findTag, listElements } from './xml-edit.ts'

/** How a number format writes. `date` tells which parts it shows, because a month must not be given an invented day. */
export type CellFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'text' }
  | { readonly kind: 'date'; readonly showsMonth: boolean; readonly showsDay: boolean }

const plain: CellFormat = { kind: 'number' }
const written: CellFormat = { kind: 'text' }

/** Built-in formats that are dates in every or in the Chinese locale (ECMA-376 part 1, 18.8.30); 55 and 57 of zh-CN show year and month only. */
const builtinDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const builtinMonths = new Set([17, 27, 36, 50, 52, 55, 57])

/** Describes a number format code. Times alone (`h:mm`) are numbers here: a date has no time to write. */
export function describeFormat(code: string): CellFormat {
  const first = code.split(';')[0] ?? ''
  if (first.trim() === '@') return written
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase()
  if (/general|[#?]/.test(bare) || (/0/.test(bare) && !/[yd]/.test(bare))) return plain
  const hasYear = /[ye]/.test(bare)
  const showsDay = bare.includes('d')
  // `m` beside hours means minutes.
  const showsMonth = bare.includes('m') && (hasYear || showsDay || !/[hs]/.test(bare))
  return hasYear || showsDay || showsMonth ? { kind: 'date', showsMonth, showsDay } : plain
}

function describeBuiltin(id: number): CellFormat {
  if (id === 49) return written
  return builtinDates.has(id) ? { kind: 'date', showsMonth: true, showsDay: !builtinMonths.has(id) } : plain
}

/** Format of every style index (cellXfs) of a styles part. */
export function readCellFormats(xml: string): readonly CellFormat[] {
  const codes = new Map<number, CellFormat>()
  for (const tag of listElements(xml, 'numFmt')) {
    const text = xml.slice(tag.start, tag.end)
    codes.set(
      Number(findAttribute(text, 'numFmtId') ?? 0),
      describeFormat(decodeEntities(findAttribute(text, 'formatCode') ?? '')),
    )
  }
  const block = findElement(xml, 'cellXfs')
  if (block === undefined) return []
  const end = findElementEnd(xml, block)
  const formats: CellFormat[] = []
  for (let tag = findTag(xml, block.end); tag !== undefined && tag.start < end; tag = findTag(xml, tag.end)) {
    if (tag.name !== 'xf' || tag.kind === 'close') continue
    const id = Number(findAttribute(xml.slice(tag.start, tag.end), 'numFmtId') ?? 0)
    formats.push(codes.get(id) ?? describeBuiltin(id))
  }
  return formats
}

const DAY = 86_400_000

/** Serial of a `YYYY-MM-DD`, undefined when the date system cannot hold it. The 1900 system counts a 29 February 1900 that never was. */
export function writeSerial(date: string, is1904: boolean): number | undefined {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  const day = Number(date.slice(8, 10))
  const time = Date.UTC(year, month - 1, day)
  const made = new Date(time)
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day || year > 9999)
    return undefined
  if (is1904) return year < 1904 ? undefined : Math.round((time - Date.UTC(1904, 0, 1)) / DAY)
  if (year < 1900) return undefined
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / DAY)
  return serial < 61 ? serial - 1 : serial
}
