/** One row of a list, unescaped. */
export interface ListRow {
  /** In the order asked, as a form would say it; null: not known. */
  readonly cells: readonly (string | null)[]
  /** One letter per cell: o(k), m(issing), s(tale), c(onflict), n(ot applicable). */
  readonly flags: string
  /** `12|7#3:15,4:16`; see `changeOfCell`. */
  readonly source: string
  readonly id: string
  readonly areaCode: string
}

const UNESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '\\': '\\' }
const unescape = (cell: string): string => cell.replace(/\\(.)/g, (_, letter: string) => UNESCAPED[letter] ?? letter)

function readCells(fields: readonly string[], width: number): (string | null)[] {
  const cells: (string | null)[] = []
  for (let at = 0; at < width; at += 1) {
    const field = fields[at] ?? '\\N'
    cells.push(field === '\\N' ? null : field.includes('\\') ? unescape(field) : field)
  }
  return cells
}

function readLine(line: string, width: number, allOk: string): ListRow {
  const fields = line.split('\t')
  const given = fields[width] ?? ''
  // Most rows lack nothing and hold nothing to unescape.
  const isWhole = !line.includes('\\')
  const cells = isWhole ? fields.slice(0, width) : readCells(fields, width)
  const flags = given !== '' ? given : isWhole ? allOk : cells.map((cell) => (cell === null ? 'm' : 'o')).join('')
  return {
    cells,
    flags,
    source: fields[width + 1] ?? '',
    id: fields[width + 2] ?? '',
    areaCode: fields[width + 3] ?? '',
  }
}

/** The rows of a list's stream, in batches as they arrive: `for await (const rows of readRows(list.stream(), list.columns.length))`. */
export async function* readRows(chunks: AsyncIterable<Uint8Array>, width: number): AsyncGenerator<readonly ListRow[]> {
  const decoder = new TextDecoder()
  const allOk = 'o'.repeat(width)
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true })
    const end = text.lastIndexOf('\n')
    if (end < 0) {
      rest = text
      continue
    }
    rest = text.slice(end + 1)
    yield text
      .slice(0, end)
      .split('\n')
      .map((line) => readLine(line, width, allOk))
  }
  if (rest !== '') yield [readLine(rest, width, allOk)]
}

/** The change a cell's value came with; undefined for a computed or a missing cell. `from`: the column's `from`. */
export function changeOfCell(source: string, column: number, from: number): number | undefined {
  if (from < 0) return undefined
  const [rows = '', own = ''] = source.split('#')
  const mine = own === '' ? undefined : new RegExp(`,${column}:(\\d+)`).exec(`${own},`)?.[1]
  const change = mine ?? rows.split('|')[from]
  return change === undefined || change === '' ? undefined : Number(change)
}
