/**
 * Cost of filling large lists, without a database: rows come as prepared COPY text or as values. Prints JSON lines
 * `{name, unit, median, ratio, limit, rssMb}`. `node tools/bench/fill-rows.ts [rows…]`; each measurement runs in a process of its own.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDeflateRaw } from 'node:zlib'
import type { CopyTextField, FillValue } from '#modules/workbook/contract.ts'
import { openPackage } from '../../modules/workbook/server/package/open-package.ts'
import { fillWorkbook } from '../../modules/workbook/server/fill/fill-workbook.ts'
import { buildTemplate } from '../../modules/workbook/tests/build-template.ts'

const COLUMNS = 20
const columns = Array.from({ length: COLUMNS }, (_, index) => index + 1)
const kindOf = (column: number): 'text' | 'number' | 'date' =>
  column <= 10 ? 'text' : column <= 17 ? 'number' : 'date'
const villages = Array.from({ length: 50 }, (_, index) => `虚构县第${index}镇第${index * 7}村`)

/** Half of the texts differ from row to row, as identity numbers, names and addresses do. */
function writeField(row: number, column: number): string {
  if (kindOf(column) === 'date')
    return `19${50 + (row % 50)}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + ((row * column) % 28)).padStart(2, '0')}`
  if (kindOf(column) === 'number') return `${((row * 37 * column) % 1_000_003) / (column % 2 === 0 ? 1 : 100)}`
  if (column === 3) return `519900${19500101 + (row % 400_000)}${String(row % 10_000).padStart(4, '0')}`
  return column % 2 === 0 ? (villages[(row + column) % 50] ?? '') : `居民${row}号第${column}项`
}

function copyChunks(rows: number): Iterable<Uint8Array> {
  // The same 20,000 lines over and over: making them must not count.
  const lines: string[] = []
  for (let row = 0; row < Math.min(rows, 20_000); row += 1)
    lines.push(`${columns.map((column) => writeField(row, column)).join('\t')}\n`)
  const parts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((part) =>
    Buffer.from(lines.slice((part * lines.length) / 10, ((part + 1) * lines.length) / 10).join('')),
  )
  const rest = Buffer.from(lines.slice(0, rows % lines.length).join(''))
  return (function* repeat(): Generator<Uint8Array> {
    for (let left = rows; left >= lines.length; left -= lines.length) yield* parts
    if (rest.length > 0) yield rest
  })()
}

function* values(rows: number): Generator<readonly FillValue[]> {
  for (let row = 0; row < rows; row += 1) {
    yield columns.map((column): FillValue => {
      const text = writeField(row, column)
      const kind = kindOf(column)
      return kind === 'text'
        ? { kind, text }
        : kind === 'number'
          ? { kind, number: Number(text) }
          : { kind, date: text, precision: 'day' }
    })
  }
}

const fields = columns.map((column): CopyTextField =>
  kindOf(column) === 'date' ? { kind: 'date', precision: 'day' } : { kind: kindOf(column) as 'text' | 'number' },
)

async function fill(rows: number, way: 'copy' | 'values', path: string): Promise<number> {
  const list = { firstRow: 5, lastRow: 9, templateRow: 5, columns, count: rows }
  const source = way === 'copy' ? { rows: [], copyText: { chunks: copyChunks(rows), fields } } : { rows: values(rows) }
  const bytes = buildTemplate({ columns: COLUMNS })
  const started = performance.now()
  await fillWorkbook({ bytes }, { sheets: [{ sheet: '花名册', cells: [], lists: [{ ...list, ...source }] }] }, { path })
  return performance.now() - started
}

/** The lower bound: the finished sheet's XML, deflated at the same level. */
async function deflateAgain(path: string): Promise<number> {
  const pack = await openPackage({ path })
  const pieces: Buffer[] = []
  for await (const piece of pack.streamPart('xl/worksheets/sheet1.xml')) pieces.push(piece)
  await pack.close()
  const started = performance.now()
  const deflate = createDeflateRaw({ level: 1, chunkSize: 128 * 1024 })
  const drained = (async () => {
    for await (const _ of deflate) continue
  })()
  for (const piece of pieces) if (!deflate.write(piece)) await new Promise((resolve) => deflate.once('drain', resolve))
  deflate.end()
  await drained
  return performance.now() - started
}

interface Measured {
  readonly ms: number
  readonly cpu: number
  readonly rssMb: number
  readonly deflateMs: number
  readonly fileMb: number
}

async function measure(rows: number, way: 'copy' | 'values'): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'fill-rows-'))
  const path = join(folder, 'out.xlsx')
  const ms = await fill(rows, way, path)
  const used = process.resourceUsage()
  const fileMb = statSync(path).size / 1024 / 1024
  const deflateMs = rows <= 100_000 ? await deflateAgain(path) : 0
  await rm(folder, { recursive: true })
  return { ms, cpu: (used.userCPUTime + used.systemCPUTime) / 1000, rssMb: used.maxRSS / 1024, deflateMs, fileMb }
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

function measureApart(rows: number, way: string, times: number): Measured {
  const runs = Array.from(
    { length: times },
    () =>
      JSON.parse(
        execFileSync(process.execPath, [import.meta.filename, '--one', `${rows}`, way], { encoding: 'utf8' }),
      ) as Measured,
  )
  const of = (key: keyof Measured): number => median(runs.map((run) => run[key]))
  return {
    ms: of('ms'),
    cpu: of('cpu'),
    rssMb: Math.max(...runs.map((run) => run.rssMb)),
    deflateMs: of('deflateMs'),
    fileMb: of('fileMb'),
  }
}

const round = (value: number): number => Math.round(value * 100) / 100
const print = (line: Record<string, unknown>): void => void process.stdout.write(`${JSON.stringify(line)}\n`)

async function main(): Promise<void> {
  const [flag, one, way] = process.argv.slice(2)
  if (flag === '--one') {
    print({ ...(await measure(Number(one), way === 'values' ? 'values' : 'copy')) })
    return
  }
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000]
  for (const kind of ['copy', 'values']) {
    let perRow: number | undefined
    for (const rows of sizes) {
      const found = measureApart(rows, kind, rows > 200_000 ? 1 : 3)
      const cost = (found.ms * 1000) / rows
      perRow ??= cost
      print({
        name: `fill ${rows} x ${COLUMNS} from ${kind}`,
        unit: 'ms',
        median: round(found.ms),
        ratio: round(cost / perRow),
        limit: 1.2,
        rssMb: round(found.rssMb),
        cpuMs: round(found.cpu),
        fileMb: round(found.fileMb),
      })
      if (found.deflateMs > 0)
        print({
          name: `fill ${rows} x ${COLUMNS} from ${kind}, over deflate of the same XML`,
          unit: 'ms',
          median: round(found.deflateMs),
          ratio: round(found.ms / found.deflateMs),
          limit: 1.5,
          rssMb: round(found.rssMb),
        })
    }
  }
}

await main()
