/** One row of a list, unescaped. */
export interface ListRow {
  /** In the order asked, as a form would say it; null: not known. */
  readonly cells: readonly (string | null)[]
  /** One letter per cell: o(k), m(issing), s(tale), c(onflict). */
  readonly flags: string
  /** `12|7#3:15,4:16`; see `changeOfCell`. */
  readonly source: string
  readonly id: string
  readonly areaCode: string
}

const UNESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '\\': '\\' }
const unescape = (cell: string): string => cell.replace(/\\(.)/g, (_, letter: string) => UNESCAPED[letter] ?? letter)

function readLine(line: string, width: number): ListRow {
  const fields = line.split('\t')
  const hasEscapes = line.includes('\\')
  const cells: (string | null)[] = Array.from({ length: width })
  let plainFlags = ''
  const given = fields[width]
  const isPlain = given === undefined || given === '\\N'
  for (let at = 0; at < width; at += 1) {
    const field = fields[at] ?? '\\N'
    const cell = field === '\\N' ? null : hasEscapes ? unescape(field) : field
    cells[at] = cell
    if (isPlain) plainFlags += cell === null ? 'm' : 'o'
  }
  return {
    cells,
    flags: isPlain ? plainFlags : given,
    source: fields[width + 1] ?? '',
    id: fields[width + 2] ?? '',
    areaCode: fields[width + 3] ?? '',
  }
}

/** The rows of a list's stream, in batches as they arrive: `for await (const rows of readRows(list.stream(), list.columns.length))`. */
export async function* readRows(chunks: AsyncIterable<Uint8Array>, width: number): AsyncGenerator<readonly ListRow[]> {
  const decoder = new TextDecoder()
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
      .map((line) => readLine(line, width))
  }
  if (rest !== '') yield [readLine(rest, width)]
}

/** The change a cell's value came with; undefined for a computed or a missing cell. `from`: the column's `from`. */
export function changeOfCell(source: string, column: number, from: number): number | undefined {
  if (from < 0) return undefined
  const [rows = '', own = ''] = source.split('#')
  const mine = own === '' ? undefined : new RegExp(`,${column}:(\\d+)`).exec(`${own},`)?.[1]
  const change = mine ?? rows.split('|')[from]
  return change === undefined || change === '' ? undefined : Number(change)
}
